"""The last gate: nothing leaves that the ontology does not provide for or the text does not name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node as Term

from ipcoop.extract.discourse.reference import Reference
from ipcoop.extract.model import Extraction, Node, Statement, Status
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import ID, IPCOOP, ONTOLOGY
from ipcoop.resources import resource

_WORD = re.compile(r"[^\W_]{2,}")
_STEM = 4
"""Letters that two words have to share at their beginning to count as one, as “met” is short."""

Classes = frozenset[Term]


@dataclass(frozen=True, slots=True)
class Terms:
    """What the ontology provides for.

    Attributes:
        parents: each class with its superclasses and itself.
        domains: by property, sets of classes of which each must have one that fits the subject.
        ranges: the same for the object.
    """

    parents: dict[Term, Classes]
    domains: dict[Term, tuple[Classes, ...]]
    ranges: dict[Term, tuple[Classes, ...]]


@cache
def terms() -> Terms:
    """Return what the ontology of the project provides for."""
    graph = Graph(bind_namespaces="none")
    for path in sorted(resource("ontology").glob("*.ttl")):
        graph += read_turtle(path)
    classes = set(graph.subjects(RDF.type, OWL.Class))
    properties = set(graph.subjects(RDF.type, OWL.ObjectProperty))
    properties |= set(graph.subjects(RDF.type, OWL.DatatypeProperty))
    return Terms(
        {c: frozenset(graph.transitive_objects(c, RDFS.subClassOf)) - {None} for c in classes},  # type: ignore[misc]
        {p: _alternatives(graph, p, RDFS.domain) for p in properties},
        {p: _alternatives(graph, p, RDFS.range) for p in properties},
    )


def _alternatives(graph: Graph, term: Term, predicate: URIRef) -> tuple[Classes, ...]:
    found = []
    for value in graph.objects(term, predicate):
        union = graph.value(value, OWL.unionOf)
        found.append(frozenset(Collection(graph, union) if union is not None else [value]))
    return tuple(found)


def sound(extraction: Extraction, reference: Reference) -> Extraction:
    """Return an extraction without what does not fit the ontology or is not named by the text."""
    return _Gate(extraction, reference).opened()


class _Gate:
    def __init__(self, extraction: Extraction, reference: Reference) -> None:
        self.extraction = extraction
        self.reference = reference
        self.text = extraction.source.document.text
        self.stems = {_stem(word) for word in _WORD.findall(self.text)}
        self.types = {node.iri: node.type for node in extraction.nodes}

    def opened(self) -> Extraction:
        fitting = filter(self._node_fits, self.extraction.nodes)
        nodes = [self._typed(self._named(node)) for node in fitting]
        gone = {node.iri for node in self.extraction.nodes} - {node.iri for node in nodes}
        statements = [s for s in self.extraction.statements if self._fits(s, gone)]
        questions = tuple(q for q in self.extraction.questions if q.subject not in gone)
        return replace(
            self.extraction, nodes=tuple(nodes), statements=tuple(statements), questions=questions
        )

    def _named(self, node: Node) -> Node:
        """Return a node whose label has a word of the text: at least those that tell of it."""
        if node.links or any(_stem(word) in self.stems for word in _WORD.findall(node.label)):
            return node
        span = node.warrant.spans[0]
        return replace(node, label=f"{node.label} (“{self.text[span.start : span.end]}”)")

    def _typed(self, node: Node) -> Node:
        """Return a ceremony for a signing at which nothing that is known of is signed."""
        if node.type != IPCOOP.Signing or any(
            s.subject == node.iri and s.predicate == IPCOOP.isSigningOf
            for s in self.extraction.statements
            if s.warrant.status is Status.STATED
        ):
            return node
        return replace(node, type=IPCOOP.Ceremony)

    def _node_fits(self, node: Node) -> bool:
        return all(self._triple_fits(node.iri, predicate, value) for predicate, value in node.links)

    def _fits(self, statement: Statement, gone: set[URIRef]) -> bool:
        ends = {statement.subject, statement.object, statement.warrant.claimed_by}
        return not ends & gone and self._triple_fits(
            statement.subject, statement.predicate, statement.object
        )

    def _triple_fits(self, subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> bool:
        known = terms()
        if predicate.startswith(f"{ONTOLOGY}#") and predicate not in known.domains:
            return False
        if not all(self._is_one(subject, some) for some in known.domains.get(predicate, ())):
            return False
        if isinstance(value, Literal):
            return predicate != IPCOOP.acronym or " " not in value
        return all(self._is_one(value, some) for some in known.ranges.get(predicate, ()))

    def _is_one(self, iri: URIRef, classes: Classes) -> bool:
        parents = terms().parents
        types = set(self._types(iri))
        return not types or any(classes & parents.get(cls, frozenset()) for cls in types)

    def _types(self, iri: URIRef) -> Iterable[Term]:
        if iri.startswith(str(ID["document/"])):
            return (IPCOOP.Document,)
        own = self.types.get(iri)
        return (*((own,) if own else ()), *self.reference.types(str(iri)))


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]
