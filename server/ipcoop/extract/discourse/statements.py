"""What is said of things: statements, relations and questions, as reading goes on."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from rdflib import Literal

from ipcoop.extract.discourse.reference import Reference
from ipcoop.extract.discourse.things import Ask, Claim, Fact, Link, Thing, join
from ipcoop.extract.model import Modality, SourceText, Span, Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Phrase
from ipcoop.extract.phrases.verbs import Mood

if TYPE_CHECKING:
    from datetime import date


class Met(NamedTuple):
    """Where a document names a person."""

    sentence: int
    start: int
    person: Thing


class Statements:
    """The things that one document speaks of, and what it says of them."""

    def __init__(self, source: SourceText, reference: Reference) -> None:
        self.source = source
        self.reference = reference
        self.document = Thing("document", "", "", iri=source.document.identifier)
        self.things: list[Thing] = []
        self.known: dict[object, Thing] = {}
        self.facts: list[Fact] = []
        self.later: list[Fact] = []
        self.links: list[Link] = []
        self.asked: list[Ask] = []
        self.sentence = 0
        self.known_before = 0
        self._start_people()
        self._start_bodies()
        self._start_speech()
        self._start_events()
        self._start_works()

    def _start_people(self) -> None:
        self.person: Thing | None = None
        self.met: list[Met] = []
        self.gender: dict[int, str] = {}
        self.titles: dict[int, set[str]] = {}
        self.polite: set[int] = set()
        self.people: list[Thing] = []
        self.people_in = 0
        self.heads: Thing | None = None
        self.leaders: list[Thing] = []
        self.roll: tuple[Thing, str] | None = None

    def _start_bodies(self) -> None:
        self.named: list[tuple[int, int, Thing]] = []
        self.shorts: dict[str, str] = {}
        self.uses: dict[str, bool] = {}
        self.initials: dict[int, tuple[Thing, str, Span]] = {}
        self.called: dict[str, Thing] = {}
        self.bodies: list[Thing] = []
        self.pair: list[Thing] = []
        self.countries: set[str] = set()
        self.mentioned: set[int] = set()
        self.actors: tuple[int, list[Phrase]] = (0, [])
        self.apart: set[int] = set()
        self.frameworks: list[tuple[Thing, Span]] = []

    def _start_speech(self) -> None:
        self.claim: Claim | None = None
        self.unclaimed: list[Span] = []
        self.speaking: Thing | None = None
        self.spoken_in = 0
        self.quoting: tuple[int, Claim | None] = (0, None)
        self.debate: tuple[int, Thing | None] = (0, None)
        self.subject: Phrase | None = None
        self.in_heading = False

    def _start_events(self) -> None:
        self.focus: Thing | None = None
        self.it: Thing | None = None
        self._focused = 0
        self.beside: list[tuple[Thing, Thing, Span]] = []
        self.settings: dict[int, Thing] = {}
        self.heading_counts: list[Phrase] = []
        self.heading_place: Phrase | None = None
        self.heading_pair: tuple[int, list[Phrase]] = (0, [])
        self.dateline: Phrase | None = None
        self.places: set[str] = set()
        self.written: date | None = None
        self.last_day: date | None = None
        self.act_day: Phrase | None = None
        self.calendar: tuple[int, Phrase | None] = (0, None)

    def _start_works(self) -> None:
        self.signed: Thing | None = None
        self.signed_in = 0
        self.signed_before: Thing | None = None
        self.all_signed: list[tuple[int, Thing]] = []
        self.listing = 0
        self.plans = 0
        self.colon = False
        self.marks = ""
        self.listed_by: Thing | None = None
        self.pledge: tuple[Thing, Thing] | None = None
        self.money: Thing | None = None
        self.money_in = 0
        self.waiting: list[tuple[Thing, tuple[Span, ...]]] = []
        self.work: Thing | None = None
        self.worked_in = 0

    def say(
        self,
        subject: Thing | None,
        predicate: str,
        value: "Thing | Literal | None",
        spans: Iterable[Span],
        clause: Clause | None = None,
        status: Status = Status.STATED,
    ) -> None:
        """Record a statement, unless the clause denies or merely supposes it."""
        warrant = self.warrant(clause, status)
        if subject is None or value is None or warrant is None or subject is value:
            return
        told, claim = warrant
        self.facts.append(Fact(subject, predicate, value, join(*spans), told, claim))

    def relate(
        self,
        family: str,
        cls: str,
        label: str,
        key: tuple[Thing, ...],
        links: Iterable[tuple[str, "Thing | Literal | str"]],
        spans: Iterable[Span],
        clause: Clause | None = None,
        status: Status = Status.STATED,
    ) -> None:
        """Record a relation, unless the clause denies or merely supposes it."""
        warrant = self.warrant(clause, status)
        if warrant:
            told, claim = warrant
            self.links.append(
                Link(family, cls, label, key, tuple(links), join(*spans), told, claim)
            )

    def warrant(
        self, clause: Clause | None, status: Status = Status.STATED
    ) -> tuple[Status, Claim | None] | None:
        """Return the status of what a clause says, or nothing if it asserts nothing."""
        mood = clause.mood if clause else Mood.FACT
        if mood in (Mood.DENIED, Mood.SUPPOSED):
            return None
        if self.claim:
            modality = Modality.INTENTION if mood is Mood.PLAN else self.claim.modality
            return Status.CLAIMED, Claim(self.claim.by, modality, self.claim.act)
        if mood is Mood.PLAN:
            return Status.CLAIMED, Claim(None, Modality.INTENTION)
        return status, None

    def ask(
        self, subject: Thing, prop: str, label: str, spans: Iterable[Span], note: str = ""
    ) -> None:
        """Record an open question."""
        self.asked.append(Ask(subject, prop, label, join(*spans), note))

    def thing(self, key: object, make: Thing) -> Thing:
        """Return the thing known by a key, or take up a new one."""
        known = self.known.get(key)
        if known:
            return known
        self.known[key] = make
        self.things.append(make)
        return make

    def linked(self, iri: str, phrase: Phrase) -> Thing:
        """Return the thing of the reference data with an IRI."""
        known = self.known.get(iri)
        if known:
            return known
        family = iri.rsplit("/", 2)[-2]
        return self.thing(iri, Thing(family, "", self.reference.label(iri), [phrase.span], iri=iri))

    @staticmethod
    def number(value: int) -> Literal:
        """Return a number as a literal."""
        return Literal(value)

    @staticmethod
    def text(value: str, language: str | None = None) -> Literal:
        """Return words as a literal."""
        return Literal(value, lang=language)

    def say_later(
        self, subject: Thing, predicate: str, value: "Thing | Literal", spans: Iterable[Span]
    ) -> None:
        """Record a statement whose warrant is that of its subject, once all is read."""
        self.later.append(Fact(subject, predicate, value, join(*spans)))

    def is_told(self, thing: Thing, *predicates: str) -> bool:
        """Tell whether something is said of a thing, not merely claimed."""
        if "hasSignatureAct" in predicates and any(
            link.type == "SignatureAct" and thing in link.key for link in self.links
        ):
            return True
        return any(
            f.subject is thing and f.predicate in predicates and not f.claim for f in self.facts
        )
