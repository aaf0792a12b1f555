"""The queries that make up the page of a document.

Each begins with the document and is bounded, so that no other document makes it slower.
"""

from dataclasses import dataclass

from ipcoop.namespaces import CLAIMS_GRAPHS, DOCUMENT_GRAPHS, EVIDENCE_GRAPHS, ID, IMPLIED_GRAPHS

PREFIXES = ("dcterms", "ipcoop", "oa", "rdfs", "skos")

MOST_DOCUMENTS = 1_000
MOST_SENTENCES = 5_000
MOST_STATEMENTS = 10_000
MOST_QUESTIONS = 2_000
MOST_CLASSES = 20_000


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

    def classes(self) -> str:
        """Ask what the document takes the things for that it tells of."""
        graphs = " ".join(
            f"<{kind}{self.identifier}>"
            for kind in (DOCUMENT_GRAPHS, IMPLIED_GRAPHS, CLAIMS_GRAPHS)
        )
        return f"""
SELECT DISTINCT ?thing ?class WHERE {{
  GRAPH {self._evidence} {{
    ?record ipcoop:inDocument <{self.document}> ;
      ipcoop:assertsNode ?thing .
  }}
  VALUES ?graph {{ {graphs} }}
  GRAPH ?graph {{ ?thing a ?class }}
  FILTER (isIRI(?class))
}} ORDER BY ?thing ?class LIMIT {MOST_CLASSES + 1}"""


_WORDS = """
      ?record ipcoop:hasEvidence ?words .
      ?words oa:start ?start ;
        oa:end ?end .
      BIND (CONCAT(STR(?start), "-", STR(?end)) AS ?place)
    """

DOCUMENTS = f"""
SELECT ?document ?label ?publisher ?issued WHERE {{
  GRAPH ?graph {{ ?document a ipcoop:Document }}
  FILTER (STR(?graph) = CONCAT("{EVIDENCE_GRAPHS}", STRAFTER(STR(?document), "{ID}document/")))
  OPTIONAL {{ GRAPH ?graph {{ ?document rdfs:label ?label }} }}
  OPTIONAL {{ GRAPH ?graph {{ ?document dcterms:publisher ?publisher }} }}
  OPTIONAL {{ GRAPH ?graph {{ ?document dcterms:issued ?issued }} }}
}} ORDER BY ?document LIMIT {MOST_DOCUMENTS + 1}"""
"""Ask for the documents of which there is a page."""
