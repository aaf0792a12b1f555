"""Visits: somebody visits a city or a country."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase
from ipcoop.extract.rules.days import where_before
from ipcoop.extract.rules.taking_part import attend_by
from ipcoop.extract.rules.when_where import settle, when_where, within

_PAID = ("visit", "courtesy call")
_PLACES = (Kind.PLC, Kind.CTY)
_GUESTS = re.compile(
    r"\b(?:delegations?|guests|visitors|experts|examiners|participants|delegates|trainees|officials|group|"
    r"team|judges|party|members)(?: also| then| later)* $"
)


def pays_visit(clause: Clause) -> bool:
    """Tell whether a clause says that somebody pays a visit."""
    return clause.group.verb.lemma in ("pay", "make") and _visit(clause) is not None


def _visit(clause: Clause) -> Phrase | None:
    paid = (p for p in clause.object if p.kind is Kind.EVT and p.value.head in _PAID)
    return next(paid, None)


def visit(here: Discourse, clause: Clause) -> None:
    """Somebody visits a place, or pays a visit to it."""
    if here.warrant(clause) is None:
        return
    phrase = _visit(clause)
    thing = event(here, phrase) if phrase else _unnamed(here, clause)
    if thing is None:
        return
    settle(here, thing, clause)
    on_whom = clause.governed("on", "to") if phrase and phrase.value.head != "visit" else []
    for who in [*clause.agents, *on_whom]:
        if who.kind in (Kind.PER, Kind.PST) or who.value in ("he", "she"):
            attend_by(here, thing, who, clause)


def _unnamed(here: Discourse, clause: Clause) -> Thing | None:
    """Return the visit that only the verb tells of: to a place, or to a body or house in one."""
    where = next((p for p in clause.patients if p.kind in _PLACES), None)
    inside = where_before(clause)
    if where is None and _is_of_guests(clause):
        where = next(iter(inside), None) or next(
            (p for p in clause.governed("in", "at", "to") if p.kind in _PLACES), None
        )
        where = where or next((p for p in clause.patients if p.kind in (Kind.ORG, Kind.UNI)), None)
    place = here.place(where) if where and where.kind in _PLACES else None
    if where is None or (place is None and where.kind in _PLACES):
        return None
    if not (clause.agents or _is_of_guests(clause)):
        return None
    main, label = here.main_event(), place.label if place else where.text
    if main and main.head == "visit" and main.in_heading and not here.in_heading:
        main.in_heading = False
        return main
    thing = here.unnamed_event("CooperationEvent", f"Visit to {label}", clause.verb)
    thing.head, thing.in_heading, thing.place = "visit", here.in_heading, place
    days = clause.previous.governed("on") if inside and clause.previous else []
    for day in days:
        when_where(here, thing, day, clause)
    if place:
        here.say(thing, "takesPlaceIn", place, [where.span], clause)
    if main and main is not thing and not here.in_heading and not _is_apart(main, clause):
        thing.part_of = main
        here.say(thing, "isSubEventOf", main, [clause.verb, where.span], clause, Status.IMPLIED)
    return thing


def _is_of_guests(clause: Clause) -> bool:
    """Tell whether people visit: “the delegation toured the headquarters”."""
    left = clause.masked.text[clause.start : clause.group.start]
    people = (Kind.PER, Kind.PST, Kind.HDS, Kind.PRO)
    return any(p.kind in people for p in clause.agents) or _GUESTS.search(left) is not None


def _is_apart(main: Thing, clause: Clause) -> bool:
    """Tell whether a visit is on another day than the event that the text is about."""
    days = [p.value for _, phrases in clause.adjuncts for p in phrases if p.kind is Kind.DAT]
    return any(main.date and not within(day, main.date) for day in days)
