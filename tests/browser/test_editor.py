"""The page at /sparql in a real browser."""


def test_without_scripts_a_form_asks(opening):
    page = opening("/sparql", java_script_enabled=False)
    page.get_by_label("Query in SPARQL").fill("SELECT (6 * 7 AS ?answer) {}")
    page.get_by_role("button", name="Run").click()
    assert page.get_by_role("cell").inner_text() == "42 xsd:integer"
