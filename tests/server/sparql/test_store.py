import json

import pytest

from ipcoop.errors import BadDataError, BadRequestError
from ipcoop.namespaces import CLAIMS_GRAPHS, DOCUMENT_GRAPHS, ID, INFERRED_GRAPH, REFERENCE_GRAPH
from ipcoop.sparql.formats import JSON
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.store import MemoryStore

CLAIMS = f"{CLAIMS_GRAPHS}d1"
DOCUMENT = f"{DOCUMENT_GRAPHS}d1"
DEFAULT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
NAMED = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def count(store, text, **dataset):
    answer = json.loads(store.query(QueryRequest(text, **dataset), JSON).read())
    return int(answer["results"]["bindings"][0]["n"]["value"])


def test_the_default_graph_is_the_union_of_the_facts_graphs(store):
    assert count(store, DEFAULT) == 4
    assert count(store, "SELECT (COUNT(*) AS ?n) { ?s ?p 'the best office' }") == 0


def test_quads_are_counted_graph_by_graph(store):
    assert store.quad_counts() == {
        "": 4,
        CLAIMS: 1,
        DOCUMENT: 2,
        str(INFERRED_GRAPH): 1,
        str(REFERENCE_GRAPH): 2,
    }


def test_every_named_graph_is_found_by_its_name_and_the_default_graph_is_not(store):
    assert count(store, NAMED) == 6


@pytest.mark.parametrize(
    ("default", "named", "in_default", "in_named"),
    [
        ((DOCUMENT,), (), 2, 0),
        ((), (CLAIMS,), 0, 1),
        ((DOCUMENT, CLAIMS), (CLAIMS,), 3, 1),
        (("http://x/nothing",), (), 0, 0),
        (("file:///etc/passwd",), ("http://127.0.0.1:1/",), 0, 0),
    ],
)
def test_the_dataset_of_the_request_takes_the_place_of_all_others(
    store, default, named, in_default, in_named
):
    dataset = {"default_graphs": default, "named_graphs": named}
    for clause in ("", f"FROM <{REFERENCE_GRAPH}> FROM NAMED <{REFERENCE_GRAPH}>"):
        query = DEFAULT.replace("{", f"{clause} {{", 1)
        assert count(store, query, **dataset) == in_default
        assert count(store, NAMED.replace("{", f"{clause} {{", 1), **dataset) == in_named


@pytest.mark.parametrize(
    ("clause", "in_default", "in_named"),
    [
        (f"FROM <{DOCUMENT}>", 2, 0),
        (f"FROM NAMED <{CLAIMS}>", 0, 1),
        ("FROM <file:///etc/passwd>", 0, 0),
        ("FROM <http://127.0.0.1:1/>", 0, 0),
    ],
)
def test_from_names_graphs_of_the_store_and_nothing_else(store, clause, in_default, in_named):
    assert count(store, DEFAULT.replace("{", f"{clause} {{", 1)) == in_default
    assert count(store, NAMED.replace("{", f"{clause} {{", 1)) == in_named


@pytest.mark.parametrize("iri", ["a", "", "http://x/ y", "_:a"])
def test_what_is_no_absolute_iri_names_no_graph(store, iri):
    with pytest.raises(BadRequestError, match="no absolute IRI"):
        count(store, DEFAULT, default_graphs=(iri,))


def test_keywords_are_read_in_any_case_and_calls_with_any_space(store):
    query = "SELECT (1 AS ?n) { FILTER(TRUE && CONCAT ('a', COALESCE (?x, 'b')) = 'ab') }"
    assert count(store, query) == 1


def test_data_that_is_not_n_quads_is_refused_at_its_place():
    with pytest.raises(BadDataError) as refused:
        MemoryStore.from_nquads(b'<http://x/a> <http://x/b> "c" <http://x/g> .\n<http://x/a> x .\n')
    assert refused.value.line == 2


def test_a_triple_outside_named_graphs_is_refused():
    with pytest.raises(BadDataError, match="no graph"):
        MemoryStore.from_nquads(b'<http://x/a> <http://x/b> "c" .')


def test_a_blank_node_stays_one_in_the_facts_view():
    graph = str(REFERENCE_GRAPH)
    data = f"_:a <http://x/p> _:b <{graph}> .\n_:b <http://x/p> <{ID}x> <{graph}> .\n"
    store = MemoryStore.from_nquads(data.encode())
    assert count(store, "SELECT (COUNT(*) AS ?n) { ?a <http://x/p>/<http://x/p> ?c }") == 1
