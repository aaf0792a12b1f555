"""The queries that make up the page of a document.

Each begins with the document and is bounded, so that no other document makes it slower.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ipcoop.namespaces import CLAIMS_GRAPHS, DOCUMENT_GRAPHS, EVIDENCE_GRAPHS, ID, IMPLIED_GRAPHS

PREFIXES = ("dcterms", "ipcoop", "oa", "rdfs", "skos")

MOST_DOCUMENTS = 1_000
MOST_SENTENCES = 5_000
MOST_STATEMENTS = 10_000
MOST_QUESTIONS = 2_000
MOST_NAMES = 50_000


@dataclass(frozen=True)
class Queries:
    """The queries about the document of a name."""

    identifier: str

    @property
    def document(self) -> str:
        """Return the IRI of the document."""
        return f"{ID}document/{self.identifier}"

    @property
    def _evidence(self) -> str:
        return f"<{EVIDENCE_GRAPHS}{self.identifier}>"

    def about(self) -> str:
        """Ask what is known about the document itself."""
        return f"""
SELECT ?property ?value WHERE {{
  GRAPH {self._evidence} {{
    <{self.document}> a ipcoop:Document ; ?property ?value .
  }}
}} LIMIT 200"""

    def sentences(self) -> str:
        """Ask for the sentences in order."""
        return f"""
SELECT ?number ?start ?text WHERE {{
  GRAPH {self._evidence} {{
    ?sentence ipcoop:isSpanOf <{self.document}> ;
      ipcoop:sentenceNumber ?number ;
      oa:start ?start ;
      oa:exact ?text .
  }}
}} ORDER BY ?number LIMIT {MOST_SENTENCES + 1}"""

    def statements(self) -> str:
        """Ask for the assertions with the places of their words, in the order of the text."""
        of = "?record ?subject ?property ?value ?node ?status ?modality ?claimant ?act"
        return f"""
SELECT {of} (GROUP_CONCAT(?place) AS ?places) WHERE {{
  GRAPH {self._evidence} {{
    ?record ipcoop:inDocument <{self.document}> ;
      ipcoop:hasStatus ?status .
    OPTIONAL {{
      ?record ipcoop:assertedSubject ?subject ;
        ipcoop:assertedPredicate ?property ;
        ipcoop:assertedObject ?value .
    }}
    OPTIONAL {{ ?record ipcoop:assertsNode ?node }}
    OPTIONAL {{ ?record ipcoop:hasModality ?modality }}
    OPTIONAL {{ ?record ipcoop:claimedBy ?claimant }}
    OPTIONAL {{ ?record ipcoop:claimedIn ?act }}
    OPTIONAL {{ {_WORDS} }}
  }}
}} GROUP BY {of} ORDER BY MIN(?start) ?record LIMIT {MOST_STATEMENTS + 1}"""

    def questions(self) -> str:
        """Ask for the open questions with the places of their words, in the order of the text."""
        return f"""
SELECT ?record ?label ?note (GROUP_CONCAT(?place) AS ?places) WHERE {{
  GRAPH {self._evidence} {{
    ?record ipcoop:inDocument <{self.document}> ;
      a ipcoop:OpenQuestion ;
      rdfs:label ?label .
    OPTIONAL {{ ?record skos:note ?note }}
    OPTIONAL {{ {_WORDS} }}
  }}
}} GROUP BY ?record ?label ?note ORDER BY MIN(?start) ?record LIMIT {MOST_QUESTIONS + 1}"""

    def names(self, languages: Sequence[str]) -> str:
        """Ask for the names of all that the statements are about, and of the classes of nodes.

        Before each name stand two digits: a name in the facts goes before one that only the
        document has, and languages that come first go before others.
        """
        places = "".join(
            f'IF(LANG(?name) = "{language}", "{place}", '
            for place, language in enumerate(languages)
        )
        beside, own = (
            " ".join(f"<{graphs}{self.identifier}>" for graphs in kinds)
            for kinds in ((EVIDENCE_GRAPHS, *_NO_FACTS), (DOCUMENT_GRAPHS, *_NO_FACTS))
        )
        return f"""
SELECT ?thing ?class (MIN(?ranked) AS ?label) WHERE {{
  {{
    SELECT DISTINCT ?thing WHERE {{
      GRAPH {self._evidence} {{
        ?record ipcoop:inDocument <{self.document}> ;
          {_VIA} ?thing .
      }}
      FILTER (isIRI(?thing))
    }}
  }}
  {{ ?thing rdfs:label ?name }}
  UNION {{ VALUES ?graph {{ {beside} }} GRAPH ?graph {{ ?thing rdfs:label ?name }} }}
  UNION {{
    VALUES ?graph {{ {own} }}
    GRAPH ?graph {{ ?thing a ?class }}
    ?class rdfs:label ?name .
  }}
  BIND ({places}"{len(languages)}"{")" * len(languages)} AS ?place)
  BIND (CONCAT(IF(BOUND(?graph), "1", "0"), ?place, STR(?name)) AS ?ranked)
}} GROUP BY ?thing ?class LIMIT {MOST_NAMES + 1}"""


_NO_FACTS = (IMPLIED_GRAPHS, CLAIMS_GRAPHS)

_WORDS = """
      ?record ipcoop:hasEvidence ?words .
      ?words oa:start ?start ;
        oa:end ?end .
      BIND (CONCAT(STR(?start), "-", STR(?end)) AS ?place)
    """

_VIA = "|".join(
    f"ipcoop:{name}"
    for name in (
        "assertedSubject",
        "assertedPredicate",
        "assertedObject",
        "assertsNode",
        "hasStatus",
        "hasModality",
        "claimedBy",
        "claimedIn",
    )
)

DOCUMENTS = f"""
SELECT ?document ?label ?publisher ?issued WHERE {{
  GRAPH ?graph {{ ?document a ipcoop:Document }}
  FILTER (STR(?graph) = CONCAT("{EVIDENCE_GRAPHS}", STRAFTER(STR(?document), "{ID}document/")))
  OPTIONAL {{ GRAPH ?graph {{ ?document rdfs:label ?label }} }}
  OPTIONAL {{ GRAPH ?graph {{ ?document dcterms:publisher ?publisher }} }}
  OPTIONAL {{ GRAPH ?graph {{ ?document dcterms:issued ?issued }} }}
}} ORDER BY ?document LIMIT {MOST_DOCUMENTS + 1}"""
"""Ask for the documents of which there is a page."""
