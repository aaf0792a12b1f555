"""On which day, in which place and at which event an instrument is made."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from rdflib import XSD, Literal

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.instruments import instrument
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.finders.date_model import Boundary, DateMention, Precision
from ipcoop.extract.model import Span
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.prepositions import PREPOSITIONS
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.making import stands_behind
from ipcoop.extract.rules.signers import end_of_signers

Adjunct = tuple[str, Phrase]
AT_EVENT = (
    "at", "during", "in", "at the close of", "at the end of", "at the conclusion of",
    "in the course of",
    "on the sidelines of", "on the margins of", "on the occasion of", "at the opening of",
    "in the margins of", "in connection with", "as part of", "within the framework of",
)  # fmt: skip
_UMBRELLA = (
    "under", "within the framework of", "in the framework of", "under the framework of", "based on",
    "pursuant to", "on the basis of", "in line with", "in accordance with",
    "under the umbrella of", "under the terms of",
)  # fmt: skip
_MORE = (
    "in the margins of|in connection with|based on|pursuant to|on the basis of|in line with|"
    "in accordance with|under the umbrella of|under the terms of"
)
_OPENING = rule(
    rf"(?P<prep>{_MORE}|{PREPOSITIONS}) (?:(?!(?:{PREPOSITIONS}|that|which)\b)(?:[\w'-]+|<PER|ORG|CTY|PRO>'s?) ){{0,3}}?"
    r"(?P<what><DAT|PLC|CTY|EVT|INS>)(?:,? (?:that|which|where) [^,;]+)?,? ?",
    re.IGNORECASE,
)
_BARE_DAY = rule(r"(?P<what><DAT>),? ")
_AFTER = rule(
    rf"(?: (?P<prep>{_MORE}|{PREPOSITIONS})(?: (?!(?:{PREPOSITIONS}|that|which|and)\b)(?:[\w'-]+|<PER|ORG|CTY|PRO>'s?))"
    rf"{{0,3}}?)? "
    r"(?P<what><DAT|PLC|CTY|EVT|INS>)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?<!\w)(?:which|who|that|where)(?: \S+){0,6} ?$")
_JUST_BEFORE = rule(
    r"(?:,? )(?:(?P<prep>on|in|at) (?:the )?(?=<DAT|PLC|CTY>)|(?=<DAT>))(?P<what><DAT|PLC|CTY>),? ?$",
    re.IGNORECASE,
)
_WHERE = rule(r"(?P<what><PLC|CTY>)(?:,? <DAT>)?,? where [^,.;]*$")
_PARTICIPLE = re.compile(r"(?<!\w)[a-z]+(?:ed|en|wn)$")
_CONCLUDING = frozenset({"sign", "conclude", "adopt", "ink"})
_NEAR = 40
_HERE = re.compile(r"[^,.;]{0,60}? here(?!\w)")
_ELSEWHERE = re.compile(r"(?<!\w)(?:which|who|that)(?!\w)|, (?:and )?(?!(?:in|on|at) )[a-z]")
_WHEN = ("on", "in", "at", "during", "", "throughout", "over")


def occasion(
    here: Discourse, thing: Thing, phrase: Phrase, clause: Clause, *, signed: bool = True
) -> None:
    """Record day, place and event of the making of an instrument, as the clause tells them."""
    around = [*_after(clause, phrase), *_before(clause), *_where(clause), *_opening(clause)]
    if thing.iri and clause.group.verb.lemma not in _CONCLUDING:
        return  # what happens to a known treaty later is not its signing
    if signed:
        _day(here, thing, around, clause)
        _place(here, thing, around, clause)
    for preposition, part in around:
        if part.kind is Kind.EVT and preposition in AT_EVENT:
            outcome(here, thing, part, clause)
        elif part.kind is Kind.INS and preposition in _UMBRELLA:
            umbrella(here, thing, phrase, part, clause)


def umbrella(
    here: Discourse, thing: Thing, phrase: Phrase, wider: Phrase, clause: Clause | None
) -> None:
    """Record that an instrument is made within the frame of a wider one."""
    frame = instrument(here, wider)
    if frame and frame is not thing:
        here.say(thing, "isUnderUmbrellaOf", frame, [phrase.span, wider.span], clause)


def signed_on(
    here: Discourse, thing: Thing, phrase: Phrase, clause: Clause | None, beside: Span
) -> None:
    """Record when an instrument was signed, as precisely as the words give it."""
    date = _past(here, phrase.value, clause)
    if date is None or date.boundary is not Boundary.NONE or date.weekday_agrees is False:
        return
    spans = [beside, phrase.span]
    first, last = (Literal(day, datatype=XSD.date) for day in (date.first, date.last))
    if date.precision is Precision.DAY and date.first == date.last:
        here.say(thing, "signedOn", first, spans, clause)
    elif not here.is_told(thing, "signedOn"):
        here.say(thing, "signedNotBefore", first, spans, clause)
        here.say(thing, "signedNotAfter", last, spans, clause)
    if clause is None or here.warrant(clause):
        thing.date = thing.date or date


def _past(here: Discourse, date: DateMention, clause: Clause | None) -> DateMention | None:
    """Return the day of what has been done: “on Tuesday” is the one before the text, not after."""
    issued = here.source.metadata.issued
    is_fact = here.claim is None and (clause is None or clause.mood is Mood.FACT)
    if not is_fact or not issued or date.first.isoformat() <= issued:
        return date
    week = timedelta(days=7)
    is_near = (
        date.is_relative and (date.first - week).isoformat() <= issued and date.first == date.last
    )
    return replace(date, first=date.first - week, last=date.last - week) if is_near else None


def _after(clause: Clause, phrase: Phrase) -> list[Adjunct]:
    """Return what follows the verb, each with its preposition; a relative clause ends it."""
    found = list(following(clause.masked, clause.group.end, clause.end))
    place = end_of_signers(clause) if clause.is_passive else 0
    if clause.group.end < place < clause.end:
        found += following(clause.masked, place, clause.end)
    return [(preposition, part) for preposition, part in found if part is not phrase]


def following(masked: Masked, place: int, end: int) -> Iterator[Adjunct]:
    """Yield what stands behind a place, each with its preposition, up to a relative clause."""
    for match in _AFTER.finditer(masked.text, place, end):
        if _ELSEWHERE.search(masked.text[place : match.start()]):
            return
        place = match.end()
        yield (match["prep"] or "").lower(), masked.of(match, "what")[0]


def _before(clause: Clause) -> list[Adjunct]:
    """Return what stands between subject and verb: “A and B on 21 September, in Rome, signed”."""
    masked, found, end = clause.masked, list[Adjunct](), clause.group.start
    while match := _JUST_BEFORE.search(masked.text, max(clause.start, end - _NEAR), end):
        if _PARTICIPLE.search(masked.text, 0, match.start()):
            break
        found.append(((match["prep"] or "").lower(), masked.of(match, "what")[0]))
        end = match.start()
    return found


def _where(clause: Clause) -> list[Adjunct]:
    """Return the place of “in The Hague, where they signed …”."""
    match = _WHERE.search(clause.masked.text, 0, clause.group.start)
    return [("in", part) for part in clause.masked.of(match, "what")] if match else []


def _opening(clause: Clause) -> list[Adjunct]:
    """Return what opens the sentence, if the clause is not one inside another."""
    masked = clause.masked
    left = masked.text[clause.start : clause.group.start]
    is_aside = _RELATIVE.search(left) or stands_behind(clause)
    if is_aside or (clause.previous and clause.group.verb.form == "ing"):
        return []
    return list(opening(masked, clause.group.start))


def opening(masked: Masked, before: int) -> Iterator[Adjunct]:
    """Yield what opens a sentence: “On Wednesday, at a workshop in Johor Bahru, …”."""
    place = 0
    while place < before:
        match = _OPENING.match(masked.text, place, before) or _BARE_DAY.match(
            masked.text, place, before
        )
        if not match:
            return
        preposition = match.groupdict().get("prep") or ""
        yield preposition.lower(), masked.of(match, "what")[0]
        place = match.end()


def _day(here: Discourse, thing: Thing, around: list[Adjunct], clause: Clause) -> None:
    days = [part for preposition, part in around if part.kind is Kind.DAT and preposition in _WHEN]
    for part in days[:1]:
        signed_on(here, thing, part, clause, clause.verb)


def _place(here: Discourse, thing: Thing, around: list[Adjunct], clause: Clause) -> None:
    kinds = (Kind.PLC, Kind.CTY)
    places = [
        part for preposition, part in around if part.kind in kinds and preposition in ("in", "at")
    ]
    places.sort(key=lambda part: part.kind is Kind.CTY)
    if not places and here.dateline and _HERE.match(clause.masked.text, clause.group.end):
        places = [here.dateline]
    for part in places[:1]:
        here.say(thing, "signedAt", here.place(part), [clause.verb, part.span], clause)


def outcome(
    here: Discourse, thing: Thing, part: Phrase, clause: Clause | None, *words: Span
) -> None:
    """Record that an event brought an instrument about."""
    words = (clause.verb,) if clause else words
    held = event(here, part)
    if held is None or held.type == "Ceremony":
        return
    if held.type == "Signing":
        here.say(held, "isSigningOf", thing, [part.span, *words], clause)
        return
    here.say(thing, "isOutcomeOf", held, [part.span, *words], clause)
    warrant = here.warrant(clause)
    if warrant and warrant[1] is None:
        thing.part_of = thing.part_of or held
