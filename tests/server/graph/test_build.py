import shutil

import pytest
from rdflib import BNode, Dataset, Graph, Literal, URIRef

from ipcoop.graph.build import asserted, build, checkable, facts, graph_names, to_nquads
from ipcoop.graph.turtle import to_turtle
from ipcoop.namespaces import GRAPH, ID, IPCOOP, is_facts_graph
from ipcoop.resources import read_text, resource, write_text

EXPECTED_GRAPHS = [
    GRAPH["claims/kipo-hipoc-2017"],
    GRAPH["disputed"],
    GRAPH["document/kipo-hipoc-2017"],
    GRAPH["evidence/kipo-hipoc-2017"],
    GRAPH["implied/kipo-hipoc-2017"],
    GRAPH["inferred"],
    GRAPH["ontology"],
    GRAPH["reference"],
]


def test_the_dataset_has_the_graphs_of_the_design(shipped):
    assert {str(name) for name in EXPECTED_GRAPHS} <= set(graph_names(shipped))


def test_a_graph_holds_just_what_its_file_holds(shipped):
    path = resource("data", "graphs", "document", "kipo-hipoc-2017.ttl")
    file = Graph().parse(data=read_text(path), format="turtle")
    assert set(shipped.graph(GRAPH["document/kipo-hipoc-2017"])) == set(file)


def test_the_facts_view_is_the_union_of_the_facts_graphs(shipped):
    expected = {
        triple
        for name in graph_names(shipped)
        if is_facts_graph(name)
        for triple in shipped.graph(URIRef(name))
    }
    assert set(facts(shipped)) == expected


@pytest.mark.parametrize("name", ["claims/kipo-hipoc-2017", "disputed"])
def test_what_is_claimed_or_disputed_is_in_no_view(name, shipped):
    told = set(shipped.graph(GRAPH[name]))
    assert told
    for view in (facts, asserted, checkable):
        assert not told & set(view(shipped))


def test_what_documents_contradict_stands_beside_what_the_reference_data_do(tmp_path, monkeypatch):
    folder = shutil.copytree(resource("data"), tmp_path / "data")
    event = ID["event/seminar-2019"]
    told = {(event, IPCOOP.statedCountryCount, Literal(number)) for number in (7, 8)}
    write_text(folder / "graphs" / "disputed.ttl", to_turtle(told))
    monkeypatch.setenv("IPCOOP_DATA", str(folder))
    disputed = set(build().graph(GRAPH["disputed"]))
    assert told < disputed
    assert len({subject for subject, _, _ in disputed}) == 3


def test_published_data_has_no_blank_nodes(shipped):
    for name in graph_names(shipped):
        if name != str(GRAPH["ontology"]):
            assert not [t for t in shipped.graph(URIRef(name)) for term in t if type(term) is BNode]


def test_nquads_keep_line_separators_inside_literals(dataset):
    words = Literal("one\u2028two\u0085three\x0bfour")
    name = GRAPH["reference"]
    dataset.graph(name).add((ID["office/kr"], IPCOOP.describedAs, words))
    parsed = Dataset()
    parsed.parse(data=to_nquads(dataset), format="nquads")
    assert (ID["office/kr"], IPCOOP.describedAs, words) in parsed.graph(name)


def test_nquads_are_sorted_and_hold_every_quad_once(shipped):
    lines = to_nquads(shipped).decode().removesuffix("\n").split("\n")
    assert lines == sorted(set(lines))
    assert len(lines) == len(list(shipped.quads()))
