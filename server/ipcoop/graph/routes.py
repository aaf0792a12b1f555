"""Property paths walked backwards, and the single steps that they are made of.

rdflib walks paths as well, but takes a literal that is false in Python, such as 0, for none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath
from rdflib.term import Node

from ipcoop.errors import BadDataError

Route = tuple[URIRef | Path, ...]
"""Paths to be gone one after another."""


@dataclass(frozen=True)
class Step:
    """One property in a path, whose direction is that of its triples.

    Attributes:
        before: leads from where the path begins to the subject.
        predicate: the property.
        after: leads from the object to where the path ends.
        forwards: false where the path goes from the object to the subject; then ``before``
            leads to the object, and ``after`` begins at the subject.
    """

    before: Route
    predicate: URIRef
    after: Route
    forwards: bool = True


def steps(path: URIRef | Path) -> Iterator[Step]:
    """Yield every property that a path names.

    Raises:
        BadDataError: if the path has something other than the paths of SHACL.
    """
    match path:
        case URIRef():
            yield Step((), path, ())
        case InvPath():
            for step in steps(path.arg):
                yield Step(
                    inverse(step.after), step.predicate, inverse(step.before), not step.forwards
                )
        case SequencePath():
            for number, part in enumerate(path.args):
                done, left = tuple(path.args[:number]), tuple(path.args[number + 1 :])
                for step in steps(part):
                    yield Step(done + step.before, step.predicate, step.after + left, step.forwards)
        case AlternativePath():
            for part in path.args:
                yield from steps(part)
        case MulPath():
            again = MulPath(path.path, "*")
            for step in steps(path.path):
                yield Step(
                    (again, *step.before), step.predicate, (*step.after, again), step.forwards
                )
        case _:
            raise BadDataError(f"A shape has a path that is not one of SHACL: {path}.")


def inverse(route: Route) -> Route:
    """Return the way back."""
    return tuple(InvPath(part) for part in reversed(route))


def origins(graph: Graph, node: Node, route: Route) -> Iterator[Node]:
    """Yield the nodes from which a route leads to a node, perhaps more than once."""
    if not route:
        yield node
        return
    for before in _ends(graph, node, route[-1], forwards=False):
        yield from origins(graph, before, route[:-1])


def _ends(graph: Graph, node: Node, path: URIRef | Path, *, forwards: bool) -> Iterator[Node]:
    """Yield where a path leads from a node, or whence it leads to it."""
    match path:
        case InvPath():
            yield from _ends(graph, node, path.arg, forwards=not forwards)
        case SequencePath():
            way = tuple(path.args)
            yield from origins(graph, node, inverse(way) if forwards else way)
        case AlternativePath():
            for part in path.args:
                yield from _ends(graph, node, part, forwards=forwards)
        case MulPath():
            yield from _repeated(graph, node, path, forwards=forwards)
        case _ if forwards:
            yield from graph.objects(node, path)
        case _:
            yield from graph.subjects(path, node)


def _repeated(graph: Graph, node: Node, path: MulPath, *, forwards: bool) -> Iterator[Node]:
    if path.zero:
        yield node
    seen, todo = {node} if path.zero else set(), [node]
    while todo:
        for end in _ends(graph, todo.pop(), path.path, forwards=forwards):
            if end not in seen:
                seen.add(end)
                yield end
                if path.more:
                    todo.append(end)
