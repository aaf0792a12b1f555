"""Find the small change after which the engine reads a query, and say it."""

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches

from ipcoop.sparql.tokens import Token

Reads = Callable[[Sequence[Token]], bool]
"""Tells whether the engine reads a query of these tokens."""

_KEYWORDS = frozenset(
    """
    ADD ALL AS ASC ASK BASE BIND BY CLEAR CONSTRUCT COPY CREATE DATA DEFAULT DELETE DESC DESCRIBE
    DISTINCT DROP EXISTS FILTER FROM GRAPH GROUP HAVING IN INSERT INTO LIMIT MINUS MOVE NAMED NOT
    OFFSET OPTIONAL ORDER PREFIX REDUCED SELECT SEPARATOR SILENT TO UNDEF UNION USING VALUES WHERE
    WITH
    ABS AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI FLOOR
    GROUP_CONCAT HOURS IF IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI LANG LANGMATCHES LCASE MAX
    MD5 MIN MINUTES MONTH NOW RAND REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SHA1
    SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID
    SUBSTR SUM TIMEZONE TZ UCASE URI UUID YEAR
    """.split()
)
_CUTOFF = 0.77
_NEAR = 5
_OTHERWISE = {"AND": "&&", "OR": "||", "NOT": "!"}
"""How other languages spell what SPARQL has signs for."""


def repair(tokens: Sequence[Token], at: int, reads: Reads) -> str:
    """Return the remedy for a token that stands wrong; nothing where no small one is found."""
    for changed, remedy in _changes(tokens, at):
        if reads(changed):
            return remedy
    return ""


def _changes(tokens: Sequence[Token], at: int) -> Iterator[tuple[list[Token], str]]:
    before, token, after = list(tokens[:at]), tokens[at], list(tokens[at + 1 :])
    last = before[-1] if before else token
    for near in _near_keywords(token):
        yield [*before, token._replace(text=near), *after], f"Did you mean {near}?"
    if sign := _OTHERWISE.get(token.text.upper()):
        yield [*before, Token("sign", sign, 0), *after], f"Write {sign} for {token.text}."
    if sign := _OTHERWISE.get(last.text.upper()):
        changed = [*before[:-1], Token("sign", sign, 0), token, *after]
        yield changed, f"Write {sign} for {last.text}."
    if last.kind == "name" and last.text.endswith(":"):
        joined = last._replace(text=last.text + token.text)
        yield [*before[:-1], joined, *after], f"Write {joined.text} without a space."
    for missing in ("BY", "."):
        yield [*before, Token("word", missing, 0), token, *after], f"Write {missing} before it."
    if token.kind == "variable":
        inside = [Token("sign", "(", 0), token, Token("sign", ")", 0)]
        yield [*before, *inside, *after], f"Write ({token.text})."
    yield [*before, *after], f"Remove “{token.text}”."


def _near_keywords(token: Token) -> list[str]:
    """Return the keywords that a word may have been meant for, the nearest first."""
    if token.kind != "word":
        return []
    return get_close_matches(token.text.upper(), _KEYWORDS, n=_NEAR, cutoff=_CUTOFF)
