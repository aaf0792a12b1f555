"""What is asked in a quicker way has the same answer."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcoop.sparql.rewriting import quickened

FEW = st.sampled_from([ox.NamedNode(f"http://x/{one}") for one in "abc"])
QUADS = st.lists(st.builds(ox.Quad, FEW, FEW, FEW, st.one_of(FEW, st.just(ox.DefaultGraph()))))
NAMES = [
    "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
    "select distinct $g where{graph?g{?a ?b ?c.}}order by desc(?g) limit 2 offset 1",
    "# title: Graphs\nPREFIX x: <http://x/> PREFIX : <http://x/#>\nSELECT REDUCED ?s WHERE\n"
    "{ # all\n GRAPH ?s { ?x ?p ?o . } }\nORDER BY ?s # by name\n",
]
OTHERS = [
    "SELECT ?g { GRAPH ?g { ?s ?p ?o } }",
    "SELECT DISTINCT ?s { GRAPH ?g { ?s ?p ?o } }",
    "SELECT DISTINCT ?g { GRAPH ?g { ?g ?p ?o } }",
    "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?s } }",
    "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?s",
    "SELECT DISTINCT ?g FROM NAMED <http://x/a> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g HAVING (COUNT(*) > 1)",
    'SELECT ?x { BIND("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }" AS ?x) }',
]


@given(QUADS, st.lists(FEW), st.sampled_from(NAMES), st.one_of(st.none(), st.lists(FEW)))
def test_the_names_of_graphs_are_the_same(quads, made, query, named):
    engine = ox.Store()
    engine.extend(quads)
    for graph in made:
        engine.add_graph(graph)
    dataset = {} if named is None else {"default_graph": [], "named_graphs": named}
    quick = quickened(query)
    assert quick != query
    before, after = (
        engine.query(text, **dataset).serialize(format=ox.QueryResultsFormat.CSV).splitlines()
        for text in (query, quick)
    )
    assert before[0] == after[0]
    assert before == after if "order" in query.lower() else sorted(before) == sorted(after)


@pytest.mark.parametrize("query", OTHERS)
def test_other_questions_are_asked_as_they_are(query):
    assert quickened(query) == query
