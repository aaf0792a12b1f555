"""Blank nodes have the same names, whatever they were called and in whatever order they came."""

import random

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from ipcoop.graph.canonical import canonical

P, Q = URIRef("http://x/p"), URIRef("http://x/q")


def made(seed):
    """Return a graph with two trees that differ in one leaf, and a circle."""
    one, two, three, *circle = (BNode() for _ in range(6))
    triples = [
        (URIRef("http://x/a"), P, one),
        (one, Q, Literal("1", lang="en")),
        (URIRef("http://x/a"), P, two),
        (two, Q, three),
        (three, Q, Literal("007", datatype=URIRef("http://x/number"))),
        *((node, P, circle[place - 1]) for place, node in enumerate(circle)),
    ]
    random.Random(seed).shuffle(triples)
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph


def test_the_names_are_the_same_on_every_run():
    assert set(canonical(made(1))) == set(canonical(made(2)))


def test_the_triples_are_the_same():
    graph = made(1)
    assert isomorphic(canonical(graph), graph)


def test_literals_are_spelt_as_they_were():
    graph = Graph()
    graph.add(
        (
            BNode(),
            P,
            Literal("01", datatype=URIRef("http://www.w3.org/2001/XMLSchema#int"), normalize=False),
        )
    )
    assert [str(value) for value in canonical(graph).objects()] == ["01"]
