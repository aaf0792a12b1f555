import pytest

from ipcoop.errors import BadQueryError
from ipcoop.namespaces import PREFIXES
from ipcoop.sparql.formats import JSON, TURTLE
from ipcoop.sparql.store import QueryRequest


def refused(store, query):
    with pytest.raises(BadQueryError) as error:
        store.query(QueryRequest(query), JSON, TURTLE)
    assert len(error.value.cause) < 200
    return error.value


NODE = "an IRI, a variable or a literal"
PATTERN = "a triple pattern, a clause such as OPTIONAL or FILTER, or }"
END = "the end of the query, or a clause such as ORDER BY or LIMIT,"
OPERATOR = "an operator or the end of the expression"


@pytest.mark.parametrize(
    ("query", "place", "token", "wanted"),
    [
        ("SELECT * {\n  ?s ?p }", (2, 9), "}", NODE),
        ("ASK { ?s ?p ?o }\nfoo", (2, 1), "foo", END),
        ("SELECT ?s, ?p {}", (1, 10), ",", "WHERE or {"),
        ("SELECT {}", (1, 8), "{", "* or a variable"),
        ("SELECT ?s {} ORDER ?s", (1, 20), "?s", "BY"),
        ("SELECT ?s {} LIMIT ten", (1, 20), "ten", "a number"),
        ("SELECT ?s FROM x {}", (1, 16), "x", "an IRI or NAMED"),
        ("ASK { FILTER ?x }", (1, 14), "?x", "an expression"),
        ("ASK { FILTER(?x == 1) }", (1, 18), "=", "an expression"),
        ("ASK { BIND(1 ?x) }", (1, 14), "?x", OPERATOR),
        ("ASK { OPTIONAL ?s ?p ?o }", (1, 16), "?s", "{"),
        ("ASK { ?s ?p ?o UNION {} }", (1, 16), "UNION", PATTERN),
        ("ASK { FILTER NOT EXIST {} }", (1, 18), "EXIST", "EXISTS"),
        ("ASK { VALUES ?x { ?y } }", (1, 19), "?y", "a value or UNDEF"),
        ("ASK { GRAPH { } }", (1, 13), "{", "a variable or an IRI"),
        ("ASK { ?s a/ ?o }", (1, 13), "?o", "a property"),
        (f'SELECT "{"a" * 99}" {{}}', (1, 8), f'"{"a" * 39}…', "* or a variable"),
    ],
)
def test_a_syntax_error_is_one_sentence_at_the_token_that_is_wrong(
    store, query, place, token, wanted
):
    error = refused(store, query)
    assert (error.line, error.column) == place
    assert error.cause == f"“{token}” stands where {wanted} should stand."


@pytest.mark.parametrize(
    ("query", "column", "cause"),
    [
        ("CONSTRUCT { ?s ?p ?o }", 23, "The query ends where { should stand."),
        ("SELECT ?s ?s {}", 15, "Duplicated variable name in SELECT."),
        ("ASK { BIND(1 AS ?x) BIND(2 AS ?x) }", 35, "BIND is overriding an existing variable."),
        ("ASK {{?s ?p _:a}{_:a ?p ?o}}", 18, "The blank node _:a stands in another group already."),
        ("ASK { ?s ?p <http://x/%zz> }", 13, "<http://x/%zz> is no well-formed IRI."),
        ("ASK { ?s ?p <http://x/a b> }", 13, "What begins here is no IRI: it has a space"),
    ],
)
def test_what_is_wrong_otherwise_is_said_in_one_sentence_too(store, query, column, cause):
    error = refused(store, query)
    assert (error.line, error.column) == (1, column)
    assert error.cause.startswith(cause)


def test_for_a_prefix_of_the_project_the_remedy_is_its_declaration(store):
    error = refused(store, "PREFIX a: <http://x/>\nASK { ?s a:b ?o ; rdfs:label ?l }")
    assert (error.line, error.column) == (2, 19)
    assert error.cause == "The prefix rdfs: is not declared."
    assert error.remedy == f"Put this line at the top: PREFIX rdfs: <{PREFIXES['rdfs']}>"


def test_for_another_prefix_the_remedy_says_what_a_declaration_looks_like(store):
    error = refused(store, "ASK { ?s foo:b ?o }")
    assert error.remedy.endswith("PREFIX foo: <…>")


@pytest.mark.parametrize(
    "query",
    ["ASK { FILTER(<http://x/f>(1)) }", "SELECT (<http://x/f>(?s) AS ?x) { ?s ?p ?o }"],
)
def test_what_cannot_be_evaluated_is_refused_with_the_cause(store, query):
    assert "custom function <http://x/f> is not supported" in refused(store, query).cause
