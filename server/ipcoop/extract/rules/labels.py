"""Facts behind labels, as in bulletins and fact boxes: “Organiser: IP Viet Nam”."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase
from ipcoop.extract.rules.holding import HOLDERS
from ipcoop.extract.rules.taking_part import attend_by
from ipcoop.extract.rules.when_where import when_where

_LABEL = re.compile(
    r"(?:^|[.;] |- )(?P<label>(?:Co-)?[Oo]rgani[sz]ers?|(?:Co-)?[Hh]osts?|Organi[sz]ed by|Hosted "
    r"by|"
    r"Venue|Place|Location|Where|Dates?|When|Participants|Taking part|Attendees|Attended by|"
    r"Observ(?:ers?|ing)|Sponsors?|Sponsored by|In cooperation with|Partners?): ?"
    r"(?P<told>[^.;]+)"
)
_PARTICIPANTS = ("participants", "taking part", "attendees", "attended by")
_SETTING = ("venue", "place", "location", "where", "date", "dates", "when")
_HELPERS = ("partner", "partners", "in cooperation with")
_NOT = re.compile(r",? (?:not|but not|without)\b.*")


def labelled(here: Discourse, masked: Masked, start: int, end: int) -> None:
    """Read what labels tell of the event that the text is about."""
    if ":" not in masked.text:
        return
    thing = here.current_event()
    for match in _LABEL.finditer(masked.text, start, end) if thing else ():
        told = masked.inside(_NOT.sub("", match["told"]))
        words = masked.words(*match.span("label"))
        _tell(here, thing, words.lower(), told)  # type: ignore[arg-type]


def _tell(here: Discourse, thing: Thing, label: str, told: list[Phrase]) -> None:
    if label in _SETTING:
        for phrase in told:
            if phrase.kind in (Kind.PLC, Kind.CTY, Kind.DAT):
                when_where(here, thing, phrase, None)
    elif label.startswith(("observ", "sponsor")) or label in _PARTICIPANTS:
        role = {"o": "observer", "s": "sponsor"}.get(label[0], "attendee")
        for phrase in told:
            if phrase.kind in (Kind.ORG, Kind.GRP, Kind.PER, Kind.HDS, Kind.PST):
                attend_by(here, thing, phrase, None, role)
    elif label in _HELPERS:
        for phrase in told:
            for agent in here.agent(phrase):
                here.say(thing, "isHeldInCooperationWith", agent, [phrase.span])
    else:
        _hosts(here, thing, told)


def _hosts(here: Discourse, thing: Thing, told: list[Phrase]) -> None:
    for phrase in told:
        for agent in here.agent(phrase):
            if agent.family in HOLDERS:
                here.say(agent, "organises", thing, [phrase.span])
