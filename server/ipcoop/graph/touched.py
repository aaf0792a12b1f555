"""Find what has to be checked when triples change: which things, and against which rules."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from ipcoop.graph.by_value import Values, rules_by_value, together
from ipcoop.graph.looks import Way, looks
from ipcoop.graph.routes import origins

Triple = tuple[Node, Node, Node]
_STEPS_TO_SAVE_A_CHECK = 20
_HERE: frozenset[Way] = frozenset({(True, ())})
_Rules = dict[Node | None, set[URIRef]]


class Touched:
    """Tells from triples that change which things to check, and for what.

    How long that takes depends on the triples and on what leads to them, not on the graph.
    """

    def __init__(self, graph: Graph, shapes: Graph, rules: Iterable[URIRef]) -> None:
        """Read what the rules look at; the hierarchy of classes must be in the graph.

        Raises:
            BadDataError: if it cannot be told what a rule looks at.
        """
        rules = list(rules)
        self._by_value = rules_by_value(shapes, rules)
        self._looks: dict[Node | None, dict[frozenset[Way], _Rules]] = defaultdict(dict)
        for rule in rules:
            for look in looks(shapes, rule):
                # From the thing itself nothing is to be gone back, so that no other way says more.
                ways = frozenset(way for way in look.ways if not way[1]) or look.ways
                by_value = self._looks[look.predicate].setdefault(ways, defaultdict(set))
                by_value[look.value].add(rule)
        self._above = {
            kind: frozenset(graph.transitive_objects(kind, RDFS.subClassOf))
            for kind in set(graph.subjects(RDFS.subClassOf, None))
        }

    def by(self, triples: Iterable[Triple], graph: Graph) -> Mapping[Node, Mapping[URIRef, Values]]:
        """Return the things that triples may touch, the rules to put to each, and to which values.

        Args:
            triples: what was added or removed.
            graph: what there was before and what there is after, together.
        """
        touched: dict[Node, dict[URIRef, Values]] = defaultdict(dict)
        for triple in triples:
            for ways, by_value in chain(*(self._looks[p].items() for p in (triple[1], None))):
                found = set().union(*(by_value.get(value, ()) for value in self._values(triple)))
                rules = {rule: self._looked_at(rule, triple, ways) for rule in found}
                for node in _whence(triple, ways, graph) if rules else ():
                    for rule, values in rules.items():
                        touched[node][rule] = together(touched[node].get(rule, set()), values)
        return touched

    def _looked_at(self, rule: URIRef, triple: Triple, ways: frozenset[Way]) -> Values:
        """Return the values that a rule looks at because of a triple."""
        subject, predicate, value = triple
        path = self._by_value.get(rule)
        if path is None:
            return None
        if predicate == path and ways == _HERE:
            return {value}
        return {subject} if ways == {(True, (path,))} else None

    def _values(self, triple: Triple) -> Iterable[Node | None]:
        _, predicate, value = triple
        above = self._above.get(value, ()) if predicate == RDF.type else ()
        return {None, value, *above}


def _whence(triple: Triple, ways: Iterable[Way], graph: Graph) -> set[Node]:
    """Go all ways back at once, up to where they meet.

    The first way that ends says enough. Others are gone on with only as far as that is quicker
    than to check what they would leave out.
    """
    trails = [
        (set[Node](), origins(graph, triple[0 if at_subject else 2], route))
        for at_subject, route in ways
    ]
    met = _first_to_end(trails)
    for found, trail in trails:
        found.update(islice(trail, _STEPS_TO_SAVE_A_CHECK * len(met)))
        if next(trail, None) is None:
            met &= found
    return met


def _first_to_end(trails: Iterable[tuple[set[Node], Iterator[Node]]]) -> set[Node]:
    while True:
        for found, trail in trails:
            node = next(trail, None)
            if node is None:
                return set(found)
            found.add(node)
