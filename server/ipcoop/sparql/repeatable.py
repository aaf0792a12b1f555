"""Whether the same query of the same graph has the same answer, to the byte."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ipcoop.sparql.tokens import CLOSES, CLOSING, Token, tokenize

# The engine takes keywords that are not set apart by spaces, so these may stand inside a word.
_WORDS = ("RAND", "NOW", "UUID", "BNODE", "SERVICE")
_VOLATILE = re.compile("|".join(_WORDS), re.IGNORECASE)
_NEW_NODES = frozenset("[(")


@lru_cache(maxsize=16)
def is_repeatable(text: str) -> bool:
    """Tell whether a query calls nothing that differs from call to call.

    These are RAND, NOW, UUID, STRUUID, BNODE and SERVICE, and the blank nodes that CONSTRUCT
    makes, whose labels are new each time.
    """
    # Most queries have none of these anywhere, and need not be read as tokens once more.
    upper = text.upper()
    if not any(word in upper for word in (*_WORDS, "CONSTRUCT")):
        return True
    tokens = list(tokenize(text))
    if any(token.kind == "word" and _VOLATILE.search(token.text) for token in tokens):
        return False
    made = _template(tokens)
    return not any(token.kind == "blank" or token.text in _NEW_NODES for token in made)


def _template(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield what stands in the first braces after CONSTRUCT."""
    rest = iter(tokens)
    if not any(token.kind == "word" and token.text.upper() == "CONSTRUCT" for token in rest):
        return
    depth = 0
    for token in rest:
        if token.kind == "sign":
            depth += (token.text in CLOSES) - (token.text in CLOSING)
        yield token
        if depth == 0 and token.text == "}":
            return
