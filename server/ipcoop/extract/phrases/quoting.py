"""Words between quotation marks, also where a quotation runs through several sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from ipcoop.extract.phrases.masking import rule

_MARKS = re.compile('["“”„]')
_BREAK = re.compile(r"(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)")
_TO_THE_MARK = re.compile(r'[^"]*(?:"|$)')
_QUOTED = rule(
    r'"[^"]+(?:"|$)'
    r"|(?<![\w'])'(?=\w)(?:[^'\"]|(?<=\w)'(?=\w)){2,400}?'(?!\w)"
)
_FURTHEST = 5000
_OPENING = ("“", "„", '"')


def quoted(text: str, *, goes_on: bool) -> Iterator[tuple[int, int]]:
    """Yield where quotations begin and end in a cleaned sentence, with their marks.

    Args:
        text: the sentence, in which all double marks are straight.
        goes_on: whether it begins inside a quotation.
    """
    place = 0
    if goes_on:
        match = _TO_THE_MARK.match(text)
        place = match.end() if match else 0
        yield 0, place
    for match in _QUOTED.finditer(text, place):
        yield match.span()


def is_quoted(text: str, start: int) -> bool:
    """Tell whether a place of a stored text is inside a quotation of its paragraph."""
    paragraphs = _paragraphs(text)
    begin = max(paragraphs[bisect_right(paragraphs, start) - 1], start - _FURTHEST)
    is_open = False
    for match in _MARKS.finditer(text, begin, start):
        is_open = match.group() in "“„" or (match.group() == '"' and not is_open)
    return is_open and _closes(text, begin, start)


@lru_cache(maxsize=1)
def _paragraphs(text: str) -> list[int]:
    """Return where the paragraphs of a text begin."""
    return [0, *(match.end() for match in _BREAK.finditer(text))]


def _closes(text: str, begin: int, start: int) -> bool:
    """Tell whether a quotation ends in its paragraph, or goes on in one that opens with a mark."""
    stop = _BREAK.search(text, start)
    end = stop.start() if stop else len(text)
    mark = _MARKS.search(text, start, end)
    if mark:
        return mark.group() in '”"'
    return (
        text.startswith(_OPENING, begin)
        and stop is not None
        and text.startswith(_OPENING, stop.end())
    )
