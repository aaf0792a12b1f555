"""An empty answer says which terms and graphs of its query the store lacks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import OWL, RDFS

from ipcoop.errors import BadQueryError
from ipcoop.namespaces import (
    CLAIMS_GRAPHS,
    DOCUMENT_GRAPHS,
    GRAPH,
    ID,
    IPCOOP,
    ONTOLOGY_GRAPH,
    REFERENCE_GRAPH,
)
from ipcoop.sparql.formats import GRAPHS, JSON, RESULTS, TURTLE
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.store import MemoryStore

PREFIXES = f"""\
PREFIX c: <{IPCOOP}>
PREFIX office: <{ID}office/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX g: <{GRAPH}>
PREFIX x: <http://x/>
"""
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
CLAIMS = f"{CLAIMS_GRAPHS}d1"
QUADS = f"""\
<{IPCOOP}hasSignatory> {TYPE} <{OWL.ObjectProperty}> <{ONTOLOGY_GRAPH}> .
<{ID}office/kr> {TYPE} <{IPCOOP}IPOffice> <{REFERENCE_GRAPH}> .
<{ID}office/kr> <{RDFS.label}> "KIPO" <{REFERENCE_GRAPH}> .
<{ID}office/kr> <{IPCOOP}memberCount> "5" <{DOCUMENT_GRAPHS}d1> .
<{ID}office/kr> <{IPCOOP}claimedBy> <http://x/boss> <{CLAIMS}> .
"""


@pytest.fixture(scope="module")
def store():
    return MemoryStore.from_nquads(QUADS.encode())


def hint(store, query, **dataset):
    return store.query(QueryRequest(PREFIXES + query, **dataset), JSON, TURTLE).hint


IN_CLAIMS = f"is only in graphs not asked, such as <{CLAIMS}>: put GRAPH ?g {{ ... }} around"


@pytest.mark.parametrize(
    ("pattern", "term", "meant"),
    [
        ("?s c:memberCuont ?o", "property c:memberCuont", "c:memberCount"),
        ("?s x:memberCount ?o", "property x:memberCount", "ipcoop:memberCount"),
        ("?s <ontology#memberCont> 5", f"property <{IPCOOP}memberCont>", "ipcoop:memberCount"),
        ("?s c:IPOffise ?o", "property c:IPOffise", "c:IPOffice"),
        ("?s a c:ipoffice", "class c:ipoffice", "c:IPOffice"),
        ("?s rdf:type c:IPOfice", "class c:IPOfice", "c:IPOffice"),
        ("office:kkr ?p ?o", "IRI office:kkr", "office:kr"),
        ("?s ?p ?o FILTER(?p = c:memberCont)", "property c:memberCont", "c:memberCount"),
    ],
)
def test_an_unknown_term_is_named_with_the_one_that_may_have_been_meant(
    store, pattern, term, meant
):
    assert hint(store, f"ASK {{ {pattern} }}") == f"Unknown {term}, did you mean {meant}?"


@pytest.mark.parametrize(
    ("name", "meant"),
    [("referense", REFERENCE_GRAPH), ("claims", CLAIMS), ("claim/d1", CLAIMS)],
)
def test_an_unknown_graph_is_named_with_the_one_that_may_have_been_meant(store, name, meant):
    expected = f"There is no graph <{GRAPH}{name}>, did you mean <{meant}>?"
    assert hint(store, f"ASK {{ GRAPH <graph/{name}> {{ ?s ?p ?o }} }}") == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("DESCRIBE x:none", "Unknown IRI x:none."),
        ("ASK { ?s x:a/^x:b 5 }", "Unknown property x:a. Unknown property x:b."),
        ("ASK { ?s c:hasSignatory ?o }", "No triple has the property c:hasSignatory."),
        ("ASK { ?s a c:hasSignatory }", "Nothing has the class c:hasSignatory."),
        ("ASK { ?s c:claimedBy ?o }", f"The property c:claimedBy {IN_CLAIMS} the pattern."),
        ("ASK { ?s ?p x:boss }", f"The IRI x:boss {IN_CLAIMS} the pattern."),
        ("CONSTRUCT { ?s x:made ?o } { ?s x:found ?o }", "Unknown property x:found."),
        ("CONSTRUCT WHERE { ?s x:found ?o }", "Unknown property x:found."),
        ("ASK FROM x:none { ?s ?p ?o }", "There is no graph <http://x/none>."),
        (
            "ASK FROM g:reference { GRAPH g:ontology { ?s ?p ?o } }",
            f"GRAPH does not find <{ONTOLOGY_GRAPH}>: name it with FROM NAMED as well.",
        ),
        (
            "ASK FROM g:reference { ?s c:claimedBy ?o }",
            f"The property c:claimedBy is only in graphs not asked, such as <{CLAIMS}>: "
            "name it too.",
        ),
    ],
)
def test_what_else_may_keep_an_answer_empty_is_said(store, query, expected):
    assert hint(store, query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "ASK {}",
        "SELECT (COUNT(*) AS ?n) { ?s x:nothing ?o }",
        "SELECT ?s { ?s ?p ?o OPTIONAL { ?s x:nothing ?n } }",
        "CONSTRUCT { ?s x:made ?o } { ?s c:memberCount ?o }",
        "ASK { ?s c:memberCount 6 }",
        "ASK { office:kr rdfs:label 'x:nothing' } # x:nothing <http://x/none>",
        "ASK { ?s ?p 'a'^^x:nothing FILTER(false) }",
        "ASK { FILTER(datatype(?o) = <http://www.w3.org/2001/XMLSchema#date>) }",
        "ASK { VALUES ?p { rdf:type c:memberCount rdfs:label } ?s ?p 6 }",
        "ASK { GRAPH ?g { ?s c:claimedBy x:boss, ?s } }",
        "ASK { ?s c:memberCount+/(rdfs:label|^a)? 6 }",
    ],
)
def test_where_something_is_found_or_nothing_is_lacking_there_is_no_hint(store, query):
    assert hint(store, query) == ""


def test_where_nobody_reads_it_there_is_no_hint(store):
    query = "SELECT * { ?s c:memberCuont ?o }"
    assert hint(store, query)
    assert hint(store, query, hinted=False) == ""


def test_the_graphs_of_the_request_stand_in_place_of_those_of_the_query(store):
    claims = {"default_graphs": (f"{CLAIMS_GRAPHS}d1",)}
    assert hint(store, "ASK FROM x:none { ?s c:claimedBy ?s }", **claims) == ""
    named = hint(store, "ASK { ?s ?p ?o }", named_graphs=("http://x/none",))
    assert named == "There is no graph <http://x/none>."


@pytest.mark.parametrize("to", [*RESULTS, *GRAPHS])
def test_an_empty_answer_is_known_in_every_format(store, to):
    forms = ["SELECT *", "SELECT ?s", "ASK"] if to in RESULTS else ["CONSTRUCT"]
    for form in forms:
        for pattern, empty in (("?s c:memberCount ?o", False), ("?s c:memberCount 7", True)):
            query = f"{PREFIXES} {form} WHERE {{ {pattern} }}"
            answer = store.query(QueryRequest(query), to)
            assert answer.is_empty() is empty, answer.read()


def test_at_most_three_things_are_said(store):
    assert hint(store, "ASK { ?s x:a/x:b/x:c/x:d 5 }").count("Unknown") == 3


def test_in_an_empty_store_nothing_is_known_and_there_is_no_hint():
    store = MemoryStore.from_nquads(b"", None)
    assert hint(store, "ASK { ?s x:a <b> . GRAPH x:c { ?s ?p ?o } }") == ""


def test_an_ordinary_store_has_hints_of_its_own_terms():
    store = MemoryStore.from_nquads(b"<http://x/a> <http://x/size> <http://x/b> .\n", None)
    assert hint(store, "ASK { ?s x:sise ?o }") == "Unknown property x:sise, did you mean x:size?"


@pytest.mark.parametrize("name", ["x:UNDEF", "x:VALUES", "x:a.GRAPH", "x:FROM.a"])
def test_a_keyword_inside_a_name_does_no_harm(store, name):
    assert name in hint(store, f"ASK {{ ?s {name} ?o VALUES ?x {{ {name} 1 }} }}")


def test_names_that_differ_in_a_digit_are_not_taken_for_each_other():
    store = MemoryStore.from_nquads(b"<http://x/Q1234> <http://x/Q5> <http://x/b> .\n", None)
    assert hint(store, "ASK { x:Q1235 x:Q6 ?o }") == "Unknown IRI x:Q1235. Unknown property x:Q6."


@given(st.lists(st.text(st.characters(exclude_characters='<>"{}|^`\\', min_codepoint=33))))
def test_whatever_terms_stand_in_a_query_its_hint_is_short_plain_ascii(store, names):
    query = f"ASK {{ ?s x:no ?o VALUES ?o {{ {' '.join(f'<http://x/{n}>' for n in names)} }} }}"
    try:
        found = hint(store, query)
    except BadQueryError:
        return
    assert found.isascii()
    assert found.isprintable()
    assert 0 < len(found) < 1000
