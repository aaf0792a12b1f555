"""What a briefing asks the store: what links a country or an office with what was done."""

from collections.abc import Iterable

from ipcoop.http.choices import DATES, KINDS
from ipcoop.namespaces import INFERRED_GRAPH, IPCOOP, REFERENCE_GRAPH, SCHEME

MOST = 100
"""Things of each kind that are listed, the latest ones; statements of no facts; and questions."""

_MOST_LOOKED_AT = 2_000
"""Links to things of a kind among which the latest are sought."""

MOST_ASSERTIONS = 500
"""Assertions about a side among which those that are no facts are sought."""

_PARTNER = "ipcoop:isHeldInCooperationWith"
"""What links an event with a side, and has no name in the other direction."""

_DATED = f"OPTIONAL {{ ?thing {DATES} ?on }}"

PREFIXES = ("dcterms", "ipcoop")

CHANGED = "SELECT (MAX(?on) AS ?last) { ?thing dcterms:modified ?on }"
"""Ask when anything was changed last, as far as the facts tell."""


def common(one: str, other: str) -> str:
    """Ask for the things that two have to do with, the latest first."""
    classes = ", ".join(f"ipcoop:{name}" for name in KINDS.values())
    # The bound of what the first has to do with keeps the engine from joining before the filter.
    return f"""SELECT ?thing (MIN(?on) AS ?date) {{
  {{ SELECT DISTINCT ?thing {{
    {{ SELECT DISTINCT ?thing {{ {_links(one)}
      ?thing a ?class FILTER(?class IN ({classes})) }} LIMIT 100000 }}
    {_links(other)}
  }} LIMIT {_MOST_LOOKED_AT} }}
  {_DATED}
}} GROUP BY ?thing ORDER BY DESC(?date) ?thing LIMIT {MOST + 1}"""


def contacts(iri: str, kind: str, things: Iterable[str] | None) -> str:
    """Ask for the things of a kind that somebody has to do with, how, and if that was concluded.

    A country has to do with what its offices have to do with. Where the link leads from the thing
    to the side, it is turned.

    Args:
        iri: of the country or the office.
        kind: of the things.
        things: the only ones that are sought, if any are named.
    """
    among = "" if things is None else f"VALUES ?thing {{ {_written(things)} }}"
    most = MOST + 1 if things is None else _MOST_LOOKED_AT
    links = _links(iri, f'FILTER(STRSTARTS(STR(?property), "{IPCOOP}"))', among)
    return f"""SELECT * {{ {{
  SELECT ?thing ?side ?property ?turned (MIN(?on) AS ?date) (MAX(?until) AS ?end) {{
    {{ SELECT ?side ?property ?thing ?turned {{ {links}
      ?thing a ipcoop:{KINDS[kind]} }} LIMIT {_MOST_LOOKED_AT} }}
    {_DATED}
    OPTIONAL {{ ?thing ipcoop:endDate ?until }}
  }} GROUP BY ?thing ?side ?property ?turned
  ORDER BY DESC(?date) ?thing ?property LIMIT {most} }}
  BIND(EXISTS {{ GRAPH <{INFERRED_GRAPH}> {{ ?side ?property ?thing }} }}
    || EXISTS {{ GRAPH <{INFERRED_GRAPH}> {{ ?thing ?property ?side }} }} AS ?inferred)
}}"""


def people(iri: str) -> str:
    """Ask for the posts of an office, or of the offices of a country, who holds them, and when."""
    return f"""SELECT DISTINCT ?side ?post ?person ?tenure ?date ?end {{
  {_sides(iri)} ?side ipcoop:hasPost ?post
  OPTIONAL {{ ?post ipcoop:isHeldBy ?person
    OPTIONAL {{ ?tenure ipcoop:inPost ?post ; ipcoop:isTenureOf ?person
      OPTIONAL {{ ?tenure ipcoop:startDate ?date }} OPTIONAL {{ ?tenure ipcoop:endDate ?end }} }}
  }}
}} ORDER BY ?post ?person ?date LIMIT {MOST}"""


def sources(iris: Iterable[str]) -> str:
    """Ask which things the reference data describe, and from what sources."""
    return f"""SELECT DISTINCT ?thing ?source {{ VALUES ?thing {{ {_written(iris)} }}
  GRAPH <{REFERENCE_GRAPH}> {{
    ?thing ?property ?value OPTIONAL {{ ?thing dcterms:source ?source }}
  }} }} ORDER BY ?thing ?source LIMIT {_MOST_LOOKED_AT}"""


def no_facts(iri: str) -> str:
    """Ask which assertions about somebody are claims, or what a document only implies."""
    statuses = ", ".join(f"<{SCHEME}status/{name}>" for name in ("claimed", "implied"))
    return f"""SELECT DISTINCT ?assertion {{ {_assertions(iri, MOST_ASSERTIONS)}
  GRAPH ?evidence {{ ?assertion ipcoop:hasStatus ?status }} FILTER(?status IN ({statuses}))
}} LIMIT {MOST + 1}"""


def how_many(iri: str) -> str:
    """Count the assertions about somebody, up to one more than are looked at."""
    return f"SELECT (COUNT(*) AS ?many) {{ {_assertions(iri, MOST_ASSERTIONS + 1)} }}"


def questions(iris: Iterable[str]) -> str:
    """Ask what the documents leave unsaid of things."""
    return f"""SELECT DISTINCT ?question ?document ?number {{
  VALUES ?thing {{ {_written(iris)} }}
  GRAPH ?evidence {{
    ?question ipcoop:questionSubject ?thing ; ipcoop:inDocument ?document ;
      ipcoop:hasEvidence ?span .
    ?span ipcoop:inSentence ?sentence . ?sentence ipcoop:sentenceNumber ?number
  }} }} ORDER BY ?document ?number ?question LIMIT {MOST}"""


def _assertions(iri: str, most: int) -> str:
    ways = "ipcoop:assertedSubject, ipcoop:assertedObject"
    return f"""{{ SELECT ?evidence ?assertion {{
    {_sides(iri)} GRAPH ?evidence {{ ?assertion ?way ?side }} FILTER(?way IN ({ways}))
  }} LIMIT {most} }}"""


def _links(iri: str, own: str = "", among: str = "") -> str:
    """Return what links a side with things, in either direction."""
    return f"""{{ {among} {_sides(iri)} ?side ?property ?thing {own} }} UNION
    {{ {among} {_sides(iri)} ?thing {_PARTNER} ?side
      BIND({_PARTNER} AS ?property) BIND(true AS ?turned) }}"""


def _sides(iri: str) -> str:
    return f"{{ BIND(<{iri}> AS ?side) }} UNION {{ ?side ipcoop:hasJurisdiction <{iri}> }}"


def _written(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)
