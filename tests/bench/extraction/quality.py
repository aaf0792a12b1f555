"""What can be judged without a gold file: conformance, hallucination, repeatability."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node as Term

from ipcoop.extract.model import Extraction, SourceText, Span
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import IPCOOP
from ipcoop.resources import resource

from .facts import Fact, distinct, of_extraction
from .things import Things, family, of_facts
from .words import content

_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_BUILT_IN = frozenset({RDF.type, RDFS.label, RDFS.comment, RDFS.seeAlso})
_STEM = 4
_ANY_TEXT = frozenset({RDFS.Literal, RDF.langString})


@dataclass(frozen=True, slots=True)
class Ontology:
    """What the ontology declares."""

    classes: frozenset[Term]
    properties: frozenset[Term]
    parents: dict[Term, frozenset[Term]]
    domains: dict[Term, tuple[frozenset[Term], ...]]
    ranges: dict[Term, tuple[frozenset[Term], ...]]
    concepts: frozenset[str]


@cache
def ontology() -> Ontology:
    """Read the modules and vocabularies of the ontology."""
    graph = Graph()
    for path in sorted(resource("ontology").glob("**/*.ttl")):
        if "releases" not in path.parts:
            graph += read_turtle(path)
    properties = {p for kind in _PROPERTIES for p in graph.subjects(RDF.type, kind)}
    classes = frozenset(graph.subjects(RDF.type, OWL.Class))
    return Ontology(
        classes,
        frozenset(properties) | _BUILT_IN,
        {c: _ancestors(graph, c) for c in classes},
        {p: _alternatives(graph, p, RDFS.domain) for p in properties},
        {p: _alternatives(graph, p, RDFS.range) for p in properties},
        frozenset(str(c) for c in graph.subjects(RDF.type, SKOS.Concept)),
    )


def _ancestors(graph: Graph, term: Term) -> frozenset[Term]:
    return frozenset(t for t in graph.transitive_objects(term, RDFS.subClassOf) if t is not None)


def _alternatives(graph: Graph, term: Term, predicate: URIRef) -> tuple[frozenset[Term], ...]:
    """Return the classes of each domain or range: one of every set must fit."""
    found = []
    for value in graph.objects(term, predicate):
        union = graph.value(value, OWL.unionOf)
        found.append(frozenset(Collection(graph, union) if union is not None else [value]))
    return tuple(found)


def misfits(extraction: Extraction) -> tuple[list[Fact], int]:
    """Return the statements that the ontology does not provide for, and how many there are."""
    facts = of_extraction(extraction)
    things = of_facts(facts)
    return [fact for fact in facts if not _conforms(fact, things)], len(facts)


def _conforms(fact: Fact, things: Things) -> bool:
    known = ontology()
    if fact.predicate not in known.properties:
        return False
    if fact.predicate == RDF.type:
        return fact.object in known.classes
    domains, ranges = (d.get(fact.predicate, ()) for d in (known.domains, known.ranges))
    if not all(_is_one(fact.subject, classes, things) for classes in domains):
        return False
    if isinstance(fact.object, Literal):
        return all(_has_datatype(fact.object, datatypes) for datatypes in ranges)
    return all(_is_one(fact.object, classes, things) for classes in ranges)


def _is_one(iri: URIRef, classes: frozenset[Term], things: Things) -> bool:
    known = ontology()
    if str(iri) in known.concepts:
        return SKOS.Concept in classes
    types = {URIRef(kind) for kind in things.types_of(iri)}
    if family(iri) == "document":
        types.add(IPCOOP.Document)
    return any(classes & known.parents.get(kind, frozenset()) for kind in types)


def _has_datatype(value: Literal, datatypes: frozenset[Term]) -> bool:
    own = RDF.langString if value.language else value.datatype or XSD.string
    return bool(datatypes & (_ANY_TEXT | {own})) and not value.ill_typed


@dataclass(frozen=True, slots=True)
class Invented:
    """What is not in the text: statements by subject, relation, object, and without words."""

    subjects: tuple[Fact, ...]
    relations: tuple[Fact, ...]
    objects: tuple[Fact, ...]
    without_words: tuple[Fact, ...]
    total: int

    @property
    def facts(self) -> set[Fact]:
        """All of them, each once."""
        return {*self.subjects, *self.relations, *self.objects, *self.without_words}


def invented(extraction: Extraction) -> Invented:
    """Return the statements with a thing, a relation or a span that is not in text or ontology."""
    facts, text = of_extraction(extraction), extraction.source.document.text
    things, words = of_facts(facts), content(text)
    absent = {
        iri
        for iri in {t for f in facts for t in (f.subject, f.object) if not isinstance(t, Literal)}
        if not _is_in_text(iri, things, words)
    }
    return Invented(
        tuple(fact for fact in facts if fact.subject in absent),
        tuple(fact for fact in facts if fact.predicate not in ontology().properties),
        tuple(fact for fact in facts if fact.object in absent),
        tuple(fact for fact in facts if not _has_words(fact.warrant.spans, text)),
        len(facts),
    )


def _is_in_text(iri: URIRef, things: Things, words: frozenset[str]) -> bool:
    if family(iri) in ("", "document"):
        return True
    country = things.country_of(iri)
    names = (*things.names_of(iri), *(things.names_of(country) if country else ()))
    return any(_occurs(word, words) for name in names for word in content(name))


def _occurs(word: str, words: frozenset[str]) -> bool:
    """Tell whether a word stands in a text, with another ending perhaps, as Asia in Asian."""
    stem = word[: max(_STEM, len(word) - 3)]
    return word in words or (len(stem) >= _STEM and any(w.startswith(stem) for w in words))


def _has_words(spans: Iterable[Span], text: str) -> bool:
    quotes = [text[span.start : span.end].strip() for span in spans if 0 <= span.start < span.end]
    return bool(quotes) and all(quotes) and all(span.end <= len(text) for span in spans)


def repeated(
    sources: list[SourceText], extract: Callable[[SourceText], Extraction]
) -> dict[str, list[str]]:
    """Return by document what differs when all are read again, in the opposite order."""
    first = {source.document.identifier: extract(source) for source in sources}
    again = {source.document.identifier: extract(source) for source in reversed(sources)}
    return {name: _changes(first[name], again[name]) for name in first}


def _changes(one: Extraction, other: Extraction) -> list[str]:
    return sorted(distinct(one) ^ distinct(other))
