"""Phrases are tied to the funds and activities that they name."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.referents import name_short, new, once
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Kind, Phrase
from ipcoop.extract.phrases.nouns import Noun

_MAY_BEGIN = ("programme", "program", "project", "scheme", "initiative", "activity", "campaign")
_GENERAL = (*_MAY_BEGIN, "fund", "course", "training")
_NOT_ONE = re.compile(
    r"\b(?:such|similar|potential|possible|future|planned|proposed)\b", re.IGNORECASE
)
_TAUGHT = ("Seminar",)


@once
def fund(here: Discourse, phrase: Phrase) -> Thing | None:
    """Return the fund that a phrase names."""
    if phrase.iris:
        return here.linked(phrase.iris[0], phrase) if len(phrase.iris) == 1 else None
    noun = noun_of(phrase)
    if noun.none:
        return None
    known = (
        here.known.get(("fund", words(noun.name)))
        or _pointed_at(here, noun, "fund")
        or _longer(here, noun)
    )
    if known:
        name_short(here, known, phrase)
        return known
    if words(noun.name) in ("fund", "funds", "trust fund", "funds in trust"):
        return None
    return new(here, phrase, noun, "fund")


def _longer(here: Discourse, noun: Noun) -> Thing | None:
    """Return the one fund whose name has all words of a shorter one: “the Korea Funds-in-Trust”."""
    said = set(words(noun.name).split())
    found = [t for t in here.things if t.family == "fund" and said < set(words(t.label).split())]
    return found[0] if noun.definite and len(found) == 1 and len(said) > 1 else None


def activity(here: Discourse, phrase: Phrase, *, told: bool = False) -> Thing | None:
    """Return the activity that a phrase names.

    Args:
        here: the discourse.
        phrase: the phrase.
        told: whether something is told of it, so that “the project” may introduce one.
    """
    if phrase.thing is None:
        phrase.thing = _activity(here, phrase, told=told)
    thing: Thing | None = phrase.thing
    return thing


def _activity(here: Discourse, phrase: Phrase, *, told: bool) -> Thing | None:
    noun = noun_of(phrase)
    if noun.none or _NOT_ONE.search(noun.name):
        return None
    known = here.known.get(("activity", words(noun.name))) or _pointed_at(here, noun, "activity")
    if known and (noun.definite or known.named):
        return known
    bare = words(noun.name) == noun.head and not phrase.part("about")
    if noun.definite and bare and not (told and noun.head in _MAY_BEGIN):
        return None
    return _first_told(here, phrase, noun)


def _first_told(here: Discourse, phrase: Phrase, noun: Noun) -> Thing:
    thing = new(here, phrase, noun, "activity")
    subject = noun.name[: -len(noun.head)].strip()
    if thing.named and here.known_theme(subject):
        for theme in here.themes(subject, phrase.span):
            here.say_later(thing, "hasTheme", theme, [phrase.span])
    about = phrase.part("about")
    if about:
        thing.label = f"{thing.label} on {about.text}"
        for theme in here.themes(about.text, about.span):
            here.say_later(thing, "hasTheme", theme, [phrase.span])
    return thing


def course(here: Discourse, phrase: Phrase) -> Thing | None:
    """Return a standing course as an activity: one that is run, not held on certain days."""
    noun = noun_of(phrase)
    if noun.name[:1].isupper() or not noun.head.startswith(("training", "course")):
        return None
    key = ("activity", words(noun.name))
    kind = "ActivityAggregate" if noun.head.endswith("s") else "CooperationActivity"
    label = noun.name[0].upper() + noun.name[1:]
    thing = here.thing(key, Thing("activity", kind, label, [phrase.span], head="course"))
    phrase.thing = thing
    return thing


def work_of(here: Discourse, phrase: Phrase, *, told: bool = False) -> Thing | None:
    """Return the activity that a phrase names, or the seminar that is one."""
    if phrase.kind is Kind.ACV:
        return activity(here, phrase, told=told)
    if phrase.kind is not Kind.EVT:
        return None
    known = phrase.thing
    if known is None and noun_of(phrase).definite:
        known = _pointed_at(here, noun_of(phrase), "activity")
    thing = known or event(here, phrase)
    return thing if thing and (thing.family == "activity" or thing.type in _TAUGHT) else None


def _pointed_at(here: Discourse, noun: Noun, family: str) -> Thing | None:
    """Return the last thing that “the fund” or “the project” can mean."""
    if not noun.definite or noun.ordinal:
        return None
    for thing in reversed(here.things):
        same = thing.head == noun.head or noun.head in _GENERAL
        if thing.family == family and same and words(noun.name) == noun.head:
            return thing
    return None
