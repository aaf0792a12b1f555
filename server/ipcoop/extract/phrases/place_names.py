"""Places that only a text names, and words that stand for a place: “here”, “in the same city”."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.matching import Rule

_CAPITAL = r"[A-Z][^\W\d_]+(?:[-'][A-Z]?[^\W\d_]+)?(?: (?:de |del |al |la )?[A-Z][^\W\d_]+){0,2}"
_NO_PLACE = (
    r"(?!(?:English|French|Spanish|Chinese|Japanese|Korean|Arabic|Russian|German|Portuguese|"
    r"Article|"
    r"Annex|Phase|Class|Chapter|Section|Room|Hall|Parliament|Intellectual|Industrial|Patents?|"
    r"Trade|Trademarks?|Designs?|Copyright|Internet|Innovation|Agribusiness|Agriculture|Sports?|Science|"
    r"Technology|Trade|Business|Health|Education|Industry|Law|Practice|Research|Spring|Summer|Autumn|Winter|The|Part|Table)\b)"
)
_BEFORE_COUNTRY = rule(
    rf"(?<![\w-])(?:in|at|to|from|of) (?:the city of )?(?P<place>{_NO_PLACE}{_CAPITAL})(?=,? "
    rf"(?:\()?<CTY>)"
)
_HELD_IN = rule(
    r"(?:(?<![\w-])(?:together|held|Held|hosted|convened|organi[sz]ed|place|met|Met|meet|gathered|"
    r"opened|"
    r"closed|signed|"
    r"Signed|concluded|began|inaugurated|here)(?: <DAT>| last week| this week| last month)?|<EVT|"
    r"INS|DAT>) in (?:the city of |the town of )?"
    rf"(?P<place>{_NO_PLACE}{_CAPITAL})"
    r"(?= ?[.;,:)]| on | from | for | to | at | in | under | with | by | that | which | where | "
    r"this | last | during | when | while | next | and | <DAT>|$)"
)
_BY_IN = rule(
    rf"<ORG|GRP> in (?P<place>{_NO_PLACE}{_CAPITAL})(?=,? (?:on|from|in|between) <DAT>|,? <DAT>)"
)
_HERE = rule(
    r"(?<=[a-z] )(?P<here>here)(?= on | from | today| yesterday| this | last | at | <DAT>| after |"
    r" with |[.,;])"
)
_SAME = rule(
    r"(?:in|at) (?P<same>the same (?:city|town|place|venue|location|building|hall))(?![\w-])"
)
_IN_HEADING = rule(r" in (?P<place><PLC>)(?:, <CTY>)?$")
_FIRST = 4
"""The sentences at the head of a text among which its dateline stands."""
_DATELINE = rule(
    r"^(?P<place><PLC|CTY>|[A-Z][A-Z' -]{2,}[A-Z])(?:, ?(?:<PLC|CTY|DEM>|[A-Z][\w. ]{1,20}?))?"
    r"(?:, ?(?P<day><DAT>))?\.? ?(?:\((?:[A-Z][\w. ]*|<ORG|GRP|CTY|PLC>)\))? ?(?:[-:]|- -) ?(?=\S)"
)


def fold_places(masked: Masked, here: Discourse) -> None:
    """Mask places that only this text names, and the words that stand for a place."""
    for name in here.places:
        if name in masked.text:
            masked.fold(_named(name), lambda m: _unknown(masked, m.span()))
    for pattern in (_BEFORE_COUNTRY, _HELD_IN, _BY_IN):
        for match in reversed(list(pattern.finditer(masked.text))):
            start, end = match.span("place")
            here.places.add(match["place"])
            masked.mask(start, end, _unknown(masked, (start, end)))
    _dateline(masked, here)
    _heading(masked, here)
    _standing_for(masked, here)


def _named(name: str) -> Rule:
    return Rule(re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])"))


def _unknown(masked: Masked, ends: tuple[int, int]) -> Phrase:
    return masked.phrase(Kind.PLC, *ends, value="Place")


def _dateline(masked: Masked, here: Discourse) -> None:
    if here.dateline or masked.number > _FIRST:
        return
    match = _DATELINE.match(masked.text)
    found = masked.of(match, "place") if match else []
    if found and here.place(found[0]):
        here.dateline = found[0]


def _heading(masked: Masked, here: Discourse) -> None:
    """Note the place that the headline ends with: “New EAPO President in Munich”."""
    match = _IN_HEADING.search(masked.text) if masked.number == 1 else None
    if match:
        here.heading_place = masked.of(match, "place")[0]


def _standing_for(masked: Masked, here: Discourse) -> None:
    if here.dateline and " here" in masked.text:
        for match in reversed(list(_HERE.finditer(masked.text))):
            _stand(masked, match.span("here"), here.place(here.dateline), [here.dateline])
    if " the same " in masked.text:
        event = here.current_event()
        for match in reversed(list(_SAME.finditer(masked.text))):
            _stand(masked, match.span("same"), event.place if event else None, [])


def _stand(
    masked: Masked, ends: tuple[int, int], place: Thing | None, whence: list[Phrase]
) -> None:
    if place:
        phrase = masked.phrase(
            Kind.PLC, *ends, value="Place", thing=place, parts={"whence": whence}
        )
        masked.mask(*ends, phrase)
