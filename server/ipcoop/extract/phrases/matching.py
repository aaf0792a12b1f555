"""Regular expressions that pass over most texts without looking at them.

Of the hundreds of rules a sentence is held against, few can match in it. So each rule knows what a
text must have for it to match (``needs.py``), and a text finds out once which of all these needs
it fails to meet. Then one operation on two numbers tells that a rule has nothing to find.
"""

import re
import sys
from collections.abc import Collection, Iterator
from functools import reduce
from operator import or_

from ipcoop.extract.phrases.needs import LONGEST, Need, is_of_marks, plain

_MOST_WORDS = 50_000
_NO_MATCHES: tuple[re.Match[str], ...] = ()


class _Index(dict[str, int]):
    """Which needs a word meets, as bits of a number; those of a new word are found when asked."""

    def __init__(self) -> None:
        self._bits: dict[Need, int] = {}
        self._pieces: dict[str, int] = {}
        self.every = 0

    def bit(self, need: Need) -> int:
        """Return the bit of a need."""
        if need not in self._bits:
            self._bits[need] = bit = self.every + 1
            self.every |= bit
            for piece in need:
                self._pieces[piece] = self._pieces.get(piece, 0) | bit
            self.clear()
        return self._bits[need]

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        text = plain(word)
        length = len(text)
        bits = 0
        for start in range(length):
            for end in range(start + 1, min(start + LONGEST, length) + 1):
                bits |= self._pieces.get(text[start:end], 0)
        self[word] = bits
        return bits


_INDEX = _Index()


class Text(str):
    """A text that rules are held against.

    Attributes:
        lacks: the needs that it does not meet, of those known when it was first asked.
    """

    __slots__ = ("lacks",)

    lacks: int

    def __getattr__(self, name: str) -> int:
        if name != "lacks":
            raise AttributeError(name)
        self.lacks = _INDEX.every & ~reduce(or_, map(_INDEX.__getitem__, self.split(" ")), 0)
        return self.lacks


class Rule:
    """A compiled regular expression, with the methods of one.

    Attributes:
        needs: what a text must have for it to match.
        is_of_phrases: whether there must be a phrase.
        pattern, groupindex, match, fullmatch, findall, split, sub: as of a compiled expression.
    """

    __slots__ = (
        "_finditer", "_search", "findall", "fullmatch", "groupindex", "is_of_phrases", "match",
        "needs", "pattern", "split", "sub",
    )  # fmt: skip

    def __init__(self, compiled: re.Pattern[str], needs: Collection[Need] = ()) -> None:
        self.pattern, self.groupindex = compiled.pattern, compiled.groupindex
        self.needs = reduce(or_, map(_INDEX.bit, needs), 0)
        self.is_of_phrases = any(map(is_of_marks, needs))
        self.match, self.fullmatch = compiled.match, compiled.fullmatch
        self.findall, self.split, self.sub = compiled.findall, compiled.split, compiled.sub
        self._search, self._finditer = compiled.search, compiled.finditer

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match between two places of a text."""
        if isinstance(text, Text):
            if text.lacks & self.needs:
                return None
        elif self.is_of_phrases and text.isascii():
            return None
        return self._search(text, start, end)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Return the matches between two places of a text."""
        if isinstance(text, Text):
            if text.lacks & self.needs:
                return iter(_NO_MATCHES)
        elif self.is_of_phrases and text.isascii():
            return iter(_NO_MATCHES)
        return self._finditer(text, start, end)
