"""The last gate: nothing leaves that the ontology does not provide for or the text does not name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import XSD
from rdflib.term import Node as Term

from ipcoop.extract.discourse.reference import Reference
from ipcoop.extract.model import Extraction, Node, Statement, Status
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import ID, IPCOOP, ONTOLOGY
from ipcoop.resources import resource

_WORD = re.compile(r"[^\W_]{2,}")
_OWN = f"{ONTOLOGY}#"
_DOCUMENTS = f"{ID}document/"
_STEM = 4
"""Letters that two words have to share at their beginning to count as one, as “met” is short."""

Classes = frozenset[Term]
_ANY: Classes = frozenset([OWL.Thing])
_ACRONYM, _SIGNING = IPCOOP.acronym, IPCOOP.Signing


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

    def above(self, types: Iterable[Term]) -> Classes:
        """Return some classes with all that are above them."""
        return frozenset().union(*(self.parents.get(cls, ()) for cls in types))


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


def properties_between(
    extraction: Extraction, reference: Reference, subject: URIRef, value: URIRef | Literal
) -> list[URIRef]:
    """Return the properties of the ontology that a thing may have with a value, sorted."""
    gate, known = _Gate(extraction, reference), terms()
    own = (URIRef(str(p)) for p in known.domains if str(p).startswith(IPCOOP))
    fitting = (p for p in own if gate.fits(subject, p, value))
    return sorted(p for p in fitting if _is_for(value, known.ranges[p]))


def _is_for(value: URIRef | Literal, ranges: tuple[Classes, ...]) -> bool:
    """Tell whether a property with such ranges is one for data or for things, as the value is."""
    kinds = {kind for kinds in ranges for kind in kinds}
    if isinstance(value, Literal):
        return value.datatype in kinds or (value.language is not None and RDFS.Literal in kinds)
    return bool(kinds) and not any(str(kind).startswith(str(XSD)) for kind in kinds)


class _Gate:
    def __init__(self, extraction: Extraction, reference: Reference) -> None:
        self.extraction = extraction
        self.reference = reference
        self.text = extraction.source.document.text
        self.stems = _stems(self.text)
        self.types = {node.iri: node.type for node in extraction.nodes}
        self._above: dict[URIRef, Classes] = {}

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
        if node.links or not self.stems.isdisjoint(_stems(node.label)):
            return node
        span = node.warrant.spans[0]
        return replace(node, label=f"{node.label} (“{self.text[span.start : span.end]}”)")

    def _typed(self, node: Node) -> Node:
        """Return a ceremony for a signing at which nothing that is known of is signed."""
        if node.type != _SIGNING or any(
            s.subject == node.iri and s.predicate == IPCOOP.isSigningOf
            for s in self.extraction.statements
            if s.warrant.status is Status.STATED
        ):
            return node
        return replace(node, type=IPCOOP.Ceremony)

    def _node_fits(self, node: Node) -> bool:
        return all(self.fits(node.iri, predicate, value) for predicate, value in node.links)

    def _fits(self, statement: Statement, gone: set[URIRef]) -> bool:
        ends = {statement.subject, statement.object, statement.warrant.claimed_by}
        return not ends & gone and self.fits(
            statement.subject, statement.predicate, statement.object
        )

    def fits(self, subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> bool:
        """Tell whether the ontology provides for a triple."""
        known = terms()
        if predicate not in known.domains:
            return not predicate.startswith(_OWN)
        if not self._is_each(subject, known.domains[predicate]):
            return False
        if isinstance(value, Literal):
            return predicate != _ACRONYM or " " not in value
        return self._is_each(value, known.ranges[predicate])

    def _is_each(self, iri: URIRef, wanted: tuple[Classes, ...]) -> bool:
        """Tell whether a thing is in a class of each set; of what has no class that is open."""
        if iri not in self._above:
            types = self._types(iri)
            self._above[iri] = terms().above(types) if types else _ANY
        above = self._above[iri]
        return above is _ANY or not any(map(above.isdisjoint, wanted))

    def _types(self, iri: URIRef) -> tuple[Term, ...]:
        if iri.startswith(_DOCUMENTS):
            return (IPCOOP.Document,)
        own = self.types.get(iri)
        return (*((own,) if own else ()), *self.reference.types(str(iri)))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())}
