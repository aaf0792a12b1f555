"""What the documentation says about one term of the ontology."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from ipcoop.config import BASE
from ipcoop.graph.changes.axioms import KINDS
from ipcoop.graph.documentation.wording import Link, Phrase, Wording, link
from ipcoop.namespaces import IPCOOP

_ALIGNMENTS = {
    RDFS.subClassOf: "subclass of",
    RDFS.subPropertyOf: "subproperty of",
    OWL.equivalentClass: "equivalent to",
    OWL.equivalentProperty: "equivalent to",
    SKOS.exactMatch: "exact match",
    SKOS.closeMatch: "close match",
    SKOS.broadMatch: "broader match",
    SKOS.narrowMatch: "narrower match",
    SKOS.relatedMatch: "related match",
}


@dataclass(frozen=True)
class Row:
    """One line about a term: what it tells, and each thing told."""

    name: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Term:
    """A term as its section shows it; texts stand with English first."""

    link: Link
    kind: str
    labels: tuple[Literal, ...]
    definitions: tuple[Literal, ...]
    examples: tuple[Literal, ...]
    notes: tuple[Literal, ...]
    rows: tuple[Row, ...]
    is_deprecated: bool

    def row(self, name: str) -> tuple[Phrase, ...]:
        """Return what one of its rows tells, or nothing where it has no such row."""
        return next((row.phrases for row in self.rows if row.name == name), ())


def own_terms(graph: Graph) -> list[URIRef]:
    """Return the terms of the project that a graph declares, by IRI."""
    declared = (node for kind in KINDS for node in graph.subjects(RDF.type, kind))
    return sorted({n for n in declared if isinstance(n, URIRef) and n.startswith(BASE)})


def describe(graph: Graph, wording: Wording, iri: URIRef) -> Term:
    """Return all that a graph says about a term; ``wording`` is that of the same graph."""
    rows = [*_axiom_rows(wording, iri), *_note_rows(graph, iri)]
    return Term(
        link=link(iri),
        kind=kind_of(graph, iri),
        labels=texts(graph, iri, RDFS.label),
        definitions=texts(graph, iri, SKOS.definition),
        examples=texts(graph, iri, SKOS.example),
        notes=texts(graph, iri, SKOS.scopeNote),
        rows=tuple(Row(name, tuple(phrases)) for name, phrases in rows if phrases),
        is_deprecated=is_deprecated(graph, iri),
    )


def kind_of(graph: Graph, iri: URIRef) -> str:
    """Return what kind of term this is."""
    return next(name for kind, name in KINDS.items() if (iri, RDF.type, kind) in graph)


def is_deprecated(graph: Graph, iri: URIRef) -> bool:
    """Tell whether a term is to be used no more."""
    return (iri, OWL.deprecated, Literal(lexical_or_value=True)) in graph


def texts(graph: Graph, iri: URIRef, predicate: URIRef) -> tuple[Literal, ...]:
    """Return the texts that say this about a term, English first."""
    found = [text for text in graph.objects(iri, predicate) if isinstance(text, Literal)]
    return tuple(sorted(found, key=lambda t: (t.language != "en", t.language or "", str(t))))


def text(graph: Graph, iri: URIRef, predicate: URIRef) -> str:
    """Return the first text that says this about a term, in English if there is one."""
    return next((str(found) for found in texts(graph, iri, predicate)), "")


def aligned(graph: Graph, iri: URIRef) -> Iterator[tuple[str, Link]]:
    """Yield how a term stands to terms elsewhere: the relation, and the other term."""
    for predicate, relation in _ALIGNMENTS.items():
        for other in sorted(map(str, _iris(graph, iri, predicate))):
            if not other.startswith(BASE):
                yield relation, link(other)


def _iris(graph: Graph, iri: URIRef, predicate: URIRef) -> Iterator[URIRef]:
    return (value for value in graph.objects(iri, predicate) if isinstance(value, URIRef))


_Reader = Callable[[Wording, str], list[Phrase]]


def _values(*aspects: str) -> _Reader:
    return lambda wording, iri: [p for aspect in aspects for p in wording.values(iri, aspect)]


def _own_values(*aspects: str) -> _Reader:
    return lambda wording, iri: [p for aspect in aspects for p in wording.own_values(iri, aspect)]


def _users(*aspects: str) -> _Reader:
    return lambda wording, iri: [
        (user,) for aspect in aspects for user in wording.users(iri, aspect)
    ]


_AXIOM_ROWS: tuple[tuple[str, _Reader], ...] = (
    ("Subclass of", _own_values("superclass", "restriction")),
    ("Subclasses", _users("superclass")),
    ("Defined as", _own_values("logical definition", "equal")),
    ("Domain", _values("domain")),
    ("Range", _values("range")),
    ("Subproperty of", _own_values("superproperty")),
    ("Subproperties", _users("superproperty")),
    ("Inverse of", _values("inverse")),
    ("Follows from", _values("chain")),
    ("Characteristics", _values("characteristic")),
    ("Domain of", _users("domain")),
    ("Range of", _users("range")),
    ("Used to define", _users("logical definition", "restriction")),
    ("Leads to", _users("chain")),
    ("Disjoint with", _values("disjoint")),
)
_NAMED_ROWS = {
    "Replaced by": DCTERMS.isReplacedBy,
    "Concepts": SKOS.hasTopConcept,
    "In scheme": SKOS.inScheme,
    "Broader": SKOS.broader,
    "Source": DCTERMS.source,
    "See also": RDFS.seeAlso,
}
_TEXT_ROWS = {
    "Code": SKOS.notation,
    "Also called": SKOS.altLabel,
    "Editor's note": SKOS.editorialNote,
    "Change": SKOS.changeNote,
    "History": SKOS.historyNote,
    "Rule exception": IPCOOP.ruleException,
}


def _axiom_rows(wording: Wording, iri: URIRef) -> Iterator[tuple[str, list[Phrase]]]:
    for name, read in _AXIOM_ROWS:
        yield name, read(wording, iri)


def _note_rows(graph: Graph, iri: URIRef) -> Iterator[tuple[str, list[Phrase]]]:
    for name, predicate in _NAMED_ROWS.items():
        yield name, [(link(other),) for other in sorted(_iris(graph, iri, predicate))]
    yield "Aligned", [(f"{relation} ", other) for relation, other in aligned(graph, iri)]
    for name, predicate in _TEXT_ROWS.items():
        yield name, [(str(found),) for found in texts(graph, iri, predicate)]
