"""Count what makes a query dangerous to parse, and refuse what is beyond the limits."""

import re
from dataclasses import dataclass
from typing import Literal

from ipcoop.config import Limits
from ipcoop.errors import BadQueryError
from ipcoop.sparql.federation import Federation
from ipcoop.sparql.tokens import CLOSES, CLOSING, Token, refusal

_OPERATORS = frozenset(["&&", "||", "=", "!=", "<", ">", "<=", ">=", *"+-*/!|^?~"])
_SIGNS = frozenset("+-")
_SEPARATORS = frozenset(".;,")
_OPERANDS = frozenset(["iri", "string", "blank", "name", "variable", "tag", "number"])
# The engine takes keywords that are not set apart by spaces, so these may stand inside a word.
_CLAUSE = re.compile(r"UNION|OPTIONAL|MINUS|FILTER|VALUES|GRAPH|SELECT|EXISTS|LATERAL|AS\Z")
_APART = re.compile(r"(?:UNION|OPTIONAL|MINUS|EXISTS)\Z")
_INTRODUCER = re.compile(r"FILTER|BIND|HAVING")
_READ_TWICE = re.compile(r"(?:REGEX|SUBSTR|REPLACE|GROUP_CONCAT)\Z")

Role = Literal["top", "pattern", "data", "items", "expression"]
"""What stands in a bracket: ``data`` are VALUES and what INSERT DATA takes, ``items`` a list of
nodes or a path."""


@dataclass(slots=True)
class _Bracket:
    opener: Token
    role: Role
    weight: int
    apart: bool
    joins: int = 0
    worded: bool = False


class Guard:
    """Takes the tokens of one query in turn and raises where one goes beyond the limits."""

    def __init__(self, text: str, limits: Limits) -> None:
        self._text = text
        self._limits = limits
        self._previous = Token("sign", "", 0)
        self._brackets = [_Bracket(self._previous, "top", weight=1, apart=True)]
        self._begun = False
        self._operators = 0
        self._effort = 0
        self._values = False
        self._negated = False
        self._federation = Federation(text)

    def begin(self) -> None:
        """Note that the prologue is over."""
        self._begun = True

    def take(self, token: Token) -> None:
        """Count one token.

        Raises:
            BadQueryError: if it is one too many, or asks another service.
        """
        self._spend(token)
        self._federation.take(token, self._previous)
        if token.kind == "sign":
            self._take_sign(token)
        else:
            self._take_term(token)
        self._previous = token

    def finish(self) -> None:
        """Raise if a bracket is still open."""
        bracket = self._brackets[-1]
        if len(self._brackets) > 1:
            opener = bracket.opener
            cause = f"The {opener.text} that stands here is never closed."
            raise self._refuse(opener, cause, f"Write {CLOSES[opener.text]} where it ends.")

    # The parts of take().

    def _take_sign(self, token: Token) -> None:
        if token.text in CLOSES:
            if not token.text.startswith("{"):
                self._count_neighbours(token)
            self._open(token)
        elif token.text in CLOSING:
            self._close(token)
        else:
            self._count_sign(token)
            self._values = False
            self._negated = token.text == "!"

    def _take_term(self, token: Token) -> None:
        if token.kind == "word":
            self._take_word(token)
            return
        self._count_neighbours(token)
        if token.kind == "iri":
            self._check_less_than(token)
        elif token.kind == "name" and _INTRODUCER.search(token.text.upper()):
            self._brackets[-1].worded = True
        self._values = self._values and token.kind == "variable"
        self._negated = self._negated and token.kind in {"iri", "name"}

    def _take_word(self, token: Token) -> None:
        bracket = self._brackets[-1]
        word = token.text.upper()
        if bracket.role == "data":
            return
        if _CLAUSE.search(word):
            self._count(token)
        if word == "SELECT" and self._previous.text == "{":
            bracket.weight *= 2
        bracket.worded = bracket.worded or word not in {"A", "TRUE", "FALSE"}
        self._values = word == "VALUES"

    def _open(self, token: Token) -> None:
        parent = self._brackets[-1]
        word = self._previous.text.upper() if self._previous.kind == "word" else ""
        twice = (_READ_TWICE.search(word) is not None) + self._negated
        role = self._role(token, parent)
        apart = _APART.search(word) is not None
        self._brackets.append(_Bracket(token, role, parent.weight << twice, apart))
        self._values = self._values and token.text == "("
        self._negated = False
        if len(self._brackets) - 1 > self._limits.depth:
            cause = f"Brackets stand inside brackets more than {self._limits.depth} deep."
            raise self._refuse(token, cause, "Ask in several queries.")

    def _role(self, token: Token, parent: _Bracket) -> Role:
        word = self._previous.text.upper()
        if parent.role == "data" or (token.text == "{" and (self._values or word == "DATA")):
            return "data"
        if token.text != "(":
            return "pattern"
        in_pattern = parent.role == "pattern" and not parent.worded
        return "items" if in_pattern or parent.role == "items" else "expression"

    def _close(self, token: Token) -> None:
        bracket = self._brackets[-1]
        if token.text != CLOSES.get(bracket.opener.text):
            opener = bracket.opener.text
            closed = f"no {opener}" if opener else "nothing"
            cause = f"The {token.text} that stands here closes {closed}."
            remedy = f"Write {CLOSES[opener]} before it." if opener else "Remove it."
            raise self._refuse(token, cause, remedy)
        self._brackets.pop()
        parent = self._brackets[-1]
        self._values = self._values and token.text == ")"
        if token.text == "}":
            parent.worded = False
            self._join(token, 1 if bracket.apart else bracket.joins + 1)
        elif bracket.role in {"pattern", "items"}:
            self._join(token, bracket.joins + 1)
        else:
            self._join(token, bracket.joins)

    # Counting.

    def _spend(self, token: Token) -> None:
        self._effort += self._brackets[-1].weight
        if self._effort > self._limits.effort:
            cause = "The query has too many words, or too many calls inside calls."
            raise self._refuse(token, cause, "Ask for less at once.")

    def _count(self, token: Token, number: int = 1) -> None:
        self._operators += number
        if self._operators > self._limits.operators:
            cause = (
                f"The query has more than {self._limits.operators} operators, clauses and triple"
                " patterns."
            )
            raise self._refuse(token, cause, "Give values with VALUES or IN, or ask in parts.")

    def _join(self, token: Token, number: int) -> None:
        bracket = self._brackets[-1]
        bracket.joins += number
        if bracket.role != "top" and bracket.joins > self._limits.joins:
            cause = f"A group joins more than {self._limits.joins} triple patterns."
            raise self._refuse(token, cause, "Ask in several queries.")

    def _count_sign(self, token: Token) -> None:
        bracket = self._brackets[-1]
        if bracket.role == "data" or self._is_sign_of_number(token):
            return
        if token.text in _OPERATORS:
            self._count(token)
            if bracket.role != "expression":
                self._join(token, 1)
        elif token.text in _SEPARATORS and bracket.role == "pattern":
            self._count(token)
            self._join(token, 1)
            bracket.worded = bracket.worded and token.text != "."

    def _is_sign_of_number(self, token: Token) -> bool:
        return token.text in _SIGNS and self._previous.text in {"(", ","}

    def _count_neighbours(self, token: Token) -> None:
        """Count a term right after a term: in a list or projection, or where triples begin.

        In a bracket that may hold an expression it is an item too: after a FILTER without a
        full stop, a list looks the same.
        """
        role = self._brackets[-1].role
        if not self._begun or not self._after_operand():
            return
        if role == "pattern" and self._previous.text in {"}", ")"}:
            self._count(token)
            self._join(token, 1)
        elif role in {"items", "expression"}:
            self._count(token, 2)
            self._join(token, 2)
        elif role == "top":
            self._count(token)

    def _after_operand(self) -> bool:
        previous = self._previous
        if previous.kind == "word":
            return previous.text.upper().endswith(("TRUE", "FALSE"))
        return previous.kind in _OPERANDS or previous.text in CLOSING

    # What is refused whatever the limits are.

    def _check_less_than(self, token: Token) -> None:
        """Refuse ``?a<?b&&?c>?d``: an IRI for the standard, not for the engine."""
        if self._brackets[-1].role == "expression" and self._after_operand():
            cause = f"{token.text} is read as an IRI, and none can stand here."
            remedy = "Write spaces around < if it means less than, and != for unequal."
            raise self._refuse(token, cause, remedy)

    def _refuse(self, token: Token, cause: str, remedy: str = "") -> BadQueryError:
        return refusal(self._text, token.start, cause, remedy)
