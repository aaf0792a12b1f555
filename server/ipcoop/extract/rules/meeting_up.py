"""Two sides meet."""

import re
from collections.abc import Iterator

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.known_people import stands_for
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.rules.days import opening_day, where_before
from ipcoop.extract.rules.held import BESIDE
from ipcoop.extract.rules.taking_part import attend_by
from ipcoop.extract.rules.when_where import settle, when_where

_TWO = 2
_MEETINGS = (
    "meeting", "meetings", "session", "sessions", "visit", "consultation", "consultations",
    "dialogue", "breakfast", "luncheon", "roundtable", "round table",
)  # fmt: skip
_APART = ("before", "after", "following", "prior to", "ahead of", "in advance of")
_BETWEEN = rule(
    r"(?P<event><EVT>) (?:between|with|among) (?:the )?(?P<who><PER|PST|HDS>"
    r"(?:(?:,? and |, |,? as well as )(?:the )?<PER|PST|HDS>)*)"
)
_VISIT_OF = rule(r"(?P<who><PER|PST>)'s? (?P<event><EVT>)")
_LAST = re.compile(r"\b(?:had|last|previously|first)\b(?: \w+)* met$", re.IGNORECASE)
_TOLD = (Kind.DAT, Kind.PLC, Kind.CTY)
_NOT_YET = re.compile(
    r"\b(?:no|not|without|will|would|could|may|might|if|next|plan\w*|schedul\w*|due|expected|ahead of|"
    r"before|to be|propos\w*|request\w*|invit\w*|cancel\w*|postpon\w*)\b",
    re.IGNORECASE,
)


def meet(here: Discourse, clause: Clause) -> None:
    """Two sides meet: a meeting, if none has been spoken of."""
    sides = [*clause.subject, *clause.object, *clause.governed("with")]
    agents = here.agents(sides)
    here.together(agents)
    named = [p for p in clause.governed("at", "during", "for", "in") if p.kind is Kind.EVT]
    thing = next((t for p in named for t in [event(here, p)] if t), None)
    if here.warrant(clause) is None:
        return
    if thing is None and (not agents or _meets_others(clause)):
        _meet_others(here, clause)
        return
    within = thing if thing and _is_larger(thing, clause, agents) else None
    if within:
        thing = _met_within(here, within, clause)
    else:
        thing = thing or _met_beside(here, clause) or _met_at(here, clause, agents)
    if thing is None:
        return
    settle(here, thing, clause)
    for phrase in () if here.in_heading else sides:
        attend_by(here, thing, phrase, clause)


def _is_larger(thing: Thing, clause: Clause, agents: list[Thing]) -> bool:
    """Tell whether two sides meet at something larger: “met Mr Ito at the forum on 5 May”."""
    others = clause.object or clause.governed("with")
    is_meeting = thing.type == "Discussion" or thing.head in _MEETINGS
    return len(agents) >= _TWO and bool(others) and not is_meeting and not clause.governed("for")


def _met_within(here: Discourse, larger: Thing, clause: Clause) -> Thing:
    """Return the meeting that only this verb tells of, as part of what it happens at."""
    thing = here.unnamed_event("Meeting", "Meeting", clause.verb)
    thing.part_of, thing.in_heading = larger, here.in_heading
    here.say(thing, "isSubEventOf", larger, [clause.verb, *larger.spans[:1]], clause)
    here.beside.append((thing, larger, clause.verb))
    return thing


def _met_beside(here: Discourse, clause: Clause) -> Thing | None:
    """Return the meeting that only this verb tells of, held beside something larger."""
    margins = [p for p in clause.governed(*BESIDE, *_APART) if p.kind is Kind.EVT]
    larger = event(here, margins[0]) if margins else None
    if larger is None:
        return None
    thing = here.unnamed_event("Meeting", "Meeting", clause.verb)
    thing.in_heading = here.in_heading
    if margins[0] not in clause.governed(*_APART):
        here.beside.append((thing, larger, margins[0].span))
    return thing


def _is_by_body(here: Discourse, clause: Clause) -> bool:
    """Tell whether an unknown body meets, before any event is told: “The Joint Committee met”."""
    left = clause.masked.text[clause.start : clause.group.start]
    return re.search(r"[A-Z]\w+ $", left) is not None and here.current_event() is None


def _meet_others(here: Discourse, clause: Clause) -> None:
    """Somebody meets people who stay unnamed: a meeting, if its day is told."""
    days = [p for _, ps in clause.adjuncts for p in ps if p.kind is Kind.DAT] or opening_day(
        clause.masked
    )
    if (
        not (clause.subject or _is_by_body(here, clause))
        or not days
        or here.in_heading
        or here.warrant(clause) != (Status.STATED, None)
    ):
        return
    thing = here.unnamed_event("Meeting", "Meeting", clause.verb)
    settle(here, thing, clause)
    when_where(here, thing, days[0], clause)
    for place in where_before(clause):
        when_where(here, thing, place, clause)
    main = here.main_event()
    if (
        main
        and main is not thing
        and main.date
        and thing.date
        and main.date.first <= thing.date.first <= main.date.last
    ):
        thing.part_of = main
        here.say(thing, "isSubEventOf", main, [clause.verb], clause, Status.IMPLIED)
    for who in clause.subject:
        attend_by(here, thing, who, clause)


def _met_at(here: Discourse, clause: Clause, agents: list[Thing]) -> Thing | None:
    """Return the event that is reported on, or a new one that only this verb tells of."""
    if _LAST.search(clause.masked.text, clause.start, clause.group.end):
        return _met_before(here, clause)
    current = here.current_event() if len(agents) < _TWO or not here.in_heading else None
    if len(agents) < _TWO or (current and _can_be(here, current, clause)):
        return current
    thing = here.unnamed_event("Meeting", "Meeting", clause.verb)
    thing.in_heading = here.in_heading
    here.attend_to(thing)
    return thing


def _met_before(here: Discourse, clause: Clause) -> Thing | None:
    """Return a meeting that a text looks back on: “they had last met in Geneva in July 2024”."""
    told = [p for p in clause.governed("in", "at", "on", "during") if p.kind in _TOLD]
    return here.unnamed_event("Meeting", "Meeting", clause.verb) if told else None


def _can_be(here: Discourse, current: Thing, clause: Clause) -> bool:
    """Tell whether those who meet do so at the current event, by the day and place told here."""
    days = [p.value for p in clause.governed("on", "in", "from") if p.kind is Kind.DAT]
    places = {here.place(p) for p in clause.governed("in", "at") if p.kind is Kind.PLC} - {None}
    if days and current.date and (
        days[0].last < current.date.first or days[0].first > current.date.last
    ):  # fmt: skip
        return False
    if places and current.place and current.place not in places:
        return False
    told = bool(days or places)
    if not told and _are_others(here, current, clause):
        return False
    return not told or current.date is not None or current.head in ("meeting", "session")


def _are_others(here: Discourse, current: Thing, clause: Clause) -> bool:
    """Tell whether two sides meet that have no part in the event at hand: “KIPO met with the EPO”."""
    others = clause.object or clause.governed("with")
    mine = here.agents([*clause.subject, *others]) if clause.subject and others else []
    hosts = [f.subject for f in here.facts if f.predicate == "organises" and f.object is current]
    guests = [k.key[1] for k in here.links if k.type == "Participation" and k.key[0] is current]
    known = {id(stands_for(agent)) for agent in [*hosts, *guests, *current.parties]}
    return bool(mine and known) and all(id(stands_for(agent)) not in known for agent in mine)


def _meets_others(clause: Clause) -> bool:
    """Tell whether the other side is unknown: “she met with women weavers”."""
    known = [*clause.object, *clause.governed("with")]
    return (
        re.match(
            r" (?:also )?(?:with )?(?!here|in |at |on |for |to |by |via |and |again|virtually|"
            r"online|through|under|during|today|yesterday)[a-z]",
            clause.rest(),
        )
        is not None
        and not known
    )


def between(
    here: Discourse, masked: Masked, start: int, end: int
) -> Iterator[tuple[Thing, Phrase]]:
    """Give the people between whom a meeting is: “the deal was struck at talks between A and B”."""
    for match in _VISIT_OF.finditer(masked.text, start, end):
        thing = event(here, masked.of(match, "event")[0])
        if thing and thing.head == "visit" and not _NOT_YET.search(masked.text):
            yield from ((thing, phrase) for phrase in masked.of(match, "who"))
    for match in _BETWEEN.finditer(masked.text, start, end):
        thing = event(here, masked.of(match, "event")[0])
        if thing is None or here.in_heading or _NOT_YET.search(masked.text):
            continue
        who = masked.of(match, "who")
        if thing.type == "Meeting":
            yield from ((thing, phrase) for phrase in who)
        elif thing.type == "Discussion":
            for phrase in who:
                for agent in here.each(phrase):
                    here.speaks(thing, agent, [thing.spans[0], phrase.span])
