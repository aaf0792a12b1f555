"""Rules that need not look at all values of a property.

Some look at each value by itself, such as for its class: when one of many changes, they need not
look at the others. Some only ask for enough values: where some of many are enough, all are.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS, SH
from rdflib.store import Store
from rdflib.term import Node

Values = set[Node] | None
"""The values that a rule is to look at; None for all that there are."""

_ABOUT_A_VALUE = {
    SH[name] for name in "class datatype nodeKind in pattern flags minLength maxLength".split()
}
_ABOUT_A_VALUE |= {
    SH[f"{end}{kind}"] for end in ("min", "max") for kind in ("Inclusive", "Exclusive")
}
_ASKS_FOR_ENOUGH = {SH.minCount, SH.hasValue, SH.qualifiedMinCount, SH.qualifiedValueShape}
_BESIDE = {RDF.type, RDFS.comment, RDFS.label, SH.path, SH.message, SH.name, SH.severity}
_BESIDE |= {SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf}


def rules_by_value(shapes: Graph, rules: Iterable[URIRef]) -> Mapping[URIRef, URIRef]:
    """Return the rules that look at each value by itself, with the properties they are about."""
    return _with_only(_ABOUT_A_VALUE, shapes, rules)


def rules_for_enough(shapes: Graph, rules: Iterable[URIRef]) -> Mapping[URIRef, URIRef]:
    """Return the rules that more values cannot break, with the properties they are about."""
    return _with_only(_ASKS_FOR_ENOUGH, shapes, rules)


def _with_only(
    parts: set[URIRef], shapes: Graph, rules: Iterable[URIRef]
) -> Mapping[URIRef, URIRef]:
    return {
        rule: path
        for rule in rules
        if isinstance(path := shapes.value(rule, SH.path), URIRef)
        and set(shapes.predicates(rule)) <= parts | _BESIDE
    }


def together(one: Values, other: Values) -> Values:
    """Return all values of two sets."""
    return None if one is None or other is None else one | other


class Narrowed(Store):
    """A view of the store of a graph in which things have some values of a property only."""

    context_aware = graph_aware = True  # pySHACL asks for such a store

    def __init__(self, graph: Graph) -> None:
        super().__init__()
        self._store = graph.store
        self.show(None, {})

    def show(self, path: Node | None, values: Mapping[Node, Collection[Node]]) -> None:
        """Show these of the values that a property has for the things named, and all else."""
        self._path, self._values = path, values

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:  # noqa: ANN401, ARG002
        """Yield the triples that match a pattern."""
        subject, predicate, value = triple_pattern
        values = [value]
        if value is None and predicate == self._path:
            values = list(self._values.get(subject, values))
        for one in values:
            yield from self._store.triples((subject, predicate, one))

    def __len__(self, context: Any = None) -> int:  # noqa: ANN401
        # pySHACL asks whether there is any data, and counting takes long.
        return 1
