"""What follows from statements about single things: inverses, superproperties and chains.

This is a small part of what ``closure`` finds, in a small part of the time: enough to tell whether
something that a rule asks for is said the other way round.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rdflib import OWL, RDF, RDFS, Graph, Literal
from rdflib.collection import Collection
from rdflib.term import Node

from ipcoop.namespaces import IPCOOP

Triple = tuple[Node, Node, Node]


class Forward:
    """The axioms of an ontology by which one statement leads to another."""

    def __init__(self, ontology: Graph) -> None:
        self._above: dict[Node, set[Node]] = defaultdict(set)
        self._inverse: dict[Node, set[Node]] = defaultdict(set)
        self._chains: dict[Node, list[tuple[list[Node], int, Node]]] = defaultdict(list)
        for below, above in ontology.subject_objects(RDFS.subPropertyOf):
            if str(above).startswith(IPCOOP):
                self._above[below].add(above)
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

    def follow(self, graph: Graph, triples: Iterable[Triple]) -> list[Triple]:
        """Add triples and what follows from them to a graph; return what was not there."""
        added, todo = [], list(triples)
        while todo:
            triple = todo.pop()
            if triple not in graph:
                graph.add(triple)
                added.append(triple)
                todo += self._consequences(graph, triple)
        return added

    def _consequences(self, graph: Graph, triple: Triple) -> Iterator[Triple]:
        subject, predicate, value = triple
        for above in self._above.get(predicate, ()):
            yield subject, above, value
        if isinstance(value, Literal):
            return
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
