"""Items of a calendar: “5 September. The office received …”, “7 May: Seminar on designs in Riga”."""

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Masked, rule
from ipcoop.extract.rules.when_where import when, when_where

_ONLY = rule(r"^(?:[-*•·] ?)?(?:[Oo]n )?(?P<day><DAT>)[.:]?$")
_PLACED = rule(r"^(?:[-*•·] ?)?(?P<place><PLC>)(?:, <CTY>)?: \S")
_AT_START = rule(r"^(?:[-*•·] ?)?(?P<day><DAT>)(?:[.:]| -) ?\S")


def date_item(here: Discourse, masked: Masked) -> None:
    """Give the event of an item the day that stands before it."""
    alone = _ONLY.match(masked.text)
    if alone:
        here.calendar = (masked.number, masked.of(alone, "day")[0])
        return
    place = _PLACED.match(masked.text)
    for thing in _fresh(here)[:1] if place else ():
        if thing.place is None:
            when_where(here, thing, masked.of(place, "place")[0], None)  # type: ignore[arg-type]
    match = _AT_START.match(masked.text)
    number, before = here.calendar
    day = masked.of(match, "day")[0] if match else before if number == masked.number - 1 else None
    if day and masked.number > 1 and day.value.is_relative:
        for thing in [t for t in _fresh(here) if t.date is None][:1]:
            when(here, thing, day, None)


def _fresh(here: Discourse) -> list[Thing]:
    """Return the events that a sentence is the first to tell of, as facts."""
    return [
        thing
        for thing in here.things[here.known_before :]
        if thing.family == "event" and thing.head and thing.claim is None and not thing.part_of
    ]
