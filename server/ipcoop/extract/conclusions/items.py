"""Documents that tell of several things one after another: a newsletter, a bulletin, minutes."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.verbs import verb_groups

_PARAGRAPH = re.compile(r"(?:^|\n\s*\n)\s*(?=\S)")
_ITEM = re.compile(r"(?:\d{1,2}|[ivx]+)[.)] (?=[^\n]{60})")
_HEADING = re.compile(
    r"(?P<head>[A-Z][^.!?\n]{2,58})(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!Eng)\. (?=[A-Z])"
)
_DATELINE = re.compile(
    r"\d{4}|January|February|March|April|May\b|June|July|August|September|October|November|December"
)


def are_items_apart(here: Discourse, event: Thing, thing: Thing) -> bool:
    """Tell whether an event is told of in an item of its own, and something else in another."""
    starts = _items(here.source.document.text)
    places = [one.spans[0].start for one in (event, thing) if one.spans]
    at_event, at_thing = ([s for s in starts if s <= place][-1:] for place in [*places, 0, 0][:2])
    return bool(at_event) and at_event != at_thing


def _items(text: str) -> list[int]:
    """Return where the items of a text begin; the title and what follows it are none."""
    starts = [match.end() for match in _PARAGRAPH.finditer(text)][1:]
    return [start for start in starts if _begins_item(text, start)]


def _begins_item(text: str, start: int) -> bool:
    if _ITEM.match(text, start):
        return True
    heading = _HEADING.match(text, start)
    if heading is None or _DATELINE.search(heading["head"]):
        return False
    return not verb_groups(heading["head"])
