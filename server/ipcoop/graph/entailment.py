"""All that follows from statements by the axioms of an ontology, in time that grows with both.

``closure`` puts the rules of OWL 2 RL to axioms and statements at once, again and again until
nothing new comes of it. Here the axioms are compiled once they are closed, and each statement is
looked at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import XSD
from rdflib.term import Node

from ipcoop.graph.forward import Forward, Statements, Triple
from ipcoop.graph.rules import Rule
from ipcoop.namespaces import ID

_TYPE = RDF.type
_UNKNOWN_LINKS = {
    OWL.sameAs,
    OWL.oneOf,
    OWL.hasKey,
    OWL.maxCardinality,
    OWL.maxQualifiedCardinality,
}
_UNKNOWN_TYPES = {OWL.FunctionalProperty, OWL.InverseFunctionalProperty}
_FILLERS = (OWL.someValuesFrom, OWL.allValuesFrom)


def is_understood(axioms: Iterable[Triple]) -> bool:
    """Tell whether all axioms are of the kinds that are compiled.

    Others make two things one, list the members of a class, or restrict the values of data.
    """
    return not any(
        predicate in _UNKNOWN_LINKS
        or value in _UNKNOWN_TYPES
        or (predicate in _FILLERS and str(value).startswith(str(XSD)))
        for _, predicate, value in axioms
    )


def leads_on(triple: Triple) -> bool:
    """Tell whether a triple says what something is, or what a thing with a name of ours has.

    Nothing is concluded from others, such as what blank nodes have.
    """
    subject, predicate, value = triple
    if predicate == _TYPE:
        return True
    return isinstance(subject, URIRef) and subject.startswith(ID) and not isinstance(value, BNode)


class Entailment(Forward):
    """The axioms by which statements lead to others: on properties, and on classes."""

    def __init__(self, axioms: Graph) -> None:
        """Compile axioms that hold all that follows from them."""
        super().__init__(axioms, above="")
        self._ends: dict[Node, list[tuple[int, Node]]] = defaultdict(list)
        for end, link in ((0, RDFS.domain), (2, RDFS.range)):
            for about, kind in axioms.subject_objects(link):
                self._ends[about].append((end, kind))
        self._wider = _multimap(axioms, RDFS.subClassOf)
        self._parts: dict[Node, list[tuple[list[Node], Node]]] = defaultdict(list)
        for whole, members in axioms.subject_objects(OWL.intersectionOf):
            parts = list(Collection(axioms, members))
            for part in parts:
                self._parts[part].append((parts, whole))
        self._some = _restrictions(axioms, OWL.someValuesFrom)
        self._only = _restrictions(axioms, OWL.allValuesFrom)
        self._value = _restrictions(axioms, OWL.hasValue)
        self._some_of: dict[Node, list[tuple[Node, Node]]] = defaultdict(list)
        for about, pairs in self._some.items():
            for filler, kind in pairs:
                self._some_of[filler].append((about, kind))
        self._by_kind: dict[Node, list[tuple[Node, Node, bool]]] = defaultdict(list)
        for restrictions, fixed in ((self._only, False), (self._value, True)):
            for about, pairs in restrictions.items():
                for filler, kind in pairs:
                    self._by_kind[kind].append((about, filler, fixed))

    def what_follows(self, facts: Iterable[Triple]) -> list[Triple]:
        """Return all that follows from facts, and these too, as far as they lead on."""
        looked_up = {*self._chains, *self._some, *self._only}
        return self.follow(Statements(looked_up), filter(leads_on, facts))

    def rules(self) -> set[Rule]:
        """Return the axioms as rules, which lead from any facts to the same as ``what_follows``."""
        return set(self._rules())

    def _rules(self) -> Iterator[Rule]:
        for below, uppers in self._above.items():
            yield from (Rule(((0, below, 1),), (0, upper, 1)) for upper in uppers)
        for one, others in self._inverse.items():
            yield from (Rule(((0, one, 1),), (1, other, 0), flips=True) for other in others)
        for chain in self._chains.values():
            for links, _, head in chain:
                body = tuple((place, link, place + 1) for place, link in enumerate(links))
                yield Rule(body, (0, head, len(links)))
        for about, ends in self._ends.items():
            yield from (Rule(((0, about, 1),), (end // 2, _TYPE, kind)) for end, kind in ends)
        for kind, wider in self._wider.items():
            yield from (Rule(((0, _TYPE, kind),), (0, _TYPE, upper)) for upper in wider)
        for wholes in self._parts.values():
            for parts, whole in wholes:
                yield Rule(tuple((0, _TYPE, part) for part in parts), (0, _TYPE, whole))
        yield from self._rules_of_restrictions()

    def _rules_of_restrictions(self) -> Iterator[Rule]:
        for about, pairs in self._some.items():
            for filler, kind in pairs:
                there = () if filler == OWL.Thing else ((1, _TYPE, filler),)
                yield Rule(((0, about, 1), *there), (0, _TYPE, kind))
        for about, pairs in self._only.items():
            for filler, kind in pairs:
                yield Rule(((0, about, 1), (0, _TYPE, kind)), (1, _TYPE, filler))
        for about, pairs in self._value.items():
            for filler, kind in pairs:
                yield Rule(((0, about, filler),), (0, _TYPE, kind))
                yield Rule(((0, _TYPE, kind),), (0, about, filler))

    def _consequences(self, graph: Graph | Statements, triple: Triple) -> Iterator[Triple]:
        return filter(leads_on, self._all_consequences(graph, triple))

    def _all_consequences(self, graph: Graph | Statements, triple: Triple) -> Iterator[Triple]:
        yield from super()._consequences(graph, triple)
        subject, predicate, value = triple
        for end, kind in self._ends.get(predicate, ()):
            yield triple[end], _TYPE, kind
        for filler, kind in self._some.get(predicate, ()):
            if filler == OWL.Thing or (value, _TYPE, filler) in graph:
                yield subject, _TYPE, kind
        for filler, kind in self._value.get(predicate, ()):
            if filler == value:
                yield subject, _TYPE, kind
        for filler, kind in self._only.get(predicate, ()):
            if (subject, _TYPE, kind) in graph:
                yield value, _TYPE, filler
        if predicate == _TYPE:
            yield from self._of_a_kind(graph, subject, value)

    def _of_a_kind(self, graph: Graph | Statements, thing: Node, kind: Node) -> Iterator[Triple]:
        for wider in self._wider.get(kind, ()):
            yield thing, _TYPE, wider
        for parts, whole in self._parts.get(kind, ()):
            if all((thing, _TYPE, part) in graph for part in parts):
                yield thing, _TYPE, whole
        for about, restriction in self._some_of.get(kind, ()):
            for subject in graph.subjects(about, thing):
                yield subject, _TYPE, restriction
        for about, filler, fixed in self._by_kind.get(kind, ()):
            if fixed:
                yield thing, about, filler
            else:
                for value in graph.objects(thing, about):
                    yield value, _TYPE, filler


def _multimap(axioms: Graph, link: URIRef) -> dict[Node, list[Node]]:
    found: dict[Node, list[Node]] = defaultdict(list)
    for subject, value in axioms.subject_objects(link):
        if subject != value:
            found[subject].append(value)
    return found


def _restrictions(axioms: Graph, link: URIRef) -> dict[Node, list[tuple[Node, Node]]]:
    """Return fillers and restrictions by the property that they are on."""
    found: dict[Node, list[tuple[Node, Node]]] = defaultdict(list)
    for kind, filler in axioms.subject_objects(link):
        for about in axioms.objects(kind, OWL.onProperty):
            found[about].append((filler, kind))
    return found
