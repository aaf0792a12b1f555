"""Write what the variable ``?thing`` stands for into a query, for engines that cannot be told."""

import pyoxigraph as ox

from ipcoop.sparql.tokens import Token, tokenize

_NONE = Token("sign", "", 0)


def about(text: str, thing: str) -> str:
    """Return a query whose ``?thing`` is an IRI; without one, the query as it is.

    To join the query with the IRI at its end would be the same, and takes engines that evaluate
    all else before it seconds in place of milliseconds. The query has no subselect, in which the
    variable might be another one. Where BIND gives ``?thing`` its value, a
    FILTER compares the two.

    Raises:
        ValueError: if the thing is no IRI.
    """
    if not thing:
        return text
    iri = str(ox.NamedNode(thing))
    parts: list[str] = []
    end = 0
    before = _NONE
    is_bound = False
    for token in tokenize(text):
        parts.append(text[end : token.start])
        is_thing = token.kind == "variable" and token.text[1:] == "thing"
        is_target = is_thing and before.text.upper() == "AS"
        parts.append(iri if is_thing and not is_target else token.text)
        if is_bound:
            parts.append(f" FILTER(?thing = {iri})")
        is_bound = is_target
        before, end = token, token.end
    return "".join([*parts, text[end:]])
