"""What a text must have for a regular expression to match anywhere in it.

A need is a set of pieces of words, any one of which has to stand in the text, whatever their case.
``(?:hosted|held) <EVT>`` needs “hosted” or “held”, and it needs the mark of an event.
"""

from collections.abc import Iterable
from itertools import product
from re import Pattern
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple
from unicodedata import decimal

MARKS = 0xF0000
"""The first of the private-use characters that stand for phrases."""
MARKS_OF_A_KIND = 0x400
"""How many of these, one after the other, stand for phrases of one kind."""
LONGEST = 12
"""How many characters of a piece are looked at."""

_MOST = 64
_SIGN_WORTH = 5
_DIGITS = frozenset("0123456789")
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)

Need = frozenset[str]


class _Part(NamedTuple):
    """A part of an expression: all that it can match, if that is part of one word, or its needs."""

    exact: Need | None
    needs: tuple[Need, ...] = ()


_ANYTHING = _Part(None)
_NOTHING = _Part(frozenset({""}))


def needs_of(pattern: Pattern[str]) -> set[Need]:
    """Return what a text must have for an expression to match in it."""
    return set(_needs(_sequence(parser.parse(pattern.pattern, pattern.flags))))


def plain(word: str) -> str:
    """Return a word without case, with plain digits, with the first mark of its kind for a mark."""
    if not word.isascii():
        word = "".join(map(_plain, word)).replace("ı", "i").replace("İ", "i")
    return word.casefold()


def is_of_marks(need: Need) -> bool:
    """Tell whether there must be a character that stands for a phrase."""
    return all(map(_is_mark, need))


def _plain(char: str) -> str:
    place = ord(char) - MARKS
    if place < 0:
        return str(decimal(char, char))
    return chr(MARKS + place - place % MARKS_OF_A_KIND)


def _is_mark(piece: str) -> bool:
    return piece >= chr(MARKS)


def _tells(piece: str) -> bool:
    """Tell whether a piece is more than a single letter, which is in most texts."""
    return len(piece) > 1 or not (piece.isalpha() or piece.isspace() or piece == "")


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Part:
    """Put together what stands one after the other."""
    exact, needs = _NOTHING.exact, []
    is_exact = True
    for item in items:
        part = _part(*item)
        joined = _joined(exact, part.exact)
        if joined is None:
            needs += [*_needs(_Part(exact)), *part.needs]
            is_exact = False
        exact = joined or part.exact or _NOTHING.exact
    return _Part(exact) if is_exact else _Part(None, (*needs, *_needs(_Part(exact))))


def _joined(left: Need | None, right: Need | None) -> Need | None:
    """Return what is matched by one part after the other, if that is part of one word."""
    if left is None or right is None or len(left) * len(right) > _MOST:
        return None
    words = frozenset(a + b for a, b in product(left, right))
    return words if all(word.isalnum() or word == "" for word in words) else None


def _part(kind: Any, value: Any) -> _Part:  # noqa: ANN401
    if kind is code.LITERAL:
        return _Part(frozenset({plain(chr(value))}))
    if kind is code.IN:
        return _one_of(value)
    if kind is code.BRANCH:
        return _either([_sequence(branch) for branch in value[1]])
    if kind is code.SUBPATTERN:
        return _sequence(value[3])
    if kind is code.ATOMIC_GROUP:
        return _sequence(value)
    if kind is code.ASSERT:
        return _Part(None, _needs(_sequence(value[1])))
    if kind in (code.AT, code.ASSERT_NOT):
        return _NOTHING
    return _repeated(*value) if kind in _REPEATS else _ANYTHING


def _one_of(members: list[tuple[Any, Any]]) -> _Part:
    """Return what one character of a class can be, if these are few."""
    chars: set[str] = set()
    for kind, value in members:
        first, last = value if kind is code.RANGE else (value, value)
        if kind is code.RANGE and first >= MARKS:
            chars |= set(map(chr, range(first, last, MARKS_OF_A_KIND)))
        elif kind is code.LITERAL or (kind is code.RANGE and last - first < _MOST):
            chars |= {plain(chr(char)) for char in range(first, last + 1)}
        elif value is code.CATEGORY_DIGIT:
            chars |= _DIGITS
        else:
            return _ANYTHING
    return _Part(frozenset(chars))


def _either(parts: list[_Part]) -> _Part:
    """Join alternatives: the text must have what one of them needs."""
    if all(part.exact is not None for part in parts):
        return _Part(frozenset().union(*(part.exact for part in parts if part.exact)))
    told = [_needs(part) for part in parts]
    words = [[need for need in needs if not any(map(_is_mark, need))] for needs in told]
    marks = [list(filter(is_of_marks, needs)) for needs in told]
    joined = [
        frozenset().union(*(max(needs, key=_worth) for needs in ways))
        for ways in (told, words, marks)
        if all(ways)
    ]
    return _Part(None, tuple(joined))


def _repeated(least: int, most: int, items: Any) -> _Part:  # noqa: ANN401
    part = _sequence(items)
    if (least, most) == (1, 1):
        return part
    if (least, most) == (0, 1) and part.exact is not None:
        return _Part(part.exact | {""})
    return _Part(None, _needs(part)) if least else _ANYTHING


def _needs(part: _Part) -> tuple[Need, ...]:
    """Return what a part needs; what is too short to tell texts apart is left out."""
    if part.exact is None:
        return part.needs
    if all(map(_tells, part.exact)):
        return (frozenset(word[:LONGEST] for word in part.exact),)
    return ()


def _worth(need: Need) -> int:
    """Return how well a need tells texts apart."""
    return min(len(piece) if piece.isalpha() else _SIGN_WORTH for piece in need)
