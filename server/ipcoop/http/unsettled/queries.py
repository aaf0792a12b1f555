"""What the lists of what is not settled ask the store.

Each page begins with the things that are on it, in an order that stays; all else is asked of these.
"""

from collections.abc import Iterable

from ipcoop.namespaces import DISPUTED_GRAPH

PREFIXES = ("dcterms", "ipcoop", "oa", "skos")

_MOST = 5_000

_SPAN = """?span oa:exact ?exact ; oa:start ?start ; ipcoop:inSentence ?sentence .
  ?sentence ipcoop:sentenceNumber ?number"""

_WORDS = f"""?assertion ipcoop:hasStatus ?status ; ipcoop:inDocument ?document ;
    ipcoop:hasEvidence ?span . {_SPAN}"""

_STATEMENT = """?assertion ipcoop:assertedSubject ?subject ;
    ipcoop:assertedPredicate ?property ; ipcoop:assertedObject ?value"""

_ASSERTION = "?assertion ?subject ?property ?value ?node ?status ?document ?number ?exact"

QUESTIONS = """SELECT DISTINCT ?question {
  GRAPH ?evidence { ?question a ipcoop:OpenQuestion } FILTER(isIRI(?question))
} ORDER BY ?question"""
"""Ask for the open questions; those of a document follow each other."""

CONTRADICTIONS = f"""SELECT DISTINCT ?subject ?property {{
  GRAPH <{DISPUTED_GRAPH}> {{ ?subject ?property ?value }} FILTER(isIRI(?subject))
}} ORDER BY ?subject ?property"""
"""Ask for the properties of things that sources contradict each other on."""

SAYINGS = """SELECT DISTINCT ?who ?what ?claimed {
  { GRAPH ?evidence { ?what ipcoop:claimedBy ?who } BIND(true AS ?claimed) }
  UNION { ?what ipcoop:hasSpeaker ?who }
  FILTER(isIRI(?who) && isIRI(?what))
} ORDER BY ?who ?what"""
"""Ask who claims what, and who speaks where."""


def questions(iris: Iterable[str]) -> str:
    """Ask what questions are about, and which words raise them."""
    return f"""SELECT ?question ?subject ?property ?document ?number ?exact {{
  VALUES ?question {{ {_listed(iris)} }}
  GRAPH ?evidence {{
    ?question ipcoop:questionSubject ?subject ; ipcoop:questionProperty ?property ;
      ipcoop:inDocument ?document ; ipcoop:hasEvidence ?span . {_SPAN}
  }} }} ORDER BY ?document ?start ?question LIMIT {_MOST}"""


def values(pairs: Iterable[tuple[str, str]]) -> str:
    """Ask for all values that things have for properties, disputed or as facts."""
    return f"""SELECT DISTINCT ?subject ?property ?value ?fact {{
  VALUES (?subject ?property) {{ {_paired(pairs)} }}
  {{ GRAPH <{DISPUTED_GRAPH}> {{ ?subject ?property ?value }} }}
  UNION {{ ?subject ?property ?value BIND(true AS ?fact) }}
}} ORDER BY ?subject ?property ?value ?fact LIMIT {_MOST}"""


def behind_values(pairs: Iterable[tuple[str, str]]) -> str:
    """Ask for the assertions of values of things for properties."""
    return f"""SELECT {_ASSERTION} {{
  VALUES (?subject ?property) {{ {_paired(pairs)} }}
  GRAPH ?evidence {{ {_STATEMENT} . {_WORDS} }}
}} ORDER BY ?document ?start ?assertion LIMIT {_MOST}"""


def background(iris: Iterable[str]) -> str:
    """Ask for the sources of things, and for notes on them."""
    return f"""SELECT ?subject ?source ?note {{
  VALUES ?subject {{ {_listed(iris)} }}
  {{ ?subject dcterms:source ?source }} UNION {{ ?subject skos:note ?note }}
}} ORDER BY ?subject ?source ?note LIMIT {_MOST}"""


def behind_sayings(claims: Iterable[str], acts: Iterable[str]) -> str:
    """Ask for the assertions that are claims, and for those on acts of communication."""
    # No OPTIONAL: the engine works out all that there is for one before it looks what fits.
    ways = (
        ("assertion", claims, _STATEMENT),
        ("assertion", claims, "?assertion ipcoop:assertsNode ?node"),
        ("subject", acts, _STATEMENT),
        ("node", acts, "?assertion ipcoop:assertsNode ?node"),
    )
    each = (
        f"{{ VALUES ?{name} {{ {_listed(iris)} }} GRAPH ?evidence {{ {pattern} . {_WORDS} }} }}"
        for name, iris, pattern in ways
    )
    return f"""SELECT {_ASSERTION} {{ {" UNION ".join(each)} }}
ORDER BY ?document ?start ?assertion LIMIT {_MOST}"""


def circumstances(claims: Iterable[str]) -> str:
    """Ask on which occasions claims were made, and whether they tell what was or is intended."""
    return f"""SELECT DISTINCT ?claim ?occasion ?modality {{
  VALUES ?claim {{ {_listed(claims)} }}
  {{ GRAPH ?evidence {{ ?claim ipcoop:claimedIn ?occasion }} }}
  UNION {{ GRAPH ?evidence {{ ?claim ipcoop:hasModality ?modality }} }}
}} LIMIT {_MOST}"""


def _listed(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _paired(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"(<{subject}> <{prop}>)" for subject, prop in pairs)
