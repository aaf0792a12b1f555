"""Things become IRIs, and what was said of them statements."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from rdflib import DCTERMS, Literal, URIRef

from ipcoop.extract.conclusions.governments import let_governments_act
from ipcoop.extract.conclusions.mint import Mint
from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Claim, Fact, Link, Thing, join
from ipcoop.extract.model import Extraction, Node, Question, Span, Statement, Status, Warrant
from ipcoop.namespaces import ID, IPCOOP, PREFIXES

_OWNED = {"post": "isPostIn", "unit": "isUnitOf"}


def resolve(here: Discourse) -> Extraction:
    """Return what a document yields, with IRIs."""
    return _Resolution(here).extraction()


class _Resolution:
    def __init__(self, here: Discourse) -> None:
        self.here = here
        self.mint = Mint(here.source.document.identifier)
        self._told: dict[int, list[tuple[Status, Claim | None]]] = defaultdict(list)
        self.document = ID[f"document/{here.source.document.identifier}"]

    def extraction(self) -> Extraction:
        let_governments_act(self.here)
        self._tell()
        self._structure()
        used = self._used()
        nodes = [*self._nodes(used), *map(self._relation, self.here.links)]
        return Extraction(
            self.here.source,
            tuple(nodes),
            tuple(_once([*self._title(), *map(self._statement, self.here.facts)])),
            tuple(self._questions(used)),
        )

    def _structure(self) -> None:
        """Say which body a post or unit belongs to, and for whom a new office works."""
        done: set[int] = set()
        waiting = list(self._used())
        while waiting:
            thing = waiting.pop()
            if id(thing) in done:
                continue
            done.add(id(thing))
            if thing.family in _OWNED and thing.owner:
                self._own(thing, thing.owner, _OWNED[thing.family])
                waiting.append(thing.owner)
            elif (
                thing.family == "office" and thing.owner and id(thing.owner) in self.here.mentioned
            ):
                self._own(thing, thing.owner, "hasJurisdiction")

    def _own(self, thing: Thing, owner: Thing, predicate: str) -> None:
        if any(
            f.subject is thing and f.predicate == predicate and not f.claim for f in self.here.facts
        ):
            return
        text = self.here.source.document.text
        own = thing.spans[:1]
        names = {self.here.short(owner), owner.label}
        told = any(name in text[span.start : span.end] for span in own for name in names)
        spans = own if told else [*own, *owner.spans[:1]]
        self.here.facts.append(Fact(thing, predicate, owner, join(*spans)))

    def _tell(self) -> None:
        for fact in self.here.facts:
            for thing in (fact.subject, fact.object):
                self._told[id(thing)].append((fact.status, fact.claim))
        for link in self.here.links:
            for _, value in link.links:
                self._told[id(value)].append((link.status, link.claim))

    def _used(self) -> list[Thing]:
        """Return the things that something is said of, each once, in reading order."""
        found: dict[int, Thing] = {}
        for fact in self.here.facts:
            for thing in (fact.subject, fact.object):
                if isinstance(thing, Thing):
                    found.setdefault(id(thing), thing)
        for told in self.here.things:
            named = told.family in _RESTATED or told.family == "activity"
            if told.facts and (named or (told.head and told.family == "event")):
                found.setdefault(id(told), told)
        for link in self.here.links:
            for _, value in link.links:
                if isinstance(value, Thing):
                    found.setdefault(id(value), value)
        return list(found.values())

    def _nodes(self, used: list[Thing]) -> Iterator[Node]:
        for thing in used:
            if thing.family == "document" or not thing.spans or self._is_known(thing):
                continue
            cls = thing.type or _DEFAULT.get(thing.family, "") or self._class_of(thing)
            if cls:
                yield Node(
                    self.mint.iri(thing), _term(cls), self._label(thing), self._existence(thing)
                )

    def _is_known(self, thing: Thing) -> bool:
        return (
            bool(thing.iri)
            and thing.family not in _RESTATED
            and bool(self.here.reference.types(thing.iri))
        )

    def _class_of(self, thing: Thing) -> str:
        """Return the class that the reference data gives a thing."""
        types = sorted(map(str, self.here.reference.types(thing.iri)))
        return next((t.removeprefix(str(IPCOOP)) for t in types if t.startswith(str(IPCOOP))), "")

    def _label(self, thing: Thing) -> str:
        if thing.family == "post":
            return self.here.title(thing)
        if thing.family == "unit" and thing.owner:
            return f"{thing.label} of {self.here.short(thing.owner)}"
        if thing.family == "office" and thing.owner:
            return re.sub("^the ", "", self.here.short(thing))
        return thing.label

    def _existence(self, thing: Thing) -> Warrant:
        """Return the warrant of a thing: that of the strongest statement on it."""
        spans = join(*thing.spans[:1])
        told = self._told[id(thing)]
        is_there = thing.facts or any(claim and claim.act is thing for _, claim in told)
        if told and not is_there and all(status is Status.CLAIMED for status, _ in told):
            return self._warrant(Status.CLAIMED, spans, told[0][1])
        return Warrant(Status.STATED, spans)

    def _relation(self, link: Link) -> Node:
        slug = "-".join([*map(self.mint.slug, link.key), *_role(link)])
        return Node(
            ID[f"{link.family}/{slug}"],
            _term(link.type),
            link.label,
            self._warrant(link.status, link.spans, link.claim),
            tuple((_term(name), self._value(value)) for name, value in link.links),
        )

    def _statement(self, fact: Fact) -> Statement:
        return Statement(
            self.mint.iri(fact.subject),
            _term(fact.predicate),
            self._value(fact.object),
            self._warrant(fact.status, fact.spans, fact.claim),
        )

    def _value(self, value: Thing | Literal | str) -> URIRef | Literal:
        if isinstance(value, Literal):
            return value
        return self.mint.iri(value) if isinstance(value, Thing) else _term(f"scheme:{value}")

    def _warrant(self, status: Status, spans: tuple[Span, ...], claim: Claim | None) -> Warrant:
        if claim is None:
            return Warrant(status, spans)
        by = self.mint.iri(claim.by) if claim.by else self.document
        act = self.mint.iri(claim.act) if claim.act else None
        return Warrant(Status.CLAIMED, spans, by, act, claim.modality)

    def _title(self) -> Iterator[Statement]:
        for first in self.here.source.document.sentences[:1]:
            warrant = Warrant(Status.STATED, (Span(first.start, first.end),))
            yield Statement(self.document, DCTERMS.title, Literal(first.text, lang="en"), warrant)

    def _questions(self, used: list[Thing]) -> Iterator[Question]:
        known = {id(thing) for thing in used}
        for ask in self.here.asked:
            if ask.subject.family == "document" or id(ask.subject) in known:
                yield Question(
                    self.mint.iri(ask.subject),
                    _term(ask.property),
                    ask.label,
                    ask.spans,
                    ask.note,
                )


@cache
def _term(name: str) -> URIRef:
    """Return a term of the ontology, or what a name with a prefix stands for."""
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix][local] if colon else IPCOOP[name]


def _role(link: Link) -> Iterator[str]:
    """Yield the role that sets a relation apart from another one of the same things."""
    for _, value in link.links:
        if isinstance(value, str) and "-role/" in value and value not in _USUAL:
            yield value.rpartition("/")[2]


_USUAL = ("participation-role/attendee", "involvement-role/implementing")
"""Roles that need no mention in the names of relations."""

_RESTATED = ("fund", "instrument")
"""Families whose things a document describes of its own, also where they are known."""

_DEFAULT = {"office": "IPOffice", "theme": "Theme"}


def _once(statements: list[Statement]) -> Iterator[Statement]:
    """Give each statement once for each who puts it forward, with the words that come first."""
    given: set[tuple[object, ...]] = set()
    for statement in statements:
        warrant = statement.warrant
        key = (statement.subject, statement.predicate, statement.object, warrant.status,
               warrant.claimed_by, warrant.modality)  # fmt: skip
        if key not in given:
            given.add(key)
            yield statement
