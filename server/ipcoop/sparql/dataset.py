"""The graphs that a query is asked of, as the engine takes them."""

from collections.abc import Sequence
from typing import TypedDict

import pyoxigraph as ox

from ipcoop.errors import BadRequestError
from ipcoop.sparql.updates.delta import Graph


class Dataset(TypedDict, total=False):
    """The graphs that a request names; without any, those of the query or the store stand."""

    default_graph: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
    named_graphs: list[ox.NamedNode | ox.BlankNode]


def read_dataset(default_graphs: Sequence[str], named_graphs: Sequence[str]) -> Dataset:
    """Read the names of graphs.

    Raises:
        BadRequestError: if one is no absolute IRI.
    """
    if not default_graphs and not named_graphs:
        return {}
    return {
        "default_graph": [read_graph(iri) for iri in default_graphs],
        "named_graphs": [read_graph(iri) for iri in named_graphs],
    }


def merged(engine: ox.Store, dataset: Dataset) -> tuple[ox.Store, Dataset]:
    """Return an engine and a dataset whose default graph is a merge of graphs.

    The engine itself repeats a graph that is named twice, and a triple that several of them
    have (SPARQL 1.1, section 13.2.1).
    """
    if not dataset:
        return engine, dataset
    default, named = list(dict.fromkeys(dataset["default_graph"])), dataset["named_graphs"]
    if not _share(engine, default):
        return engine, {"default_graph": default, "named_graphs": named}
    merge = ox.Store()
    for graph in default:
        merge.extend(
            ox.Quad(quad.subject, quad.predicate, quad.object)
            for quad in engine.quads_for_pattern(None, None, None, graph)
        )
    for graph in named:
        merge.extend(engine.quads_for_pattern(None, None, None, graph))
    return merge, {"default_graph": [ox.DefaultGraph()], "named_graphs": named}


def _share(engine: ox.Store, graphs: Sequence[Graph]) -> bool:
    """Tell whether two graphs have a triple in common."""
    for place, graph in enumerate(graphs):
        for other in graphs[place + 1 :]:
            for quad in engine.quads_for_pattern(None, None, None, graph):
                if ox.Quad(quad.subject, quad.predicate, quad.object, other) in engine:
                    return True
    return False


def read_graph(iri: str) -> ox.NamedNode:
    """Read the name of a graph.

    Raises:
        BadRequestError: if it is no absolute IRI.
    """
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        cause = f"“{iri}” is no absolute IRI, so it names no graph."
        raise BadRequestError(cause, "Write the IRI in full.") from error
