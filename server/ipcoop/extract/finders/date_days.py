"""Days of the calendar in a sentence: "12 April 2017", "from April 12 (Wed) to 14 (Fri), 2017"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ipcoop.extract.finders.date_model import (
    MONTH,
    SHIFTS,
    WEEKDAY,
    YEAR,
    DateMention,
    Precision,
    month_number,
    weekday_number,
)
from ipcoop.extract.finders.date_tense import choose, tense

_DAY = r"(?:3[01]|[012]?\d)(?:st|nd|rd|th)?(?![\w%]|,\d{3}(?!\d)|\.\d|:\d)"
_JOIN = r"(?: ?[-~] ?|,? (?:to|and|through|until|till|&) (?:on )?)"
# "April 12 and 13 in Daejeon", but not "April 12 and 13 offices".
_AFTER_DAY = (
    r"(?=$| ?[^\w\s]| (?:19|20)\d\d\b"
    r"| (?:in|at|of|with|by|for|and|to|where|under|as|on|the|during|this|last|next)\b)"
)
_LIST = rf"(?:, (?:the )?{_DAY}(?=,? and |, \d\d?\b))*"


def _before(name: str) -> str:
    return rf"(?:(?P<{name}>{WEEKDAY}),? )?"


def _after(name: str) -> str:
    return rf"(?: ?\((?P<{name}>{WEEKDAY})\))?"


_MONTH_FIRST = re.compile(
    rf"(?<![\w/-]){_before('w1')}(?P<m1>{MONTH}) (?:the )?(?P<d1>{_DAY}){_LIST}{_after('w2')}"
    rf"(?:,? ?(?P<y1>{YEAR}){_after('w3')})?"
    rf"(?:(?P<join>{_JOIN}){_before('w4')}(?:(?P<m2>{MONTH}) )?(?:the )?(?P<d2>{_DAY})"
    rf"{_after('w5')}(?(m2)|(?(y1)(?!)|{_AFTER_DAY}))(?:,? ?(?P<y2>{YEAR}){_after('w6')})?)?"
)
_DAY_FIRST = re.compile(
    rf"(?<![\w/.,-]){_before('w1')}(?:the )?(?P<d1>{_DAY}){_LIST}{_after('w2')}"
    rf"(?: (?:of )?(?P<m1>{MONTH})(?:,? (?P<y1>{YEAR}))?{_after('w3')})?"
    rf"(?:(?P<join>{_JOIN}){_before('w4')}(?:the )?(?P<d2>{_DAY}){_after('w5')} (?:of )?"
    rf"(?P<m2>{MONTH})(?:,? (?P<y2>{YEAR}))?{_after('w6')})?"
)
_LEFT, _RIGHT = ("w1", "w2", "w3"), ("w4", "w5", "w6")
_YEAR_FIRST = re.compile(
    r"(?<![\w/.-])((?:19|20)\d\d)([-./]) ?(\d{1,2})\2 ?(\d{1,2})(?![\w/]|[-.]\d)"
    rf"{_after('w')}"
)
_YEAR_LAST = re.compile(r"(?<![\w/.-])(\d{1,2})([-./])(\d{1,2})\2((?:19|20)\d\d)(?![\w/]|[-.]\d)")
_SAID_YEAR = re.compile(r",? (?:of )?(?P<shift>this|last|next) year")
_MONTHS_IN_A_YEAR = 12


def named_days(sentence: str, anchor: date | None, start: int) -> list[DateMention]:
    """Find days whose month is given by name, from a place in the sentence on."""
    found: list[DateMention] = []
    for form in (_DAY_FIRST, _MONTH_FIRST):
        for match in form.finditer(sentence, start):
            overlaps = any(m.start < match.end() and match.start() < m.end for m in found)
            if (match["m1"] or match["m2"]) and not overlaps:
                found += _read(match, anchor)
    return found


def numeric_days(sentence: str, start: int) -> Iterator[DateMention]:
    """Find days in figures, unless day and month cannot be told apart."""
    for match in _YEAR_FIRST.finditer(sentence, start):
        day = _date(int(match[1]), int(match[3]), int(match[4]))
        if day:
            agrees = weekday_number(match["w"]) == day.weekday() if match["w"] else None
            yield DateMention(*match.span(), day, day, Precision.DAY, weekday_agrees=agrees)
    for match in _YEAR_LAST.finditer(sentence, start):
        low, high = sorted((int(match[1]), int(match[3])))
        if high > _MONTHS_IN_A_YEAR or low == high:
            day = _date(int(match[4]), low, high)
            if day:
                yield DateMention(*match.span(), day, day, Precision.DAY)


def nearest(anchor: date, month: int, day: int, told: int = 0) -> date | None:
    """Return the day of a month that is nearest to another day, before or after it if that is told."""
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    return choose([found for year in years if (found := _date(year, month, day))], anchor, told)


def _read(match: re.Match[str], anchor: date | None) -> Iterator[DateMention]:
    left, right = _ends(match, anchor)
    relative = not (match["y1"] or match["y2"])
    join = match["join"]
    if left is None or (join and right is None):
        return
    start, end = match.span()
    if relative and (said := _SAID_YEAR.match(match.string, end)):
        end = said.end()
    if right is None:
        yield _mention(match, (start, end), (left, left), _LEFT, relative=relative)
    elif _are_two(match, (right - left).days):
        halves = (start, match.start("join")), (match.end("join"), end)
        yield _mention(match, halves[0], (left, left), _LEFT, relative=relative)
        yield _mention(match, halves[1], (right, right), _RIGHT, relative=relative)
    elif left < right:
        whole = _mention(match, (start, end), (left, right), _LEFT + _RIGHT, relative=relative)
        first, last = _words(match, end)
        yield replace(whole, first_words=first, last_words=last)


def _words(match: re.Match[str], end: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return the words of the first and of the last day of a range; both have what they share."""
    shared = {"m": "m1" if match["m1"] else "m2", "y": "y1" if match["y1"] else "y2"}
    first, last = [(match.start(), match.start("join"))], [(match.end("join"), end)]
    for part, name in shared.items():
        other = last if name.endswith("1") else first
        if match[name] and not match[f"{part}2" if name.endswith("1") else f"{part}1"]:
            other.append(match.span(name))
    if end > match.end():  # “this year”
        first.append((match.end(), end))
    return tuple(sorted(first)), tuple(sorted(last))


def _are_two(match: re.Match[str], distance: int) -> bool:
    listed = "and" in match["join"] or "&" in match["join"]
    return listed and bool(match["m1"] and match["m2"]) and distance != 1


def _ends(match: re.Match[str], anchor: date | None) -> tuple[date | None, date | None]:
    month1 = month_number(match["m1"] or match["m2"])
    month2 = month_number(match["m2"] or match["m1"])
    day1, day2 = _number(match["d1"]), _number(match["d2"] or match["d1"])
    turn = (month1, day1) > (month2, day2)
    if match["y1"] or match["y2"]:
        year1 = int(match["y1"] or int(match["y2"]) - turn)
        year2 = int(match["y2"] or year1 + turn)
    else:
        start = _start(match, anchor, month1, day1) if anchor else None
        if start is None:
            return None, None
        year1, year2 = start.year, start.year + turn
    return _date(year1, month1, day1), _date(year2, month2, day2) if match["join"] else None


def _start(match: re.Match[str], anchor: date, month: int, day: int) -> date | None:
    said = _SAID_YEAR.match(match.string, match.end())
    if said:
        return _date(anchor.year + SHIFTS[said["shift"]], month, day)
    return nearest(anchor, month, day, tense(match.string, *match.span()))


def _mention(
    match: re.Match[str],
    span: tuple[int, int],
    days: tuple[date, date],
    weekdays: tuple[str, ...],
    *,
    relative: bool,
) -> DateMention:
    first, last = days
    given = [
        weekday_number(match[name]) == (first if name in _LEFT else last).weekday()
        for name in weekdays
        if match[name]
    ]
    return DateMention(
        *span,
        first,
        last,
        Precision.DAY,
        is_range=first != last,
        is_relative=relative,
        weekday_agrees=all(given) if given else None,
    )


def _number(day: str) -> int:
    return int(day.rstrip("stndrh"))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
