"""The rules on events: who holds them, when and where, and who takes part."""

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.editions import has_name
from ipcoop.extract.discourse.events import event
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked
from ipcoop.extract.rules import (
    attending,
    earlier,
    holding,
    hosting,
    meeting_up,
    receiving,
    representing,
    visiting,
)
from ipcoop.extract.rules.act_days import date_acts
from ipcoop.extract.rules.calendar_items import date_item
from ipcoop.extract.rules.conveying import Report
from ipcoop.extract.rules.counting import counts
from ipcoop.extract.rules.delegations import sightings
from ipcoop.extract.rules.labels import labelled
from ipcoop.extract.rules.near import around, in_passing, near, occasion, opening_days, speaking_at
from ipcoop.extract.rules.taking_part import attend_by, participation
from ipcoop.extract.rules.theming import themes

RULES = {
    "hold": holding.hold,
    "occur": holding.occur,
    "meet": meeting_up.meet,
    "attend": attending.attend,
    "gather": attending.gather,
    "sponsor": attending.sponsor,
    "lead": attending.lead,
    "chair": attending.chair,
    "welcome": receiving.receive,
    "visit": visiting.visit,
    "receive": receiving.receive,
    "represent": representing.represent,
}


def act_of(clause: Clause) -> str:
    """Return the act of a clause as its phrases make it out."""
    if visiting.pays_visit(clause):
        return "visit"
    act = holding.reframe(clause)
    return attending.reframe(clause) if act == clause.act else act


def sentence(here: Discourse, masked: Masked, told: list[Report]) -> None:
    """Read what a sentence tells of events outside the frame of its clauses and of reports."""
    for start, end in _free(masked, told):
        around(here, masked, start, end)
        opening_days(here, masked, start, end)
        themes(here, masked, start, end)
        hosting.hosts(here, masked, start, end)
        hosting.ends(here, masked, start, end)
        hosting.lasts(here, masked, start, end)
        hosting.set_down(here, masked, start, end)
        hosting.further(here, masked, start, end)
        earlier.earlier(here, masked, start, end)
        sightings(here, masked, start, end)
        labelled(here, masked, start, end)
        counts(here, masked, start, end)
        for thing, who in [
            *speaking_at(here, masked, start, end),
            *meeting_up.between(here, masked, start, end),
        ]:
            attend_by(here, thing, who, None)
    _plans_of(here, masked, told)


def introduce(here: Discourse, masked: Masked) -> None:
    """Take up the events that a sentence names, so that “the meeting” can stand for them."""
    focus = here.focus
    for phrase in () if here.in_heading else masked:
        if phrase.kind is Kind.EVT and has_name(noun_of(phrase)) and not noun_of(phrase).is_plural:
            event(here, phrase)
    here.focus = focus


def _plans_of(here: Discourse, masked: Masked, told: list[Report]) -> None:
    """Read the plans that somebody tells of: “A second round is planned for May, WIPO said”."""
    for report in told:
        if report.claim:
            hosting.set_down(here, masked, report.start, report.end, report.claim)


def _free(masked: Masked, told: list[Report]) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that are nobody's words but the document's."""
    free, place = [], 0
    for report in sorted(told, key=lambda one: one.start):
        if report.start > place:
            free.append((place, report.start))
        place = max(place, report.end)
    return [*free, (place, len(masked.text))] if place < len(masked.text) else free


__all__ = [
    "RULES",
    "act_of",
    "date_acts",
    "date_item",
    "in_passing",
    "introduce",
    "near",
    "occasion",
    "participation",
    "sentence",
]
