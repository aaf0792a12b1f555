"""A graph of two layers."""

from rdflib import Graph, Literal

from ipcoop.graph.layers import Layers
from ipcoop.namespaces import ID, IPCOOP

KIPO, WIPO, DAY = ID["office/kr"], ID["organisation/wipo"], Literal("2017-04-12")
BELOW = {(KIPO, IPCOOP.cooperatesWith, WIPO)}
ABOVE = {(WIPO, IPCOOP.cooperatesWith, KIPO), (KIPO, IPCOOP.startDate, DAY)}


def graph_of_layers():
    below = Graph("SimpleMemory")
    for triple in BELOW:
        below.add(triple)
    layers = Layers(below)
    graph = Graph(layers)
    for triple in ABOVE | BELOW:
        graph.add(triple)
    return graph, layers


def test_both_layers_are_seen_as_one():
    graph, _ = graph_of_layers()
    assert len(graph) == 3
    assert list(graph) == [*BELOW, *[t for t in graph if t in ABOVE]]
    assert set(graph.predicate_objects(KIPO)) == {
        (IPCOOP.cooperatesWith, WIPO),
        (IPCOOP.startDate, DAY),
    }
    path = f"<{IPCOOP.cooperatesWith}>/<{IPCOOP.cooperatesWith}>"
    assert [row[0] for row in graph.query(f"SELECT ?o {{ <{KIPO}> {path} ?o }}")] == [KIPO]
    assert graph.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").bindings[0]["n"].value == 3


def test_what_was_added_goes_as_a_whole():
    graph, layers = graph_of_layers()
    layers.drop()
    assert set(graph) == BELOW
    assert len(graph) == 1
    assert not list(graph.objects(KIPO, IPCOOP.startDate))
