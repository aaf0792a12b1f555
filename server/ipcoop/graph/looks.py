"""What the rules of the shapes look at: the triples on which it depends whether a thing keeps one.

Every look is a kind of triple, and the ways that lead to such a triple from the thing that the
rule is put to. Read backwards, they lead from a triple that changes to the things to check.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.extras.shacl import parse_shacl_path
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from ipcoop.errors import BadDataError
from ipcoop.graph.queries import Known, patterns, query_text
from ipcoop.graph.routes import Route, inverse, steps

Way = tuple[bool, Route]
"""A route from the thing to the subject of a triple (true) or to its object (false)."""

_AT_VALUE = (SH.node, SH["not"], SH.qualifiedValueShape, SH.property)
_LISTS_AT_VALUE = (SH["and"], SH["or"], SH.xone)
_COMPARED = (SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals)
_ELSEWHERE = {*_AT_VALUE, *_LISTS_AT_VALUE, *_COMPARED, SH["class"], SH.sparql, SH.path}
_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
# What is told by the values themselves, and what only describes a rule.
_HERE = {
    SH[name] for name in "datatype nodeKind minCount maxCount in hasValue pattern flags".split()
}
_HERE |= {SH[name] for name in "minLength maxLength languageIn uniqueLang".split()}
_HERE |= {SH[f"{end}{kind}"] for end in ("min", "max") for kind in ("Inclusive", "Exclusive")}
_HERE |= {SH.qualifiedMinCount, SH.qualifiedMaxCount, SH.message, SH.severity, SH.name}
_HERE |= {SH.description, SH.order, SH.group, RDF.type, RDFS.label, RDFS.comment}


@dataclass(frozen=True)
class Look:
    """A kind of triple that a rule looks at, and where it is seen from the thing.

    Attributes:
        predicate: the property of the triple; None for any.
        value: its object; None for any. A class stands for those below it as well.
        ways: lead from the thing to the triple; each does, so that one is enough.
    """

    predicate: URIRef | None
    value: Node | None
    ways: frozenset[Way]


def looks(shapes: Graph, rule: URIRef) -> Iterator[Look]:
    """Yield what decides whether a thing has to keep a rule, and whether it does.

    Raises:
        BadDataError: if the rule has something of which that cannot be told.
    """
    for target in _TARGETS:
        for term in shapes.objects(rule, target):
            if target == SH.targetClass:
                yield _seen((), RDF.type, term)
            else:
                here: Way = (target == SH.targetSubjectsOf, ())
                yield Look(URIRef(str(term)), None, frozenset({here}))
    yield from _of_shape(shapes, rule, (), frozenset())


def _of_shape(shapes: Graph, shape: Node, route: Route, above: frozenset[Node]) -> Iterator[Look]:
    """Yield what a shape looks at that is put to the end of a route."""
    unknown = set(shapes.predicates(shape)) - _HERE - _ELSEWHERE - {*_TARGETS}
    if unknown or shape in above:
        what = ", ".join(sorted(map(str, unknown))) or "itself"
        raise BadDataError(f"{shape} has {what}, and it is not known what that looks at.")
    for query in shapes.objects(shape, SH.sparql):
        yield from _of_query(shapes, shape, query, route)
    for way in _COMPARED:
        for predicate in shapes.objects(shape, way):
            yield _seen(route, URIRef(str(predicate)))
    path = shapes.value(shape, SH.path)
    if path is not None:
        parsed = parse_shacl_path(shapes, path)
        for step in steps(parsed):
            seen_from: Way = (step.forwards, route + step.before)
            yield Look(step.predicate, None, frozenset({seen_from}))
        route = (*route, parsed)
    for kind in shapes.objects(shape, SH["class"]):
        yield _seen(route, RDF.type, kind)
    for other in _referred_to(shapes, shape):
        yield from _of_shape(shapes, other, route, above | {shape})


def _referred_to(shapes: Graph, shape: Node) -> Iterator[Node]:
    for reference in _AT_VALUE:
        yield from shapes.objects(shape, reference)
    for reference in _LISTS_AT_VALUE:
        for members in shapes.objects(shape, reference):
            yield from shapes.items(members)


def _of_query(shapes: Graph, shape: Node, query: Node, route: Route) -> Iterator[Look]:
    for pattern in patterns(query_text(shapes, shape, query)):
        yield from _of_pattern(shape, pattern, route)


def _of_pattern(shape: Node, pattern: Known, route: Route) -> Iterator[Look]:
    if not (pattern.to_subject or pattern.to_value):
        raise BadDataError(f"{shape} has a query with a part that nothing connects with $this.")
    if pattern.path is None:
        subject = {(True, route + way) for way in pattern.to_subject}
        value = {(False, route + way) for way in pattern.to_value}
        yield Look(None, pattern.constant, frozenset(subject | value))
        return
    constant = pattern.constant if isinstance(pattern.path, URIRef) else None
    for step in steps(pattern.path):
        first = {(step.forwards, route + way + step.before) for way in pattern.to_subject}
        last = {(not step.forwards, route + way + inverse(step.after)) for way in pattern.to_value}
        yield Look(step.predicate, constant, frozenset(first | last))


def _seen(route: Route, predicate: URIRef, value: Node | None = None) -> Look:
    return Look(predicate, value, frozenset({(True, route)}))
