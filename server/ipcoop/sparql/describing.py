"""Queries for the description of one thing: what is said of it, and what is said with it.

A description has facts and evidence. What is only claimed or implied stands in it as assertions
with their status, never as a fact.
"""

from ipcoop.namespaces import EVIDENCE_GRAPHS

AT_ONCE = 250
"""Triples of each kind on one page of a description: from the thing, to it, in the evidence."""

_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_PARTS = (
    "?subject ?property ?value",
    "GRAPH ?evidence { ?subject ?property ?value } "
    f'FILTER(STRSTARTS(STR(?evidence), "{EVIDENCE_GRAPHS}"))',
)
_OTHERS = ("value", "value", "subject", "subject")
"""The other end of the triples of each part."""


def description(iri: str, page: int) -> str:
    """Return the query for one page of a description, with labels; the first page is 0."""
    parts = [
        f"{{ {part} OPTIONAL {{ ?{other} {_LABEL} ?{other}Label }} }}"
        for part, other in zip(_parts(iri, AT_ONCE, page * AT_ONCE), _OTHERS, strict=True)
    ]
    if page == 0:
        parts.append(f"{{ VALUES ?subject {{ <{iri}> }} ?subject {_LABEL} ?subjectLabel }}")
    told = f"?subject ?property ?value ; {_LABEL} ?subjectLabel . ?value {_LABEL} ?valueLabel ."
    return f"CONSTRUCT {{ {told} }} WHERE {{ {' UNION '.join(parts)} }}"


def has_more(iri: str, page: int) -> str:
    """Return the query that asks whether a page is followed by another one."""
    return f"ASK {{ {' UNION '.join(_parts(iri, 1, (page + 1) * AT_ONCE))} }}"


def types(iri: str) -> str:
    """Return the query for the classes of a thing, among the facts."""
    return f"SELECT ?type {{ <{iri}> a ?type }} ORDER BY ?type LIMIT 50"


def _parts(iri: str, limit: int, offset: int) -> list[str]:
    return [
        f"{{ SELECT ?subject ?property ?value {{ VALUES ?{end} {{ <{iri}> }} {pattern} }} "
        f"LIMIT {limit} OFFSET {offset} }}"
        for end in ("subject", "value")
        for pattern in _PARTS
    ]
