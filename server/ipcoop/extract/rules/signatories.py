"""The nouns of signing: “the signing took place in Paris”, “the signatories were …”."""

import re
from collections.abc import Iterator

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.instruments import instrument
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Span
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.sides import SIDE
from ipcoop.extract.rules.occasions import AT_EVENT, Adjunct, following, opening, outcome, signed_on
from ipcoop.extract.rules.parties import Told, named_parties, side_of, signed_for, signs
from ipcoop.extract.rules.signers import listed

_LIST = "<ORG|GRP|CTY|PER|HDS|PST>(?:(?:,? and (?:the )?|, )<ORG|GRP|CTY|PER|PST>)*"
_HELD = r"(?: (?:took place|takes place|was held|were held|held|occurred)(?: \w+ly)?)"
_SIGNING_OF = rule(
    r"(?:[Ss]ign(?:ing|ature)|[Cc]onclusion|<EVT>)(?: ceremony)? (?:of|for) (?:the |an? )?(?P<what><INS>)"
    rf"(?: by (?:the )?(?P<who>{_LIST}))?{_HELD}?"
)
_THE_SIGNING = rule(
    r"(?:^|[.;,] |and )(?:<EVT>|(?:[Tt]he|[Tt]heir|[Ii]ts) (?:formal |official )?(?:signing|signature))"
    rf"{_HELD}"
)
_CEREMONY = re.compile(
    r"(?:the |a |an |its |their )?(?:\w+ )*sign(?:ing|ature) ceremony", re.IGNORECASE
)
_AHEAD = re.compile(
    r"(?<!\w)(?:will|would|plan\w*|expect\w*|hop\w+|await\w*|possib\w+|urg\w+|call\w*|propos\w+|look\w*|before|until|towards?|discuss\w*|prepar\w*|not)(?!\w)"
)
_SIGNING_CUE = rule(r"[Ss]ign(?:ing|ature)|[Cc]onclusion")
_WERE = rule(
    r"(?P<who><PER|PST>(?:(?:,? and |, )(?:the )?(?:[\w' ]+, )?<PER|PST>)*),? (?:were|was|acted "
    r"as|are)(?: the)? signator(?:y|ies)(?!\w)"
)
_FOLLOW = rule(
    r"(?:[Ss]ignator(?:y|ies)(?: (?:were|was|are|included?)|:) |"
    rf"[Ss]igning (?:it )?{SIDE} (?:was|were) |"
    r"(?:[Bb]ears?|bearing|[Cc]arries|carrying|bore) the signatures? of )(?:both )?(?=(?:the )?<PER|PST|HDS>)"
)
_WITH = rule(rf"(?<!\w)with (?=<PER>,? (?:who )?sign(?:ing|ed) {SIDE})")
_SIGNING = rule(rf"(?<=[^\x00-\x7f]),? (?:who )?sign(?:ing|ed)(?= {SIDE})")
_SIGNATORIES_CUE = rule(r"[Ss]ignator(?:y|ies)(?!\w)|[Ss]igning |signature")
_WHEN = ("on", "in", "at", "during", "")
_NEAR, _FAR = 2, 6
"""How many sentences behind a signing its signatories are told at most; with their sides."""


def nouns_of_signing(here: Discourse, masked: Masked) -> None:
    """Read what nouns tell of a signing: when and where it was, and whose hand it was."""
    if _SIGNING_CUE.search(masked.clean.text):
        _signing_of(here, masked)
        _the_signing(here, masked)
    if _SIGNATORIES_CUE.search(masked.text):
        _signatories(here, masked)


def _signing_of(here: Discourse, masked: Masked) -> None:
    """Read “the signing of the MOU took place in Paris on 3 May 2019”."""
    match = _SIGNING_OF.search(masked.text)
    if not match or _is_ahead(masked, match):
        return
    if not _is_signing(masked, match.group()):
        return
    phrase = masked.of(match, "what")[0]
    around = [*_behind(masked, match.end()), *opening(masked, match.start())]
    thing = instrument(here, phrase, made=True)
    if thing is None or thing.iri or not (around or match["who"]):
        return
    thing.facts, thing.made = True, "signed"
    here.signed, here.signed_in = thing, here.sentence
    named_parties(here, thing, phrase, None)
    words = Told([masked.span(*match.span())])
    for agent in [a for who in masked.of(match, "who") for a in here.each(who)]:
        signs(here, thing, agent, words)
    _when_where(here, thing, around, phrase.span)


def _the_signing(here: Discourse, masked: Masked) -> None:
    """Read “the signing took place on 3 May” of the instrument spoken of before."""
    thing = here.signed_before
    match = _THE_SIGNING.search(masked.text) if thing else None
    if thing and match and _is_signing(masked, match.group()) and not _is_ahead(masked, match):
        thing.made = thing.made or "signed"
        _when_where(here, thing, _behind(masked, match.end()), masked.span(*match.span()))


def _is_signing(masked: Masked, words: str) -> bool:
    """Tell whether an event in a match, if there is one, is a signing ceremony."""
    events = [p for p in masked.inside(words)[:2] if p.kind is Kind.EVT]
    return not events or _CEREMONY.match(events[0].text) is not None


def _is_ahead(masked: Masked, match: re.Match[str]) -> bool:
    return _AHEAD.search(masked.text[: match.start()]) is not None


def _behind(masked: Masked, place: int) -> list[Adjunct]:
    found = following(masked, place, len(masked.text))
    return [(preposition, part) for preposition, part in found if part.kind is not Kind.INS]


def _when_where(here: Discourse, thing: Thing, around: list[Adjunct], beside: Span) -> None:
    days = [part for preposition, part in around if part.kind is Kind.DAT and preposition in _WHEN]
    places = [
        part
        for preposition, part in around
        if part.kind in (Kind.PLC, Kind.CTY) and preposition in ("in", "at")
    ]
    for day in days[:1] if not here.is_told(thing, "signedOn") else []:
        signed_on(here, thing, day, None, beside)
    for place in places[:1] if not here.is_told(thing, "signedAt") else []:
        here.say(thing, "signedAt", here.place(place), [beside, place.span])
    for preposition, part in around:
        if part.kind is Kind.EVT and preposition in AT_EVENT and not thing.part_of:
            outcome(here, thing, part, None, beside)


def _signatories(here: Discourse, masked: Masked) -> None:
    is_near = here.signed is not None and here.signed_in >= masked.number - _NEAR
    for who, spans in _named(masked) if here.signed else ():
        sides = who.parts.get("side", [])
        thing = signed_for(here, sides, masked.number - _FAR) if sides or is_near else None
        words = Told([who.span, *spans])
        if thing:
            for agent in here.each(who):
                signs(here, thing, agent, words, side_of(here, who))


def _named(masked: Masked) -> Iterator[tuple[Phrase, list[Span]]]:
    """Yield those whom a sentence calls signatories, each with the words that do."""
    were = _WERE.search(masked.text)
    if were:
        yield from ((who, [masked.span(*were.span())]) for who in masked.of(were, "who"))
    for match in (*_FOLLOW.finditer(masked.text), *_WITH.finditer(masked.text)):
        for who in listed(masked, match.end()):
            yield who, [masked.span(match.start(), match.end() - 1)]
