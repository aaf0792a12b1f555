"""Write a query again so that the engine reads it well, or says well what is wrong with it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ipcoop.sparql.tokens import Token, tokenize

_LOWER = frozenset(["TRUE", "FALSE"])
_NO_SPACE = frozenset(["CONCAT", "COALESCE", "BNODE"])
_SUSPECT = _LOWER | _NO_SPACE
_MISSPELT = re.compile(r"\b(?:TRUE|FALSE|(?:CONCAT|COALESCE|BNODE)[\s#])", re.IGNORECASE)
# The engine says that a keyword was expected only after the letters it would have; within this
# many spaces the next token is not reached.
_GAP = " " * 20


def respell(text: str) -> str:
    """Spell a query as the engine wants it, with every token at its place but for spaces.

    It knows ``true`` only in small letters, and ``CONCAT(`` only without a space.
    """
    # Most queries have none of these words, which takes a tenth of the time to see.
    upper = text.upper()
    if not any(word in upper for word in _SUSPECT) or not _MISSPELT.search(text):
        return text
    parts: list[str] = []
    end = 0
    word = ""
    for token in tokenize(text):
        gap = text[end : token.start]
        if token.text == "(" and word in _NO_SPACE:
            parts.insert(-1, gap)
            gap = ""
        word = token.text.upper() if token.kind == "word" else ""
        parts += [gap, _spell(token)]
        end = token.end
    return "".join([*parts, text[end:]])


def _spell(token: Token) -> str:
    return token.text.lower() if token.text.upper() in _LOWER else token.text


@dataclass(frozen=True)
class Wide:
    """A query on one line, with wide gaps between its tokens."""

    text: str
    starts: Sequence[int]

    def token_at(self, column: int) -> int | None:
        """Return the number of the token at a column, or None after the last one."""
        if column > len(self.text):
            return None
        return max(bisect_right(self.starts, column - 1) - 1, 0)

    def text_before(self, number: int | None) -> str:
        """Return the text that stands before a token, or all of it."""
        return self.text if number is None else self.text[: self.starts[number]]


def widen(tokens: Sequence[Token]) -> Wide:
    """Set the tokens of a query far apart."""
    parts = []
    starts = []
    length = 0
    previous = ""
    for token in tokens:
        gap = "" if token.text == "(" and previous in _NO_SPACE else _GAP
        parts.append(gap + _spell(token).replace("\n", " ").replace("\r", " "))
        length += len(parts[-1])
        starts.append(length - len(token.text))
        previous = token.text.upper()
    return Wide("".join([*parts, _GAP]), starts)
