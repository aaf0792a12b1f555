import pytest

from ipcoop.sparql.spelling import respell, widen
from ipcoop.sparql.tokens import tokenize


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("ASK { FILTER(TRUE) }", "ASK { FILTER(true) }"),
        ("SELECT (CONCAT ('a') AS ?x) {}", "SELECT ( CONCAT('a') AS ?x) {}"),
        ("SELECT (coalesce #c\n (?x) AS ?y) {}", "SELECT ( #c\n coalesce(?x) AS ?y) {}"),
        (
            "ASK { ?s ?p 'TRUE' , 'CONCAT (' , ex:TRUE }",
            "ASK { ?s ?p 'TRUE' , 'CONCAT (' , ex:TRUE }",
        ),
        ("ASK { # TRUE\n }  ", "ASK { # TRUE\n }  "),
    ],
)
def test_a_query_is_spelt_as_the_engine_wants_it_with_every_line_at_its_place(written, spelt):
    assert respell(written) == spelt
    assert len(written) == len(spelt)


def test_a_token_is_found_again_by_a_column_of_the_wide_text():
    tokens = list(tokenize("SELECT (CONCAT('''a\nb''') AS ?x)"))
    wide = widen(tokens)
    assert "\n" not in wide.text
    for number, start in enumerate(wide.starts):
        assert wide.token_at(start + 1) == number
        assert wide.token_at(start + len(tokens[number].text)) == number
    assert wide.token_at(len(wide.text) + 1) is None
