"""Dates that are known to the month or the year only."""

import calendar
from datetime import date

_YEAR = (1, 12)


def period(first: str, last: str) -> str:
    """Return the day, month or year that two bounds enclose exactly; empty if they do not."""
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return ""
    if start == end:
        return first
    if start.year != end.year or start.day != 1 or end.day != _length(end):
        return ""
    if start.month == end.month:
        return first[:7]
    return first[:4] if (start.month, end.month) == _YEAR else ""


def _length(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]
