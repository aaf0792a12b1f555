"""From a sentence to its masked form: the simplest phrases first, then what they make up."""

import re
from collections.abc import Iterator
from datetime import date

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.event_days import (
    dateline_day,
    event_days,
    remember_day,
    settle_weekdays,
)
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.finders.dates import DateMention, find_dates
from ipcoop.extract.finders.family_names import family_name
from ipcoop.extract.finders.gazetteer import Gazetteer
from ipcoop.extract.finders.given_names import is_in_name
from ipcoop.extract.finders.money import find_money
from ipcoop.extract.finders.people import PersonMention, find_people
from ipcoop.extract.finders.quantities import find_counts
from ipcoop.extract.finders.sponsor_names import fold_sponsors
from ipcoop.extract.finders.titles import PostMention, find_posts
from ipcoop.extract.normalise import normalise
from ipcoop.extract.phrases.event_nouns import fold_event_names, fold_events, names_event
from ipcoop.extract.phrases.instrument_nouns import INSTRUMENTS, fold_instruments
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase
from ipcoop.extract.phrases.matching import Rule
from ipcoop.extract.phrases.nouns import fold_groups, fold_speeches
from ipcoop.extract.phrases.persons import fold_persons
from ipcoop.extract.phrases.place_names import fold_places
from ipcoop.extract.phrases.quoting import is_quoted, quoted
from ipcoop.extract.phrases.work_nouns import fold_activities, fold_funds
from ipcoop.graph.documents import Sentence

_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Za-z]*[A-Z][A-Z0-9]*(?![\w-])")
_A_COURSE = re.compile(
    r"(?<!\w)(?:[Aa]n? (?:[\w-]+ ){0,2}|[\w-]+-(?:day|week|month) (?:[\w-]+ )?)$"
)
_COUNTED = re.compile(r"countr(?:y|ies)|states|econom|jurisdictions|members|leaders", re.I)


def mask(sentence: Sentence, gazetteer: Gazetteer, here: Discourse, issued: date | None) -> Masked:
    """Return a sentence in which every phrase that the rules speak of is one character."""
    masked = Masked(normalise(sentence.text, sentence.start), sentence.number)
    text = masked.text
    goes_on = is_quoted(here.source.document.text, sentence.start)
    names = list(_names(text, gazetteer))
    quotes = [
        _quote(masked, *place, names)
        for place in quoted(text, goes_on=goes_on)
        if not names_event(text[slice(*place)])
    ]
    values = list(_values(text, here, issued))
    for value in values:
        if value.kind is Kind.CNT:
            value.parts = _inside(masked, value.start, value.end, names)
        elif value.kind is Kind.DAT:
            value.parts = _ends(masked, value.value)
    masked.put(_apart([*quotes, *names, *values]))
    _mask_bodies(masked, here)
    _mask_people(masked, here)
    fold_persons(masked, here.reference)
    _mask_short_names(masked, here)
    fold_funds(masked)
    fold_event_names(masked)
    _fold_things(masked)
    fold_places(masked, here)
    fold_sponsors(masked)
    return masked


def _fold_things(masked: Masked) -> None:
    """Put together what names groups, funds, instruments, events, speeches and activities."""
    for fold in (fold_groups, fold_instruments, fold_events, fold_speeches, fold_activities):
        fold(masked)


def _mask_bodies(masked: Masked, here: Discourse) -> None:
    """Mask the short names of bodies that the document has named in full."""
    for match in reversed(list(_ACRONYM.finditer(masked.text))):
        body = here.known.get(("organisation", words(match.group())))
        iri = here.shorts.get(match.group())
        if iri and not body:
            masked.mask(*match.span(), masked.phrase(Kind.ORG, *match.span(), iris=(iri,)))
        elif body:
            masked.mask(*match.span(), masked.phrase(Kind.ORG, *match.span(), thing=body))


def _mask_people(masked: Masked, here: Discourse) -> None:
    """Mask personal names, then the titles of posts."""
    posts = find_posts(masked.text)
    people = find_people(masked.text, known=_family_names(here), posts=posts)
    for person in reversed(people):
        _mask_found(masked, Kind.PER, person)
    for post in reversed(find_posts(masked.text) if people else posts):
        if not post.plural:
            _mask_found(masked, Kind.PST, post)


def _family_names(here: Discourse) -> set[str]:
    people = [thing.label for thing in here.things if thing.family == "person"]
    parts = [name.casefold().split() for name in people]
    ends = {" ".join(words[place:]) for words in parts for place in range(1, len(words))}
    ends |= {" ".join(words[:place]) for words in parts for place in range(2, len(words))}
    return ends | {family_name(name).casefold() for name in people}


def _mask_found(masked: Masked, kind: Kind, found: PersonMention | PostMention) -> None:
    masked.mask(found.start, found.end, masked.phrase(kind, found.start, found.end, value=found))


def _mask_short_names(masked: Masked, here: Discourse) -> None:
    """Mask the short names of what the document has named, told in brackets or made of initials."""
    for name, thing in here.called.items():
        if name in masked.text:
            masked.fold(
                Rule(re.compile(rf"(?<![\w-]){_the(name)}{re.escape(name)}(?![\w-])")),
                lambda m, thing=thing: masked.phrase(  # type: ignore[misc]
                    here.kind_of(thing),
                    *m.span(),
                    value=here.noun_for(thing, m.group()),
                    thing=thing,
                ),
            )
    for match in reversed(list(_ACRONYM.finditer(masked.text))):
        if match.group().lower() in INSTRUMENTS:
            continue
        noun = here.short_name(match.group(), masked.span(*match.span()))
        if noun:
            kind, value = noun
            masked.mask(*match.span(), masked.phrase(kind, *match.span(), value=value))


def _the(name: str) -> str:
    """Return the article that a short name may have, and one in small letters has."""
    return "(?:[Tt]he|[Tt]his) " if name.islower() else "(?:[Tt]he )?"


def _quote(masked: Masked, start: int, end: int, names: list[Phrase]) -> Phrase:
    """Return a quotation, with the names in it."""
    text = masked.clean.text[start:end]
    return Phrase(Kind.QUO, start, end, text, parts=_inside(masked, start, end, names))


def _inside(masked: Masked, start: int, end: int, names: list[Phrase]) -> dict[str, list[Phrase]]:
    """Return the names inside a phrase that is masked as a whole."""
    inside = [name for name in names if start <= name.start and name.end <= end]
    for name in inside:
        name.span = masked.clean.stored(name.start, name.end)
    return {"names": inside} if inside else {}


def _ends(masked: Masked, date: DateMention) -> dict[str, list[Phrase]]:
    """Return the words of the first and of the last day of a range."""
    ends = {"first": date.first_words, "last": date.last_words}
    return {
        end: [
            Phrase(
                Kind.DAT, *place, masked.clean.text[slice(*place)], span=masked.clean.stored(*place)
            )
            for place in words
        ]
        for end, words in ends.items()
        if words
    }


def _names(text: str, gazetteer: Gazetteer) -> Iterator[Phrase]:
    for name in gazetteer.find(text):
        if (
            name.kind is Kind.THM
            and re.sub(r"[^\w ]", "", text[name.start : name.end]).lower() in INSTRUMENTS
        ):
            continue
        if name.kind in (Kind.PLC, Kind.CTY) and is_in_name(text, name.start, name.end):
            continue
        if name.kind is Kind.THM and _is_course(text, name.start):
            continue
        yield Phrase(name.kind, name.start, name.end, text[name.start : name.end], name.iris)


def _is_course(text: str, start: int) -> bool:
    """Tell whether a theme is what a course is called by: “a five-day training of examiners”."""
    return text.startswith("training ", start) and _A_COURSE.search(text, 0, start) is not None


def _values(text: str, here: Discourse, issued: date | None) -> Iterator[Phrase]:
    told = find_dates(text, issued or here.written, here.last_day)
    line = dateline_day(text, told)
    if line:
        here.written = line
        told = find_dates(text, line, here.last_day)
    days = [
        *settle_weekdays(text, told, here, line or issued or here.written),
        *event_days(text, here, issued, told),
    ]
    remember_day(here, text, days)
    for kind, found in (
        (Kind.DAT, days),
        (Kind.MON, find_money(text)),
        (Kind.CNT, (c for c in find_counts(text) if _COUNTED.search(c.noun))),
    ):
        for value in found:
            words = text[value.start : value.end]
            yield Phrase(kind, value.start, value.end, words, value=value)


def _apart(phrases: list[Phrase]) -> list[Phrase]:
    """Return those that do not overlap, the longer before the shorter, in reading order."""
    kept: list[Phrase] = []
    for phrase in sorted(phrases, key=lambda p: (p.start, -p.end)):
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return kept
