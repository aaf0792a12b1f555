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
    r"\b(?:such|similar|other|several|potential|possible|future|planned|proposed)\b", re.IGNORECASE
)
_ANY = re.compile(
    r"(?:(?:new|various|other|several|further|more|many|different|additional|ongoing|joint|specific|numerous|similar|"
    r"related|relevant|current|future|two|three|four|five|six|all|these|its) )*"
    r"(?:projects|programmes|programs|activities|initiatives|campaigns|schemes|courses|pilots)",
    re.IGNORECASE,
)
"""Plurals that tell nothing of what they name."""
_MEASURE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,2}[$]?|[$€£¥]) ?(?=\d)|\d[\d.,]*(?:[- ](?:million|billion|year|month|week|day)s?)?(?!\w)|"
    r"\b\w+-(?:year|month|week|day|million)\b|\b(?:million|billion|new|same|whole|entire|current|ambitious|joint)\b"
)
"""What tells how big or how long something is, and not what."""
_TAUGHT = ("Seminar",)
_COURSES = ("training", "course", "study visit", "study tour", "fellowship")
_BARE = frozenset(
    ("fund", "funds", "trust fund", "trust funds", "funds in trust", "fund in trust", "fit", "fits",
     "funds in trust programme", "funds in trust program", "trust")
)  # fmt: skip
_SHARED = frozenset("fund funds in trust the for of programme program".split())
_HOUSES = frozenset(("wipo", "the", "of", "for"))
_STEM = 4
"""Letters that the name of a country and its adjective share, as in “Japan” and “Japanese”."""


@once
def fund(here: Discourse, phrase: Phrase) -> Thing | None:
    """Return the fund that a phrase names."""
    found = _fund(here, phrase)
    if found:
        here.money, here.money_in = found, here.sentence
    return found


def _fund(here: Discourse, phrase: Phrase) -> Thing | None:
    if phrase.iris:
        return _own_longer(here, phrase) or (
            here.linked(phrase.iris[0], phrase) if len(phrase.iris) == 1 else None
        )
    noun = noun_of(phrase)
    if noun.none or _NOT_ONE.search(noun.name):
        return None
    known = here.known.get(("fund", words(noun.name))) or _last_fund(here, noun)
    known = known or _longer(here, noun) or _of_country(here, phrase) or _shorter(here, noun)
    known = known or _by_short_name(here, phrase, noun)
    if known:
        name_short(here, known, phrase)
        return known
    if words(noun.name) in _BARE:
        return None
    return new(here, phrase, noun, "fund")


def _own_longer(here: Discourse, phrase: Phrase) -> Thing | None:
    """Return the one fund of this text with a longer name than one of the reference data."""
    said = _name_words(phrase.text)
    funds = [t for t in here.things if t.family == "fund" and not t.iri]
    found = [t for t in funds if said < _name_words(t.label)]
    return found[0] if len(found) == 1 else None


def _by_short_name(here: Discourse, phrase: Phrase, noun: Noun) -> Thing | None:
    """Return the fund that was known by the short name that now follows the full one."""
    short = phrase.part("short")
    known = here.known.get(("fund", words(short.text))) if short else None
    if known and not known.iri:
        known.label, known.named = noun.name, True
        here.known[("fund", words(noun.name))] = known
        return known
    return None


def _last_fund(here: Discourse, noun: Noun) -> Thing | None:
    """Return the last fund, where “the fund”, “the FIT” or “the trust fund” may mean it."""
    if words(noun.name) not in _BARE or not (noun.definite or noun.name.isupper()):
        return None
    return next((t for t in reversed(here.things) if t.family == "fund" and not t.claim), None)


def _name_words(name: str) -> set[str]:
    """Return the words of the name of a fund, with “FIT” in full."""
    return set(words(re.sub(r"\bFITs?\b", "Funds-in-Trust", name)).split())


def _longer(here: Discourse, noun: Noun) -> Thing | None:
    """Return the one fund whose name has all words of a shorter one: “the Korea Funds-in-Trust”."""
    said = _name_words(noun.name)
    found = [t for t in here.things if t.family == "fund" and said <= _name_words(t.label)]
    is_name = noun.definite or "FIT" in noun.name
    return found[0] if is_name and len(found) == 1 and not said <= _SHARED else None


def _shorter(here: Discourse, noun: Noun) -> Thing | None:
    """Return the one fund whose name lacks only whose house it is in: “the WIPO Korea FIT”."""
    said = _name_words(noun.name)
    found = [
        t
        for t in here.things
        if t.family == "fund"
        and said - _name_words(t.label) <= _HOUSES
        and _name_words(t.label) < said
    ]
    if len(found) != 1 or _name_words(found[0].label) <= _SHARED:
        return None
    found[0].label = noun.name
    here.known[("fund", words(noun.name))] = found[0]
    return found[0]


def _of_country(here: Discourse, phrase: Phrase) -> Thing | None:
    """Return the one fund with a country in its name that “the Korean fund” tells."""
    lands = [p for p in phrase.parts.get("mod", []) if p.kind is Kind.DEM and len(p.iris) == 1]
    noun = noun_of(phrase)
    if len(lands) != 1 or not noun.definite or len(_name_words(noun.name) - _SHARED) != 1:
        return None
    stem = lands[0].text[:_STEM].casefold()
    funds = [t for t in here.things if t.family == "fund" and not t.claim]
    found = [t for t in funds if any(word.startswith(stem) for word in words(t.label).split())]
    return found[0] if len(found) == 1 else None


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
    if noun.head.endswith("s") and _ANY.fullmatch(noun.name) and not phrase.part("about"):
        return None
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
    if noun.name[:1].isupper() or not noun.head.startswith(_COURSES):
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
        if thing.family == family and same and words(_MEASURE.sub("", noun.name)) == noun.head:
            return thing
    return None
