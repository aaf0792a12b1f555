"""Compare names and wordings by their words."""

import re
from collections.abc import Iterable
from functools import cache

_STOP = frozenset(
    "a an and as at by for from in into its of on or our s that the their this to was were "
    "with".split()
)
_HONORIFICS = frozenset("atty dr h e he hon mr mrs ms prof professor sir".split())
_WORD = re.compile(r"[^\W_]+")
_IP = re.compile(r"\bintellectual[\s\-‐-―]+property\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’'‘]s\b")
_SHORTEST_PLURAL = 4
_NEARLY = 0.75


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, “intellectual property” as “ip”."""
    plain = _POSSESSIVE.sub("", _IP.sub("IP", text))
    return tuple(word.lower() for word in _WORD.findall(plain))


@cache
def content(text: str) -> frozenset[str]:
    """Return the words that carry the meaning of a text, plurals as singulars."""
    words = tokens(text)
    return frozenset(_singular(w) for w in words if w not in _STOP) or frozenset(words)


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def overlap(one: str, other: str) -> float:
    """Return the share of words that two wordings have in common, of the longer one."""
    left, right = content(one), content(other)
    return len(left & right) / max(len(left), len(right), 1)


def likeness(names: Iterable[str], others: Iterable[str]) -> float:
    """Return the overlap of the two names that are most alike; 1 where one is the acronym."""
    return max((_alike(a, b) for a in names for b in others), default=0.0)


def nearly_same(names: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether two things go by names of which hardly a word differs."""
    return likeness(names, others) >= _NEARLY


def covered(words: str, found: str) -> float:
    """Return the share of the words of one text that another has."""
    wanted = content(words)
    return len(wanted & content(found)) / max(len(wanted), 1)


def same_person(names: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether two names of people have the same words, in whatever order."""
    left = {_person(name) for name in names}
    return any(_person(name) in left for name in others)


def _person(name: str) -> frozenset[str]:
    words = frozenset(tokens(name))
    return words - _HONORIFICS or words


@cache
def _alike(one: str, other: str) -> float:
    if _plain(one) == _plain(other) or _initials(one) == _plain(other):
        return 1.0
    return 1.0 if _initials(other) == _plain(one) else overlap(one, other)


def _plain(text: str) -> str:
    return "".join(tokens(text))


def _initials(text: str) -> str:
    capitals = [word[0] for word in _WORD.findall(text) if word[0].isupper()]
    return "".join(capitals).lower() if len(capitals) > 1 else ""
