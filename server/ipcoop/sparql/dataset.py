"""The graphs that a query is asked of, as the engine takes them."""

from collections.abc import Sequence
from typing import TypedDict

import pyoxigraph as ox

from ipcoop.errors import BadRequestError


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
        "default_graph": [_graph(iri) for iri in default_graphs],
        "named_graphs": [_graph(iri) for iri in named_graphs],
    }


def _graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        cause = f"“{iri}” is no absolute IRI, so it names no graph."
        raise BadRequestError(cause, "Write the IRI in full.") from error
