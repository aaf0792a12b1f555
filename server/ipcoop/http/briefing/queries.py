"""What a briefing asks the store: what links a country or an office with what was done."""

from collections.abc import Iterable

from ipcoop.http.choices import KINDS
from ipcoop.namespaces import IPCOOP

MOST = 200
"""Things of each kind that are listed, the latest ones; and open questions."""

PREFIXES = ("ipcoop",)


def contacts(iri: str, kind: str) -> str:
    """Ask for the things of a kind that somebody has to do with, and how.

    A country has to do with what its offices have to do with.
    """
    return f"""SELECT ?thing ?side ?property (MIN(?on) AS ?date) (MAX(?until) AS ?end) {{
  {{ BIND(<{iri}> AS ?side) }} UNION {{ ?side ipcoop:hasJurisdiction <{iri}> }}
  ?side ?property ?thing FILTER(STRSTARTS(STR(?property), "{IPCOOP}"))
  ?thing a ipcoop:{KINDS[kind]}
  OPTIONAL {{ ?thing ipcoop:startDate|ipcoop:signedOn|ipcoop:startYear ?on }}
  OPTIONAL {{ ?thing ipcoop:endDate ?until }}
}} GROUP BY ?thing ?side ?property ORDER BY DESC(?date) ?thing ?property LIMIT {MOST + 1}"""


def people(iri: str) -> str:
    """Ask for the posts of an office, or of the offices of a country, and who holds them."""
    return f"""SELECT DISTINCT ?post ?person {{
  {{ BIND(<{iri}> AS ?side) }} UNION {{ ?side ipcoop:hasJurisdiction <{iri}> }}
  ?side ipcoop:hasPost ?post
  OPTIONAL {{ ?post ipcoop:isHeldBy ?person }}
}} ORDER BY ?post ?person LIMIT {MOST}"""


def questions(iris: Iterable[str]) -> str:
    """Ask what the documents leave unsaid of things."""
    values = " ".join(f"<{iri}>" for iri in iris)
    return f"""SELECT DISTINCT ?question ?document ?number {{
  VALUES ?thing {{ {values} }}
  GRAPH ?evidence {{
    ?question ipcoop:questionSubject ?thing ; ipcoop:inDocument ?document ;
      ipcoop:hasEvidence ?span .
    ?span ipcoop:inSentence ?sentence . ?sentence ipcoop:sentenceNumber ?number
  }} }} ORDER BY ?document ?number ?question LIMIT {MOST}"""
