"""What the page about one thing asks the store.

Each query begins at the thing and has an end, so that it takes no longer in a larger graph.
"""

from ipcoop.http.entity.assertions import RELATIONS
from ipcoop.namespaces import DISPUTED_GRAPH, ID, INFERRED_GRAPH

MOST = 500
"""Facts that are shown, and half as many links of others to the thing."""

MOST_EVIDENCE = 4 * MOST

_WORDS = """
  ?assertion ipcoop:hasStatus ?status ; ipcoop:inDocument ?document ; ipcoop:hasEvidence ?span .
  ?span oa:exact ?exact ; oa:start ?start ; ipcoop:inSentence ?sentence .
  ?sentence ipcoop:sentenceNumber ?number"""

PREFIXES = ("ipcoop", "oa", "owl")
"""The prefixes that they need."""


def facts(iri: str) -> str:
    """Ask what is said of a thing in the facts view, and whether it was concluded."""
    return _limited(
        f"SELECT ?property ?value ?inferred {{ <{iri}> ?property ?value "
        f"BIND(EXISTS {{ GRAPH <{INFERRED_GRAPH}> {{ <{iri}> ?property ?value }} }} "
        "AS ?inferred) }",
        MOST,
    )


def incoming(iri: str) -> str:
    """Ask what is said with a thing that is not said of it the other way round."""
    return _limited(
        f"SELECT (?subject AS ?value) ?property ?inferred {{ ?subject ?property <{iri}> "
        f"FILTER NOT EXISTS {{ ?property owl:inverseOf|^owl:inverseOf ?inverse . "
        f"<{iri}> ?inverse ?subject }} "
        f"BIND(EXISTS {{ GRAPH <{INFERRED_GRAPH}> {{ ?subject ?property <{iri}> }} }} "
        "AS ?inferred) }",
        MOST // 2,
    )


def evidence(iri: str) -> str:
    """Ask for the assertions about a thing, and the words that they rest on.

    A row has no subject where that is the thing, no value where that is, and neither where the
    assertion is that there is the thing.
    """
    return _assertions(
        f"?assertion ipcoop:assertedSubject <{iri}> ; ipcoop:assertedPredicate ?property ; "
        "ipcoop:assertedObject ?value",
        f"?assertion ipcoop:assertedObject <{iri}> ; ipcoop:assertedPredicate ?property ; "
        "ipcoop:assertedSubject ?subject",
        f"?assertion ipcoop:assertsNode <{iri}>",
    )


def claimants(iri: str) -> str:
    """Ask who claims what about a thing."""
    ways = " UNION ".join(
        f"{{ ?assertion ipcoop:{way} <{iri}> ; ipcoop:claimedBy ?claimant }}"
        for way in ("assertedSubject", "assertedObject", "assertsNode")
    )
    return _limited(f"SELECT ?assertion ?claimant {{ GRAPH ?evidence {{ {ways} }} }}", MOST)


def relations(iri: str) -> str:
    """Ask for the assertions that there are the relations of a thing to others."""
    return _assertions("?assertion ipcoop:assertsNode ?node", before=_relations(iri))


def related(iri: str) -> str:
    """Ask what the relations of a thing connect it with."""
    body = "ipcoop:inCapacityOf/ipcoop:isPostIn|ipcoop:actsOnBehalfOf|ipcoop:hasParticipant"
    return _limited(
        f"SELECT DISTINCT ?node ?other {{ {_relations(iri)} {{ ?node ?property ?other }} UNION "
        f"{{ ?node ({body})/ipcoop:isUnitOf*/ipcoop:hasJurisdiction? ?other }} "
        f'FILTER(STRSTARTS(STR(?other), "{ID}")) }}',
        MOST_EVIDENCE,
    )


def disputed(iri: str) -> str:
    """Ask what is said of a thing that sources contradict each other about."""
    pattern = f"GRAPH <{DISPUTED_GRAPH}> {{ <{iri}> ?property ?value }}"
    return _limited(f"SELECT ?property ?value {{ {pattern} }} ORDER BY ?property ?value", MOST)


def questions(iri: str) -> str:
    """Ask what the documents leave unsaid of a thing."""
    return _limited(
        f"""SELECT DISTINCT ?question ?document ?number {{ GRAPH ?evidence {{
    ?question ipcoop:questionSubject <{iri}> ; ipcoop:inDocument ?document ;
      ipcoop:hasEvidence ?span .
    ?span ipcoop:inSentence ?sentence . ?sentence ipcoop:sentenceNumber ?number
  }} }} ORDER BY ?document ?number ?question""",
        MOST,
    )


def _relations(iri: str) -> str:
    return (
        f"{{ SELECT DISTINCT ?node {{ <{iri}> ?any ?node "
        f'FILTER(REGEX(STR(?node), "^{RELATIONS.pattern}")) }} LIMIT {MOST // 2} }}'
    )


def _assertions(*which: str, before: str = "") -> str:
    # No OPTIONAL: the engine works out all that there is for one before it looks what fits.
    ways = " UNION ".join(f"{{ {before} GRAPH ?evidence {{ {one} . {_WORDS} }} }}" for one in which)
    variables = "?assertion ?subject ?property ?value ?node ?status ?document ?number ?exact"
    order = "ORDER BY ?document ?number ?start ?assertion"
    return _limited(f"SELECT {variables} {{ {ways} }} {order}", MOST_EVIDENCE)


def _limited(query: str, most: int) -> str:
    """Ask for one row more than is shown, which tells that there are more."""
    return f"{query} LIMIT {most + 1}"
