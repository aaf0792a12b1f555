"""What a briefing asks the store: what links a country or an office with what was done."""

from collections.abc import Iterable

from ipcoop.http.choices import DATES, KINDS
from ipcoop.namespaces import IPCOOP

MOST = 100
"""Things of each kind that are listed, the latest ones; and open questions."""

_MOST_LOOKED_AT = 2_000
"""Links to things of a kind among which the latest are sought."""

_DATED = f"OPTIONAL {{ ?thing {DATES} ?on }}"

PREFIXES = ("ipcoop",)


def common(one: str, other: str) -> str:
    """Ask for the things that two have to do with, the latest first."""
    classes = ", ".join(f"ipcoop:{name}" for name in KINDS.values())
    # The bound of what the first has to do with keeps the engine from joining before the filter.
    return f"""SELECT ?thing (MIN(?on) AS ?date) {{
  {{ SELECT DISTINCT ?thing {{
    {{ SELECT DISTINCT ?thing {{ {_sides(one)} ?side ?property ?thing .
      ?thing a ?class FILTER(?class IN ({classes})) }} LIMIT 100000 }}
    {_sides(other)} ?side ?property ?thing
  }} LIMIT {_MOST_LOOKED_AT} }}
  {_DATED}
}} GROUP BY ?thing ORDER BY DESC(?date) ?thing LIMIT {MOST + 1}"""


def contacts(iri: str, kind: str, things: Iterable[str] | None) -> str:
    """Ask for the things of a kind that somebody has to do with, and how.

    A country has to do with what its offices have to do with.

    Args:
        iri: of the country or the office.
        kind: of the things.
        things: the only ones that are sought, if any are named.
    """
    among = "" if things is None else f"VALUES ?thing {{ {_written(things)} }}"
    most = MOST + 1 if things is None else _MOST_LOOKED_AT
    return f"""SELECT ?thing ?side ?property (MIN(?on) AS ?date) (MAX(?until) AS ?end) {{
  {{ SELECT ?side ?property ?thing {{ {among} {_sides(iri)} ?side ?property ?thing
    FILTER(STRSTARTS(STR(?property), "{IPCOOP}")) ?thing a ipcoop:{KINDS[kind]}
  }} LIMIT {_MOST_LOOKED_AT} }}
  {_DATED}
  OPTIONAL {{ ?thing ipcoop:endDate ?until }}
}} GROUP BY ?thing ?side ?property ORDER BY DESC(?date) ?thing ?property LIMIT {most}"""


def people(iri: str) -> str:
    """Ask for the posts of an office, or of the offices of a country, and who holds them."""
    return f"""SELECT DISTINCT ?post ?person {{
  {_sides(iri)} ?side ipcoop:hasPost ?post
  OPTIONAL {{ ?post ipcoop:isHeldBy ?person }}
}} ORDER BY ?post ?person LIMIT {MOST}"""


def questions(iris: Iterable[str]) -> str:
    """Ask what the documents leave unsaid of things."""
    return f"""SELECT DISTINCT ?question ?document ?number {{
  VALUES ?thing {{ {_written(iris)} }}
  GRAPH ?evidence {{
    ?question ipcoop:questionSubject ?thing ; ipcoop:inDocument ?document ;
      ipcoop:hasEvidence ?span .
    ?span ipcoop:inSentence ?sentence . ?sentence ipcoop:sentenceNumber ?number
  }} }} ORDER BY ?document ?number ?question LIMIT {MOST}"""


def _sides(iri: str) -> str:
    return f"{{ BIND(<{iri}> AS ?side) }} UNION {{ ?side ipcoop:hasJurisdiction <{iri}> }}"


def _written(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)
