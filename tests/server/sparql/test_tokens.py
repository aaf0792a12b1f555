import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ipcoop.errors import BadQueryError
from ipcoop.sparql.tokens import place, tokenize


def outcome(query):
    try:
        return list(tokenize(query))
    except BadQueryError as error:
        return error


def texts(query):
    return [token.text for token in tokenize(query)]


def kinds(query):
    return [token.kind for token in tokenize(query)]


def test_every_kind_of_token_is_told():
    query = "SELECT ?x $y <http://x/#a> ex:a.b _:b.c \"s\"@en-GB '''l''' 1.5e3 .5 7 <= :"
    assert kinds(query) == [
        *("word", "variable", "variable", "iri", "name", "blank", "string", "tag", "string"),
        *("number", "number", "number", "sign", "name"),
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?a<?b&&?c>?d", ["?a", "<?b&&?c>", "?d"]),
        ("?a < ?b", ["?a", "<", "?b"]),
        ("1+1", ["1", "+", "1"]),
        ("1.e5.", ["1.e5", "."]),
        ("ex:a.", ["ex:a", "."]),
        ("a.b:c\\#d%41", ["a.b:c\\#d%41"]),
        ("ex:a#c\n?x", ["ex:a", "?x"]),
        ("<http://x/#a>#<b>\n.", ["<http://x/#a>", "."]),
        ("''''a' 'b'''.", ["''''a' 'b'''", "."]),
        ("{|:p :o|}", ["{|", ":p", ":o", "|}"]),
        ("<<( :s :p :o )>>", ["<<(", ":s", ":p", ":o", ")>>"]),
        ("\\u0053ELECT", ["\\", "u0053ELECT"]),
    ],
)
def test_the_longest_match_is_taken(query, expected):
    assert texts(query) == expected


@pytest.mark.parametrize("string", ['"a', "'a\n'", '"""a""', r'"\q"', r'"\uD800"', r"'\U00110000'"])
def test_a_string_that_the_engine_may_read_otherwise_is_refused_at_its_place(string):
    with pytest.raises(BadQueryError, match="string") as refused:
        texts(f"ASK {{\n  ?s ?p {string} }}")
    assert (refused.value.line, refused.value.column) == (2, 9)


def test_lines_and_columns_count_from_1():
    assert [place("ab\ncd", offset) for offset in range(5)] == [
        (1, 1),
        (1, 2),
        (1, 3),
        (2, 1),
        (2, 2),
    ]


@given(st.text())
def test_tokens_are_the_text_without_spaces_and_comments(text):
    tokens = outcome(text)
    assume(isinstance(tokens, list))
    end = 0
    for token in tokens:
        gap = text[end : token.start]
        assert not gap.strip(" \t\r\n") or "#" in gap
        assert text[token.start : token.end] == token.text
        end = token.end


@given(st.text(alphabet="<>\"'\\#\n.:a1?@{}()%_-^|&", max_size=60))
def test_no_text_of_signs_makes_it_fail_otherwise_than_by_refusing(text):
    assert isinstance(outcome(text), list | BadQueryError)


@pytest.mark.parametrize(
    "piece", ["a.", "a", ":a.b.", "_:a.", "<a", "<", "1.", "@a-", '\\"', "(", "'''"]
)
def test_reading_takes_linear_time(piece):
    text = piece * (400_000 // len(piece))
    assert isinstance(outcome(text), list | BadQueryError)
