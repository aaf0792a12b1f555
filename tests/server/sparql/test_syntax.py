import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcoop.config import Limits
from ipcoop.errors import BadQueryError
from ipcoop.sparql.syntax import Form, check


def outcome(text):
    try:
        return check(text)
    except BadQueryError as error:
        return error


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * {}", Form.SELECT),
        ("select(1 AS ?x){}", Form.SELECT),
        ("ASK{}", Form.ASK),
        ("PREFIX ask: <http://x/> # ASK\nBASE <http://x/> CONSTRUCT WHERE {}", Form.CONSTRUCT),
        ("VERSION '1.2' DESCRIBE <http://x/>", Form.DESCRIBE),
    ],
)
def test_the_form_of_a_query_is_found(query, form):
    assert check(query) is form


@pytest.mark.parametrize(
    "update",
    ["INSERT DATA {}", "prefix a: <b:> delete where {}", "#x\nCLEAR ALL", "WITH <a> INSERT {}"],
)
def test_an_update_is_refused_because_this_endpoint_only_reads(update):
    with pytest.raises(BadQueryError, match="only reads"):
        check(update)


@pytest.mark.parametrize("text", ["", "  # SELECT", "PREFIX a: <b:>"])
def test_an_empty_query_is_refused(text):
    with pytest.raises(BadQueryError, match="empty"):
        check(text)


def test_what_begins_no_query_is_refused_at_its_place():
    with pytest.raises(BadQueryError, match="“FIND” begins no query") as refused:
        check("PREFIX a: <b:>\n  FIND ?x")
    assert (refused.value.line, refused.value.column) == (2, 3)


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(BadQueryError, match="surrogate"):
        check("ASK {}\ud800")


@pytest.mark.parametrize(
    ("query", "cause"),
    [
        ("ASK { ?s ?p ?o", "never closed"),
        ("ASK { ?s ?p ?o ) }", "closes no {"),
        ("ASK {} }", "closes nothing"),
        ("ASK { (1 } )", "closes no ("),
    ],
)
def test_brackets_must_match(query, cause):
    with pytest.raises(BadQueryError) as refused:
        check(query)
    assert cause in refused.value.cause


contents = st.text(
    alphabet=st.characters(exclude_characters="\"'\\<>\r\n", exclude_categories=["Cs"])
)


@given(contents)
def test_what_a_string_says_never_changes_the_form(content):
    assert check(f'ASK {{ ?s ?p "{content}" }}') is Form.ASK
    assert check(f"ASK {{ ?s ?p '''{content}''' }}") is Form.ASK


@given(contents)
def test_what_a_comment_says_never_changes_the_form(content):
    assert check(f"#{content}\nASK {{ ?s ?p ?o # {content}\n }} # {content}") is Form.ASK


@given(st.text(alphabet="abzSERVICEselect:/#?&=()-.,;'!$*+1", max_size=40))
def test_what_an_iri_says_never_changes_the_form(content):
    assert check(f"ASK {{ ?s <http://x/{content}> ?o }}") is Form.ASK


@given(st.text())
def test_no_text_makes_it_fail_otherwise_than_by_refusing(text):
    assert isinstance(outcome(text), Form | BadQueryError)


@given(
    st.lists(
        st.sampled_from(
            "SELECT * { } ( ) [ ] ?x :p . ; , FILTER VALUES IN ! && + < 'a' 1 SERVICE".split()
        )
    )
)
def test_no_sequence_of_words_makes_it_fail_otherwise_than_by_refusing(words):
    assert isinstance(outcome(" ".join(words)), Form | BadQueryError)


def test_a_query_may_have_as_many_characters_as_the_limit_and_no_more():
    query = "ASK {}".ljust(100)
    assert check(query, Limits(length=100)) is Form.ASK
    with pytest.raises(BadQueryError, match="101 characters; 100 are the limit"):
        check(f"{query} ", Limits(length=100))
