"""SPARQL text as tokens, each by the longest match, as the standard asks for."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

from ipcoop.errors import BadQueryError

Kind = Literal["iri", "string", "blank", "name", "variable", "tag", "number", "word", "sign"]
"""``name`` is a prefixed name, ``tag`` a language tag, ``word`` a keyword, ``sign`` the rest."""

# Letters outside ASCII are not told apart: the engine refuses those that do not fit.
_CHAR = r"0-9A-Za-z_\u00b7\u00c0-\U0010ffff"
_HEX = "[0-9A-Fa-f]"
_PLX = rf"%{_HEX}{{2}}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = rf"(?:[{_CHAR}:\-]|{_PLX})"
# An escape of half a surrogate pair, or of no character at all, is no escape.
_ESCAPE = (
    r"\\(?:[tbnrf\"'\\]"
    rf"|u(?![Dd][89A-Fa-f]){_HEX}{{4}}"
    rf"|U(?!0000[Dd][89A-Fa-f])00(?:0{_HEX}|10){_HEX}{{4}})"
)

# Every alternative is possessive where it repeats, so that reading takes linear time; for the
# same reason the prefix of a name has few dots.
_TOKEN = re.compile(
    rf"""
      (?P<space>(?:[ \t\r\n]++|\#[^\r\n]*+)++)
    | (?P<iri><[^\x00-\x20<>"{{}}|^`]*+>)
    | (?P<string>
          \"\"\" (?: \"{{0,2}} (?:[^\"\\]|{_ESCAPE}) )*+ \"\"\"
        | ''' (?: '{{0,2}} (?:[^'\\]|{_ESCAPE}) )*+ '''
        | \"(?!\"\") (?:[^\"\\\r\n]|{_ESCAPE})*+ \"
        | '(?!'') (?:[^'\\\r\n]|{_ESCAPE})*+ ' )
    | (?P<unfinished>["'])
    | (?P<blank>_:[{_CHAR}](?:\.*+[{_CHAR}\-])*+)
    | (?P<name>(?:[A-Za-z\u00c0-\U0010ffff][{_CHAR}\-]*+(?:\.++[{_CHAR}\-]++){{0,9}}+)?+:
          (?:(?:[{_CHAR}:]|{_PLX})(?:\.*+{_LOCAL})*+)?+)
    | (?P<variable>[?$][{_CHAR}]++)
    | (?P<tag>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+(?:--[A-Za-z]++)?+)
    | (?P<number>(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)[eE][+\-]?+[0-9]++
        | [0-9]*+\.[0-9]++ | [0-9]++)
    | (?P<word>[A-Za-z_][A-Za-z0-9_]*+)
    | (?P<sign><<\(|\)>>|<<|>>|\{{\||\|\}}|&&|\|\||\^\^|[!<>]=|.)
    """,
    re.VERBOSE | re.DOTALL,
)


CLOSES = {"(": ")", "[": "]", "{": "}", "{|": "|}", "<<": ">>", "<<(": ")>>"}
"""Which sign closes a bracket."""

CLOSING = frozenset(CLOSES.values())


class Token(NamedTuple):
    """One word or sign of a query; ``start`` counts characters from 0."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the text after the token begins."""
        return self.start + len(self.text)


def tokenize(text: str) -> Iterator[Token]:
    """Read a query as tokens, without white space and comments.

    Raises:
        BadQueryError: if a string does not end, or has an escape that does not exist.
    """
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "unfinished":
            raise refusal(
                text,
                match.start(),
                "The string that starts here does not end, or has an escape that does not exist.",
                "Close it with the quotes that open it; escapes are "
                r"""\t \b \n \r \f \" \' \\ \uXXXX and \UXXXXXXXX.""",
            )
        if kind != "space":
            yield Token(cast("Kind", kind), match[0], match.start())


def place(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of a character; both count from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def refusal(text: str, offset: int, cause: str, remedy: str = "") -> BadQueryError:
    """Make the error that points at a character of a query."""
    line, column = place(text, offset)
    return BadQueryError(cause, remedy, line=line, column=column)
