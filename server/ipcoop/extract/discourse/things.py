"""What a document speaks of, and what it says, before anything has an IRI."""

from dataclasses import dataclass, field

from rdflib import Literal

from ipcoop.extract.finders.date_model import DateMention
from ipcoop.extract.model import Modality, Span, Status


@dataclass(eq=False, slots=True)
class Thing:
    """One thing that a document speaks of.

    Attributes:
        family: the ``{type}`` part of its IRI.
        type: its class in the ontology; empty where the reference data knows it.
        label: its name.
        spans: the words that introduce it.
        iri: its IRI, where the reference data knows it.
        head: the main noun of the phrase that introduced it, in lower case.
        named: whether the label is a name rather than a description.
        acronym: its short form.
        date: when an event took place.
        place: where an event took place.
        parties: who met or who agreed.
        owner: the body that a post or unit belongs to, or whoever carries out an activity, or
            speaks in an act of speech.
        part_of: the event that another one is part of.
        status: the warrant of its existence.
        members: the posts or bodies in a group.
        claim: who puts forward that it exists, where nobody states it.
        in_heading: whether a heading introduces it.
        facts: whether it is stated, as a fact, that it took place or exists.
        made: how it came about, if the document tells that: “signed” or “adopted”.
        number: its place in a series of events.
    """

    family: str
    type: str
    label: str
    spans: list[Span] = field(default_factory=list)
    iri: str = ""
    head: str = ""
    named: bool = False
    acronym: str = ""
    date: DateMention | None = None
    place: "Thing | None" = None
    parties: list["Thing"] = field(default_factory=list)
    owner: "Thing | None" = None
    part_of: "Thing | None" = None
    status: Status = Status.STATED
    members: list["Thing"] = field(default_factory=list)
    claim: "Claim | None" = None
    facts: bool = False
    made: str = ""
    in_heading: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """Who puts a statement forward: a thing, or with None the document."""

    by: Thing | None
    modality: Modality
    act: Thing | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about things."""

    subject: Thing
    predicate: str
    object: Thing | Literal
    spans: tuple[Span, ...]
    status: Status = Status.STATED
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A relation with links of its own, such as a participation.

    Attributes:
        family: the ``{type}`` part of its IRI.
        type: its class.
        label: what it is called.
        key: the things whose names make up its IRI.
        links: its properties.
    """

    family: str
    type: str
    label: str
    key: tuple[Thing, ...]
    links: tuple[tuple[str, "Thing | Literal | str"], ...]
    spans: tuple[Span, ...]
    status: Status = Status.STATED
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """An open question about a thing."""

    subject: Thing
    property: str
    label: str
    spans: tuple[Span, ...]
    note: str = ""


def join(*spans: Span) -> tuple[Span, ...]:
    """Return spans in reading order; those that touch or overlap become one."""
    if len(spans) == 1:
        return spans
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
