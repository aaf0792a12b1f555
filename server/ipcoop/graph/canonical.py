"""Blank nodes that are named alike on every run."""

import pyoxigraph as ox
from rdflib import Graph

from ipcoop.graph.terms import as_triple, to_engine


def canonical(graph: Graph) -> Graph:
    """Return a graph with the names that RDF Dataset Canonicalization gives to its blank nodes.

    See https://www.w3.org/TR/rdf-canon/. rdflib's own algorithm takes eight times longer for the
    ontology.
    """
    named = ox.Dataset(ox.Quad(*map(to_engine, triple)) for triple in graph)
    named.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    found = Graph("SimpleMemory")
    for quad in named:
        found.add(as_triple(quad))
    return found
