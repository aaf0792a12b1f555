"""Statements that things of every kind in the reference data have: type, names, notes, sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from ipcoop.namespaces import ID, IPCOOP


@dataclass(frozen=True)
class Names:
    """What a thing is called.

    Attributes:
        english: the English label.
        korean: the Korean label, or nothing.
        also: other English names.
        acronyms: short forms of one word.
        adjectives: English words for what belongs to a country or its people.
    """

    english: str
    korean: str = ""
    also: Iterable[str] = ()
    acronyms: Iterable[str] = ()
    adjectives: Iterable[str] = ()


def thing(kind: str, slug: str) -> URIRef:
    """Return the IRI of a thing of the graph."""
    return ID[f"{kind}/{slug}"]


def describe(
    graph: Graph, subject: URIRef, classes: Iterable[str], names: Names, sources: Iterable[str]
) -> None:
    """Add type, names and sources of a thing to a graph."""
    for name in classes:
        graph.add((subject, RDF.type, IPCOOP[name]))
    graph.add((subject, RDFS.label, text(names.english)))
    if names.korean:
        graph.add((subject, RDFS.label, Literal(names.korean, "ko")))
    for name in names.also:
        if name != names.english:
            graph.add((subject, SKOS.altLabel, text(name)))
    for name in names.acronyms:
        graph.add((subject, IPCOOP.acronym, Literal(name)))
    for name in names.adjectives:
        graph.add((subject, SKOS.hiddenLabel, text(name)))
    for source in sources:
        graph.add((subject, DCTERMS.source, _source(source)))


def text(words: str) -> Literal:
    """Return English words as they are printed, with a typographic apostrophe."""
    return Literal(words.replace("'", "’"), "en")


def note(graph: Graph, subject: URIRef, words: str) -> None:
    """Add a note, if there are words for one."""
    if words:
        graph.add((subject, SKOS.note, text(words)))


def when(graph: Graph, subject: URIRef, name: str, value: str) -> None:
    """Add the day, or the year where only that is known, of a ``start`` or an ``end``."""
    if len(value) == len("2004"):
        graph.add((subject, IPCOOP[f"{name}Year"], Literal(int(value))))
    elif value:
        graph.add((subject, IPCOOP[f"{name}Date"], Literal(value, datatype=XSD.date)))


def _source(source: str) -> URIRef | Literal:
    return URIRef(source) if source.startswith("https://") else text(source)
