"""Find the dates of a sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ipcoop.extract.finders.date_days import named_days, numeric_days
from ipcoop.extract.finders.date_model import Boundary, DateMention, Precision, boundary_around
from ipcoop.extract.finders.date_periods import months, quarters, years
from ipcoop.extract.finders.date_relative import relative_dates
from ipcoop.extract.phrases.masking import rule

__all__ = ["Boundary", "DateMention", "Precision", "find_dates"]

_MONTH = rule(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
)
_YEAR = rule(r"(?:19|20)\d\d")
_BEFORE = 48
"""More characters than can stand in a date before its first month or year."""


def find_dates(
    sentence: str, anchor: date | None = None, previous: date | None = None
) -> list[DateMention]:
    """Find the dates that a sentence names, in reading order; none overlaps another.

    Args:
        sentence: one sentence, cleaned.
        anchor: the day of the document; without it, what depends on it is left out.
        previous: the day last named before the sentence, for "the same day".
    """
    found: list[DateMention] = []
    month, year = _MONTH.search(sentence), _YEAR.search(sentence)
    from_month = max(0, month.start() - _BEFORE) if month else 0
    from_year = max(0, year.start() - _BEFORE) if year else 0
    if month:
        _add(found, named_days(sentence, anchor, from_month))
    if year:
        _add(found, numeric_days(sentence, from_year))
        _add(found, quarters(sentence, from_year))
    if month:
        _add(found, months(sentence, anchor, from_month))
    if year:
        _add(found, years(sentence, from_year))
    if anchor:
        before = [m.last for m in found if m.precision is Precision.DAY]
        _add(found, relative_dates(sentence, anchor, before[-1] if before else previous))
    if not found:
        return found
    return sorted(_bounded(sentence, found), key=lambda mention: mention.start)


def _add(found: list[DateMention], more: Iterable[DateMention]) -> None:
    for mention in more:
        if not any(m.start < mention.end and mention.start < m.end for m in found):
            found.append(mention)


def _bounded(sentence: str, found: list[DateMention]) -> Iterator[DateMention]:
    for mention in found:
        boundary = boundary_around(sentence, mention.start, mention.end)
        yield replace(mention, boundary=boundary) if boundary else mention
