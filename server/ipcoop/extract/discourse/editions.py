"""The events of a series: which edition one is, and which other one a text looks back on."""

import re

from rdflib import XSD, Literal

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.referents import new
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.finders.number_words import ORDINALS
from ipcoop.extract.model import Status
from ipcoop.extract.phrases.masking import Phrase
from ipcoop.extract.phrases.nouns import Noun

_FIRST = {"first", "inaugural", "1st"}
_COUNTS_YEARS = re.compile(r"^\S+ (?:anniversary|century|birthday|generation)\b", re.IGNORECASE)
_BEGINS_SERIES = re.compile(r"(?:first|inaugural)\b", re.IGNORECASE)
_POINTING = re.compile(r"(?:the|its|their|our|this) ", re.IGNORECASE)
_WHICH = re.compile(r"^(?:Next|Previous|Last|Preceding|Coming|Upcoming|Forthcoming) (?=[A-Z\d])")
_THIRD = 3


def another(here: Discourse, phrase: Phrase, noun: Noun) -> Thing | None:
    """Return “the next one” or “the first edition”: an event of the kind that the text is about."""
    like = here.focus or here.main_event()
    number = ordinal(noun.ordinal)
    if like is None:
        return None
    known = _numbered(here, like, number) if number else None
    if known or (number and not _is_other(here, like, number)):
        return known
    which = noun.name.rsplit(" ", 1)[0]
    name = f"{which} {like.head if like.head != 'event' else 'edition'}"
    thing = new(
        here, phrase, Noun(like.type, like.head, definite=True, ordinal="", name=name), "event"
    )
    thing.number = thing.number or number
    for day in phrase.parts.get("day", []):
        date = day.value
        thing.date, thing.facts = date, date.last < like.date.first if like.date else False
        for prop, end in (("heldNotBefore", date.first), ("heldNotAfter", date.last)):
            here.say_later(thing, prop, Literal(end, datatype=XSD.date), [day.span])
    return thing


def _numbered(here: Discourse, like: Thing, number: int) -> Thing | None:
    """Return the event of a series that has a number, if the text has spoken of it."""
    for thing in here.events():
        if thing.head == like.head and thing.number == number:
            return thing
    return like if number == 1 and _BEGINS_SERIES.match(like.label) else None


def _is_other(here: Discourse, like: Thing, number: int) -> bool:
    """Tell whether a number is known to be that of another event than the one at hand."""
    main = here.main_event()
    return number == 1 or bool(like.number) or bool(main and main.number)


def is_edition(here: Discourse, phrase: Phrase, noun: Noun) -> bool:
    """Tell whether an ordinal counts in a series: “the 19th meeting”, not “a first meeting”."""
    if _COUNTS_YEARS.match(noun.name):
        return False
    if noun.ordinal[0].isdigit() or phrase.parts.get("series"):
        return True
    return has_name(noun) or "annual" in noun.name or _counts(here, phrase, noun)


def _counts(here: Discourse, phrase: Phrase, noun: Noun) -> bool:
    """Tell whether “the seventh meeting” is one of a series that the text counts."""
    number, main = ordinal(noun.ordinal), here.main_event()
    is_before = main is not None and main.head == noun.head and number < main.number
    return _POINTING.match(phrase.text) is not None and (number >= _THIRD or is_before)


def has_name(noun: Noun) -> bool:
    """Tell whether the words of a noun are written as a name."""
    return sum(word[0].isupper() for word in noun.name.split()) > 1


def plain_name(here: Discourse, thing: Thing) -> str:
    """Return the name of “the next IP5 Heads Meeting” without “next”, if no other has that name."""
    name = _WHICH.sub("", thing.label)
    return name if name[:1].isupper() and all(t.label != name for t in here.things) else thing.label


def go_on(here: Discourse, thing: Thing, series: Phrase) -> None:
    """Note the short name that the events of a series share, and that they are of one kind."""
    text = series.text.strip()
    first = here.known.setdefault(("event", words(text)), thing)
    thing.acronym, thing.named = text, True
    if first is thing:
        here.say(thing, "acronym", here.text(text), [series.span], status=Status.IMPLIED)
    else:
        thing.type, thing.head = first.type, first.head


def ordinal(text: str) -> int:
    """Return the number that an ordinal gives; 0 if it gives none."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    return 1 if text.lower() in _FIRST else ORDINALS.get(text.lower(), 0)
