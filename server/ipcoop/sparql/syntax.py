"""What a query asks for, and whether it may be given to the engine.

The engine's parser reads some queries that the standard does not allow, takes a stack frame or
more for every bracket and operator, and reads some calls twice. What would end its process,
keep it busy for long, or reach other services is refused here, before it is parsed.
"""

import re
from difflib import get_close_matches
from enum import Enum
from functools import lru_cache

from ipcoop.config import Limits
from ipcoop.errors import BadQueryError
from ipcoop.sparql.guard import Guard
from ipcoop.sparql.prologue import prologue_fault
from ipcoop.sparql.tokens import Token, refusal, tokenize

_DEFAULTS = Limits()
_SURROGATE = re.compile("[\ud800-\udfff]")
_UPDATES = frozenset(
    ["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"]
)


class Form(Enum):
    """The four forms of a query."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


@lru_cache(maxsize=16)
def check(text: str, limits: Limits = _DEFAULTS) -> Form:
    """Return the form of a query that may be given to the engine.

    Each page asks one long query that is always the same.

    Raises:
        BadQueryError: if the text is an update or no query, is longer, deeper or more complex
            than the limits, or wants to ask another service.
    """
    _check_characters(text, limits)
    guard = Guard(text, limits)
    form = None
    for token in tokenize(text):
        if form is None and opens_form(token):
            form = _form(text, token)
            guard.begin()
        guard.take(token)
    if form is None:
        raise BadQueryError("The query is empty.", "Write SELECT, ASK, CONSTRUCT or DESCRIBE.")
    guard.finish()
    return form


def check_update(text: str, limits: Limits = _DEFAULTS) -> None:
    """Raise if an update may not be given to the engine.

    Raises:
        BadQueryError: if the text is no update, is longer, deeper or more complex than the
            limits, or wants to ask another service.
    """
    _check_characters(text, limits)
    guard = Guard(text, limits)
    begun = False
    for token in tokenize(text):
        if not begun and opens_form(token):
            begun = True
            guard.begin()
            if token.text.upper() not in _UPDATES:
                cause = f"“{token.text}” begins no update."
                raise refusal(text, token.start, cause, "Send a query to /sparql.")
        guard.take(token)
    guard.finish()


def _check_characters(text: str, limits: Limits) -> None:
    if len(text) > limits.length:
        cause = f"The query has {len(text):,} characters; {limits.length:,} are the limit."
        raise BadQueryError(cause, "Ask for less at once.")
    if lone := _SURROGATE.search(text):
        raise refusal(text, lone.start(), "Half a surrogate pair is no character.", "Remove it.")


def opens_form(token: Token) -> bool:
    """Tell whether a token ends the prologue, by beginning a query or an update."""
    return token.kind == "word" and token.text.upper() not in {"PREFIX", "BASE", "VERSION"}


def _form(text: str, token: Token) -> Form:
    word = token.text.upper()
    if word in Form.__members__:
        return Form[word]
    if word in _UPDATES:
        cause = f"{word} begins an update, and this endpoint only reads."
        raise refusal(text, token.start, cause, "Send a query.")
    if fault := prologue_fault(text, list(tokenize(text[: token.end]))):
        raise fault
    cause = f"“{token.text}” begins no query."
    if near := get_close_matches(word, Form.__members__, n=1):
        raise refusal(text, token.start, cause, f"Did you mean {near[0]}?")
    remedy = "After its prefixes, each with a colon, a query begins with SELECT, ASK, CONSTRUCT or"
    raise refusal(text, token.start, cause, f"{remedy} DESCRIBE.")
