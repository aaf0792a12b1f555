"""Graphs as text in the formats that triples are served in."""

from collections.abc import Callable

from rdflib import Graph

from ipcoop.graph.export import to_jsonld, to_rdfxml
from ipcoop.graph.turtle import to_turtle
from ipcoop.sparql.formats import JSON_LD, N_TRIPLES, RDF_XML, TURTLE, Format


def as_text(graph: Graph, form: Format) -> bytes:
    """Return a graph as text, the same on every run if its blank nodes are named the same."""
    return _WRITERS[form](graph).encode()


def _to_ntriples(graph: Graph) -> str:
    lines = sorted(filter(None, graph.serialize(format="nt").split("\n")))
    return "".join(f"{line}\n" for line in lines)


_WRITERS: dict[Format, Callable[[Graph], str]] = {
    TURTLE: to_turtle,
    N_TRIPLES: _to_ntriples,
    JSON_LD: to_jsonld,
    RDF_XML: to_rdfxml,
}
