"""Phrases are tied to the instruments that they name."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.referents import name_short, new, relate_parties
from ipcoop.extract.discourse.telling_apart import differs
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Phrase
from ipcoop.extract.phrases.nouns import Noun

_ANY_KIND = (
    "agreement", "document", "arrangement", "instrument", "accord", "paper", "text", "pact", "deal",
)  # fmt: skip
_SIDES = ("bilateral", "trilateral")
_PLANS = frozenset(
    "work plan|workplan|work programme|work program|action plan|plan of action|roadmap|road map|"
    "charter|resolution|recommendations|terms of reference".split("|")
)
_SHARED = re.compile(r"\b(?:joint|common|bilateral|trilateral|cooperation|shared|annual)\b", re.I)
_SHORT = ("mou", "moc", "pph")
_VAGUE = {
    "agreement",
    "arrangement",
    "convention",
    "protocol",
    "accord",
    "declaration",
    "treaty",
    "pact",
    "deal",
}
_OTHER = re.compile(
    r"\b(?:previous|earlier|former|old|existing|another|other|second|third|separate|last|original|"
    r"first|similar|expired|underlying)\b",
    re.IGNORECASE,
)
_ADJECTIVES = re.compile(
    r"(?:(?:new|bilateral|trilateral|joint|present|current|signed|renewed|above|said|same|whole) )"
    r"+",
    re.I,
)
_NOT_YET = re.compile(
    r"\b(?:planned|proposed|draft|future|possible|potential|prospective|upcoming|forthcoming|next|"
    r"such|"
    r"so-called|would-be|envisaged|similar|comparable)\b",
    re.IGNORECASE,
)


def instrument(here: Discourse, phrase: Phrase, *, made: bool = False) -> Thing | None:
    """Return the instrument that a phrase names: one spoken of before, or a new one.

    Args:
        here: the discourse.
        phrase: the phrase.
        made: whether the text tells of its making, so that “an agreement” introduces one.
    """
    if phrase.thing is None:
        phrase.thing = _instrument(here, phrase, made=made)
    thing: Thing | None = phrase.thing
    return thing


def exists(phrase: Phrase) -> bool:
    """Tell whether the very words of a phrase take it that there is such an instrument."""
    noun = noun_of(phrase)
    if noun.none or _NOT_YET.search(noun.name):
        return False
    return noun.definite or noun.name[:1].isupper()


def is_several(noun: Noun) -> bool:
    """Tell whether a noun names several instruments: “PPH programmes”."""
    return re.search(r"(?:programme|program|agreement|arrangement)s$", noun.head) is not None


def spoken_of(here: Discourse, phrase: Phrase) -> Thing | None:
    """Return the instrument that a phrase points back to, if there is one."""
    noun = noun_of(phrase)
    found = None if noun.none else _spoken_of(here, phrase, noun)
    if found:
        _complete(here, found, phrase)
    return found


def is_own(phrase: Phrase) -> bool:
    """Tell whether a plan may be that of one body alone: “its work programme”."""
    noun = noun_of(phrase)
    shared = phrase.parts.get("parties") or _SHARED.search(noun.name) or "-" in noun.name
    return noun.head in _PLANS and noun.name.islower() and not shared


def _instrument(here: Discourse, phrase: Phrase, *, made: bool) -> Thing | None:
    if phrase.iris:
        return here.linked(phrase.iris[0], phrase) if len(phrase.iris) == 1 else None
    noun = noun_of(phrase)
    if noun.none or re.search(r"\bsuch\b", noun.name):
        return None
    known = _spoken_of(here, phrase, noun)
    if known:
        _complete(here, known, phrase)
        return known
    if is_several(noun):
        return None
    if not noun.type or (words(noun.name) in _VAGUE and not made and not _is_specific(phrase)):
        return None
    about = phrase.part("about")
    thing = new(here, phrase, noun, "instrument", other=True)
    thing.facts = False
    bare = re.sub(r"^(?:[Nn]ew|[Pp]resent|[Cc]urrent) (?=\w)", "", thing.label)
    thing.label = bare[0].upper() + bare[1:]
    if about:
        thing.label = f"{thing.label}{_subject_of(phrase, about)}"
    _complete(here, thing, phrase)
    return thing


def _is_specific(phrase: Phrase) -> bool:
    return any(phrase.parts.get(role) for role in ("about", "parties", "dated", "short"))


def _spoken_of(here: Discourse, phrase: Phrase, noun: Noun) -> Thing | None:
    if noun.ordinal or _OTHER.search(noun.name):
        return None
    by_name = here.known.get(("instrument", words(noun.name)))
    if (
        by_name
        and not (by_name.made and phrase.parts.get("apart"))
        and (noun.definite or by_name.named)
        and not differs(here, by_name, phrase)
    ):
        return by_name
    known = [t for t in reversed(here.things) if t.family == "instrument"]
    for thing in known:
        if thing.iri or (thing.made and phrase.parts.get("apart")):
            continue
        if not differs(here, thing, phrase) and _can_be(thing, noun):
            return thing
    if noun.definite and noun.type == "Treaty" and _is_bare(noun):
        return next((t for t in known if t.iri and noun.head in t.label.casefold()), None)
    return None


def _can_be(thing: Thing, noun: Noun) -> bool:
    """Tell whether a thing is what “the agreement” means, or what the heading announced."""
    if noun.definite:
        return thing.claim is None and (
            _fits(thing, noun) or (thing.in_heading and thing.type == noun.type)
        )
    return thing.in_heading and thing.type == noun.type


def _fits(thing: Thing, noun: Noun) -> bool:
    """Tell whether “the agreement” or “the MOU” can point to a thing."""
    sides = {word for word in _SIDES if word in f"{thing.label} {noun.name}".casefold()}
    return (
        len(sides) < len(_SIDES)
        and _is_bare(noun)
        and (thing.type == noun.type or noun.head in _ANY_KIND)
    )


def _is_bare(noun: Noun) -> bool:
    return words(_ADJECTIVES.sub("", noun.name)) == words(noun.head)


def _complete(here: Discourse, thing: Thing, phrase: Phrase) -> None:
    """Take up what a phrase adds: parties, date, short name, subject, and the name in the text."""
    if thing.in_heading and not here.in_heading:
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


def _subject_of(phrase: Phrase, about: Phrase) -> str:
    """Return what an instrument is about as its title has it: “ on the Importance of IP”."""
    before = phrase.text[: about.start - phrase.start]
    article = "the " if before.endswith("the ") else ""
    return f" on {article}{about.text}".rstrip(" -")


def _rename(thing: Thing, phrase: Phrase) -> None:
    """Prefer the name that the text gives to that in the heading."""
    noun, about = noun_of(phrase), phrase.part("about")
    thing.in_heading = False
    if noun.type == thing.type and not noun.definite and (about or " on " not in thing.label):
        subject = _subject_of(phrase, about) if about else ""
        thing.label = f"{noun.name[0].upper()}{noun.name[1:]}{subject}"
        thing.spans.insert(0, phrase.span)


def _is_told(here: Discourse, thing: Thing, theme: Thing) -> bool:
    """Tell whether a theme repeats, in more words, what the instrument is known to be about."""
    said = set(words(theme.label).split())
    return any(
        set(words(fact.object.label).split()) <= said
        for fact in [*here.facts, *here.later]
        if fact.subject is thing and fact.predicate == "hasTheme" and isinstance(fact.object, Thing)
    )
