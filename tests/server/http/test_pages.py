import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from ipcoop.graph.releases import versions

HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
DATA = "application/ld+json"
HOSTILE = (
    "SELECT ?x ?y { VALUES (?x ?y) {"
    ' ("<script>alert(1)</script>" "\\"><img src=x onerror=alert(1)>"@x-a)'
    " (<javascript:alert(1)> <data:text/html,x>)"
    " (<http://x/'onmouseover=alert(1)> <https://x/?a=1&b=2>)"
    ' ("a"^^<javascript:alert(2)> "{{7*7}}") } }'
)


class Page(HTMLParser):
    """Collects the elements of a page and checks that they are closed."""

    VOID = frozenset(["meta", "link", "input", "br", "img"])

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.text = [], [], ""
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data

    def all(self, tag, attribute):
        return [values.get(attribute) for name, values in self.elements if name == tag]


def page(response, status=200):
    assert response.status_code == status
    assert response.content_type == "text/html; charset=utf-8"
    found = Page(response.text)
    scripts = [one for name, one in found.elements if name == "script" and one.get("type") != DATA]
    assert all(script["src"].startswith("/static/") for script in scripts)
    assert not [name for _, attributes in found.elements for name in attributes if name[:2] == "on"]
    assert len(found.all("h1", "id")) == 1
    return found


def ask(client, query, **more):
    return client.get("/sparql", query_string={"query": query, **more}, headers=HTML)


def test_the_start_page_says_what_the_graph_holds_and_answers(client):
    start = page(client.get("/"))
    assert "/queries/cq01-offices" in start.all("a", "href")
    assert "Which offices are there?" in start.text
    assert "/queries/why" in start.all("a", "href")
    assert start.all("form", "action") == ["/search", "/sparql"]
    assert re.search(r"Offices 1\s", start.text)
    graphs = page(client.get("/graphs")).text
    assert re.search(r"Facts: the default graph\s+4", graphs)
    assert re.search(r"graph/claims/d1\s+1", graphs)


def test_every_link_of_the_pages_leads_somewhere(client, monkeypatch):
    monkeypatch.setattr("ipcoop.http.bundle._zip", bytes)  # takes seconds to make
    seen, todo = set(), ["/"]
    while todo:
        path = todo.pop()
        seen.add(path)
        response = client.get(path, headers=HTML)
        # A profile may have no terms for what there is to tell of a thing.
        assert response.status_code == 200 or "profile=" in path, path
        if response.mimetype == "text/html":
            found = Page(response.text)
            named = {*found.all("a", "href"), *found.all("link", "href")}
            links = {link.partition("#")[0] for link in named}
            todo += [link for link in links if link.startswith("/") and link not in {*seen, *todo}]
        response.close()
    assert {"/queries", "/sparql", "/shapes", "/static/style.css", "/queries/why.rq"} <= seen
    assert {"/ontology", *(f"/ontology/{version}" for version in versions())} <= seen


def test_the_query_of_the_start_page_can_be_asked(client):
    query = unescape(
        re.search(r"<textarea[^>]*>\n(.*)</textarea>", client.get("/").text, re.DOTALL)[1]
    )
    assert "4 rows." in page(ask(client, query)).text


def test_the_list_of_queries_has_their_numbers_and_escapes_their_titles(client):
    response = client.get("/queries", headers=HTML)
    assert re.search(r"2\.\s+<b>Labels</b>", page(response).text)
    assert "<b>" not in response.text


def test_the_page_of_a_query_tells_all_of_it(client):
    found = page(client.get("/queries/cq01", headers=HTML))
    for words in ("Offices", "Which offices are there?", "an analyst", "Needs: names", "language"):
        assert words in found.text
    assert "SELECT ?office WHERE" in found.text


@pytest.mark.parametrize(
    ("path", "accept", "content_type"),
    [
        ("/queries/why", "application/sparql-query", "application/sparql-query"),
        ("/queries/why", "*/*", "application/sparql-query"),
        ("/queries/why", "text/plain", "text/plain; charset=utf-8"),
        ("/queries/why.rq", "text/html", "application/sparql-query"),
    ],
)
def test_the_text_of_a_query_can_be_had(client, path, accept, content_type):
    response = client.get(path, headers={"Accept": accept})
    assert (response.status_code, response.text) == (200, "ASK {}\n")
    assert response.content_type == content_type


def test_a_query_that_does_not_exist_is_404_with_those_near_it(client):
    for path in ("/queries/labels", "/queries/labels.rq"):
        response = client.get(path)
        assert response.status_code == 404
        assert "cq02-labels" in response.get_json()["remedy"]
    assert "cq02-labels" in page(client.get("/queries/labels", headers=HTML), 404).text


def test_a_browser_without_a_query_gets_a_form(client):
    assert page(client.get("/sparql", headers=HTML)).all("textarea", "name") == ["query"]


def test_rows_are_a_table_with_short_names_that_are_links(client):
    query = "SELECT ?s ?l ?n ?u { ?s rdfs:label ?l ; ipcoop:memberCount ?n }"
    prefixes = (
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "PREFIX ipcoop: <https://w3id.org/ipcoop/ontology#> "
    )
    response = ask(client, prefixes + query)
    found = page(response)
    assert '<a href="/page/office/kr">office:kr</a>' in response.text
    assert "<td>Korean Intellectual Property Office <small>en</small></td>" in response.text
    assert "<td>5 <small>xsd:integer</small></td>" in response.text
    assert "<td></td>" in response.text
    assert "One row." in found.text
    assert query in found.text


def test_yes_and_no_are_sentences(client):
    assert "Yes" in page(ask(client, "ASK {}")).text
    assert "No" in page(ask(client, "ASK { ?s ?p 'nothing' }")).text


def test_a_graph_is_turtle_to_read(client):
    assert (
        "office:kr ipcoop:memberCount 5 ." in page(ask(client, "CONSTRUCT WHERE { ?s ?p 5 }")).text
    )
    assert "empty graph" in page(ask(client, "CONSTRUCT WHERE { ?s ?p 'x' }")).text


def test_many_rows_are_cut_and_the_page_says_so(client):
    query = "SELECT ?x { VALUES ?x { %s } }" % " ".join(map(str, range(1500)))
    found = page(ask(client, query))
    assert found.text.count("xsd:integer") == 1000
    assert "The first 1,000 of 1,500 rows." in found.text
    assert "No rows" in page(ask(client, "SELECT * { ?s ?p 'nothing' }")).text


def test_hostile_terms_are_inert(client):
    response = ask(client, HOSTILE)
    found = page(response)
    assert "<script>" not in response.text
    assert "<img" not in response.text
    assert "<script>alert(1)</script>" in found.text
    assert "{{7*7}}" in found.text
    links = [link for link in found.all("a", "href") if link[0] not in "/?"]
    assert links == ["http://x/'onmouseover=alert(1)", "https://x/?a=1&b=2"]


@pytest.mark.parametrize(
    "query", ["SELECT ?<script>alert(1)</script> {}", '"><script>', "</textarea><script>"]
)
def test_a_hostile_query_is_inert_on_the_page_of_its_error(client, query):
    response = ask(client, query)
    assert query in page(response, 400).text
    assert "<script>" not in response.text


@pytest.mark.parametrize("form", ["SELECT *", "ASK", "CONSTRUCT"])
@pytest.mark.parametrize("term", [r"x:a\&b", "<http://x/'&lt;script&gt;>"])
def test_the_hint_on_the_page_of_an_empty_answer_is_inert(client, form, term):
    response = ask(client, f"PREFIX x: <http://x/> {form} WHERE {{ ?s {term} ?o }}")
    assert f"Unknown property {term}." in page(response).text
    assert "<script>" not in response.text


def test_graphs_of_the_request_stay_in_the_form(client):
    graph = 'http://x/"><script>'
    response = ask(client, "ASK {}", **{"named-graph-uri": "http://x/&lt;"})
    assert 'value="http://x/&amp;lt;"' in response.text
    assert "<script>" not in ask(client, "ASK {}", **{"default-graph-uri": graph}).text


def test_the_page_of_an_error_has_its_place_its_remedy_and_the_query(client):
    found = page(ask(client, "ASK { ?s rdfs:label ?o }"), 400)
    assert "Line 1, column 10." in found.text
    assert "PREFIX rdfs:" in found.text
    assert found.all("textarea", "name") == ["query"]


@pytest.mark.parametrize(
    "path", ["/nothing", "/static/../app.py", "/static/%2e%2e/app.py", "/static/"]
)
def test_what_does_not_exist_is_404_for_people_and_for_programs(client, path):
    assert "Nothing has this address." in page(client.get(path, headers=HTML), 404).text
    document = client.get(path).get_json()
    assert (document["title"], document["status"]) == ("Not found", 404)


def test_health_is_ok(client):
    response = client.get("/health")
    assert (response.status_code, response.text) == (200, "ok")
    assert response.content_type == "text/plain; charset=utf-8"


def test_a_form_keeps_a_query_that_begins_with_an_empty_line(client):
    text = client.get(f"/sparql?query={quote(chr(10) + 'ASK {}')}", headers=HTML).text
    assert re.search(r"<textarea[^>]*>\n\nASK \{\}</textarea>", text)


def test_every_block_of_the_styles_is_closed(client):
    with client.get("/static/style.css") as response:
        styles = response.text
    assert styles.count("{") == styles.count("}")


def test_the_answer_to_each_question_can_be_had_as_csv(client):
    response = client.get("/queries/cq01-offices.csv")
    assert response.content_type == "text/csv; charset=utf-8"
    assert response.text.splitlines()[0] == "office"
    assert "/queries/cq01-offices.csv" in page(client.get("/queries/cq01", headers=HTML)).all(
        "a", "href"
    )


def test_the_list_of_queries_comes_as_rdf_to_who_asks_for_that(client):
    response = client.get("/queries", headers={"Accept": "text/turtle"})
    assert response.content_type == "text/turtle; charset=utf-8"
    assert "sh:SPARQLExecutable" in response.text
    assert client.get("/queries", headers=HTML).mimetype == "text/html"
