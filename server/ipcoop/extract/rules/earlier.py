"""Earlier events of a series, told together: “the first two were held in Riga in 2018 and …”."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.rules.when_where import when_where

_MANY = (
    r"(?:editions|meetings|sessions|conferences|forums|fora|seminars|workshops|rounds|symposia|"
    r"summits|courses|events)"
)
_WHICH = r"(?:first|last|previous|earlier|past|preceding|other)"
_TOLD = rule(
    rf"(?:{_WHICH} (?:(?:two|three|four|five) )?|(?:two|three|four|five) {_WHICH} )?(?:{_MANY}|<EVT>)"
    r"(?: of [^.;<]{0,30})? (?:were|had been|have been|took)(?: already)? (?:held|hosted|organi[sz]ed|convened|place)"
    r"(?P<items>[^.;]+)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(rf"\b{_WHICH}\b.*\b{_MANY}\b", re.IGNORECASE)
_ITEM = rule(
    r"(?P<place><PLC|CTY>)(?:, <CTY>)?,?(?: in| on)? \(?(?P<day><DAT>)\)?|"
    r"(?P<day2><DAT>),? (?:in |at |\()(?P<place2><PLC|CTY>)"
)
_LAUNCHED = rule(
    r"[Tt]h(?:e|is) (?:\w+ )?(?:series|format|cycle) (?:was|had been) (?:launched|started|inaugurated|initiated|"
    r"begun)(?P<rest>[^.;]+)"
)
_BY = rule(r" by (?:the )?(?P<who><ORG|GRP>(?:(?:,? and |, )(?:the )?<ORG|GRP>)*)")


def earlier(here: Discourse, masked: Masked, start: int, end: int) -> None:
    """Take up each of several earlier events with its place and its day."""
    like = here.main_event()
    if like is None or here.in_heading:
        return
    for match in _TOLD.finditer(masked.text, start, end):
        said = masked.words(match.start(), match.start("items"))
        if _SEVERAL.search(said):
            counts = said.casefold().lstrip("the ").startswith("first")
            for number, item in enumerate(_ITEM.finditer(match["items"]), start=1):
                parts = masked.inside(item.group())
                _take_up(here, like, parts, number if counts else 0)
    for match in _LAUNCHED.finditer(masked.text, start, end):
        parts = [
            p for p in masked.inside(match["rest"]) if p.kind in (Kind.PLC, Kind.CTY, Kind.DAT)
        ]
        thing = _take_up(here, like, parts[:2], 0) if parts else None
        hosts = _BY.search(match["rest"]) if thing else None
        for who in masked.of(hosts, "who") if hosts else ():
            for agent in here.agent(who):
                here.say(agent, "organises", thing, [who.span])


def _take_up(here: Discourse, like: Thing, parts: list[Phrase], number: int) -> Thing:
    where = next((p.text for p in parts if p.kind in (Kind.PLC, Kind.CTY)), parts[0].text)
    head = like.head if like.head != "event" else "edition"
    label = f"{head[0].upper()}{head[1:]} in {where}"
    thing = Thing("event", like.type, label, [parts[0].span], head=like.head, number=number)
    here.thing(("event", id(thing)), thing)
    for part in parts:
        when_where(here, thing, part, None)
    return thing
