"""Find the variable that stands wrong where the engine only says that one does."""

from collections.abc import Iterator, Sequence

from ipcoop.sparql.repair import Reads
from ipcoop.sparql.tokens import Token

_AGGREGATES = frozenset(["COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"])
_AFTER_SELECT = frozenset(["SELECT", "DISTINCT", "REDUCED"])

Found = tuple[int, str, str]
"""The number of a token, what is wrong with it, and how to mend it."""


def find_variable(tokens: Sequence[Token], said: str, reads: Reads) -> Found | None:
    """Find the variable that the engine means by what it says, if a change of it helps."""
    if "GROUP BY" in said:
        return _star(tokens)
    if "unbound" in said:
        return _aggregate(tokens) or _ungrouped(tokens, reads)
    if "existing" in said or "Duplicated" in said:
        return _twice(tokens, said, reads)
    return None


def _star(tokens: Sequence[Token]) -> Found | None:
    for i, token in enumerate(tokens[1:], start=1):
        if token.text == "*" and tokens[i - 1].text.upper() in _AFTER_SELECT:
            cause = "SELECT * does not go with GROUP BY, HAVING or aggregates."
            return i, cause, "Name the variables of GROUP BY, and aggregates, in place of *."
    return None


def _aggregate(tokens: Sequence[Token]) -> Found | None:
    """Find an aggregate in a FILTER or BIND."""
    inside = ""
    depth = 0
    for i, token in enumerate(tokens):
        word = token.text.upper()
        if word in {"FILTER", "BIND"} and not inside:
            inside, depth = word, 0
        elif inside and token.text in {"(", ")"}:
            depth += 1 if token.text == "(" else -1
            inside = inside if depth else ""
        elif inside and word in _AGGREGATES and token.kind == "word":
            cause = f"{word} stands in {inside}, which sees one solution at a time."
            return i, cause, "Put it in SELECT, or in HAVING after GROUP BY."
        elif token.text == "{":
            inside = ""
    return None


def _ungrouped(tokens: Sequence[Token], reads: Reads) -> Found | None:
    i = _leftmost(tokens, reads, dict(_sampled(tokens)))
    if i is None:
        return None
    name = tokens[i].text
    cause = f"{name} stands beside an aggregate or GROUP BY, and is in neither."
    return i, cause, f"Put {name} in GROUP BY, or in an aggregate such as SAMPLE({name})."


def _twice(tokens: Sequence[Token], said: str, reads: Reads) -> Found | None:
    candidates = _projected(tokens) if "Duplicated" in said else _named(tokens)
    i = _leftmost(tokens, reads, {i: f"?ipcoop{i}" for i in candidates})
    if i is None:
        return None
    return i, f"{tokens[i].text} is there already.", "Choose another name for this one."


def _leftmost(tokens: Sequence[Token], reads: Reads, changes: dict[int, str]) -> int | None:
    """Change tokens from the right until the engine reads the query; return the last one."""
    changed = list(tokens)
    for i in sorted(changes, reverse=True):
        changed[i] = changed[i]._replace(text=changes[i])
        if reads(changed):
            return i
    return None


def _sampled(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    for i, depth in _projection(tokens):
        name = tokens[i].text
        if tokens[i - 1].text.upper() != "AS":
            yield i, f"SAMPLE({name})" if depth else f"(SAMPLE({name}) AS ?ipcoop{i})"


def _projected(tokens: Sequence[Token]) -> Iterator[int]:
    for i, depth in _projection(tokens):
        if not depth or tokens[i - 1].text.upper() == "AS":
            yield i


def _named(tokens: Sequence[Token]) -> Iterator[int]:
    for i, token in enumerate(tokens[1:], start=1):
        if token.kind == "variable" and tokens[i - 1].text.upper() == "AS":
            yield i


def _projection(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the variables between SELECT and its group, and how deep in brackets each is."""
    within = False
    depth = 0
    for i, token in enumerate(tokens):
        word = token.text.upper()
        if word == "SELECT":
            within, depth = True, 0
        elif word in {"WHERE", "FROM", "{"}:
            within = False
        elif within and word in {"(", ")"}:
            depth += 1 if word == "(" else -1
        elif within and token.kind == "variable":
            yield i, depth
