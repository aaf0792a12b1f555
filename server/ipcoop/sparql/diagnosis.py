"""Say in one sentence, and at the right place, why the engine does not read a query."""

import re
from collections.abc import Callable, Sequence

from ipcoop.errors import BadQueryError
from ipcoop.namespaces import PREFIXES
from ipcoop.sparql.spelling import widen
from ipcoop.sparql.tokens import Token, refusal, tokenize

_MESSAGE = re.compile(r"error at \d+:(\d+): expected (?:one of )?(.*)", re.DOTALL)
# What the engine says in words stands among the signs and keywords that it expected.
_WORDS = re.compile(r"(?:^|, )([A-Za-z][^\",\[\]]* [^\",\[\]]*[^\",\[\] .])")
_SAID_BETTER = frozenset(["Prefix not found", "IRI parsing failed", "prefix IRI parsing failed"])
_MOST_SHOWN = 40
# The engine reports the longest keyword that may stand somewhere, or the signs that may.
_EXPECTED = (
    ("CONSTRUCT", "SELECT, ASK, CONSTRUCT or DESCRIBE"),
    ("ENCODE_FOR_URI", "an expression"),
    ("OPTIONAL", "a triple pattern, a clause such as OPTIONAL or FILTER, or }"),
    ("NAMED", "an IRI or NAMED"),
    ("DISTINCT", "* or a variable"),
    ("UNDEF", "a value or UNDEF"),
    ("OFFSET", "the end of the query, or a clause such as ORDER BY or LIMIT,"),
    ("EXISTS", "EXISTS"),
    ("WHERE", "WHERE or {"),
    ("BY", "BY"),
    ("NOT", "an operator or the end of the expression"),
    ('"&&"', "an operator or the end of the expression"),
    ('"true"', "an IRI, a variable or a literal"),
    ('"^"', "a property"),
    ('"*"', "* or a variable"),
    ('"$"', "a variable or an IRI"),
    ('"{"', "{"),
    ('":"', "an IRI"),
    ("'0'", "a number"),
)


def explain(text: str, syntax_error: Callable[[str], str]) -> BadQueryError:
    """Make the error for a query that the engine does not read.

    Args:
        text: the query.
        syntax_error: asks the engine what it has against a text; nothing means that it reads it.
    """
    tokens = list(tokenize(text))
    return _undeclared_prefix(text, tokens) or _unexpected(text, tokens, syntax_error)


def _undeclared_prefix(text: str, tokens: Sequence[Token]) -> BadQueryError | None:
    declared = set()
    for before, token in zip([Token("sign", "", 0), *tokens], tokens, strict=False):
        if token.kind != "name":
            continue
        prefix = token.text.partition(":")[0]
        if before.text.upper() == "PREFIX":
            declared.add(prefix)
        elif prefix not in declared and before.text == "<":
            cause = "What begins here is no IRI: it has a space or a sign that no IRI has."
            return refusal(text, before.start, cause, "Write %20 for a space.")
        elif prefix not in declared:
            cause = f"The prefix {prefix}: is not declared."
            return refusal(text, token.start, cause, _declaration(prefix))
    return None


def _declaration(prefix: str) -> str:
    if prefix in PREFIXES:
        return f"Put this line at the top: PREFIX {prefix}: <{PREFIXES[prefix]}>"
    return f"Put a line at the top that says what it stands for: PREFIX {prefix}: <…>"


def _unexpected(
    text: str, tokens: Sequence[Token], syntax_error: Callable[[str], str]
) -> BadQueryError:
    wide = widen(tokens)
    found = _MESSAGE.match(syntax_error(wide.text))
    if found is None:
        return BadQueryError("The query is not SPARQL.", "Compare it with the examples.")
    number = wide.token_at(int(found[1]))
    # Without what stands there, the engine says all that it would have taken.
    before = _MESSAGE.match(syntax_error(wide.text_before(number)))
    expected = [found[2], before[2] if before else ""]
    if said := _said(expected):
        return refusal(text, tokens[number or -1].start, f"{said[0].upper()}{said[1:]}.")
    if number is None:
        cause = f"The query ends where {_expectation(expected)} should stand."
        return refusal(text, len(text), cause)
    return refusal(text, tokens[number].start, _misplaced(tokens[number], expected))


def _said(expected: Sequence[str]) -> str | None:
    said = (words for signs in expected for words in _WORDS.findall(signs))
    return next((words for words in said if words not in _SAID_BETTER), None)


def _misplaced(token: Token, expected: Sequence[str]) -> str:
    shown = token.text if len(token.text) <= _MOST_SHOWN else f"{token.text[:_MOST_SHOWN]}…"
    if token.kind == "iri" and "IRI parsing failed" in expected[0]:
        return f"{shown} is no well-formed IRI."
    if token.kind == "blank" and "<unreported>" in expected[0]:
        return f"The blank node {shown} stands in another group already."
    return f"“{shown}” stands where {_expectation(expected)} should stand."


def _expectation(expected: Sequence[str]) -> str:
    for signs in expected:
        for sign, phrase in _EXPECTED:
            if sign in signs:
                return phrase
    return "something else"
