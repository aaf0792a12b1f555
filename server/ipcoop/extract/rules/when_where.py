"""When and where an event takes place."""

import re
from dataclasses import replace
from datetime import date as day
from datetime import timedelta

from rdflib import XSD, Literal

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.finders.date_model import (
    WEEKDAY,
    Boundary,
    DateMention,
    Precision,
    weekday_number,
)
from ipcoop.extract.model import Span
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.days import (
    address_of,
    bare_days,
    days_lasting,
    has_day,
    is_aside,
    is_exact,
    lead_day,
    of_preposition,
    part_of_day,
    side_of,
    where_before,
)

_FIRST_TIME = rule(r"for the (?:first|last|second) time,? (?:in|on|at) ")
"""What tells of another event of a series: “the talks were held for the first time in 2016”."""
_TWO = 2
_PLACES = (Kind.PLC, Kind.CTY)
_WHEN_WHERE = ("in", "at", "on", "from", "during", "for", "to", "until", "between", "within")
_OFF = rule(r"\b(?:cancelled|canceled|postponed|called off|never (?:held|took)|put off)\b")


def within(day: DateMention, whole: DateMention) -> bool:
    """Tell whether a day can be one of those of an event."""
    return day.first <= whole.last and whole.first <= day.last


def is_off(text: str) -> bool:
    """Tell whether a sentence calls an event off."""
    return _OFF.search(text) is not None


def settle(here: Discourse, thing: Thing, clause: Clause) -> None:
    """Read when and where an event takes place from the clause that tells of it."""
    if here.warrant(clause) is None or is_off(clause.masked.text):
        return
    if _FIRST_TIME.search(clause.masked.text, clause.group.end, clause.end):
        return
    mark(here, thing, clause)
    side = side_of(clause)
    days = days_lasting(clause) if side else 0
    exact = has_day(clause)
    for preposition, phrases in clause.adjuncts:
        for phrase in phrases:
            if exact and phrase.kind is Kind.DAT and not is_exact(phrase):
                continue
            if is_aside(clause, phrase):
                continue
            if phrase.kind in _PLACES and _is_of_another(here, thing, phrase, clause):
                continue
            is_part = (
                preposition == "of" and phrase.kind is Kind.DAT and part_of_day(clause, phrase)
            )
            is_told = phrase.kind is Kind.DAT or (phrase.kind in _PLACES and preposition != "for")
            if is_part or (is_told and preposition in _WHEN_WHERE):
                when_where(here, thing, phrase, clause, side or of_preposition(preposition), days)
    for phrase in (
        () if any(p.kind in _PLACES for p in clause.governed("in", "at")) else where_before(clause)
    ):
        when_where(here, thing, phrase, clause)
    address = address_of(clause)
    bare = [p for p in [*clause.object, *bare_days(clause), *lead_day(clause)] if p not in address]
    for phrase in [*bare, *address]:
        told = phrase.kind is Kind.DAT or phrase in address
        if told and not is_aside(clause, phrase):
            when_where(here, thing, phrase, clause, side, days)


def _is_of_another(here: Discourse, thing: Thing, phrase: Phrase, clause: Clause) -> bool:
    """Tell whether a place stands behind another event: “opened with a briefing in Kingston”."""
    masked = clause.masked
    between = [
        p for p in masked.inside(masked.text[clause.group.end : clause.end])
        if p.kind is Kind.EVT and p.start < phrase.start
    ]  # fmt: skip
    return bool(between) and event(here, between[-1]) not in (thing, None)


def mark(here: Discourse, thing: Thing, clause: Clause | None) -> None:
    """Note whether an event is a fact or merely announced."""
    warrant = here.warrant(clause)
    if warrant and warrant[1] is None:
        thing.facts, thing.claim = True, None
    elif warrant and thing.claim is None and not thing.facts:
        thing.claim = warrant[1]


def when_where(
    here: Discourse,
    thing: Thing,
    phrase: Phrase,
    clause: Clause | None,
    side: str = "",
    days: int = 0,
) -> None:
    """Record a day or a place of an event."""
    if phrase.kind is Kind.DAT:
        when(here, thing, phrase, clause, side, days)
        return
    place = here.place(phrase)
    if place is None or _has_city(thing, phrase, place) or here.reference.is_a(place.iri, "Region"):
        return
    if thing.place and thing.place.family == "country" and phrase.kind is Kind.PLC:
        thing.place = place
    thing.place = thing.place or place
    spans = [phrase.span, *(part.span for part in phrase.parts.get("whence", []))]
    spans += _plan(clause)
    mark(here, thing, clause)
    here.say(thing, "takesPlaceIn", place, spans, clause)


def _has_city(thing: Thing, phrase: Phrase, place: Thing) -> bool:
    """Tell whether a country is named where the place is known; a visit may lead to several."""
    is_other = phrase.kind is Kind.CTY and thing.place is not None and thing.place is not place
    return is_other and not (thing.head == "visit" and thing.place.family == "country")  # type: ignore[union-attr]


def when(
    here: Discourse,
    thing: Thing,
    phrase: Phrase,
    clause: Clause | None,
    side: str = "",
    days: int = 0,
) -> None:
    """Record when an event takes place, as precisely as the words give it."""
    date: DateMention = phrase.value
    if date.boundary is not Boundary.NONE:
        return
    wrong = _wrong_ends(phrase, date)
    if thing.date is None or thing.date.precision is not Precision.DAY:
        thing.date = _whole(date, side, days)
    mark(here, thing, clause)
    if date.precision is not Precision.DAY:
        _say(here, thing, "heldNotBefore", date.first, phrase, clause)
        _say(here, thing, "heldNotAfter", date.last, phrase, clause)
        return
    for prop, value in _ends(date, side, days).items():
        if prop in wrong:
            label = f"Day and weekday do not agree: when was the {prop[:-4]} of {thing.label}?"
            here.ask(thing, prop, label, [phrase.span])
        else:
            _say(here, thing, prop, value, phrase, clause)


def _plan(clause: Clause | None) -> list[Span]:
    """Return the verb of a plan, without which its words would tell a fact."""
    return [clause.verb] if clause and clause.mood is Mood.PLAN else []


def _whole(date: DateMention, side: str, days: int) -> DateMention:
    ends = _ends(date, side, days)
    return replace(
        date, first=ends.get("startDate", date.first), last=ends.get("endDate", date.last)
    )


def _ends(date: DateMention, side: str, days: int) -> dict[str, day]:
    ends = {"startDate": date.first, "endDate": date.last}
    if date.first != date.last or not side:
        return ends
    length = timedelta(days=days - 1)
    if side == "end":
        return {"endDate": date.last} | ({"startDate": date.last - length} if days else {})
    return {"startDate": date.first} | ({"endDate": date.first + length} if days else {})


def _wrong_ends(phrase: Phrase, date: DateMention) -> set[str]:
    """Return which ends of a date have a weekday that is not theirs."""
    if date.weekday_agrees is not False:
        return set()
    named = [weekday_number(m.group()) for m in re.finditer(WEEKDAY, phrase.text)]
    if date.first == date.last or len(named) != _TWO:
        return {"startDate", "endDate"}
    ends = (("startDate", date.first), ("endDate", date.last))
    return {
        prop for (prop, end), weekday in zip(ends, named, strict=True) if end.weekday() != weekday
    }


def _say(
    here: Discourse, thing: Thing, prop: str, value: day, phrase: Phrase, clause: Clause | None
) -> None:
    words = phrase.parts.get({"startDate": "first", "endDate": "last"}.get(prop, ""), [phrase])
    spans = [*(word.span for word in words), *_plan(clause)]
    here.say(thing, prop, Literal(value, datatype=XSD.date), spans, clause)
