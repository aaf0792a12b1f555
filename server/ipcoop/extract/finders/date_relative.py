"""Dates told from the day of the document: "yesterday", "last month", "on Wednesday"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ipcoop.extract.finders.date_model import (
    MONTH,
    SHIFTS,
    WEEKDAY,
    DateMention,
    Precision,
    month_ends,
    month_number,
    months_ends,
    week_ends,
    weekday_number,
)
from ipcoop.extract.finders.plain_words import plain_words

_WEEKDAY = r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_UNITS = frozenset(Precision)
_NEAR = {None: 0, "following": 1, "next": 1, "previous": -1}
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "a two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
# "the last year" and "over the next month" are stretches from now, not periods of the calendar.
_FORM = re.compile(
    r"(?<![\w'-])(?:(?:earlier |later )?(?:"
    r"(?P<day>yesterday|today|tomorrow)"
    rf"(?!'|,? \(?(?:{MONTH} \d|\d\d? {MONTH}))"
    r"|(?<!the )(?P<shift>last|this|next) "
    rf"(?P<unit>week|month|quarter|year|(?-i:{MONTH})|{_WEEKDAY})(?!\w))"
    r"|(?P<count>\d\d?|a|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" (?P<ago>day|week|month|year)s? ago"
    rf"|(?:(?<=on )|(?<=ed )|(?<=from ))(?P<weekday>{_WEEKDAY})"
    rf"(?: (?:and|to|through|until) (?P<until>{_WEEKDAY}))?(?!\w|,? (?:the )?\d)"
    r"|(?P<same>the same day|that (?:same )?day|the (?P<near>following|next|previous) day)(?!\w))",
    re.IGNORECASE,
)
_WORDS = frozenset(
    "yesterday today tomorrow Yesterday Today Tomorrow day week month quarter year ago Monday"
    " Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July"
    " August September October November December".split()
)
_DAY_ALONE = re.compile(
    r"(?:(?<=on )|(?<=ning of )|(?<=noon of )|(?<=ight of ))the (?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)"
    rf"(?: ?\((?P<weekday>{WEEKDAY})\)|(?: of)? (?P<shift>this|last|next) month|"
    r"(?=[.,;)]|$| (?:and(?! (?:the )?\d)|in|at|with|by|where|when|for)\b))",
    re.IGNORECASE,
)
"""Days without a month."""


def relative_dates(sentence: str, anchor: date, previous: date | None) -> Iterator[DateMention]:
    """Find dates that need the day of the document, or the day named before."""
    if not _WORDS.isdisjoint(plain_words(sentence)):
        yield from _phrases(sentence, anchor, previous)
    if "n the " in sentence or " of the " in sentence:
        yield from _days_alone(sentence, anchor)


def _phrases(sentence: str, anchor: date, previous: date | None) -> Iterator[DateMention]:
    for match in _FORM.finditer(sentence):
        ends = _resolve(match, anchor, previous)
        if ends:
            precision, is_range = _precision(match), match["until"] is not None
            yield DateMention(*match.span(), *ends, precision, is_range, is_relative=True)


def _days_alone(sentence: str, anchor: date) -> Iterator[DateMention]:
    for match in _DAY_ALONE.finditer(sentence):
        day = _day_of_month(match, anchor)
        if day:
            given = match["weekday"]
            agrees = weekday_number(given) == day.weekday() if given else None
            yield DateMention(
                *match.span(), day, day, Precision.DAY, is_relative=True, weekday_agrees=agrees
            )


def _precision(match: re.Match[str]) -> Precision:
    word = (match["unit"] or match["ago"] or "day").lower()
    if word in _UNITS:
        return Precision(word)
    return Precision.DAY if word.rstrip(".").endswith("day") else Precision.MONTH


def _resolve(match: re.Match[str], anchor: date, previous: date | None) -> tuple[date, date] | None:
    if match["same"]:
        return _day(previous + timedelta(days=_NEAR[match["near"]])) if previous else None
    if match["day"]:
        return _day(anchor + timedelta(days=_DAYS[match["day"].lower()]))
    if match["weekday"]:
        first = _nearest_weekday(anchor, weekday_number(match["weekday"]))
        return first, first + timedelta(days=_apart(match))
    if match["ago"]:
        count = match["count"].lower()
        number = int(count) if count.isdigit() else _NUMBERS[count]
        return _period(anchor, match["ago"].lower(), -number)
    return _shifted(anchor, SHIFTS[match["shift"].lower()], match["unit"])


def _apart(match: re.Match[str]) -> int:
    """Return how many days lie between the weekdays of “from Tuesday to Thursday”."""
    if not match["until"]:
        return 0
    return (weekday_number(match["until"]) - weekday_number(match["weekday"])) % 7


def _shifted(anchor: date, shift: int, unit: str) -> tuple[date, date]:
    if unit.lower() in _UNITS:
        return _period(anchor, unit.lower(), shift)
    if unit.rstrip(".").lower().endswith("day"):
        return _day(_shifted_weekday(anchor, weekday_number(unit), shift))
    return _shifted_month(anchor, month_number(unit), shift)


def _day(day: date) -> tuple[date, date]:
    return day, day


def _period(anchor: date, unit: str, shift: int) -> tuple[date, date]:
    if unit == "day":
        return _day(anchor + timedelta(days=shift))
    if unit == "week":
        return week_ends(anchor + timedelta(weeks=shift))
    if unit == "year":
        return months_ends(anchor.year + shift, 1, 12)
    length = 3 if unit == "quarter" else 1
    index = (anchor.year * 12 + anchor.month - 1) // length + shift
    return months_ends(index * length // 12, index * length % 12 + 1, length)


def _nearest_weekday(anchor: date, weekday: int) -> date:
    return anchor + timedelta(days=(weekday - anchor.weekday() + 3) % 7 - 3)


def _shifted_weekday(anchor: date, weekday: int, shift: int) -> date:
    monday = week_ends(anchor)[0]
    if shift == 0:
        return monday + timedelta(days=weekday)
    step = (weekday - anchor.weekday()) % 7
    return anchor + timedelta(days=step or 7 if shift > 0 else step - 7)


def _shifted_month(anchor: date, month: int, shift: int) -> tuple[date, date]:
    year = anchor.year
    if shift < 0 and month >= anchor.month:
        year -= 1
    elif shift > 0 and month <= anchor.month:
        year += 1
    return month_ends(year, month)


def _day_of_month(match: re.Match[str], anchor: date) -> date | None:
    shift = SHIFTS[match["shift"].lower()] if match["shift"] else 0
    first, last = _period(anchor, "month", shift)
    number = int(match["day"])
    return first.replace(day=number) if number <= last.day else None
