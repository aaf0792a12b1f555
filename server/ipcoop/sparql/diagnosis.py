"""Say in one sentence, and at the right place, why the engine does not read a query."""

import re
from collections.abc import Callable, Sequence

from ipcoop.errors import BadQueryError
from ipcoop.sparql.mentions import called
from ipcoop.sparql.projection import find_variable
from ipcoop.sparql.prologue import prologue_fault, undeclared
from ipcoop.sparql.repair import repair
from ipcoop.sparql.spelling import widen
from ipcoop.sparql.syntax import check
from ipcoop.sparql.tokens import Token, refusal, tokenize

_MESSAGE = re.compile(r"error at \d+:(\d+): expected (?:one of )?(.*)", re.DOTALL)
# What the engine says in words stands among the signs and keywords that it expected.
_WORDS = re.compile(r"(?:^|, )([A-Za-z][^\",\[\]]* [^\",\[\]]*[^\",\[\] .])")
_SAID_BETTER = frozenset(["Prefix not found", "IRI parsing failed", "prefix IRI parsing failed"])
_FUNCTION = re.compile(r"custom function (<[^>]*>) is not supported")
_EXAMPLES = "Compare it with the examples."
_TYPOGRAPHIC = frozenset("“”„‘’‚«»")
_PROJECTED = frozenset(["* or a variable", "WHERE or {"])
_TERMS = frozenset(["an IRI", "an expression", "an IRI, a variable or a literal"])
_BRACKETED = frozenset(["FILTER", "HAVING", "BIND"])
_MOST_SHOWN = 40
_LONGEST = 5_000
"""Characters of a query for which a remedy is looked for by trying."""
_PATTERN = "a triple pattern, a clause such as OPTIONAL or FILTER, or }"
_END = "the end of the query, or a clause such as ORDER BY or LIMIT,"
_OPERATOR = "an operator or the end of the expression"
_ELSE = "something else"
_MANY = frozenset([_PATTERN, _END, _OPERATOR, _ELSE])
"""What is too much to be a remedy."""

# The engine reports the longest keyword that may stand somewhere, or the signs that may.
_EXPECTED = (
    ("CONSTRUCT", "SELECT, ASK, CONSTRUCT or DESCRIBE"),
    ("ENCODE_FOR_URI", "an expression"),
    ("OPTIONAL", _PATTERN),
    ("NAMED", "an IRI or NAMED"),
    ("DISTINCT", "* or a variable"),
    ("UNDEF", "a value or UNDEF"),
    ("OFFSET", _END),
    ("EXISTS", "EXISTS"),
    ("WHERE", "WHERE or {"),
    ("BY", "BY"),
    ("NOT", _OPERATOR),
    ('"&&"', _OPERATOR),
    ('"true"', "an IRI, a variable or a literal"),
    ('"^"', "a property"),
    ('"*"', "* or a variable"),
    ('"$"', "a variable or an IRI"),
    ('"{"', "{"),
    ('":"', "an IRI"),
    ("'0'", "a number"),
    ('"("', "("),
    ('"}"', "a full stop, another triple or }"),
)


def explain(text: str, syntax_error: Callable[[str], str]) -> BadQueryError:
    """Make the error for a query that the engine does not read.

    Args:
        text: the query.
        syntax_error: asks the engine what it has against a text; nothing means that it reads it.
    """
    tokens = list(tokenize(text))
    return (
        prologue_fault(text, tokens)
        or _undeclared_prefix(text, tokens)
        or _Unread(text, tokens, syntax_error).error()
    )


def explain_failure(text: str, failure: Exception) -> BadQueryError:
    """Make the error for a query that the engine reads and cannot evaluate."""
    unknown = _FUNCTION.search(str(failure))
    place = called(text, unknown[1]) if unknown else None
    if unknown is None or place is None:
        return BadQueryError(f"The query cannot be evaluated: {failure}.", _EXAMPLES)
    cause = f"There is no function {unknown[1]} here."
    remedy = "Use the functions of SPARQL, or the casts of XML Schema such as xsd:date."
    return refusal(text, place, cause, remedy)


def _undeclared_prefix(text: str, tokens: Sequence[Token]) -> BadQueryError | None:
    declared: dict[str, None] = {}
    for before, token in zip([Token("sign", "", 0), *tokens], tokens, strict=False):
        if token.kind != "name":
            continue
        prefix = token.text.partition(":")[0]
        if before.text.upper() == "PREFIX":
            declared[prefix] = None
        elif prefix not in declared and before.text == "<":
            return _no_iri(text, before)
        elif prefix not in declared:
            cause = f"The prefix {prefix}: is not declared."
            return refusal(text, token.start, cause, undeclared(prefix, declared))
    return None


def _no_iri(text: str, opener: Token) -> BadQueryError:
    cause = "What begins here is no IRI: it has a space or a sign that no IRI has."
    return refusal(text, opener.start, cause, "Write %20 for a space.")


class _Unread:
    """A query that the engine does not read."""

    def __init__(
        self, text: str, tokens: Sequence[Token], syntax_error: Callable[[str], str]
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._syntax_error = syntax_error

    def error(self) -> BadQueryError:
        """Say what is wrong, where, and how to mend it."""
        wide = widen(self._tokens)
        found = _MESSAGE.match(self._syntax_error(wide.text))
        if found is None:
            return BadQueryError("The query is not SPARQL.", _EXAMPLES)
        number = wide.token_at(int(found[1]))
        # Without what stands there, the engine says all that it would have taken.
        before = _MESSAGE.match(self._syntax_error(wide.text_before(number)))
        expected = [found[2], before[2] if before else ""]
        if said := _said(expected):
            return self._told(said, self._tokens[number or -1])
        if number is None:
            wanted = _expectation(expected)
            cause = f"The query ends where {wanted} should stand."
            return refusal(self._text, len(self._text), cause, f"Write {wanted} at the end.")
        return self._misplaced(number, expected)

    def _told(self, said: str, token: Token) -> BadQueryError:
        """Make the error of what the engine says in words."""
        if len(self._text) <= _LONGEST and (
            variable := find_variable(self._tokens, said, self._reads)
        ):
            number, cause, remedy = variable
            return refusal(self._text, self._tokens[number].start, cause, remedy)
        cause, _, remedy = said.partition(". ")
        cause = f"{cause[0].upper()}{cause[1:]}."
        return refusal(self._text, token.start, cause, f"{remedy}." if remedy else _EXAMPLES)

    def _misplaced(self, number: int, expected: Sequence[str]) -> BadQueryError:
        token = self._tokens[number]
        shown = token.text if len(token.text) <= _MOST_SHOWN else f"{token.text[:_MOST_SHOWN]}…"
        if "IRI parsing failed" in expected[0] and token.text == ">":
            earlier = reversed(self._tokens[:number])
            opener = next((one for one in earlier if one.text.startswith("<")), token)
            return _no_iri(self._text, opener)
        if "IRI parsing failed" in expected[0] and token.kind == "iri":
            cause = f"{shown} is no well-formed IRI."
            remedy = "Write % only before two hexadecimal digits, and %20 for a space."
        elif "<unreported>" in expected[0] and token.kind == "blank":
            cause = f"The blank node {shown} stands in another group already."
            remedy = "Write a variable in its place."
        elif token.kind == "name" and token.text.count(".") > 1:
            cause = f"{shown} has two full stops, with which the engine reads no name."
            remedy = "Write the IRI in full, between < and >."
        else:
            wanted = _expectation(expected)
            cause = f"“{shown}” stands where {wanted} should stand."
            remedy = self._remedy(number, wanted)
        return refusal(self._text, token.start, cause, remedy)

    def _remedy(self, number: int, wanted: str) -> str:
        token = self._tokens[number]
        after = self._tokens[number + 1].text if number + 1 < len(self._tokens) else ""
        if token.text in _TYPOGRAPHIC:
            return "Write straight quotes, \" or '."
        if wanted in _PROJECTED and token.kind == "word" and after == "(":
            return f"Write an expression in brackets and with a name: ({token.text}(…) AS ?name)."
        if len(self._text) <= _LONGEST and (found := repair(self._tokens, number, self._reads)):
            return found
        if token.kind == "word" and wanted in _TERMS:
            return "A name has a prefix with a colon, a variable a question mark, text has quotes."
        if self._tokens[number - 1].text.upper() in _BRACKETED:
            return "Write the expression in brackets."
        return _EXAMPLES if wanted in _MANY else f"Write {wanted} here."

    def _reads(self, tokens: Sequence[Token]) -> bool:
        """Tell whether the engine reads a query, if it may be given to it at all."""
        text = widen(tokens).text
        try:
            check(text)
        except BadQueryError:
            return False
        return not self._syntax_error(text)


def _said(expected: Sequence[str]) -> str | None:
    said = (words for signs in expected for words in _WORDS.findall(signs))
    return next((words for words in said if words not in _SAID_BETTER), None)


def _expectation(expected: Sequence[str]) -> str:
    for signs in expected:
        for sign, phrase in _EXPECTED:
            if sign in signs:
                return phrase
    return _ELSE
