"""What a document has spoken of so far: phrases are tied to things, and statements gathered."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from ipcoop.extract.discourse.agents import Agents
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.finders.date_model import Precision
from ipcoop.extract.model import Span, Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase
from ipcoop.extract.phrases.nouns import Noun

_FAMILY = {
    Kind.EVT: "event",
    Kind.INS: "instrument",
    Kind.FND: "fund",
    Kind.ACV: "activity",
}
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our)\s+", re.IGNORECASE)
_QUOTES = "\"'“”‘’ "
MEALS = ("dinner", "lunch", "luncheon", "breakfast", "reception", "banquet", "gala", "gala dinner")
"""Events that are only ever part of what a text is about."""
_LONG_AGO = timedelta(days=60)
_LOOKING_BACK = re.compile(r"(?:First|Last|Previous|Earlier|Preceding|Second)\b")
_SMALL = re.compile(r"\b(?:of|the|and|on|for|in)\s+")
_TOGETHER = ("office", "organisation", "group", "country")


class Discourse(Agents):
    """The things and statements of one document, as reading goes on."""

    def theme(self, name: str, span: Span) -> Thing | None:
        """Return the theme that words name: one of the reference data, or a new one."""
        text = _ARTICLE.sub("", name.strip(_QUOTES)).strip(_QUOTES + ",.;")
        if not text:
            return None
        linked = self.known_theme(text)
        if linked:
            return self.thing(linked, Thing("theme", "", text, [span], iri=linked))
        return self.thing(("theme", words(text)), Thing("theme", "Theme", text, [span]))

    def themes(self, name: str, span: Span) -> list[Thing]:
        """Return the themes that words list: several where each part is known, else one."""
        parts = re.split(r",? and |, ", name)
        if len(parts) > 1 and all(self.known_theme(_ARTICLE.sub("", part)) for part in parts):
            return _all(self.theme(part, span) for part in parts)
        return _some(self.theme(name, span))

    def known_theme(self, text: str) -> str:
        """Return the IRI of the theme of the reference data with exactly this name."""
        return self.reference.theme(words(text))

    def main_event(self) -> Thing | None:
        """Return the event that the document is about: the first that it states as a fact."""
        events = [t for t in self.things if t.family == "event" and t.head and t.claim is None]
        whole = [
            t
            for t in events
            if t.head not in MEALS
            and (t.type not in ("Ceremony", "Signing") or self._alone(t, events))
        ]
        told = [t for t in whole if t.facts]
        return next(iter(told or whole or events), None)

    def _alone(self, ceremony: Thing, events: list[Thing]) -> bool:
        """Tell whether a ceremony is what the text is about: it comes paragraphs before the rest."""
        text, start = self.source.document.text, ceremony.spans[0].start
        others = (e.spans[0].start for e in events if e.type not in ("Ceremony", "Signing"))
        return ceremony.facts and all(start < o and "\n\n" in text[start:o] for o in others)

    def dated_event(self) -> Thing | None:
        """Return the event that “the following day” counts from, if its days are known."""
        for event in (self.focus, self.main_event()):
            is_whole = event and event.head and event.type not in ("Ceremony", "Signing")
            date = event.date if event and is_whole and event.facts else None
            if date and date.precision is Precision.DAY:
                return event
        return None

    def in_passing(self, event: Thing) -> bool:
        """Tell whether an event is only looked back on: “the last visit of this kind”."""
        main = self.main_event()
        if main is None or event is main or not event.head:
            return False
        if main.date and event.date and event.date.last < main.date.first:
            return main.date.first - event.date.last > _LONG_AGO
        return _LOOKING_BACK.match(event.label) is not None

    def begin(self, number: int) -> None:
        """Begin a sentence: “it” stands for the event that the sentences before spoke of."""
        self.sentence = number
        self.it = self.focus
        self.known_before = len(self.things)

    def current_event(self) -> Thing | None:
        """Return the event that is being reported on: the last one that is a fact."""
        focus = self.focus if self.focus and self.focus.claim is None else None
        if focus and focus.head and not self.in_passing(focus):
            return focus
        return self.main_event()

    def discussion(self) -> Thing | None:
        """Return the discussion that the text spoke of last."""
        return next((t for t in reversed(self.things) if t.type == "Discussion"), None)

    def attend_to(self, event: Thing) -> None:
        """Remember the event that a sentence speaks of first, for “it”."""
        if self._focused != self.sentence:
            self.focus, self._focused = event, self.sentence

    def focused_before(self) -> bool:
        """Tell whether the sentence before spoke of an event."""
        return self._focused >= self.sentence - 1

    def unnamed_event(self, cls: str, label: str, span: Span) -> Thing:
        """Return a new event that only a verb tells of."""
        thing = Thing("event", cls, label, [span], head=label.lower())
        return self.thing(("event", id(thing)), thing)

    def act(
        self,
        cls: str,
        speaker: Thing | None,
        spans: list[Span],
        others: Iterable[Thing] = (),
        *,
        anew: bool = False,
    ) -> Thing:
        """Return the act of speech of a speaker, with others perhaps; one for each kind of act."""
        label = f"{cls} of {self.who(speaker)}" if speaker else cls
        thing = Thing("event", cls, label, spans, owner=speaker)
        key = ("act", cls, id(speaker), *map(id, others))
        if anew:
            self.known.pop(key, None)
        return self.thing(key, thing)

    def speaks(
        self, act: Thing, speaker: Thing, spans: Iterable[Span], clause: Clause | None = None
    ) -> None:
        """Record, once for each, who speaks in an act of speech."""
        if not any(
            fact.subject is act and fact.object is speaker and fact.claim is None
            for fact in self.facts
            if fact.predicate == "hasSpeaker"
        ):
            self.say(act, "hasSpeaker", speaker, spans, clause)

    def short_name(self, text: str, span: Span) -> tuple[Kind, Noun] | None:
        """Return what an acronym stands for: something named before whose initials it has."""
        for thing in self.things:
            if thing.family not in ("event", "instrument", "fund") or thing.iri:
                continue
            known = self.known.get((thing.family, words(text)))
            if known is thing or (
                thing.named
                and text.upper() in (_initials(thing.label), _initials(_SMALL.sub("", thing.label)))
            ):
                if known is None:
                    self.known[(thing.family, words(text))] = thing
                    thing.acronym = text
                    self.say(thing, "acronym", self.text(text), [span], status=Status.IMPLIED)
                return self.kind_of(thing), self.noun_for(thing, text)
        return None

    @staticmethod
    def kind_of(thing: Thing) -> Kind:
        """Return the kind of the phrases that name a thing."""
        return next(kind for kind, family in _FAMILY.items() if family == thing.family)

    @staticmethod
    def noun_for(thing: Thing, text: str) -> Noun:
        """Return what a short name says of the thing that it stands for."""
        return Noun(thing.type, thing.head, definite=True, ordinal="", name=text)

    def events(self) -> Iterator[Thing]:
        """Yield the events so far, the last first."""
        return (thing for thing in reversed(self.things) if thing.family == "event")


def _all(things: Iterable[Thing | None]) -> list[Thing]:
    return [thing for thing in things if thing]


def _some(thing: Thing | None) -> list[Thing]:
    return [thing] if thing else []


def _initials(name: str) -> str:
    parts = (p for p in re.split(r"[\s-]+", name) if p)
    return "".join(p if p.isupper() else p[0].upper() for p in parts)


def noun_of(phrase: Phrase) -> Noun:
    """Return what the words of a noun phrase say."""
    noun: Noun = phrase.value
    return noun
