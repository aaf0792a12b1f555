"""Join the lines of printed pages to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple

_EDGE = 2
_WIDE_GAP = 1.3
_COLUMN_GAP = 3
_OTHER_SIZE = 1.1
_SHORT = 0.6
_RAGGED = 0.85

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?\W*", re.IGNORECASE)
_STOPPED = re.compile(r"[.!?:;。][\"”’')\]]*\Z")
_MARK = re.compile(r"[•◦▪‣●○■□◆◇▶►➢❖※*]|[-–—]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
_CUT_WORD = re.compile(r"([^\W\d_]+)[-‐\u00ad]\Z")
_WORD = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_KEPT_PREFIXES = frozenset(
    "anti co cross ex follow high inter long low mid multi non on post pre re self semi short so "
    "sub vice well".split()
)
_TAIL = 12


class Line(NamedTuple):
    """One line of a page: its words, the height of its base line, and the size of its letters."""

    text: str
    height: float
    size: float

    @property
    def extent(self) -> float:
        """About how far the line reaches."""
        return len(self.text) * self.size


def join(pages: Sequence[Sequence[Line]]) -> str:
    """Return the paragraphs of a document, with empty lines between them.

    Page numbers and the lines that pages repeat at their head or foot go. A word that is cut at
    the end of a line becomes whole.
    """
    paragraphs = list(_paragraphs(_without_furniture(pages)))
    texts = list(chain.from_iterable(paragraphs))
    words = {word.lower() for text in texts for word in _WORD.findall(text)}
    hyphenated = {word.lower() for text in texts for word in _HYPHENATED.findall(text)}
    return "\n\n".join("".join(_joined(lines, words, hyphenated)) for lines in paragraphs)


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    edges = [_edge(page) for page in pages]
    counts = Counter(chain.from_iterable({_key(line) for line in edge} for edge in edges))
    repeated = {key for key, count in counts.items() if count > 1 and count * 2 >= len(pages)}

    def is_furniture(line: Line) -> bool:
        return _key(line) in repeated or _PAGE_NUMBER.fullmatch(line.text) is not None

    return [
        [line for line in page if line not in edge or not is_furniture(line)]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edge(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.height)
    return by_height[:_EDGE] + by_height[-_EDGE:]


def _key(line: Line) -> str:
    return _DIGITS.sub("0", line.text)


def _paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[list[str]]:
    lines = [line for page in pages for line in page]
    if not lines:
        return
    extents = sorted(line.extent for line in lines)
    full = extents[len(extents) * 9 // 10]
    gaps = [gap for pair in pairwise(lines) if 0 < (gap := _gap(*pair)) < _COLUMN_GAP]
    leading = median(gaps) if gaps else _COLUMN_GAP
    paragraph = [lines[0].text]
    for line, following in pairwise(lines):
        if _gap(line, following) > _WIDE_GAP * leading or _parts(line, following, full):
            yield paragraph
            paragraph = []
        paragraph.append(following.text)
    yield paragraph


def _gap(line: Line, following: Line) -> float:
    """Return how far a line is below another, in letters; less than 0 in a new column or page."""
    return (line.height - following.height) / (max(line.size, following.size) or 1)


def _parts(line: Line, following: Line, full: float) -> bool:
    smaller, larger = sorted((line.size, following.size))
    if larger > smaller * _OTHER_SIZE or _MARK.match(following.text):
        return True
    if _CUT_WORD.search(line.text):
        return False
    if _STOPPED.search(line.text[-_TAIL:]):
        return line.extent < full * _RAGGED
    return line.extent < full * _SHORT and not following.text[0].islower()


def _joined(lines: Sequence[str], words: Set[str], hyphenated: Set[str]) -> Iterator[str]:
    for line, following in pairwise(lines):
        cut = _CUT_WORD.search(line)
        rest = _WORD.match(following)
        if not cut or not rest:
            yield line + " "
        elif _keeps_hyphen(cut[1], rest[0], words, hyphenated):
            yield line[:-1] + "-"
        else:
            yield line[:-1]
    yield lines[-1]


def _keeps_hyphen(first: str, second: str, words: Set[str], hyphenated: Set[str]) -> bool:
    if first.isupper() or not second[0].islower():
        return True
    if (first + second).lower() in words:
        return False
    return f"{first}-{second}".lower() in hyphenated or first.lower() in _KEPT_PREFIXES
