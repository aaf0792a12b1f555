"""On which day somebody speaks, where the sentence says so."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.finders.date_model import DateMention, Precision
from ipcoop.extract.phrases.masking import Masked, Phrase, rule
from ipcoop.extract.rules.when_where import when

_ACTS = ("Speech", "Presentation", "Statement", "Discussion")
_LEAD = rule(
    r"^(?:- )?(?:[Oo]n |[Ll]ater on |[Ee]arlier on )?(?P<day><DAT>)(?: morning| afternoon| "
    r"evening)?(?:,|(?= ))(?! (?:and|to|until)\b)"
)
_OPENING = rule(r"^(?:Opening|Closing|Addressing|Concluding) <EVT> on (?P<day><DAT>)")
_ANNOUNCED = rule(
    r"(?:(?P<day><DAT>) (?:announced|said|stated|declared)|(?:announced|announcing) (?:on )"
    r"?(?P<day2><DAT>))(?![\w-])"
)
_SPEECH_ON = rule(r"<SPC> on (?P<day><DAT>)")
_ON_NTH = rule(r" on (?P<day><DAT>)(?=[.,;]|$| and )")
_NTH = re.compile(r"the (?:\w+) day$|\w+day$", re.IGNORECASE)
_THEN = re.compile(r"\b(?:then|[Ss]ubsequently)\b")


def date_acts(here: Discourse, masked: Masked) -> None:
    """Record the day of the acts of speech that a sentence is the first to tell of."""
    fresh = [thing for thing in here.things[here.known_before :] if _is_act(thing)]
    if not fresh:
        return
    day = _day(masked) or (here.act_day if _THEN.search(masked.text) else None)
    here.act_day = day
    if day:
        for act in fresh:
            when(here, act, day, None)


def _is_act(thing: Thing) -> bool:
    return thing.family == "event" and thing.type in _ACTS and not thing.head


def _day(masked: Masked) -> Phrase | None:
    for pattern in (_OPENING, _LEAD, _ANNOUNCED):
        match = pattern.search(masked.text)
        found = [p for name in pattern.groupindex for p in masked.of(match, name)] if match else []
        if found and _is_day(found[0].value):
            return found[0]
    for pattern in (_SPEECH_ON, _ON_NTH):
        for match in pattern.finditer(masked.text):
            phrase = masked.of(match, "day")[0]
            if _is_day(phrase.value) and (pattern is _SPEECH_ON or _NTH.match(phrase.text)):
                return phrase
    return None


def _is_day(date: DateMention) -> bool:
    return date.precision is Precision.DAY and date.first == date.last
