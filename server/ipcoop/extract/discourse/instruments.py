"""Phrases are tied to the instruments that they name."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.instrument_names import (
    ANY_KIND,
    complete,
    is_bare,
    subject_of,
    without_new,
)
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.referents import new
from ipcoop.extract.discourse.telling_apart import differs
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Phrase
from ipcoop.extract.phrases.nouns import Noun

_SIDES = ("bilateral", "trilateral")
_PLANS = frozenset(
    "work plan|workplan|work programme|work program|action plan|plan of action|roadmap|road map|"
    "charter|resolution|recommendations|terms of reference".split("|")
)
_SHARED = re.compile(r"\b(?:joint|common|bilateral|trilateral|cooperation|shared|annual)\b", re.I)
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
_PLAIN = frozenset(
    "new bilateral trilateral joint cooperation co-operation renewed first landmark ip historic".split()
)
_NEAR = 2
_ONE = re.compile(r"an? ", re.IGNORECASE)
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
    if noun.none or is_to_come(phrase):
        return False
    return noun.definite or (noun.name[:1].isupper() and not _ONE.match(phrase.text))


def is_to_come(phrase: Phrase) -> bool:
    """Tell whether the very words of a phrase say that there is no such instrument yet."""
    return _NOT_YET.search(noun_of(phrase).name) is not None


def is_several(noun: Noun) -> bool:
    """Tell whether a noun names several instruments: “PPH programmes”."""
    return re.search(r"(?:programme|program|agreement|arrangement|pilot)s$", noun.head) is not None


def spoken_of(here: Discourse, phrase: Phrase) -> Thing | None:
    """Return the instrument that a phrase points back to, if there is one."""
    noun = noun_of(phrase)
    found = None if noun.none else _spoken_of(here, phrase, noun)
    if found:
        complete(here, found, phrase)
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
        complete(here, known, phrase)
        return known
    if is_several(noun):
        return None
    if not noun.type or (words(noun.name) in _VAGUE and not made and not _is_specific(phrase)):
        return None
    about = phrase.part("about")
    thing = new(here, phrase, noun, "instrument", other=True)
    thing.facts = False
    bare = without_new(thing.label)
    thing.label = bare[0].upper() + bare[1:]
    if about:
        thing.label = f"{thing.label}{subject_of(phrase, about)}"
    complete(here, thing, phrase)
    return thing


def _is_specific(phrase: Phrase) -> bool:
    return any(phrase.parts.get(role) for role in ("about", "parties", "dated", "short"))


def _spoken_of(here: Discourse, phrase: Phrase, noun: Noun) -> Thing | None:
    if noun.ordinal or _OTHER.search(noun.name) or is_several(noun):
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
        if not differs(here, thing, phrase) and (
            _can_be(thing, noun) or _is_first(here, thing, noun)
        ):
            return thing
    if noun.definite and noun.type == "Treaty" and is_bare(noun):
        return next((t for t in known if t.iri and noun.head in t.label.casefold()), None)
    return None


def _can_be(thing: Thing, noun: Noun) -> bool:
    """Tell whether a thing is what “the agreement” means, or what the heading announced."""
    if noun.definite:
        return thing.claim is None and (
            _fits(thing, noun) or (thing.in_heading and thing.type == noun.type)
        )
    return thing.in_heading and thing.type == noun.type


def _is_called_else(thing: Thing, phrase: Phrase) -> bool:
    """Tell whether the name of a thing has words that a phrase lacks: “Lusaka Agreement”."""
    name = [w for w in thing.label.partition(" on ")[0].split() if not w.isupper()]
    said = {*words(phrase.text).split(), *_PLAIN, *words(thing.head).split()}
    return not set(words(" ".join(name)).split()) <= said


def _is_first(here: Discourse, thing: Thing, noun: Noun) -> bool:
    """Tell whether the text names in full what its heading, or an “agreement” just made, announced."""
    if noun.is_plural or thing.claim:
        return False
    if thing.in_heading and not here.in_heading:
        own = [t for t in here.things if t.family == "instrument" and not t.iri][-1:]
        plain = noun.name if noun.head in ANY_KIND else thing.label
        is_plain = noun.head in ANY_KIND or thing.head in ANY_KIND
        return own == [thing] and is_plain and set(words(plain).split()[:-1]) <= _PLAIN
    is_named = noun.definite and noun.name[:1].isupper() and not is_bare(noun)
    is_near = here.signed is thing and 0 < here.sentence - here.signed_in <= _NEAR
    is_same = (is_named and thing.head == noun.head) or (thing.head in ANY_KIND and noun.definite)
    return is_near and not thing.named and is_same


def _fits(thing: Thing, noun: Noun) -> bool:
    """Tell whether “the agreement” or “the MOU” can point to a thing."""
    sides = {word for word in _SIDES if word in f"{thing.label} {noun.name}".casefold()}
    if noun.head == "statement":
        return thing.type == "JointDeclaration"
    return (
        len(sides) < len(_SIDES)
        and is_bare(noun)
        and (thing.type == noun.type or noun.head in ANY_KIND or noun.head == thing.head)
    )
