"""What the page about one thing asks the store.

Each query begins at the thing, or at what is shown beside it, and takes its part of that before
it looks further, so that it takes no longer in a larger graph. Patterns stand in the order in
which the engine is to follow them.
"""

from collections.abc import Iterable

from ipcoop.http.asking import Term
from ipcoop.http.entity.assertions import NO_FACTS, RELATIONS
from ipcoop.namespaces import (
    DISPUTED_GRAPH,
    ID,
    INFERRED_GRAPH,
    ONTOLOGY_GRAPH,
    REFERENCE_GRAPH,
    SCHEME,
)

MOST_FACTS = 100
MOST = 50
"""What a page shows of each kind: links of others to the thing, and statements of no facts."""

MOST_ASSERTIONS = 300
"""Assertions about a thing that are all read; of more only those of what is shown."""

MOST_EVIDENCE = 4 * MOST_ASSERTIONS
"""Quotations that are read at a time."""

_MOST_LOOKED_AT = 500
"""Assertions about the thing, for each page, among which those that are no facts are sought."""

_OF = "?assertion ?subject ?property ?value ?node ?status ?document ?number ?exact"
_WORDS = """
  ?assertion ipcoop:inDocument ?document ; ipcoop:hasEvidence ?span .
  ?span oa:exact ?exact ; oa:start ?start ; ipcoop:inSentence ?sentence .
  ?sentence ipcoop:sentenceNumber ?number"""
_BODY = "ipcoop:actsOnBehalfOf|ipcoop:hasParticipant"
"""Whom a relation is about, for themselves or as what they are.

Who is there in a post acts on behalf of the body that the post is in, as is concluded.
"""

_ABOUT = {
    "assertedSubject": "ipcoop:assertedPredicate ?property ; ipcoop:assertedObject ?value",
    "assertedObject": "ipcoop:assertedPredicate ?property ; ipcoop:assertedSubject ?subject",
    "assertsNode": "ipcoop:inDocument ?document",
}
"""How assertions are about a thing, and what else each tells."""

_IS_NO_FACT = " || ".join(f"?status = <{SCHEME}status/{name}>" for name in sorted(NO_FACTS))

PREFIXES = ("ipcoop", "oa", "owl", "rdf", "rdfs")
"""The prefixes that they need."""


def facts(iri: str, page: int) -> str:
    """Ask what is said of a thing in the facts view, and whether by conclusion or by others."""
    return f"""SELECT ?property ?value ?inferred ?known {{
  {{ SELECT ?property ?value {{ <{iri}> ?property ?value }} {_part(page, MOST_FACTS)} }}
  OPTIONAL {{ GRAPH <{INFERRED_GRAPH}> {{ <{iri}> ?property ?value }} BIND(true AS ?inferred) }}
  BIND(!BOUND(?inferred) && ({_known(f"<{iri}> ?property ?value")}) AS ?known)
}}"""


def kinds(iri: str) -> str:
    """Ask for the classes of a thing."""
    pattern = f"BIND(rdf:type AS ?property) <{iri}> ?property ?value"
    return f"SELECT ?property ?value {{ {pattern} }} LIMIT {MOST}"


def incoming(iri: str, page: int) -> str:
    """Ask what is said with a thing, and whether that is also said of it the other way round."""
    return f"""SELECT ?property ?value ?inferred ?known ?turned {{
  {{ SELECT ?property ?value {{ ?value ?property <{iri}> }} {_part(page)} }}
  BIND(EXISTS {{ GRAPH <{INFERRED_GRAPH}> {{ ?value ?property <{iri}> }} }} AS ?inferred)
  BIND(!?inferred && ({_known(f"?value ?property <{iri}>")}) AS ?known)
  BIND(EXISTS {{ ?property owl:inverseOf|^owl:inverseOf ?inverse . <{iri}> ?inverse ?value }}
    AS ?turned)
}}"""


def looked_at(page: int) -> int:
    """Return among how many assertions about a thing those of no facts are sought for a page."""
    return (page + 1) * _MOST_LOOKED_AT


def how_many(iri: str, page: int) -> str:
    """Count the assertions about a thing, up to one more than are looked at."""
    return f"SELECT (COUNT(*) AS ?many) {{ {_first(iri, looked_at(page) + 1)} }}"


def about(iri: str) -> list[str]:
    """Return the ways in which assertions tell of a thing.

    What they match has no subject where that is the thing, no value where that is, and neither
    where the assertion is that there is the thing.
    """
    return [
        f"GRAPH ?evidence {{ ?assertion ipcoop:{way} <{iri}> ; {rest} ; ipcoop:hasStatus ?status "
        for way, rest in _ABOUT.items()
    ]


def between(iri: str, ends: Iterable[Term]) -> list[str]:
    """Return the ways in which assertions tell of facts between a thing and things of few links.

    What they match has no subject where that is the thing, and no value where that is. No fact
    has a document for its value, but all evidence from it has.
    """
    others = list(ends)
    values = (one for one in others if not one.value.startswith(f"{ID}document/"))
    return [
        f"VALUES ?{end} {{ {_written(terms)} }} GRAPH ?evidence {{ "
        f"?assertion ipcoop:{way} ?{end} ; ipcoop:{back} <{iri}> ; "
        f"ipcoop:assertedPredicate ?property ; ipcoop:hasStatus ?status "
        for end, terms, way, back in (
            ("value", values, "assertedObject", "assertedSubject"),
            ("subject", others, "assertedSubject", "assertedObject"),
        )
    ]


def one_each(iri: str, ends: Iterable[Term]) -> str:
    """Ask for one assertion of each fact between a thing and others that have many links too.

    It is sought among so many assertions about the thing.
    """
    others = _written(ends, ", ")
    said = "ipcoop:assertedSubject ?subject ; " + _ABOUT["assertedSubject"]
    return f"""SELECT (MIN(?assertion) AS ?one) {{
  {_first(iri, _MOST_LOOKED_AT)}
  GRAPH ?evidence {{ ?assertion {said} ; ipcoop:hasStatus ?status }}
  FILTER((?value IN ({others}) || ?subject IN ({others})) && !({_IS_NO_FACT}))
}} GROUP BY ?subject ?property ?value LIMIT {MOST_EVIDENCE}"""


def noted(iri: str, page: int) -> str:
    """Ask which assertions are that there is the thing, or are about it and of no facts."""
    node = f"GRAPH ?evidence {{ ?assertion ipcoop:assertsNode <{iri}> }}"
    return f"""SELECT DISTINCT ?assertion {{
  {{ SELECT ?assertion {{ {node} }} LIMIT {MOST} }} UNION
  {{ {_first(iri, looked_at(page))}
     GRAPH ?evidence {{ ?assertion ipcoop:hasStatus ?status }} FILTER({_IS_NO_FACT}) }}
}} {_part(page)}"""


def of_nodes(iris: Iterable[str]) -> list[str]:
    """Return the way in which assertions tell that there are things."""
    return [
        f"VALUES ?node {{ {_written(map(Term, iris))} }} "
        "GRAPH ?evidence { ?assertion ipcoop:assertsNode ?node ; ipcoop:hasStatus ?status "
    ]


def these(assertions: Iterable[str]) -> list[str]:
    """Return the ways in which known assertions tell of anything."""
    values = f"VALUES ?assertion {{ {_written(map(Term, assertions))} }} GRAPH ?evidence {{ "
    said = "ipcoop:assertedSubject ?subject ; " + _ABOUT["assertedSubject"]
    return [
        f"{values} ?assertion {rest} ; ipcoop:hasStatus ?status "
        for rest in (said, "ipcoop:assertsNode ?node")
    ]


def quotations(ways: Iterable[str]) -> str:
    """Ask for what assertions tell in some ways, with the words that they rest on."""
    found = " UNION ".join(f"{{ {way} . {_WORDS} }} }}" for way in ways)
    return f"""SELECT {_OF} {{ {{ SELECT {_OF} ?start {{ {found} }} LIMIT {MOST_EVIDENCE} }}
}} ORDER BY ?document ?number ?start ?assertion"""


def claims(assertions: Iterable[str]) -> str:
    """Ask who claims what some assertions tell, and whether of the past or as an intention."""
    values = _written(map(Term, assertions))
    return f"""SELECT ?assertion ?claimant ?modality {{ VALUES ?assertion {{ {values} }}
  {{ GRAPH ?evidence {{ ?assertion ipcoop:claimedBy ?claimant }} }} UNION
  {{ GRAPH ?evidence {{ ?assertion ipcoop:hasModality ?modality }} }}
}}"""


def connected(nodes: Iterable[str]) -> str:
    """Ask what relations connect."""
    return f"""SELECT DISTINCT ?node ?other {{ VALUES ?node {{ {_written(map(Term, nodes))} }}
  {{ ?node ?property ?other }} UNION
  {{ ?node ({_BODY})/ipcoop:isUnitOf*/ipcoop:hasJurisdiction? ?other }}
  FILTER(STRSTARTS(STR(?other), "{ID}")) }} LIMIT {MOST_EVIDENCE}"""


def connecting(iri: str, others: Iterable[Term]) -> str:
    """Ask what relations connect a thing with some others, beginning with those."""
    # The engine seeks the two ends of a union in all of it, and those of EXISTS from what is known.
    of_body = f"?node {_BODY} ?body . ?body ipcoop:isUnitOf|ipcoop:hasJurisdiction <{iri}>"
    return f"""SELECT DISTINCT ?node ?other {{
  {{ SELECT ?node ?other {{ VALUES ?other {{ {_written(others)} }} ?other ?way ?node
     FILTER(REGEX(STR(?node), "^{RELATIONS.pattern}")) }} LIMIT {MOST_EVIDENCE} }}
  FILTER(EXISTS {{ ?node ?property <{iri}> }} || EXISTS {{ {of_body} }})
}}"""


def disputed(iri: str, page: int) -> str:
    """Ask what is said of a thing that sources contradict each other about."""
    pattern = f"GRAPH <{DISPUTED_GRAPH}> {{ <{iri}> ?property ?value }}"
    found = f"SELECT ?property ?value {{ {pattern} }} {_part(page)}"
    return f"SELECT * {{ {{ {found} }} }} ORDER BY ?property ?value"


def questions(iri: str, page: int) -> str:
    """Ask what the documents leave unsaid of a thing."""
    pattern = f"GRAPH ?evidence {{ ?question ipcoop:questionSubject <{iri}> }}"
    return f"""SELECT DISTINCT ?question ?document ?number {{
  {{ SELECT ?evidence ?question {{ {pattern} }} {_part(page)} }}
  GRAPH ?evidence {{
    ?question ipcoop:inDocument ?document ; ipcoop:hasEvidence ?span .
    ?span ipcoop:inSentence ?sentence . ?sentence ipcoop:sentenceNumber ?number }}
}} ORDER BY ?document ?number ?question"""


def _known(triple: str) -> str:
    """Ask whether a fact is told by others than the documents."""
    # To look into all graphs takes a page some milliseconds more.
    graphs = (REFERENCE_GRAPH, ONTOLOGY_GRAPH)
    return " || ".join(f"EXISTS {{ GRAPH <{graph}> {{ {triple} }} }}" for graph in graphs)


def _first(iri: str, most: int) -> str:
    """Ask for some of the assertions about a thing.

    It is one pattern for all ways in which they may be, as the engine goes through all that names
    a thing where a pattern finds nothing.
    """
    ways = ", ".join(f"ipcoop:{way}" for way in _ABOUT)
    pattern = f"GRAPH ?evidence {{ ?assertion ?way <{iri}> }} FILTER(?way IN ({ways}))"
    return f"{{ SELECT ?evidence ?assertion {{ {pattern} }} LIMIT {most} }}"


def _written(terms: Iterable[Term], between: str = " ") -> str:
    return between.join(dict.fromkeys(term.written for term in terms))


def _part(page: int, most: int = MOST) -> str:
    """Ask for one row more than is shown, which tells that there are more."""
    return f"LIMIT {most + 1} OFFSET {page * most}"
