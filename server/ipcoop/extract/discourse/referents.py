"""Noun phrases are tied to the events, instruments, funds and activities that they name."""

import re
from collections.abc import Callable

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Phrase
from ipcoop.extract.phrases.nouns import Noun

_NAME_CAPITALS = 2
"""How many words with capitals make a name of a phrase."""
_SMALL = {"of", "the", "and", "on", "for", "in", "a", "an", "&", "to"}


Finder = Callable[[Discourse, Phrase], Thing | None]


def once(find: Finder) -> Finder:
    """Return a finder that asks only once what a phrase means."""

    def found(here: Discourse, phrase: Phrase) -> Thing | None:
        if phrase.thing is None:
            phrase.thing = find(here, phrase)
        thing: Thing | None = phrase.thing
        return thing

    return found


def new(here: Discourse, phrase: Phrase, noun: Noun, family: str, *, other: bool = False) -> Thing:
    """Take up the thing that a phrase introduces.

    Args:
        here: the discourse.
        phrase: the phrase.
        noun: what its words say.
        family: the family of the thing.
        other: whether it is known to be another one than that of the same name.
    """
    key: tuple[str, object] = (family, words(noun.name))
    named = is_name(noun.name)
    if key in here.known and (named or noun.definite) and not other:
        return here.known[key]
    span = phrase.span
    thing = Thing(family, noun.type, _label(noun.name), [span], head=noun.head, named=named)
    thing.in_heading = here.in_heading
    if key in here.known:
        key = (family, id(thing))
    here.thing(key, thing)
    name_short(here, thing, phrase)
    relate_parties(here, thing, phrase)
    return thing


def _label(name: str) -> str:
    return name[0].upper() + name[1:] if name else name


def is_name(name: str) -> bool:
    """Tell whether a phrase is written as a name: its words have capitals but the small ones."""
    said = [w for w in name.split() if w not in _SMALL and w[0].isalpha()]
    capitals = [w for w in said if w[0].isupper()]
    return len(capitals) >= _NAME_CAPITALS and len(capitals) >= len(said) - 1


def name_short(here: Discourse, thing: Thing, phrase: Phrase) -> None:
    """Take up the short name that a phrase gives a thing in brackets."""
    short = phrase.part("short")
    if not short:
        return
    text = short.text.strip("\"' ")
    if thing.family == "event" and not _fits(text, thing.label):
        return
    here.known.setdefault((thing.family, words(text)), thing)
    if thing.acronym == text:
        return
    if text[:1].isupper() and text[-1:].isupper():
        thing.acronym = text
        here.say_later(thing, "acronym", here.text(text), [short.span])
    elif text:
        here.called[text.removeprefix("the ")] = thing


def _fits(short: str, name: str) -> bool:
    """Tell whether a short name can be that of the event, not of the body named last in it."""
    first, last = re.search(r"(?<!\w)[A-Z]", name), re.search(r" of (?:the )?([A-Z])", name)
    return not (last and first and short[0] == last[1] and short[0] != first[0])


def relate_parties(here: Discourse, thing: Thing, phrase: Phrase) -> None:
    """Take up whom a phrase names as those who meet or agree."""
    parties = phrase.parts.get("parties", [])
    thing.parties = here.agents(parties)
    here.together(thing.parties)
