"""What follows from statements about single things: inverses, superproperties and chains.

This is a part of what ``entailment`` finds, in a part of the time: enough to tell whether something
that a rule asks for is said the other way round.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rdflib import OWL, RDF, RDFS, Graph, Literal
from rdflib.collection import Collection
from rdflib.term import Node

from ipcoop.namespaces import IPCOOP

Triple = tuple[Node, Node, Node]


class Statements:
    """A set of triples in which those of some properties can be looked up by either end."""

    def __init__(self, looked_up: Iterable[Node]) -> None:
        self._known: set[Triple] = set()
        self._objects: dict[Node, dict[Node, list[Node]]] = {name: {} for name in looked_up}
        self._subjects: dict[Node, dict[Node, list[Node]]] = {name: {} for name in looked_up}

    def __contains__(self, triple: Triple) -> bool:
        return triple in self._known

    def add(self, triple: Triple) -> None:
        """Add a triple that is not there yet."""
        self._known.add(triple)
        subject, predicate, value = triple
        if predicate in self._objects:
            self._objects[predicate].setdefault(subject, []).append(value)
            self._subjects[predicate].setdefault(value, []).append(subject)

    def objects(self, subject: Node, predicate: Node) -> Iterable[Node]:
        """Return the values of a property."""
        return self._objects[predicate].get(subject, ())

    def subjects(self, predicate: Node, value: Node) -> Iterable[Node]:
        """Return the things for which a property has a value."""
        return self._subjects[predicate].get(value, ())


class Forward:
    """The axioms of an ontology by which one statement leads to another."""

    def __init__(self, ontology: Graph, above: str = IPCOOP) -> None:
        """Take the axioms from a graph, and of the properties above others those named so."""
        self._above: dict[Node, set[Node]] = defaultdict(set)
        self._inverse: dict[Node, set[Node]] = defaultdict(set)
        self._chains: dict[Node, list[tuple[list[Node], int, Node]]] = defaultdict(list)
        for below, upper in ontology.subject_objects(RDFS.subPropertyOf):
            if below != upper and str(upper).startswith(above):
                self._above[below].add(upper)
        for one, other in ontology.subject_objects(OWL.inverseOf):
            self._inverse[one].add(other)
            self._inverse[other].add(one)
        for same in ontology.subjects(RDF.type, OWL.SymmetricProperty):
            self._inverse[same].add(same)
        for through in ontology.subjects(RDF.type, OWL.TransitiveProperty):
            self._add_chain([through, through], through)
        for head, members in ontology.subject_objects(OWL.propertyChainAxiom):
            self._add_chain(list(Collection(ontology, members)), head)

    def _add_chain(self, links: list[Node], head: Node) -> None:
        for place, link in enumerate(links):
            self._chains[link].append((links, place, head))

    def follow(self, graph: Graph | Statements, triples: Iterable[Triple]) -> list[Triple]:
        """Add triples and what follows from them to a graph; return what was not there."""
        added, todo = [], list(triples)
        while todo:
            triple = todo.pop()
            if triple not in graph:
                graph.add(triple)
                added.append(triple)
                todo += self._consequences(graph, triple)
        return added

    def _consequences(self, graph: Graph | Statements, triple: Triple) -> Iterator[Triple]:
        subject, predicate, value = triple
        for above in self._above.get(predicate, ()):
            yield subject, above, value
        if not isinstance(value, Literal):
            for inverse in self._inverse.get(predicate, ()):
                yield value, inverse, subject
        for links, place, head in self._chains.get(predicate, ()):
            starts, ends = {subject}, {value}
            for link in reversed(links[:place]):
                starts = {s for node in starts for s in graph.subjects(link, node)}
            for link in links[place + 1 :]:
                ends = {o for node in ends for o in graph.objects(node, link)}
            for start in starts:
                for end in ends:
                    yield start, head, end
