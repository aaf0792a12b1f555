import socket

import pytest

from ipcoop.errors import BadQueryError
from ipcoop.namespaces import IPCOOP, PREFIXES
from ipcoop.sparql.formats import JSON, TURTLE
from ipcoop.sparql.query import QueryRequest


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
        ("SELECT ?s ?s {}", 11, "?s is there already."),
        ("ASK { BIND(1 AS ?x) BIND(2 AS ?x) }", 31, "?x is there already."),
        ("SELECT (1 AS ?o) { ?s ?p ?o }", 14, "?o is there already."),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", 8, "SELECT * does not go with GROUP BY"),
        ("SELECT ?s (COUNT(?o) AS ?n) {?s ?p ?o}", 8, "?s stands beside an aggregate"),
        ("SELECT ?s ?p (MAX(?o) AS ?n) {?s ?p ?o} GROUP BY ?p", 8, "?s stands beside an agg"),
        ("SELECT (?s + MAX(?o) AS ?n) {?s ?p ?o}", 9, "?s stands beside an aggregate"),
        ("SELECT ?s {?s ?p ?o FILTER(SUM(?o) > 1)}", 28, "SUM stands in FILTER"),
        ("ASK { VALUES (?x ?y) { (1) } }", 28, "The VALUES clause rows should have exactly"),
        ("PREFIX foaf <http://x/> ASK {}", 8, "“foaf” stands where a prefix and its colon"),
        ("PREFIX x: http://x/ ASK {}", 11, "“http:” stands where an IRI should stand."),
        ("@prefix x: <http://x/> . ASK {}", 1, "@prefix is Turtle."),
        ("PREFIX x: <http://x/> . ASK {}", 23, "No full stop stands here in SPARQL."),
        ("ASK {{?s ?p _:a}{_:a ?p ?o}}", 18, "The blank node _:a stands in another group already."),
        ("ASK { ?s ?p <http://x/%zz> }", 13, "<http://x/%zz> is no well-formed IRI."),
        ("ASK { ?s ?p <http://x/a b> }", 13, "What begins here is no IRI: it has a space"),
        ("PREFIX x: <http://x/> ASK { x:a.b.c ?p ?o }", 29, "x:a.b.c has two full stops"),
        ("ASK { << FILTER ?s ?p > ?o >> }", 7, "What begins here is no IRI"),
        ("ASK { ?s <a b> ?o }", 10, "What begins here is no IRI: it has a space"),
    ],
)
def test_what_is_wrong_otherwise_is_said_in_one_sentence_too(store, query, column, cause):
    error = refused(store, query)
    assert (error.line, error.column) == (1, column)
    assert error.cause.startswith(cause)
    assert error.remedy


@pytest.mark.parametrize(
    ("query", "remedy"),
    [
        ("SELCT * {}", "Did you mean SELECT?"),
        ("ASK { ?s ?p ?o FLTER(?o) }", "Did you mean FILTER?"),
        ("SELECT * { ?s ?p ?o } LIMT 5", "Did you mean LIMIT?"),
        ("SELECT (STRLENGTH(?s) AS ?n) {}", "Did you mean STRLEN?"),
        ("SELECT * {} ORDER ?s", "Write BY before it."),
        ("SELECT * {} ORDER BY DESC ?s", "Write (?s)."),
        ("ASK { FILTER(?a AND ?b) }", "Write && for AND."),
        ("ASK { FILTER(NOT ?a) }", "Write ! for NOT."),
        ("ASK { FILTER(?a == 1) }", "Remove “=”."),
        ("ASK { FILTER ?a > 1 }", "Write the expression in brackets."),
        ("ASK { GRAPH ?g ?s ?p ?o }", "Write { here."),
        ("SELECT ?s, ?p {}", "Remove “,”."),
        ("SELECT COUNT(*) {}", "Write an expression in brackets and with a name: (COUNT(…) AS"),
        ("PREFIX x: <http://x/> ASK { ?s x: y ?o }", "Write x:y without a space."),
        ("ASK { ?s a Office }", "A name has a prefix with a colon, a variable a question mark"),
        ("ASK { ?s ?p “x” }", "Write straight quotes"),
        ("ASK { ?s ?p ?o }}", "Remove it."),
        ("ASK { (?s ?p ?o }", "Write ) before it."),
        ("CONSTRUCT { ?s ?p ?o }", "Write { at the end."),
    ],
)
def test_the_remedy_is_a_change_that_the_engine_takes(store, query, remedy):
    assert refused(store, query).remedy.startswith(remedy)


@pytest.mark.parametrize("name", ["x:a.b.SERVICE foo", "x:a.b.SERVICE 'a'", "x: SERVICE", "LOAD"])
def test_looking_for_a_remedy_asks_no_other_service(store, name):
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0.05)
        iri = f"<http://127.0.0.1:{other.getsockname()[1]}/>"
        refused(store, f"PREFIX x: <http://x/> ASK {{ ?s ?p {name} {iri} {{}} }}")
        with pytest.raises(TimeoutError):
            other.accept()


def test_a_long_query_is_refused_without_a_search_for_a_remedy(store):
    query = f"ASK {{ VALUES ?x {{ {'1 ' * 3000} }} ?s ?p ?o FLTER(?o) }}"
    assert refused(store, query).remedy == "Compare it with the examples."


def test_for_a_prefix_of_the_project_the_remedy_is_its_declaration(store):
    error = refused(store, "PREFIX a: <http://x/>\nASK { ?s a:b ?o ; rdfs:label ?l }")
    assert (error.line, error.column) == (2, 19)
    assert error.cause == "The prefix rdfs: is not declared."
    assert error.remedy == f"Put this line at the top: PREFIX rdfs: <{PREFIXES['rdfs']}>"


@pytest.mark.parametrize(
    ("prefix", "remedy"),
    [
        ("foaf", "Put this line at the top: PREFIX foaf: <http://xmlns.com/foaf/0.1/>"),
        ("dcat", "Put this line at the top: PREFIX dcat: <http://www.w3.org/ns/dcat#>"),
        ("Foaf", "Did you mean foaf:? Then put at the top: PREFIX foaf: <http://xmlns.com/foaf"),
        ("ipc", f"Did you mean ipcoop:? Then put at the top: PREFIX ipcoop: <{IPCOOP}>"),
        ("mines", "Did you mean mine:?"),
    ],
)
def test_a_prefix_that_everybody_knows_or_that_is_misspelt_is_recognised(store, prefix, remedy):
    error = refused(store, f"PREFIX mine: <http://x/> ASK {{ ?s {prefix}:b ?o }}")
    assert error.remedy.startswith(remedy)


def test_for_another_prefix_the_remedy_says_what_a_declaration_looks_like(store):
    error = refused(store, "ASK { ?s foo:b ?o }")
    assert error.remedy.endswith("PREFIX foo: <…>")


@pytest.mark.parametrize(
    ("query", "column"),
    [
        ("ASK { FILTER(<http://x/f>(1)) }", 14),
        ("PREFIX x: <http://x/> SELECT (x:f(?s) AS ?x) { ?s x:f ?o }", 31),
    ],
)
def test_a_function_that_does_not_exist_is_refused_at_its_place(store, query, column):
    error = refused(store, query)
    assert (error.line, error.column) == (1, column)
    assert error.cause == "There is no function <http://x/f> here."
    assert "xsd:date" in error.remedy
