"""The activities that a stretch of a sentence lists: “a course on designs, and the drafting of a law”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.discourse.works import activity, course
from ipcoop.extract.model import Span
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule

_DEEDS = (
    "creation|development|establishment|construction|digiti[sz]ation|translation|dispatch|secondment|provision|"
    "production|training|drafting|purchase|procurement|installation|upgrading?|moderni[sz]ation|automation|publication|"
    "preparation|renovation|refurbishment|equipment|design|deployment|delivery|adaptation|exchange|mentoring|"
    "scanning|registration|branding|launch|revision"
)
_HELP = (
    r"(?:(?:technical|legal|financial|legislative|policy) (?:assistance|advice|support)|legal advice|capacity[- ]building|"
    r"expert advice|mentoring)"
)
_WORD = r"(?!to |that |in |for |by |with |on |at |from |as |and |which |was |is |were |are )(?:[\w'-]+|<THM|DEM|ORG|GRP|CTY|QUO>(?:'s?)?)"
_NOMINAL = (
    rf"(?P<what>(?:(?!(?:and|the|an?|or|of|to|for|in|on) )[a-z-]+ |<THM|DEM> ){{0,2}}(?:{_DEEDS}) of (?:an? |the |its |their )?{_WORD}(?: {_WORD}){{0,5}}"
    rf"|(?:(?!(?:and|the|an?|or|of|to|for|in|on) )[a-z-]+ ){{0,1}}(?:{_HELP}|<THM>)(?= (?:to|for) (?:the |its |their )?<ORG|CTY|HDS|GRP>))"
)
_WORK = rule(rf"(?P<masked><ACV|EVT>)|(?<![\w-])(?:the |an? )?{_NOMINAL}(?![\w-])")
_JOINED = re.compile(
    r"(?:[,;:]|(?<![\w-])(?:and|as well as|including|both|,? and also))(?: also)? $"
)
_ASSISTANCE = re.compile(r"assist|advice|support|capacity|mentor|train", re.IGNORECASE)
_COURSES = ("training", "course", "study visit", "study tour", "fellowship")


@dataclass(frozen=True, slots=True)
class Work:
    """An activity that a stretch lists.

    Attributes:
        thing: the activity.
        span: the words that name it.
        end: the masked character after them.
        upto: where the next item of the list begins.
    """

    thing: Thing
    span: Span
    end: int
    upto: int


def works_in(here: Discourse, masked: Masked, start: int, end: int) -> list[Work]:
    """Return the activities that a stretch lists, the first right at its beginning."""
    found = list(_items(masked, start, end))
    works = []
    for place, match in enumerate(found):
        upto = found[place + 1].start() if place + 1 < len(found) else end
        thing = _thing(here, masked, match, upto)
        if thing:
            works.append(Work(thing, masked.span(*_words(match)), match.end(), upto))
    return works


def _words(match: re.Match[str]) -> tuple[int, int]:
    return match.span("masked" if match["masked"] else "what")


def _items(masked: Masked, start: int, end: int) -> Iterator[re.Match[str]]:
    opened = False
    for match in _WORK.finditer(masked.text, start, end):
        before = masked.text[start : match.start()]
        if not before.strip() or (opened and _JOINED.search(before)):
            opened = True
            yield match


def _thing(here: Discourse, masked: Masked, match: re.Match[str], upto: int) -> Thing | None:
    if not match["masked"]:
        return _nominal(here, masked, match)
    phrase = masked.of(match, "masked")[0]
    if phrase.kind is Kind.ACV:
        return activity(here, phrase, told=True)
    return _course(here, masked, phrase, masked.text[match.end() : upto])


def _nominal(here: Discourse, masked: Masked, match: re.Match[str]) -> Thing | None:
    """Return the activity of “the drafting of a law”, or of “technical assistance” to somebody."""
    label = masked.words(*match.span("what"))
    first = masked.phrases.get(match["what"][0])
    if (
        first
        and first.kind is Kind.THM
        and len(match["what"]) == 1
        and not _ASSISTANCE.search(label)
    ):
        return None
    label = label[0].upper() + label[1:]
    span = masked.span(*match.span("what"))
    thing = Thing("activity", "CooperationActivity", label, [span], head=label.split()[0].lower())
    return here.thing(("activity", words(label)), thing)


def _course(here: Discourse, masked: Masked, phrase: Phrase, rest: str) -> Thing | None:
    """Return a course or a study visit that no day is told of: what is paid for, not what was held."""
    noun = noun_of(phrase)
    known = phrase.thing or here.known.get(("activity", words(noun.name)))
    if isinstance(known, Thing) and not _is_untold(here, known):
        return known if known.family == "activity" else None
    dated = any(p.kind in (Kind.DAT, Kind.PLC) for p in masked.inside(rest))
    if dated or noun.definite or noun.none or not noun.head.startswith(_COURSES):
        return None
    if isinstance(known, Thing) and known in here.things:
        here.things.remove(known)
    return course(here, phrase)


def _is_untold(here: Discourse, thing: Thing) -> bool:
    """Tell whether an event has only been named: nothing is said of it."""
    said = any(thing in (f.subject, f.object) for f in here.facts)
    return thing.family == "event" and not said and not any(thing in k.key for k in here.links)
