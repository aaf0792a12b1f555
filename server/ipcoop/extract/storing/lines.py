"""Read statements from canonical Turtle as words, without making terms of them.

In the canonical form of the project the same term is the same word in every file, so that many
files can be compared quickly.
"""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import cast

from ipcoop.extract.storing.merge import Triple
from ipcoop.graph.turtle import read_turtle, to_turtle, triples_in
from ipcoop.namespaces import PREFIXES
from ipcoop.resources import read_text

Words = tuple[str, str, str]
"""Subject, predicate and object, as they are written."""

_PREFIX_LINES = {f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items()}
_PREFIXES = "".join(sorted(_PREFIX_LINES))
_VERB, _VALUE = "    ", "        "
_LONG = '"""'


def statements(path: Path) -> Iterator[Words]:
    """Yield the statements of a Turtle file.

    Raises:
        BadDataError: if it is not Turtle.
    """
    try:
        return iter(statements_in(read_text(path)))
    except NotCanonicalError:
        return _statements(to_turtle(read_turtle(path)))


def statements_in(text: str) -> list[Words]:
    """Return the statements of canonical Turtle.

    Raises:
        NotCanonicalError: if it is not in the canonical form.
    """
    return list(_statements(text))


def words_of(triples: Collection[Triple]) -> list[Words]:
    """Return triples as words."""
    return list(_statements(to_turtle(triples)))


def triples_of(statements: Iterable[Words]) -> list[Triple]:
    """Return words as triples."""
    text = "".join(f"{s}\n    {p} {o} ;\n.\n" for s, p, o in statements)
    return cast("list[Triple]", triples_in(_PREFIXES + text))


class NotCanonicalError(Exception):
    """A line is not as the canonical form has it."""


def _statements(text: str) -> Iterator[Words]:
    subject = verb = ""
    for line in _lines(text):
        if line.startswith(_VALUE):
            yield subject, verb, _value(line[len(_VALUE) :])
        elif line.startswith(_VERB):
            verb, _, value = line[len(_VERB) :].partition(" ")
            if value:
                yield subject, verb, _value(value)
        elif line.startswith("@prefix "):
            if f"{line}\n" not in _PREFIX_LINES:
                raise NotCanonicalError
        elif line and line != ".":
            subject = line
            if " " in line:
                raise NotCanonicalError


def _value(text: str) -> str:
    if not text.endswith((" ;", " ,")):
        raise NotCanonicalError
    return text[:-2]


def _lines(text: str) -> Iterator[str]:
    """Yield lines; a text over several lines counts as one."""
    held = ""
    for line in text.split("\n"):
        whole = f"{held}\n{line}" if held else line
        if whole.count(_LONG) % 2:
            held = whole
        else:
            held = ""
            yield whole
