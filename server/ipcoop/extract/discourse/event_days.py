"""Days told from the events of a document: “on the second day”, “on the following day”."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.finders.date_model import DateMention, Precision, weekday_number
from ipcoop.extract.finders.number_words import CARDINALS, ORDINALS
from ipcoop.extract.phrases.masking import rule

_NTH = "first|second|third|fourth|fifth|sixth|seventh"
_DAY = re.compile(
    rf"(?:(?<=[Oo]n )|^)(?:[Dd]ay (?P<number>one|two|three|four|five|[1-5])(?![\w-])|(?P<the>[Tt]he|its) (?:(?P<nth>{_NTH}|opening)|(?P<last>last|final|closing|"
    r"concluding)|(?P<next>following|next)|(?P<same>same)|(?P<before>previous|preceding)) day"
    r"(?: of (?:the )?(?:event|meeting|conference|workshop|seminar|symposium|forum|course|visit))?"
    r"(?![\w-])(?! onwards?))"
)
_LATER = re.compile(
    r"(?<![\w-])(?:(?P<next>[Aa] day later|[Tt]he day after|[Tt]he next day|[Tt]he following day)|"
    r"(?P<before>[Aa] day earlier|[Tt]he day before)|(?P<same>(?:[Tt]he same|[Tt]hat)(?: same)? "
    r"(?:evening|morning|afternoon)))(?![\w-])"
)
_SEVERAL = re.compile(
    r"(?:(?<=[Oo]n )|^)[Tt]he (?:(?P<one>first|second|third|fourth|fifth) and (?P<other>second|"
    r"third|fourth|fifth|sixth)|"
    r"(?P<side>first|last) (?P<count>two|three)) days(?![\w-])"
)
_SAW = re.compile(r"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) (?:saw|brought|marked) ")
_CUE = rule(
    r" day|[Dd]ay (?:\w{3,5}|\d)\b|same (?:evening|morning|afternoon)|that (?:evening|morning|afternoon)",
    re.I,
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z")
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|to be|plans? to|due to|scheduled|expected|"
    r"closes|opens|takes place|ends|ending|begins|starts|runs|continues|until)\b"
)
_WEEK = timedelta(weeks=1)
_LONGEST = len("Wednesday through Wednesday") + 1
_ABOUT = 14
"""Days before or after an event that belong to the same report."""


def dateline_day(text: str, found: Iterable[DateMention]) -> date | None:
    """Return the day that a sentence opens with as a dateline: “GENEVA, April 12, 2023 - …”."""
    for mention in found:
        is_day = mention.precision is Precision.DAY and mention.first == mention.last
        before = text[: mention.start]
        if (
            is_day
            and not mention.is_relative
            and re.match(r"[A-Z][\w .'-]*(?:, [A-Z][\w .]*)?[,:(] ?$|$", before)
        ):
            after = text[mention.end :]
            if re.match(r"(?: ?\([^)]*\)|\.)? ?[-:] ?\S|$", after):
                return mention.first
    return None


def remember_day(here: Discourse, text: str, days: list[DateMention]) -> None:
    """Remember the day last named, for “the same day”, if it lies about the event reported on."""
    event = here.dated_event()
    for day in days:
        is_day = day.precision is Precision.DAY and day.first == day.last
        if is_day and not text[: day.start].count('"') % 2 and _is_about(here, day, event):
            here.last_day = day.last


def _is_about(here: Discourse, day: DateMention, event: Thing | None) -> bool:
    known = event.date if event else None
    if known is None:
        issued = here.source.metadata.issued
        return not issued or day.first.isoformat()[:4] >= str(int(issued[:4]) - 1)
    return abs((day.first - known.first).days) <= _ABOUT


def event_days(
    text: str, here: Discourse, issued: date | None = None, told: Iterable[DateMention] = ()
) -> Iterator[DateMention]:
    """Find the days that are told from the day of an event."""
    yield from _bare_weekday(text, here, issued)
    if not _CUE.search(text):
        return
    yield from _several(text, here)
    known = here.dated_event()
    for match in (*_DAY.finditer(text), *_LATER.finditer(text)):
        before = [m for m in told if m.precision is Precision.DAY and m.end <= match.start()]
        whole = before[-1] if before else known.date if known else None
        same = match.groupdict().get("same")
        if whole:
            day = _day(match.groupdict(), whole, here.last_day)
        else:
            day = here.last_day if same else None
        if day:
            yield DateMention(*match.span(), day, day, Precision.DAY, is_relative=True)


def _bare_weekday(text: str, here: Discourse, issued: date | None) -> Iterator[DateMention]:
    """Find the weekday that opens “Wednesday saw a training session”."""
    match = _SAW.match(text)
    if match and issued:
        words = match["day"]
        near = issued - timedelta(days=(issued.weekday() - weekday_number(words)) % 7)
        day = _within(words, here) or near
        yield DateMention(*match.span("day"), day, day, Precision.DAY, is_relative=True)


def _several(text: str, here: Discourse) -> Iterator[DateMention]:
    """Find “the third and fourth days” of an event."""
    known = here.dated_event()
    for match in _SEVERAL.finditer(text) if known and known.date else ():
        whole: DateMention = known.date  # type: ignore[union-attr, assignment]
        first, last = _ends(match, whole)
        if whole.first <= first < last <= whole.last:
            yield DateMention(
                *match.span(), first, last, Precision.DAY, is_range=True, is_relative=True
            )


def _ends(match: re.Match[str], whole: DateMention) -> tuple[date, date]:
    if match["one"]:
        first = whole.first + timedelta(days=ORDINALS[match["one"]] - 1)
        return first, whole.first + timedelta(days=ORDINALS[match["other"]] - 1)
    length = timedelta(days=1 if match["count"] == "two" else 2)
    return (
        (whole.first, whole.first + length)
        if match["side"] == "first"
        else (whole.last - length, whole.last)
    )


def _day(said: dict[str, str | None], whole: DateMention, last: date | None) -> date | None:
    inside = (
        last if last and whole.first < whole.last and whole.first <= last <= whole.last else None
    )
    if said.get("number"):
        count = said["number"] or "1"
        number = int(count) if count.isdigit() else CARDINALS[count]
        day = whole.first + timedelta(days=number - 1)
        return day if day <= whole.last else None
    if said.get("nth"):
        number = ORDINALS.get(said["nth"] or "", 1)
        day = whole.first + timedelta(days=number - 1)
        return day if day <= whole.last else None
    if said.get("last"):
        return whole.last
    if said.get("same"):
        return inside or (whole.first if whole.first == whole.last else None)
    if said.get("before"):
        return (inside or whole.first) - timedelta(days=1)
    return (inside or whole.last) + timedelta(days=1)


def settle_weekdays(
    text: str, found: Iterable[DateMention], here: Discourse, issued: date | None
) -> Iterator[DateMention]:
    """Put a bare weekday into the event that the text reports on, or before or after the issue."""
    for mention in found:
        words = text[mention.start : mention.end].split(maxsplit=1)[0]
        is_short = mention.end - mention.start < _LONGEST
        if mention.is_relative and issued and is_short and _WEEKDAY.match(words):
            day = _within(words, here) or _around(mention.first, issued, text)
            yield replace(mention, first=day, last=day + (mention.last - mention.first))
        else:
            yield mention


def _within(weekday: str, here: Discourse) -> date | None:
    event = here.dated_event()
    if event is None or event.date is None or event.date.first == event.date.last:
        return None
    step = (weekday_number(weekday) - event.date.first.weekday()) % 7
    day = event.date.first + timedelta(days=step)
    return day if day <= event.date.last < day + _WEEK else None


def _around(day: date, issued: date, text: str) -> date:
    ahead = _AHEAD.search(text) is not None
    if day > issued and not ahead:
        return day - _WEEK
    return day + _WEEK if day < issued and ahead else day
