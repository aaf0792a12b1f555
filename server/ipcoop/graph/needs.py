"""Tell without running a query that it finds nothing for a node.

A query about ``$this`` whose every solution has a triple with ``$this`` in it finds nothing for a
node that has no such triple. That is quicker to see than by running the query.
"""

from functools import lru_cache

from rdflib import Graph, URIRef
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node

from ipcoop.graph.queries import THIS, parsed

Need = tuple[Node | Path, bool]
"""What leads from a node (true) or to it (false)."""

_THROUGH = {"SelectQuery", "Project", "Distinct", "Reduced", "OrderBy", "Filter", "Extend"}


@lru_cache(maxsize=512)
def needs(query: str) -> tuple[Need, ...]:
    """Return what ``$this`` must have for a query to find anything."""
    return tuple(
        (predicate, subject == THIS)
        for subject, predicate, value in _required(parsed(query).algebra)
        if THIS in (subject, value)
    )


def has(graph: Graph, node: Node, need: Need) -> bool:
    """Tell whether a node may have what a query needs; false only if it has not."""
    path, forwards = need
    if isinstance(path, AlternativePath):
        return any(has(graph, node, (part, forwards)) for part in path.args)
    if isinstance(path, SequencePath):
        return has(graph, node, (path.args[0 if forwards else -1], forwards))
    if isinstance(path, InvPath):
        return has(graph, node, (path.arg, not forwards))
    if isinstance(path, MulPath):
        return path.zero or has(graph, node, (path.path, forwards))
    if isinstance(path, URIRef):
        return ((node, path, None) if forwards else (None, path, node)) in graph
    return True


def _required(part: CompValue) -> list[tuple[Node, Node | Path, Node]]:
    """Return the triple patterns that every solution of a part of a query matches."""
    if part.name == "BGP":
        return list(part.triples)
    if part.name == "Join":
        return _required(part.p1) + _required(part.p2)
    if part.name in ("LeftJoin", "Minus"):
        return _required(part.p1)
    grouped = part.name == "AggregateJoin" and part.p.expr is not None
    if grouped:
        return _required(part.p.p)
    if part.name in _THROUGH or (part.name == "ToMultiSet" and isinstance(part.p, CompValue)):
        return _required(part.p)
    return []
