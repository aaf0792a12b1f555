"""The documentation of the ontology as data: made from any version of it, shown as HTML."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from ipcoop.graph.documentation.boxes import boxes
from ipcoop.graph.documentation.diagram import draw
from ipcoop.graph.documentation.terms import (
    Row,
    Term,
    aligned,
    describe,
    kind_of,
    own_terms,
    text,
    texts,
)
from ipcoop.graph.documentation.wording import Link, Wording, link
from ipcoop.graph.modules import modules
from ipcoop.namespaces import BIBO, IPCOOP, ONTOLOGY, VANN, shorten

_METADATA = {
    "Version": OWL.versionInfo,
    "Version IRI": OWL.versionIRI,
    "Previous version": OWL.priorVersion,
    "Compatible with": OWL.backwardCompatibleWith,
    "Creator": DCTERMS.creator,
    "Contributor": DCTERMS.contributor,
    "Publisher": DCTERMS.publisher,
    "Licence": DCTERMS.license,
    "Created": DCTERMS.created,
    "Issued": DCTERMS.issued,
    "Modified": DCTERMS.modified,
    "Prefix": VANN.preferredNamespacePrefix,
    "Namespace": VANN.preferredNamespaceUri,
    "Rights": DCTERMS.rights,
    "Source": DCTERMS.source,
    "Cite as": DCTERMS.bibliographicCitation,
    "Status": BIBO.status,
    "Logo": FOAF.logo,
}
_ELSEWHERE = {RDF.type, DCTERMS.title, DCTERMS.description, OWL.imports, IPCOOP.ruleException}
"""What of the header the page shows in other places."""

_REMOVED = URIRef(f"{ONTOLOGY}/removed")
"""Stands for a module where there is none any more."""


@dataclass(frozen=True)
class Branch:
    """A class in the tree of classes, with the classes below it."""

    link: Link
    labels: tuple[Literal, ...]
    branches: tuple["Branch", ...]


@dataclass(frozen=True)
class Scheme:
    """A concept scheme with its concepts."""

    term: Term
    concepts: tuple[Term, ...]


@dataclass(frozen=True)
class Module:
    """A module, with the terms that it declares; one without any says more about others'."""

    name: str
    title: str
    description: str
    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    schemes: tuple[Scheme, ...]
    diagram: str

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term of the module."""
        of_schemes = (term for scheme in self.schemes for term in (scheme.term, *scheme.concepts))
        return (*self.classes, *self.properties, *of_schemes)


@dataclass(frozen=True)
class Alignment:
    """How an own term stands to a term elsewhere."""

    own: Link
    relation: str
    other: Link


@dataclass(frozen=True)
class Documentation:
    """All that the page shows of one version of the ontology."""

    titles: tuple[Literal, ...]
    abstract: str
    version: str
    metadata: tuple[Row, ...]
    tree: tuple[Branch, ...]
    modules: tuple[Module, ...]
    alignments: tuple[Alignment, ...]
    disjoint: tuple[tuple[Link, ...], ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term, by module."""
        return tuple(term for module in self.modules for term in module.terms)


def document(graph: Graph) -> Documentation:
    """Return the documentation of a version of the ontology, given as one graph.

    Terms stand in the modules that declare them now; those that no module has any more
    stand in one of their own at the end.
    """
    wording = Wording.of(graph)
    return Documentation(
        titles=texts(graph, ONTOLOGY, DCTERMS.title),
        abstract=text(graph, ONTOLOGY, DCTERMS.description),
        version=text(graph, ONTOLOGY, OWL.versionInfo),
        metadata=tuple(_metadata(graph)),
        tree=_roots(graph, wording),
        modules=tuple(_modules(graph, wording)),
        alignments=tuple(_alignments(graph)),
        disjoint=tuple(sorted(_disjoint_sets(graph))),
    )


def _metadata(graph: Graph) -> Iterator[Row]:
    others = {*graph.predicates(ONTOLOGY)} - {*_METADATA.values()} - _ELSEWHERE
    rows = [
        *_METADATA.items(),
        *((shorten(str(other)), other) for other in sorted(map(str, others))),
    ]
    for name, predicate in rows:
        values = sorted(graph.objects(ONTOLOGY, URIRef(predicate)), key=str)
        if values:
            yield Row(name, tuple((_as_it_is(value),) for value in values))


def _as_it_is(value: Node) -> str | Link:
    return Link(str(value), str(value)) if isinstance(value, URIRef) else str(value)


def _roots(graph: Graph, wording: Wording) -> tuple[Branch, ...]:
    own = (iri for iri in own_terms(graph) if kind_of(graph, iri) == "class")
    roots = [link(iri) for iri in own if not wording.own_values(iri, "superclass")]
    return _branches(graph, wording, roots)


def _branches(graph: Graph, wording: Wording, classes: Iterable[Link]) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            name,
            texts(graph, URIRef(name.iri), RDFS.label),
            _branches(graph, wording, wording.users(name.iri, "superclass")),
        )
        for name in classes
    )


def _modules(graph: Graph, wording: Wording) -> Iterator[Module]:
    homes = _homes()
    terms: dict[URIRef, list[URIRef]] = {}
    for iri in own_terms(graph):
        terms.setdefault(homes.get(iri, _REMOVED), []).append(iri)
    ordered = [iri for iri in (*_in_order(ONTOLOGY), *terms) if iri != ONTOLOGY]
    for iri in sorted(dict.fromkeys(ordered), key=lambda iri: iri not in terms):
        yield _module(graph, wording, iri, terms.get(iri, []))


def _module(graph: Graph, wording: Wording, iri: URIRef, terms: list[URIRef]) -> Module:
    name = iri.removeprefix(f"{ONTOLOGY}/")
    title, description = _heading(iri)
    described = {term: describe(graph, wording, term) for term in terms}
    return Module(
        name=name,
        title=title,
        description=description,
        classes=tuple(term for term in described.values() if term.kind == "class"),
        properties=tuple(term for term in described.values() if term.kind.endswith("property")),
        schemes=tuple(_schemes(graph, described)),
        diagram=draw(boxes(graph, wording, terms), name, f"Diagram: {title}") if terms else "",
    )


def _heading(iri: URIRef) -> tuple[str, str]:
    header = modules().get(iri)
    if header is None:
        return "Removed terms", "Terms that this version has and the current one has no more"
    title = text(header, iri, DCTERMS.title).removeprefix("ipcoop ")
    return title[:1].upper() + title[1:], text(header, iri, DCTERMS.description)


def _schemes(graph: Graph, described: dict[URIRef, Term]) -> Iterator[Scheme]:
    for iri, term in described.items():
        if term.kind == "concept scheme":
            concepts = (
                other for name, other in described.items() if (name, SKOS.inScheme, iri) in graph
            )
            yield Scheme(term, tuple(concepts))


def _homes() -> dict[URIRef, URIRef]:
    """Return the module of every term: the first that declares it."""
    ordered = reversed(_in_order(ONTOLOGY))
    return {term: iri for iri in ordered for term in own_terms(modules()[iri])}


def _in_order(iri: URIRef) -> list[URIRef]:
    """Return a module after all that it imports, each once."""
    imported = sorted(URIRef(str(name)) for name in modules()[iri].objects(iri, OWL.imports))
    before = (found for name in imported for found in _in_order(name))
    return list(dict.fromkeys([*before, iri]))


def _alignments(graph: Graph) -> Iterator[Alignment]:
    for iri in own_terms(graph):
        for relation, other in aligned(graph, iri):
            yield Alignment(link(iri), relation, other)


def _disjoint_sets(graph: Graph) -> Iterator[tuple[Link, ...]]:
    for node in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        for head in graph.objects(node, OWL.members):
            found = sorted(str(name) for name in graph.items(head))
            if all(name.startswith(IPCOOP) for name in found):
                yield tuple(map(link, found))
