"""Ask the engine in the quicker of two ways that have the same answer."""

import re

_SPACE = r"(?:[ \t\r\n]|\#[^\r\n]*+[\r\n])"
_NAMES_OF_GRAPHS = re.compile(
    rf"""
    (?P<head> {_SPACE}*+ (?:PREFIX {_SPACE}++ [\w.\-]*+ : {_SPACE}*+ <[^<>"\s]*+> {_SPACE}*+)*+
        SELECT {_SPACE}++ (?:DISTINCT|REDUCED) {_SPACE}*+ )
    [?$](?P<graph>\w++)
    (?P<where> {_SPACE}*+ (?:WHERE{_SPACE}*+)?+ )
    \{{ {_SPACE}*+ GRAPH {_SPACE}*+ [?$](?P=graph)\b {_SPACE}*+
    \{{ {_SPACE}*+
        [?$](?P<subject>\w++) {_SPACE}*+ [?$](?P<predicate>\w++) {_SPACE}*+ [?$](?P<object>\w++)
        {_SPACE}*+ \.?+ {_SPACE}*+
    \}} {_SPACE}*+ \}}
    (?P<rest>
        (?:{_SPACE}*+ ORDER {_SPACE}++ BY {_SPACE}*+
            (?: [?$](?P=graph)\b | (?:ASC|DESC){_SPACE}*+\({_SPACE}*+[?$](?P=graph){_SPACE}*+\) )
        )?+
        (?:{_SPACE}*+ (?:LIMIT|OFFSET) {_SPACE}++ \d++){{0,2}}+ {_SPACE}*+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def quickened(text: str) -> str:
    """Return a query with the same answer that does not go through all quads, or the query.

    Whoever asks for the names of all graphs asks for those of all their triples; to ask for the
    graphs themselves, and whether each has a triple, takes 3 ms of 300 for a million quads.
    """
    found = _NAMES_OF_GRAPHS.fullmatch(text)
    if found is None:
        return text
    graph, *triple = names = found.group("graph", "subject", "predicate", "object")
    if len(set(names)) < len(names):
        return text
    head, where, rest = found.group("head", "where", "rest")
    has_one = f"FILTER EXISTS {{ GRAPH ?{graph} {{ ?{' ?'.join(triple)} }} }}"
    return f"{head}?{graph}{where}{{ GRAPH ?{graph} {{ }} {has_one} }}{rest}"
