"""What a mention of a date says."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """How finely the words give a date."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Boundary(StrEnum):
    """The side of time on which a date is the limit, if it is one."""

    NONE = ""
    SINCE = "since"
    UNTIL = "until"
    BY = "by"


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words of a sentence that name a day, a month, a year, or a stretch of them.

    Attributes:
        start: the first character.
        end: one past the last character.
        first: the first day that the words cover.
        last: the last day that they cover; ``first`` when they name one day.
        precision: how finely the ends are given; a half-year counts as quarters.
        is_range: whether the words give two ends ("12 to 14 April", "2015-2018").
        is_relative: whether the day of the document was needed to understand them.
        weekday_agrees: whether the weekdays given are those of the days; None without one.
        boundary: what the word before makes of the date ("since 2011").
        first_words: of a range, the characters that tell its first day: those of the day and,
            where it shares them with the last one, of the month and the year.
        last_words: of a range, the characters that tell its last day.
    """

    start: int
    end: int
    first: date
    last: date
    precision: Precision
    is_range: bool = False
    is_relative: bool = False
    weekday_agrees: bool | None = None
    boundary: Boundary = Boundary.NONE
    first_words: tuple[tuple[int, int], ...] = ()
    last_words: tuple[tuple[int, int], ...] = ()


MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER"
    r"|DECEMBER)(?![^\W\d_])|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![^\W\d_])\.?)"
)
YEAR = r"(?:19|20)\d\d(?![\w/]|[.,-]\d)"
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?![^\W\d_])\.?)"
)
SHIFTS = {"last": -1, "this": 0, "next": 1}
ORDINALS = {
    word: number
    for number, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th"), start=1)
    for word in words.split()
}

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_LIMIT = re.compile(
    r"\b(?:(since|as of|as from|with effect from|effective(?: from| on)?"
    r"|starting(?: from| in| on)?)|(until|till|up to)|(by))(?: the)? $",
    re.IGNORECASE,
)
_LIMIT_WIDTH = 24


def month_number(name: str) -> int:
    """Return the number of a month from its name or abbreviation."""
    return _MONTHS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """Return the number of a weekday, Monday being 0, from its name or abbreviation."""
    return _WEEKDAYS.index(name[:3].lower())


def month_ends(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def week_ends(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def months_ends(year: int, first: int, count: int) -> tuple[date, date]:
    """Return the first and the last day of some months of a year."""
    return date(year, first, 1), month_ends(year, first + count - 1)[1]


def boundary_around(sentence: str, start: int, end: int) -> Boundary:
    """Tell what the words before or after a date make of it."""
    if sentence.startswith((" onward", " and onward"), end):
        return Boundary.SINCE
    match = _LIMIT.search(sentence, max(0, start - _LIMIT_WIDTH), start)
    if match is None:
        return Boundary.NONE
    return (Boundary.SINCE, Boundary.UNTIL, Boundary.BY)[(match.lastindex or 1) - 1]
