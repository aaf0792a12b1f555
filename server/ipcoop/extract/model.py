"""What the stages of the extraction hand on to each other."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from rdflib import Literal, URIRef

from ipcoop.graph.documents import SourceDocument


class Status(StrEnum):
    """The warrant that a document gives a statement: a concept of ``scheme/status``."""

    STATED = "stated"
    IMPLIED = "implied"
    CLAIMED = "claimed"


class Modality(StrEnum):
    """The relation of a claim to time and will: a concept of ``scheme/modality``."""

    PAST = "past"
    PRESENT = "present"
    INTENTION = "intention"


class Span(NamedTuple):
    """Characters of the stored text, from ``start`` up to ``end``, inside one sentence."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Warrant:
    """What a statement rests on.

    Attributes:
        status: stated, implied or claimed.
        spans: the words that carry it, in reading order; at least one.
        claimed_by: for a claim, the agent or the document that puts it forward.
        claimed_in: for a claim, the communication act in which it is made, if one is known.
        modality: for a claim, what was, what is or what is meant to be.
    """

    status: Status
    spans: tuple[Span, ...]
    claimed_by: URIRef | None = None
    claimed_in: URIRef | None = None
    modality: Modality | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple that a document carries."""

    subject: URIRef
    predicate: URIRef
    object: URIRef | Literal
    warrant: Warrant


@dataclass(frozen=True, slots=True)
class Node:
    """A thing that a document introduces: its class, its name, and for a relation its links.

    One assertion covers all triples of a node; a thing that is no ``ipcoop:Relation`` has no
    links.
    """

    iri: URIRef
    type: URIRef
    label: str
    warrant: Warrant
    links: tuple[tuple[URIRef, URIRef | Literal], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What a document leaves open: a property of a thing, and the words that raise it."""

    subject: URIRef
    property: URIRef
    label: str
    spans: tuple[Span, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document beside its text; empty where unknown.

    Attributes:
        title: its title, when the front matter gives one.
        publisher: who published it, in words.
        creator: who wrote it, in words.
        issued: the day of publication, ``YYYY-MM-DD``.
        language: BCP 47 tag.
        source: where it was found: an address, or words.
        rights: a sentence on the rights in the text.
        note: remarks.
    """

    title: str = ""
    publisher: str = ""
    creator: str = ""
    issued: str = ""
    language: str = "en"
    source: str = ""
    rights: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One document as read: the text that is stored, and its metadata."""

    document: SourceDocument
    metadata: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document yields, before decisions and reconciliation."""

    source: SourceText
    nodes: tuple[Node, ...] = ()
    statements: tuple[Statement, ...] = ()
    questions: tuple[Question, ...] = ()
