"""Months, quarters and years in a sentence: "April 2017", "second quarter of 2019"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ipcoop.extract.finders.date_model import (
    MONTH,
    ORDINALS,
    SHIFTS,
    YEAR,
    DateMention,
    Precision,
    month_ends,
    month_number,
    months_ends,
)
from ipcoop.extract.finders.date_tense import choose, tense

_PART = r"(?:(?:early|late|mid)[- ]|(?:the )?(?:beginning|start|middle|end) of )"
_TO = r" ?(?:-|to|through|until) ?"
_LEAD = r"(?:in|since|until|till|by|from|during|of|between|before|after|through|throughout|for|to)"
_MONTHS = re.compile(
    rf"(?<![\w/-])(?<!\d )(?<!\d[snrt][tdh] )(?<!\d[snrt][tdh] of )"
    rf"(?P<lead>(?:{_LEAD} )(?:the month of )?)?(?P<part>{_PART})?"
    rf"(?P<m1>(?-i:{MONTH}))(?:(?:,| of)? (?P<y1>{YEAR}))?"
    r"(?: (?:of )?(?P<shift>this|last|next) year)?"
    rf"(?:(?P<join>{_TO}| and )(?P<m2>(?-i:{MONTH}))(?:(?:,| of)? (?P<y2>{YEAR}))?)?(?! \d)",
    re.IGNORECASE,
)
_QUARTERS = re.compile(
    r"(?<!\w)(?:(?:the )?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th) "
    r"(?P<unit>quarter|half)(?: of|,)? (?:the year )?"
    rf"|(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)(?: of|,)? )(?P<year>{YEAR})",
    re.IGNORECASE,
)
_YEAR_RANGE = re.compile(
    r"(?<![\w./,$-])(?P<y1>(?:19|20)\d\d)"
    r"(?:(?: ?- ?| (?:to|through|until|(?P<listed>and)) )(?P<y2>(?:19|20)\d\d)"
    r"|-(?P<short>\d\d))(?![\w/]|[.,-]\d)"
)
_NAMED = (
    r"(?! (?-i:(?:[A-Z][\w-]* ){1,6}"
    r"(?:Meeting|Forum|Conference|Summit|Symposium|Seminar|Workshop)))"
)
_ONE_YEAR = re.compile(
    rf"(?<![\w-])(?:(?:{_LEAD}|around|fiscal year|FY|year)"
    rf"(?: (?:the )?(?:fiscal |financial |calendar )?year)? |(?P<part>{_PART})|\()"
    rf"(?P<year>{YEAR})(?P<then>\))?{_NAMED}",
    re.IGNORECASE,
)
# "a total of 2019 participants" counts.
_COUNTED = re.compile(r" (?!(?:was|has|is|as|this|its|his|us|plus)\b)(?:[a-z]+s|people)\b")
_COUNTING = re.compile(r"(?:of|for|from|by|to|between|after|before|over) $", re.IGNORECASE)
_BETWEEN = ("between ", "Between ")
_MIDDLE = 15


def months(sentence: str, anchor: date | None, start: int) -> Iterator[DateMention]:
    """Find months given by name, from a place in the sentence on."""
    for match in _MONTHS.finditer(sentence, start):
        begin = match.end("lead") if match["lead"] else match.start()
        dated = bool(match["y1"] or match["y2"])
        if not dated and not (anchor and (match["lead"] or match["part"] or match["shift"])):
            continue
        yield from _months(match, begin, anchor, relative=not dated)


def _months(
    match: re.Match[str], begin: int, anchor: date | None, *, relative: bool
) -> Iterator[DateMention]:
    month1, month2 = month_number(match["m1"]), month_number(match["m2"] or match["m1"])
    turn = month1 > month2
    if relative and anchor:
        shift = match["shift"]
        year1 = anchor.year + SHIFTS[shift] if shift else _nearest_year(match, anchor, month1)
        year2 = year1 + turn
    else:
        year1 = int(match["y1"] or int(match["y2"]) - turn)
        year2 = int(match["y2"] or year1 + turn)
    first, last = month_ends(year1, month1), month_ends(year2, month2)
    if match["join"] == " and " and not (match["lead"] or "").lower().startswith("between"):
        spans = (begin, match.start("join")), (match.end("join"), match.end())
        yield DateMention(*spans[0], *first, Precision.MONTH, is_relative=relative)
        yield DateMention(*spans[1], *last, Precision.MONTH, is_relative=relative)
    elif first <= last:
        yield DateMention(
            begin,
            match.end(),
            first[0],
            last[1],
            Precision.MONTH,
            is_range=bool(match["join"]),
            is_relative=relative,
        )


def _nearest_year(match: re.Match[str], anchor: date, month: int) -> int:
    if month == anchor.month:
        return anchor.year
    days = [date(anchor.year + shift, month, _MIDDLE) for shift in (-1, 0, 1)]
    found = choose(days, anchor, tense(match.string, *match.span()))
    return found.year if found else anchor.year


def quarters(sentence: str, start: int) -> Iterator[DateMention]:
    """Find quarters and halves of a year."""
    for match in _QUARTERS.finditer(sentence, start):
        length = 6 if (match["unit"] or "").lower() == "half" else 3
        parts = 12 // length
        nth = (match["nth"] or "").lower()
        number = parts if nth == "last" else ORDINALS.get(nth) or int(match["q"] or match["q2"])
        if number <= parts:
            ends = months_ends(int(match["year"]), (number - 1) * length + 1, length)
            yield DateMention(*match.span(), *ends, Precision.QUARTER)


def years(sentence: str, start: int) -> Iterator[DateMention]:
    """Find years, where the words around show that a number is one."""
    for match in _YEAR_RANGE.finditer(sentence, start):
        first = int(match["y1"])
        last = int(match["y2"] or match["y1"][:2] + match["short"])
        if match["listed"] and not sentence.endswith(_BETWEEN, 0, match.start()):
            yield _year(match.start(), match.end("y1"), first, first)
            yield _year(match.start("y2"), match.end(), last, last)
        elif first < last and (match["y2"] or int(match["short"]) > _MIDDLE - 3):
            yield _year(match.start(), match.end(), first, last)
    for match in _ONE_YEAR.finditer(sentence, start):
        counting = _COUNTING.search(sentence, match.start(), match.start("year"))
        if counting and _COUNTED.match(sentence, match.end("year")):
            continue
        if sentence[match.start()] != "(" or match["then"]:
            begin = match.start("part") if match["part"] else match.start("year")
            year = int(match["year"])
            yield _year(begin, match.end("year"), year, year)


def _year(start: int, end: int, first: int, last: int) -> DateMention:
    ends = date(first, 1, 1), date(last + 1, 1, 1) - timedelta(days=1)
    return DateMention(start, end, *ends, Precision.YEAR, is_range=first != last)
