"""Visits: somebody visits a city or a country."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase
from ipcoop.extract.rules.taking_part import attend_by
from ipcoop.extract.rules.when_where import settle

_PLACES = (Kind.PLC, Kind.CTY)
_VISIT = re.compile(r"\bvisit\Z")


def pays_visit(clause: Clause) -> bool:
    """Tell whether a clause says that somebody pays a visit."""
    return clause.group.verb.lemma in ("pay", "make") and _visit(clause) is not None


def _visit(clause: Clause) -> Phrase | None:
    return next((p for p in clause.object if p.kind is Kind.EVT and p.value.head == "visit"), None)


def visit(here: Discourse, clause: Clause) -> None:
    """Somebody visits a place, or pays a visit to it."""
    if here.warrant(clause) is None:
        return
    phrase = _visit(clause)
    thing = event(here, phrase) if phrase else _unnamed(here, clause)
    if thing is None:
        return
    settle(here, thing, clause)
    for who in clause.agents:
        if who.kind in (Kind.PER, Kind.PST):
            attend_by(here, thing, who, clause)


def _unnamed(here: Discourse, clause: Clause) -> Thing | None:
    where = next((p for p in clause.patients if p.kind in _PLACES), None)
    place = here.place(where) if where else None
    if place is None or where is None or not clause.agents:
        return None
    main = here.main_event()
    thing = here.unnamed_event("CooperationEvent", f"Visit to {place.label}", clause.verb)
    thing.head, thing.in_heading, thing.place = "visit", here.in_heading, place
    here.say(thing, "takesPlaceIn", place, [where.span], clause)
    if main and main is not thing and not here.in_heading:
        thing.part_of = main
        here.say(thing, "isSubEventOf", main, [clause.verb, where.span], clause, Status.IMPLIED)
    return thing
