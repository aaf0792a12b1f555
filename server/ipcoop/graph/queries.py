"""The triple patterns of a query about ``$this``, and what connects them with it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Any

from rdflib import BNode, Graph, URIRef, Variable
from rdflib.extras.shacl import parse_shacl_path
from rdflib.namespace import SH
from rdflib.paths import InvPath, Path
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.algebra import traverse
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import Node

from ipcoop.errors import BadDataError
from ipcoop.graph.routes import Route

THIS = Variable("this")

Triple = tuple[Node, URIRef | Variable | Path, Node]
Routes = Mapping[Node, frozenset[Route]]
"""Variables, and the ways to each of them; each way is gone by every solution."""

_THROUGH = {"SelectQuery", "Project", "Distinct", "Reduced", "OrderBy", "Extend", "Filter"}
_THROUGH |= {"Group", "AggregateJoin", "ToMultiSet", "Slice"}
_EXISTS = {"Builtin_EXISTS", "Builtin_NOTEXISTS"}


@dataclass(frozen=True)
class Known:
    """A triple pattern and the ways to it.

    Attributes:
        path: its property or path; None for a variable.
        constant: its object, where that is no variable.
        to_subject: the ways from ``$this`` to its subject.
        to_value: the ways from ``$this`` to its object.
    """

    path: URIRef | Path | None
    constant: Node | None
    to_subject: frozenset[Route]
    to_value: frozenset[Route]


def parsed(query: str) -> Query:
    """Read a query, once, whatever prefixes it declares and does not use.

    It begins with ``$this``, while rdflib puts first what has most constants, such as the number
    of a sentence: then a rule that is put to one thing looks at everything with the same number.
    """
    lines = query.strip().splitlines()
    declared = list(takewhile(lambda line: not line or line.startswith("PREFIX "), lines))
    text = "\n".join(lines[len(declared) :])
    used = sorted(line for line in declared if line and line.split()[1] in text)
    return _parsed("\n".join([*used, text]))


@lru_cache(maxsize=512)
def _parsed(query: str) -> Query:
    read = prepareQuery(query)
    traverse(read.algebra, visitPre=_begin_with_this)
    return read


def _begin_with_this(part: Any) -> None:  # noqa: ANN401
    if not isinstance(part, CompValue):
        return
    if part.name in _EXISTS:
        # traverse() does not find the pattern, for rdflib has it as an attribute.
        traverse(part.graph, visitPre=_begin_with_this)
    elif part.name == "BGP":
        left, known = list(part.triples), set[Node]([THIS])
        for number in range(len(left)):
            first = min(left, key=lambda triple: _cost(triple, known))
            left.remove(first)
            known.update(term for term in first if isinstance(term, Variable | BNode))
            part.triples[number] = first


def _cost(triple: Triple, known: set[Node]) -> tuple[bool, int]:
    """Return what to look up the sooner, the less it is: what is known, then what is constant."""
    subject, _, value = triple
    ends = {subject, value}
    open_ends = sum(isinstance(end, Variable | BNode) for end in ends - known)
    return not known & ends, open_ends


def query_text(shapes: Graph, shape: Node, query: Node) -> str:
    """Return the query of a constraint with its prefixes, and with the path of its shape."""
    prefixes = "".join(
        f"PREFIX {shapes.value(declared, SH.prefix)}: <{shapes.value(declared, SH.namespace)}>\n"
        for declaring in shapes.objects(query, SH.prefixes)
        for declared in shapes.objects(declaring, SH.declare)
    )
    text, path = str(shapes.value(query, SH.select)), shapes.value(shape, SH.path)
    if path is not None:
        text = text.replace("$PATH", parse_shacl_path(shapes, path).n3())
    return prefixes + text


def patterns(query: str) -> Iterator[Known]:
    """Yield the triple patterns of a query, wherever they stand in it.

    Raises:
        BadDataError: if it has a part that SHACL does not allow, or that asks elsewhere.
    """
    found: list[Known] = []
    _read(parsed(query).algebra, {THIS: frozenset({()})}, found)
    yield from found


def _read(part: CompValue, known: Routes, found: list[Known]) -> Routes:
    """Collect the patterns of a part; return the ways to what all its solutions bind."""
    if part.name == "BGP":
        bound = _bound(part.triples, known)
        found += (_known(triple, bound) for triple in part.triples)
        return bound
    if part.name == "Join":
        return _read(part.p2, _read(part.p1, known, found), found)
    if part.name == "Union":
        _read(part.p1, known, found)
        _read(part.p2, known, found)
        return known
    if part.name == "LeftJoin":
        bound = _read(part.p1, known, found)
        _read_filters(part.expr, _read(part.p2, bound, found), found)
        return bound
    if part.name in _THROUGH:
        bound = _read(part.p, known, found) if isinstance(part.p, CompValue) else known
        _read_filters(part.expr, bound, found)
        return bound
    raise BadDataError(f"A shape has a query with {part.name}, which rules cannot have.")


def _read_filters(expression: Any, known: Routes, found: list[Known]) -> None:  # noqa: ANN401
    """Collect the patterns of what an expression asks to exist, or not to."""
    if isinstance(expression, CompValue):
        if expression.name in _EXISTS:
            _read(expression.graph, known, found)
        else:
            for inner in expression.values():
                _read_filters(inner, known, found)
    elif isinstance(expression, list):
        for inner in expression:
            _read_filters(inner, known, found)


def _known(triple: Triple, known: Routes) -> Known:
    subject, path, value = triple
    to_subject, to_value = known.get(subject, frozenset()), known.get(value, frozenset())
    if isinstance(path, Variable):
        return Known(None, _constant(value), to_subject, to_value)
    # A way to one end that goes through the triple itself says nothing more than that to the other.
    onwards = {(*route, path) for route in to_subject}
    backwards = {(*route, InvPath(path)) for route in to_value}
    return Known(path, _constant(value), to_subject - backwards, to_value - onwards)


def _constant(node: Node) -> Node | None:
    return None if isinstance(node, Variable) else node


def _bound(triples: Sequence[Triple], known: Routes) -> Routes:
    """Return the ways to all variables of triple patterns that hold together."""
    ways: dict[Node, set[Route]] = defaultdict(set)
    for variable, routes in known.items():
        ways[variable] |= routes
        for route in routes:
            _go_on(variable, route, triples, ways)
    return {variable: frozenset(_without_detours(routes)) for variable, routes in ways.items()}


def _go_on(
    node: Node, route: Route, triples: Sequence[Triple], ways: dict[Node, set[Route]]
) -> None:
    for triple in triples:
        subject, path, value = triple
        if isinstance(path, Variable):
            continue
        rest = [other for other in triples if other != triple]
        if subject == node and isinstance(value, Variable) and value != THIS:
            ways[value].add((*route, path))
            _go_on(value, (*route, path), rest, ways)
        if value == node and isinstance(subject, Variable) and subject != THIS:
            ways[subject].add((*route, InvPath(path)))
            _go_on(subject, (*route, InvPath(path)), rest, ways)


def _without_detours(routes: set[Route]) -> Iterator[Route]:
    """Leave out the ways that begin as a shorter one and come back to where it ends."""
    for route in routes:
        if not any(route[:end] in routes for end in range(len(route))):
            yield route
