"""Refuse what might mean something else to another engine than to the one that checks it."""

import re

from ipcoop.errors import BadQueryError
from ipcoop.sparql.mentions import resolve
from ipcoop.sparql.syntax import opens_form
from ipcoop.sparql.tokens import refusal, tokenize

_ASCII_ESCAPE = re.compile(r"\\(?:u00|U000000)[0-7][0-9A-Fa-f]")
_FROM = "FROM"


def require_plain(text: str) -> None:
    """Raise if a query spells a character of ASCII as an escape.

    Engines that follow SPARQL 1.1, section 19.2, to the letter replace it before they read the
    query: the end of a string or a comment may hide in it, and after that whatever is refused.

    Raises:
        BadQueryError: if it does.
    """
    if found := _ASCII_ESCAPE.search(text):
        cause = f"{found[0]} stands for a character that engines do not agree on."
        raise refusal(text, found.start(), cause, "Write the character itself, or %-encode it.")


def graphs_named(text: str) -> tuple[list[str], list[str]]:
    """Return the graphs that a query names with FROM, and those that it does with FROM NAMED.

    Raises:
        BadQueryError: if that cannot be told.
    """
    if _FROM not in text.upper():
        return [], []
    tokens = list(tokenize(text))
    begin = next(i for i, token in enumerate(tokens) if opens_form(token))
    terms: list[str] = []
    are_named: list[bool] = []
    for i, token in enumerate(tokens):
        if token.kind != "word" or _FROM not in token.text.upper():
            continue
        after = tokens[i + 1 : i + 3]
        is_named = bool(after) and after[0].text.upper() == "NAMED"
        after = after[is_named:]
        if token.text.upper() != _FROM or not after or after[0].kind not in {"iri", "name"}:
            raise refusal(text, token.start, "It is not clear which graph this names.", _APART)
        terms.append(after[0].text)
        are_named.append(is_named)
    graphs = resolve(text[: tokens[begin].start], terms)
    if len(graphs) != len(terms):
        raise BadQueryError("It is not clear which graphs the query names.", _APART)
    found = [(graph.value, is_named) for graph, is_named in zip(graphs, are_named, strict=True)]
    return [iri for iri, is_named in found if not is_named], [iri for iri, named in found if named]


_APART = "Write FROM, or FROM NAMED, with a space and the IRI of the graph after it."
