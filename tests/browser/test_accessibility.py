"""The pages keep the rules of WCAG 2.2 AA that axe can judge, in light and in dark."""

from pathlib import Path

import pytest

AXE = Path(__file__).parents[1] / "clients" / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {
    "light": {"type": "tag", "values": LEVELS},
    "dark": {"type": "rule", "values": ["color-contrast"]},
}
PAGES = [
    "/",
    "/queries",
    "/queries/cq01-events-of-an-office?lang=ko",
    "/sparql?query=ASK%7B%7D&lang=ko",
    "/timeline",
    "/page/office/kr?lang=ko",
    "/page/event/hipoc-2017",
    "/document/kipo-hipoc-2017",
    "/network?kind=agreements",
    "/briefing/office/kr?with=office/vn",
    "/search?q=kipo",
    "/questions",
    "/contradictions?lang=ko",
    "/claims",
    "/list/offices",
    "/graphs",
    "/dump/",
]
IN_THE_DARK = ["/", "/page/event/hipoc-2017", "/document/kipo-hipoc-2017"]

pytestmark = pytest.mark.skipif(not AXE.exists(), reason="needs axe-core: make install")


def faults(page, scheme, *passed_over):
    """Return what is wrong, and where."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "(rules) => axe.run({ runOnly: rules, resultTypes: ['violations'] })", RULES[scheme]
    )["violations"]
    return [
        (fault["id"], node["target"])
        for fault in found
        for node in fault["nodes"]
        if fault["id"] not in passed_over
    ]


@pytest.mark.parametrize(("scheme", "paths"), [("light", PAGES), ("dark", IN_THE_DARK)])
def test_pages(opening, scheme, paths):
    page = opening("/", color_scheme=scheme)
    for path in paths:
        page.goto(path)
        assert not faults(page, scheme), path


def test_no_page_is_wider_than_a_phone(opening):
    page = opening("/", viewport={"width": 390, "height": 844})
    for path in PAGES:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_query_editor(opening, scheme):
    page = opening("/sparql#cq21-holder-of-a-post-on-a-date", color_scheme=scheme)
    if not page.locator("#editor").count():
        pytest.skip("needs the query editor: make assets")
    page.locator(".CodeMirror", has_text="SELECT").wait_for()
    page.get_by_role("button", name="Run query").click()
    page.locator(".yasr_results td").first.wait_for()
    # The text field of the editor scrolls with the cursor.
    assert not faults(page, scheme, "scrollable-region-focusable")
    page.get_by_role("button", name="Shows Response view").click()
    assert not faults(page, scheme, "scrollable-region-focusable")
