"""The page at /sparql in a real browser."""

import csv
import json
from pathlib import Path

import pytest

from ipcoop.http.assets import has_assets
from ipcoop.namespaces import DISPUTED_GRAPH, ID, IPCOOP, SCHEME

needs_assets = pytest.mark.skipif(not has_assets(), reason="needs the query editor: make assets")

TEXTS = [
    "<img src=x onerror=alert(1)>",
    "&lt;img src=x onerror=alert(1)&gt;<script>alert(1)</script>",
    "</div></td></table><iframe src=/sparql></iframe>",
    "{{x}} {{7*7}} \"'onmouseover='alert(1)",
]
IRIS = {
    "javascript:alert(1)": None,
    "JavaScript://x/%0aalert(1)": None,
    "data:text/html,x": None,
    "http://x/'onmouseover='alert(1)&lt;img&gt;": "http://x/'onmouseover='alert(1)&lt;img&gt;",
    f"{ID}office/kr": "/page/office/kr",
    f"{SCHEME}status/stated": "/page/scheme/status/stated",
    f"{DISPUTED_GRAPH}": "/graph/disputed",
    f"{IPCOOP}IPOffice": "/ontology#IPOffice",
    f"{ID.removesuffix('id/')}page/office/kr": None,
    f"{ID}../../../evil.example/": None,
    f"{ID.removesuffix('id/')}/evil.example/": None,
}
NAMES = ["constructor", "__proto__", "hasOwnProperty", "toString", "length", "data", "Àb", "이름"]


@pytest.fixture
def editor(opening):
    page = opening("/sparql")
    page.locator(".CodeMirror").wait_for()
    return page


def run(page, query):
    """Ask a query as people do, with the keyboard."""
    page.get_by_role("textbox", name="Query in SPARQL").focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(query)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("Control+Enter")


def cells(page):
    """Return the cells of the answer, without the number of each row."""
    shown = page.locator(".yasr_results td:not(:first-child)")
    shown.first.wait_for()
    return shown


def literal(text):
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"')


def test_without_scripts_a_form_asks(opening):
    page = opening("/sparql", java_script_enabled=False)
    page.get_by_label("Query in SPARQL").fill(
        f"SELECT (6 * 7 AS ?answer) (<{ID}office/kr> AS ?x) {{}}"
    )
    page.get_by_role("button", name="Run").click()
    assert page.get_by_role("cell").first.inner_text() == "42 xsd:integer"
    page.get_by_role("cell").get_by_role("link", name="office:kr").click()
    page.get_by_role("heading", level=1, name="Korean Intellectual Property Office").wait_for()
    assert page.url.endswith("/page/office/kr")


@needs_assets
def test_an_example_is_chosen_asked_and_downloaded(editor):
    assert editor.locator("main form").is_hidden()
    with editor.expect_response("**/queries/cq02-*.rq"):
        editor.get_by_label("Example").select_option(
            "2. Countries whose heads of IP office attended"
        )
    editor.locator(".CodeMirror", has_text="SELECT ?country").wait_for()
    editor.get_by_role("button", name="Run query").click()
    countries = "AF BD KH IN IR LA MY MV MM PK PH LK VN".split()
    assert cells(editor).all_inner_texts() == countries
    with editor.expect_download() as told:
        editor.get_by_role("button", name="Download Results").press("Enter")
    rows = list(csv.reader(Path(told.value.path()).read_text(encoding="utf-8").splitlines()))
    assert rows == [["country"], *([country] for country in countries)]


@needs_assets
def test_hostile_text_stays_text(editor):
    languages = ["x-a", "en-onload", "x-href"]
    values = [*map(literal, TEXTS), *(f'"x"@{language}' for language in languages)]
    run(editor, "SELECT ?x { VALUES ?x { %s } }" % " ".join(values))
    shown = [*TEXTS, *(f"x {language}" for language in languages)]
    assert cells(editor).all_inner_texts() == shown
    results = editor.locator(".yasr_results")
    assert results.locator("img, script, iframe").count() == 0
    editor.get_by_label("Filter query results").fill("&lt;img")
    editor.keyboard.press("Enter")
    assert cells(editor).all_inner_texts() == [TEXTS[1]]


@needs_assets
def test_iris_lead_to_this_server_or_to_the_web_and_run_nothing(editor):
    values = " ".join(f"<{iri}>" for iri in IRIS)
    run(editor, 'SELECT ?x { VALUES ?x { %s "x"^^<javascript:alert(1)> } }' % values)
    links = cells(editor).evaluate_all(
        "cells => cells.map(cell => cell.querySelector('a')?.getAttribute('href') ?? null)"
    )
    server = editor.url.removesuffix("/sparql")
    expected = [link and link.replace("/", f"{server}/", link[0] == "/") for link in IRIS.values()]
    assert links == [*expected, None]
    editor.get_by_role("link", name="office:kr").click()
    assert editor.url == f"{server}/page/office/kr"


@needs_assets
def test_the_names_of_variables_are_only_names(editor):
    names = " ".join(f"?{name}" for name in NAMES)
    run(editor, "SELECT %s { VALUES (%s) { (%s) } }" % (names, names, "1 " * len(NAMES)))
    assert cells(editor).all_inner_texts() == ["1 xsd:integer"] * len(NAMES)
    assert editor.locator(".yasr_results th").all_inner_texts()[1:] == NAMES


@needs_assets
def test_what_is_wrong_is_said_in_sentences(opening):
    page = opening("/sparql", refusing=True)
    run(page, "SELECT * { ?s rdfs:label ?o }")
    assert "PREFIX rdfs:" in page.get_by_role("alert").inner_text()


@needs_assets
def test_the_tab_key_leaves_the_editor(editor):
    editor.get_by_role("textbox", name="Query in SPARQL").focus()
    for name in ("Share query", "Run query"):
        editor.keyboard.press("Tab")
        assert editor.locator(":focus").get_attribute("aria-label") == name


@needs_assets
def test_a_link_cannot_say_where_a_query_is_sent(opening):
    page = opening("/sparql#query=ASK%7B%7D&endpoint=https://evil.example/sparql")
    run(page, "ASK {}")
    page.get_by_text("True").wait_for()


@needs_assets
def test_names_come_from_this_service(editor):
    with editor.expect_response(lambda answer: "sparql?query=" in answer.url) as told:
        editor.reload()
    assert len(json.loads(told.value.text())["results"]["bindings"]) > 100
    editor.get_by_role("textbox", name="Query in SPARQL").focus()
    editor.keyboard.press("Control+a")
    editor.keyboard.type("SELECT * { ?s a ipcoop:IPOf")
    editor.keyboard.press("Control+Space")
    editor.locator(".CodeMirror-hint", has_text="ipcoop:IPOffice").wait_for()
    editor.keyboard.press("Enter")
    lines = editor.locator(".CodeMirror-line").all_inner_texts()
    assert lines == [f"PREFIX ipcoop: <{IPCOOP}>", "SELECT * { ?s a ipcoop:IPOffice"]
