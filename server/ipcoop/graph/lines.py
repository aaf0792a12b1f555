"""Tell the line breaks that end something from those that only wrap a paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_NARROWEST = 45
_WIDEST = 130
_FULL_ENOUGH = 0.6
_LONGEST_WORD = 20
_TAIL = 12
_CAPITALS = 12

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_ONE_BREAK = frozenset({"\n", "\r\n", "\r", "\u2028"})
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")
_BULLET = re.compile(r"[•◦▪‣●○■□◆◇▶►➢❍❖※#]|[*ㅇ]\s")
_DASH_TITLE = re.compile(r"[-–—]\s*[\"“‘]?[^\W\d_a-z]")
_NUMBER_OR_DASH = re.compile(r"(?:[-–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\((?:[A-Z])\))\s")
_DATELINE = re.compile(r"\(?[A-Z][A-Z.' -]{2,}(?:,|\s\()[^!?;:–—]{0,50}\s(?:[–—]|--?)\s")
_STOP = re.compile(r"[.!?:;…。][\"”’')\]]*\Z")
_DANGLING = re.compile(
    r"(?:,|&|\b(?:a|an|and|as|at|by|for|from|in|its|of|on|or|that|the|their|to|which|with))\Z"
)
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")


@dataclass(frozen=True)
class Line:
    """One line that is not blank, without the white space at its end."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the line ends in the text."""
        return self.start + len(self.text)

    @cached_property
    def words(self) -> str:
        """The line without its indentation."""
        return self.text.lstrip()

    @cached_property
    def width(self) -> int:
        """The columns that the line takes."""
        return _columns(self.text)

    @cached_property
    def is_stopped(self) -> bool:
        """Whether a punctuation mark ends the line."""
        return _STOP.search(self.text[-_TAIL:]) is not None

    @cached_property
    def is_dangling(self) -> bool:
        """Whether the line ends in a comma or in a word that must be followed by another."""
        return _DANGLING.search(self.text[-_TAIL:]) is not None

    @cached_property
    def is_capitals(self) -> bool:
        """Whether the line is written in capitals as headings are."""
        return self.words.isupper() and len(self.words) > _CAPITALS

    @cached_property
    def is_title(self) -> bool:
        """Whether the line is written as headings are, with a capital in each long word."""
        long = _LONG_WORD.findall(self.words)
        ends = self.is_stopped or self.is_dangling or "," in self.words
        return bool(long) and not ends and not any(word[0].islower() for word in long)


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the stretches that no line break ends: lines, or wrapped paragraphs.

    A break inside a paragraph wraps it where the next word would not have fitted on the line.
    Blank lines, list items, datelines, short lines and headings part stretches.
    """
    paragraphs = list(_paragraphs(text))
    common = max(map(_wrap_width, paragraphs), default=0)
    for lines in paragraphs:
        width = _wrap_width(lines) if len(lines) > 2 else common  # noqa: PLR2004
        is_wrapped = _is_wrapped(lines, width)
        first = lines[0]
        for line, following in pairwise(lines):
            if not is_wrapped or _parts(first, line, following, width):
                yield first.start, line.end
                first = following
        yield first.start, lines[-1].end


def _paragraphs(text: str) -> Iterator[list[Line]]:
    """Yield the lines that stand together, with no blank line or page break between them."""
    lines: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        line = Line(match.start(), match.group().rstrip())
        if lines and (not line.text or text[end : match.start()] not in _ONE_BREAK):
            yield lines
            lines = []
        if line.text:
            lines.append(line)
        end = match.end()
    if lines:
        yield lines


def _wrap_width(lines: list[Line]) -> int:
    """Return the columns that a paragraph was wrapped at, as far as its lines show; else 0."""
    widths = (line.width for line in lines[:-1])
    return max((width for width in widths if _NARROWEST <= width <= _WIDEST), default=0)


def _is_wrapped(lines: list[Line], width: int) -> bool:
    if not width:
        return False
    long = [
        (line, following)
        for line, following in pairwise(lines)
        if line.width >= width * _FULL_ENOUGH and not line.is_stopped
    ]
    return sum(_goes_on(*pair, width) for pair in long) * 2 >= len(long)


def _parts(first: Line, line: Line, following: Line, width: int) -> bool:
    """Tell whether the break between two lines ends a stretch that began with the first."""
    if any(mark.match(following.words) for mark in (_BULLET, _DASH_TITLE, _DATELINE)):
        return True
    if _NUMBER_OR_DASH.match(following.words) and (
        line.is_stopped or _NUMBER_OR_DASH.match(first.words)
    ):
        return True
    if line.is_capitals != following.is_capitals:
        return True
    if line is first and line.is_title and not following.is_title:
        return not following.words[0].islower()
    return not _goes_on(line, following, width)


def _goes_on(line: Line, following: Line, width: int) -> bool:
    if not _NARROWEST * _FULL_ENOUGH <= line.width <= _WIDEST:
        return False
    if following.words[0].islower() or line.is_dangling:
        return line.width >= width * _FULL_ENOUGH
    word = following.words.split(None, 1)[0][:_LONGEST_WORD]
    return line.width + 1 + _columns(word) > width


def _columns(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
