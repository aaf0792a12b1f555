"""What instruments are called: a name that the text gives is better than that of the heading."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.referents import is_name, name_short, relate_parties
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Phrase
from ipcoop.extract.phrases.nouns import Noun

ANY_KIND = (
    "agreement", "document", "arrangement", "instrument", "accord", "paper", "text", "pact", "deal",
)  # fmt: skip
"""Nouns that can stand for an instrument of any kind."""
_SHORT = ("mou", "moc", "pph")
_ADJECTIVES = re.compile(
    r"(?:(?:\w+-(?:year|month|page|point)|new|newly|recently|just|bilateral|trilateral|joint|present|current|signed|renewed|extended|prolonged|"
    r"concluded|agreed|adopted|approved|amended|endorsed|revised|updated|above|said|same|whole) )+",
    re.I,
)
_NEW = re.compile(r"^(?:[Nn]ew|[Pp]resent|[Cc]urrent) (?=\w)")


def is_bare(noun: Noun) -> bool:
    """Tell whether a noun stands alone but for adjectives that tell nothing apart."""
    return words(_ADJECTIVES.sub("", noun.name)) == words(noun.head)


def complete(here: Discourse, thing: Thing, phrase: Phrase) -> None:
    """Take up what a phrase adds: parties, date, short name, subject, and the name in the text."""
    is_later = thing.in_heading and not here.in_heading
    if is_later or _is_fuller(thing, phrase) or _is_closer(thing, noun_of(phrase)):
        _rename(thing, phrase)
    if phrase.parts.get("parties") and not thing.parties:
        relate_parties(here, thing, phrase)
    for dated in phrase.parts.get("dated", []):
        thing.date = dated.value
    name_short(here, thing, phrase)
    if noun_of(phrase).head in _SHORT and not here.in_heading:
        text = phrase.text[phrase.text.casefold().index(noun_of(phrase).head) :][:3]
        here.initials.setdefault(id(thing), (thing, text, phrase.span))
    about = phrase.part("about")
    for theme in here.themes(about.text, about.span) if about else []:
        if not _is_told(here, thing, theme):
            here.say_later(thing, "hasTheme", theme, [phrase.span])


def without_new(name: str) -> str:
    """Return a name without the “new” before it."""
    return _NEW.sub("", name)


def subject_of(phrase: Phrase, about: Phrase) -> str:
    """Return what an instrument is about as its title has it: “ on the Importance of IP”."""
    before = phrase.text[: about.start - phrase.start]
    article = "the " if before.endswith("the ") else ""
    return f" on {article}{about.text}".rstrip(" -")


def _is_fuller(thing: Thing, phrase: Phrase) -> bool:
    """Tell whether a phrase gives a name to what only a description has named."""
    name = noun_of(phrase).name
    return (
        not thing.named
        and not is_bare(noun_of(phrase))
        and name[:1].isupper()
        and name != thing.label
    )


def _is_closer(thing: Thing, noun: Noun) -> bool:
    """Tell whether a noun says what kind of “pact” or “agreement” it is."""
    return thing.head in ANY_KIND and noun.type not in ("", thing.type)


def _rename(thing: Thing, phrase: Phrase) -> None:
    """Prefer the name that the text gives to that in the heading."""
    noun, about = noun_of(phrase), phrase.part("about")
    is_named = noun.definite and noun.name[:1].isupper() and not is_bare(noun)
    is_fuller = is_named or not noun.definite or _is_closer(thing, noun)
    thing.in_heading, thing.named = False, is_name(noun.name)
    if thing.head in ANY_KIND and noun.type:
        thing.type, thing.head = noun.type, noun.head
    if noun.type == thing.type and is_fuller and (about or " on " not in thing.label):
        subject = subject_of(phrase, about) if about else ""
        name = without_new(noun.name)
        thing.label = f"{name[0].upper()}{name[1:]}{subject}"
        thing.spans.insert(0, phrase.span)


def _is_told(here: Discourse, thing: Thing, theme: Thing) -> bool:
    """Tell whether a theme repeats, in more words, what the instrument is known to be about."""
    said = set(words(theme.label).split())
    return any(
        set(words(fact.object.label).split()) <= said
        for fact in [*here.facts, *here.later]
        if fact.subject is thing and fact.predicate == "hasTheme" and isinstance(fact.object, Thing)
    )
