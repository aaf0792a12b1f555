"""Items of a calendar: “5 September. The office received …”, “7 May: Seminar on designs in Riga”."""

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Masked, rule
from ipcoop.extract.rules.when_where import when

_ONLY = rule(r"^(?:[-*•·] ?)?(?:[Oo]n )?(?P<day><DAT>)[.:]?$")
_AT_START = rule(r"^(?:[-*•·] ?)?(?P<day><DAT>)(?:[.:]| -) ?\S")


def date_item(here: Discourse, masked: Masked) -> None:
    """Give the event of an item the day that stands before it."""
    alone = _ONLY.match(masked.text)
    if alone:
        here.calendar = (masked.number, masked.of(alone, "day")[0])
        return
    match = _AT_START.match(masked.text)
    number, before = here.calendar
    day = masked.of(match, "day")[0] if match else before if number == masked.number - 1 else None
    if day and masked.number > 1 and day.value.is_relative:
        for thing in [t for t in here.things[here.known_before :] if _is_undated(t)][:1]:
            when(here, thing, day, None)


def _is_undated(thing: Thing) -> bool:
    is_event = thing.family == "event" and bool(thing.head)
    return is_event and thing.date is None and thing.claim is None and thing.part_of is None
