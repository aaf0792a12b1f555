"""Phrases are tied to the events that they name."""

import re

from ipcoop.extract.discourse.discourse import MEALS, Discourse, noun_of
from ipcoop.extract.discourse.editions import (
    another,
    go_on,
    has_name,
    is_edition,
    ordinal,
    plain_name,
)
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.referents import name_short, new, once, relate_parties
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Phrase
from ipcoop.extract.phrases.nouns import Noun

_GENERAL = {
    "event",
    "meeting",
    "conference",
    "gathering",
    "talks",
    "session",
    "sessions",
    "one",
    "visit",
}
_PLURAL = {"meetings", "sessions", "assemblies"}
_OTHER = re.compile(
    r"\b(?:next|previous|preceding|last|first|second|third|another|earlier|other|follow-up|side|"
    r"future|separate)\b", re.I
)  # fmt: skip
_NOT_ONE = re.compile(r"\bsuch\b", re.I)
_PLAIN = re.compile(
    r"(?:\w+-day(?: \w+)?|\w+-week|annual|biennial|bilateral|trilateral|regional|joint|whole|"
    r"entire|same|"
    r"entire|present|current|virtual|online|event|international|high-level)\Z"
)
_NUMBERED = re.compile(r"^(?:\d+(?:st|nd|rd|th)|(?:19|20)\d\d|\w+(?:st|nd|rd|th)) |annual ")
_ACTIVITY = ("week", "programme", "program", "course", "training", "activity")
_ALIKE = ("Seminar", "Conference")
RECEIVED = "welcome"
"""The head of a meeting that only a verb of receiving tells of, until a noun says what it is."""
_SMALL_WORDS = {"of", "the", "on", "for", "and", "meeting", "meetings", "session"}
_SEVERAL = 2
_WHOLE = {"Conference", "Meeting", "Seminar", "CooperationEvent"}


@once
def event(here: Discourse, phrase: Phrase) -> Thing | None:
    """Return the event that a phrase names: one spoken of before, or a new one."""
    noun = noun_of(phrase)
    if noun.none or _NOT_ONE.search(noun.name):
        return None
    found = _spoken_of(here, phrase, noun) or _first_told(here, phrase, noun)
    if found:
        _complete(here, found, phrase, noun)
        here.attend_to(found)
    return found


def _spoken_of(here: Discourse, phrase: Phrase, noun: Noun) -> Thing | None:
    by_name = here.known.get(("event", words(noun.name)))
    if by_name and (noun.definite or by_name.named):
        return by_name
    if noun.ordinal or _OTHER.search(noun.name):
        return _same_edition(here, noun)
    if noun.definite and (noun.head == "talks" or not phrase.parts.get("about")):
        found = _meant(here, noun)
        if found:
            return found
    return _announced(here, noun)


def _same_edition(here: Discourse, noun: Noun) -> Thing | None:
    number = ordinal(noun.ordinal)
    for thing in here.events():
        if number and thing.number == number and _shares_name(thing, noun):
            return thing
    found = _announced(here, noun) if number else None
    is_same = has_name(noun) or (found is not None and found.date is None)
    return found if is_same and not _OTHER.search(noun.name) else None


def _announced(here: Discourse, noun: Noun) -> Thing | None:
    """Return the event that the heading announced, when the text comes to speak of it."""
    for thing in here.events():
        if thing.in_heading and not thing.part_of and thing.head and _suits(thing, noun):
            return thing
    return None


def _suits(thing: Thing, noun: Noun) -> bool:
    numbers = {thing.number, ordinal(noun.ordinal)} - {0}
    alike = noun.head in _GENERAL or thing.type in _ALIKE
    same = thing.head == noun.head or (thing.type == noun.type and alike) or _are_talks(thing, noun)
    if not same or len(numbers) > 1:
        return False
    if thing.number and thing.number == ordinal(noun.ordinal):
        return True
    return not (thing.named and has_name(noun)) or _core(thing.label) == _core(noun.name)


def _are_talks(thing: Thing, noun: Noun) -> bool:
    """Tell whether “bilateral talks” are what the heading calls a bilateral meeting."""
    said = noun.name.casefold().split()[:-1]
    *known, _ = words(thing.label).split()
    is_pair = {thing.head, noun.head} == {"meeting", "talks"} and all(map(_PLAIN.match, known))
    return is_pair and bool(said) and set(said) <= set(known)


def _core(name: str) -> str:
    """Return a name without its number or year: “13th TM5 Annual Meeting” for “2024 TM5 …”."""
    return _NUMBERED.sub("", words(name))


def _meant(here: Discourse, noun: Noun) -> Thing | None:
    """Return what “the meeting” stands for."""
    recent = [t for t in here.events() if t.head and t.claim is None]
    order = [t for t in (here.current_event(), here.main_event()) if t and t.claim is None]
    order += sorted(recent, key=here.in_passing)
    exact = (t for t in order if t.head.endswith(noun.head) and _has_features(t, noun))
    general = (t for t in order if _can_be(t, noun) and _has_features(t, noun))
    return next(exact, None) or next(general, None) or _only_one(order, noun)


def _only_one(order: list[Thing], noun: Noun) -> Thing | None:
    """Return what another word for it stands for: “the workshop” for the one seminar spoken of."""
    alike = {id(t): t for t in order if t.type == noun.type in _ALIKE and _has_features(t, noun)}
    return next(iter(alike.values())) if len(alike) == 1 else None


def _can_be(thing: Thing, noun: Noun) -> bool:
    """Tell whether a general noun can stand for an event: “the meeting” for a conference."""
    if noun.head == "conference":
        return thing.type == "Conference" or thing.head == "event"
    if noun.head == "visit":
        return thing.type == "Meeting" and not thing.named
    return noun.head in _GENERAL and thing.type in _WHOLE and thing.head not in MEALS


def _has_features(thing: Thing, noun: Noun) -> bool:
    mine = noun.name.casefold().split()[:-1] if noun.name.casefold() != noun.head else []
    label = words(thing.label).split()
    return all(_PLAIN.match(word) or set(words(word).split()) <= set(label) for word in mine)


def _shares_name(thing: Thing, noun: Noun) -> bool:
    """Tell whether two names with one number are those of one event: all words, or several, agree."""
    mine, known = set(words(noun.name).split()), set(words(thing.label).split())
    return mine <= known or (
        thing.type == noun.type and len(mine & known - _SMALL_WORDS) > _SEVERAL
    )


def _first_told(here: Discourse, phrase: Phrase, noun: Noun) -> Thing | None:
    if noun.head == "one":
        return another(here, phrase, noun)
    if noun.head in _PLURAL and not has_name(noun):
        return None
    bare = noun.name.casefold() == noun.head
    about = phrase.parts.get("about") or phrase.parts.get("parties")
    if (
        bare
        and not about
        and (noun.head == "event" or (noun.definite and not _is_first(here, noun)))
    ):
        return None
    if noun.definite and noun.head == "event" and not noun.ordinal:
        return None
    thing = new(here, phrase, noun, "event")
    thing.label = plain_name(here, thing)
    if noun.head == "visit":
        thing.type = _kind_of_visit(here, thing, noun)
    return thing


def _kind_of_visit(here: Discourse, thing: Thing, noun: Noun) -> str:
    """A visit by somebody is a meeting; another visit “of this kind” is what that one was."""
    main = here.main_event()
    if main and main is not thing and main.head == "visit" and _OTHER.search(noun.name):
        return main.type
    return "Meeting" if noun.tie == "by" else thing.type


def _is_first(here: Discourse, noun: Noun) -> bool:
    """Tell whether “the symposium” can be the first event that a text speaks of."""
    return noun.head not in _PLURAL | {"talks"} and not any(
        t.head and (t.type == noun.type or noun.head in _GENERAL - {"conference"})
        for t in here.events()
    )


def _complete(here: Discourse, thing: Thing, phrase: Phrase, noun: Noun) -> None:
    """Take up what a later mention adds: its name, its kind, its place in a series."""
    if not here.in_heading:
        thing.in_heading = False
    if thing.head == RECEIVED:
        thing.head = noun.head
        thing.type = "CooperationEvent" if noun.head == "visit" else thing.type
    number = ordinal(noun.ordinal)
    if number and not thing.number and is_edition(here, phrase, noun):
        thing.number = number
    series = phrase.part("series")
    if series:
        go_on(here, thing, series)
    elif thing.type == "CooperationEvent" and thing.head == "event" and noun.head != "event":
        thing.type, thing.head = noun.type or thing.type, noun.head
    if has_name(noun) and not thing.named and ordinal(noun.ordinal) in (0, thing.number):
        thing.label, thing.named = noun.name[0].upper() + noun.name[1:], True
        here.known.setdefault(("event", words(noun.name)), thing)
    _call(here, thing, noun)
    for about in phrase.parts.get("about", []):
        for theme in here.themes(about.text, about.span):
            here.say_later(thing, "hasTheme", theme, [phrase.span])
    name_short(here, thing, phrase)
    if phrase.parts.get("parties") and not thing.parties:
        relate_parties(here, thing, phrase)


def _call(here: Discourse, thing: Thing, noun: Noun) -> None:
    """Let “the programme” stand for “a two-week training programme”."""
    last = noun.name.rsplit(" ", 1)[-1].lower()
    if last in _ACTIVITY and (thing.type == "Seminar" or thing.head in ("event", "week")):
        here.called.setdefault(last, thing)
