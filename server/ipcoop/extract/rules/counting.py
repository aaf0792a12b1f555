"""How many countries a document gives for an event."""

import re
from typing import TYPE_CHECKING

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.finders.alternatives import any_of
from ipcoop.extract.finders.number_words import CARDINALS
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule

if TYPE_CHECKING:
    from ipcoop.extract.finders.quantities import CountMention

_COUNTRIES = ("countries", "nations", "states", "economies")
_FROM = rule(
    r"(?:from|of|by|with|between|among|in|including|representing|together) (?:the |all |some )?"
    r"(?:heads |officials |delegates |representatives |participants |experts )?(?:of |from )?"
    r"(?P<count><CNT>)|^(?P<first><CNT>) (?:were represented|took part|participated|attended|"
    r"joined)"
)
_SOME_OF = rule(
    rf"(?<![\w.,-])(?P<number>\d+|{any_of(CARDINALS)}) (?:out )?of (?:the |its |their )?(?:<ORG|GRP>(?:'s?)? )?(?P<all><CNT>)",
    re.IGNORECASE,
)
_LIST = rule(
    r"^(?:[^<.;]{0,30}?)(?: ?\(|,? (?:namely|that is|:) |: )(?P<list><CTY>(?:(?:,? and |, )(?:the "
    r")?<CTY>)+)"
)
_TAKING_PART = re.compile(
    r"\b(?:attend\w*|took part|taking part|participa\w+|brought together|gathered|joined|present|"
    r"delegat\w+|representatives|heads|trainees|examiners|officials|met|conference|meeting|"
    r"drew|drawn?|attract\w*|gather\w*|assembl\w+|welcom\w+|workshop|seminar)\b|[\U000F0000-\U000FFFFF]", re.I
)  # fmt: skip
_JOINING = re.compile(
    r"\b(?:attend|took part|participa|present|joined|brought|drew|attract|gathered|assembled|delegat)"
)
_PARTS = ("Ceremony", "Signing", "Speech", "Presentation", "Statement", "Discussion")
_CUE = rule("countries|nations|[Ss]tates|economies")
_DOUBT = re.compile(r"\b(?:will|would|could|might|may|if|not|members?)\b")


def counts(here: Discourse, masked: Masked, start: int, end: int) -> None:
    """Read the number of countries that take part: “trainees from ten countries took part”."""
    if not _CUE.search(masked.clean.text) or _DOUBT.search(masked.text):
        return
    some = list(_SOME_OF.finditer(masked.text, start, end))
    for match in some if _TAKING_PART.search(masked.text) else ():
        _some_of(here, masked, match)
    wholes = [masked.of(match, "all")[0] for match in some]
    for match in _FROM.finditer(masked.text, start, end):
        phrase = (masked.of(match, "count") or masked.of(match, "first"))[0]
        if phrase in wholes:
            continue
        if here.in_heading and not any(p.kind is Kind.EVT for p in masked):
            here.heading_counts.append(phrase)
            continue
        count: CountMention = phrase.value
        if count.noun.lower() in _COUNTRIES and count.exact and _TAKING_PART.search(masked.text):
            thing = _event(here, masked)
            if thing:
                _say(here, masked, thing, phrase, match.end())


def _some_of(here: Discourse, masked: Masked, match: re.Match[str]) -> None:
    """Read “eight of its 17 member states took part”: eight countries."""
    noun = masked.of(match, "all")[0].value.noun.lower()
    thing = _event(here, masked) if noun in _COUNTRIES else None
    if thing:
        words = match["number"].lower()
        number = int(words) if words.isdigit() else CARDINALS[words]
        spans = [masked.span(match.start("number"), match.end("all"))]
        here.say(thing, "statedCountryCount", here.number(number), spans)


def counted(here: Discourse, thing: Thing, phrase: Phrase, masked: Masked) -> None:
    """Read the number in “the heads of the IP offices of eleven countries, namely …”."""
    bodies = phrase.parts.get("bodies", [])
    for inner in masked.phrases.values():
        inside = phrase.start <= inner.start and inner.end <= phrase.end
        if inner.kind is Kind.CNT and inside and inner.value.noun.lower() in _COUNTRIES and bodies:
            number = inner.value.number
            here.say(thing, "statedCountryCount", here.number(number), [inner.span])
            if number != len(bodies):
                _ask(here, thing, number, [inner, *bodies])


def _ask(here: Discourse, thing: Thing, number: int, phrases: list[Phrase]) -> None:
    told, listed = f"{number} are told", f"{len(phrases) - 1} listed"
    label = f"{told}, {listed}: how many countries were there at {thing.label}?"
    here.ask(thing, "statedCountryCount", label, [phrase.span for phrase in phrases])


def _event(here: Discourse, masked: Masked) -> Thing | None:
    for phrase in masked:
        if phrase.kind is Kind.EVT:
            return event(here, phrase)
    if any(p.kind in (Kind.ACV, Kind.INS, Kind.FND) for p in masked):
        return None
    if not _JOINING.search(masked.text):
        return None
    thing = here.current_event()
    return here.main_event() if thing and thing.type in _PARTS else thing


def _say(here: Discourse, masked: Masked, thing: Thing, phrase: Phrase, end: int) -> None:
    number = phrase.value.number
    here.say(thing, "statedCountryCount", here.number(number), [phrase.span])
    named = _LIST.match(masked.text[end:])
    listed = masked.inside(named["list"]) if named else []
    if listed and len(listed) != number:
        _ask(here, thing, number, [phrase, *listed])
