"""Write what one document yields as the graphs of that document."""

from collections.abc import Collection
from dataclasses import dataclass

from rdflib import RDF, RDFS, Literal, URIRef

from ipcoop.extract.model import Extraction, Node, Statement
from ipcoop.extract.storing.about import metadata_triples
from ipcoop.extract.storing.assertions import BY_RULE, Assertions, question_triples
from ipcoop.extract.storing.merge import Merged, Triple, merged, rank, triple_of, triples_of
from ipcoop.extract.storing.quotations import quotation_triples
from ipcoop.extract.storing.words import Words
from ipcoop.graph.documents import SourceDocument
from ipcoop.graph.turtle import to_turtle


@dataclass(frozen=True, slots=True)
class DocumentGraphs:
    """The graphs of one document, as triples.

    Attributes:
        source: the stored text.
        metadata: the document itself, for ``documents/``.
        document: what it states.
        implied: what it implies.
        claims: what is claimed in it.
        evidence: the assertions, their words, and the open questions.
    """

    source: SourceDocument
    metadata: tuple[Triple, ...]
    document: tuple[Triple, ...]
    implied: tuple[Triple, ...]
    claims: tuple[Triple, ...]
    evidence: tuple[Triple, ...]

    @property
    def identifier(self) -> str:
        """The identifier of the document."""
        return self.source.identifier

    def files(self) -> dict[str, str]:
        """Return canonical Turtle by path in the data folder; a graph without triples has none."""
        named = {
            f"documents/{self.identifier}.ttl": self.metadata,
            f"graphs/document/{self.identifier}.ttl": self.document,
            f"graphs/implied/{self.identifier}.ttl": self.implied,
            f"graphs/claims/{self.identifier}.ttl": self.claims,
            f"graphs/evidence/{self.identifier}.ttl": self.evidence,
        }
        return {path: to_turtle(triples) for path, triples in named.items() if triples}


def graphs(
    extraction: Extraction,
    method: URIRef = BY_RULE,
    by_hand: Collection[URIRef | Triple] = (),
) -> DocumentGraphs:
    """Return the graphs of a document.

    ``by_hand`` names the nodes and the triples that a person has added.

    Raises:
        EvidenceError: if a span does not lie inside one sentence of the text.
    """
    source, things = extraction.source, merged(extraction)
    document, implied, claims = _told(things)
    words = Words(source.document)
    writer = Assertions(words, method, by_hand)
    evidence = [*writer.of_nodes(things.nodes), *writer.of_statements(things.statements)]
    items: tuple[Node | Statement, ...] = (*things.nodes, *things.statements)
    evidence += quotation_triples((item.warrant for item in items), words)
    for question in things.questions:
        evidence += question_triples(question, words)
    return DocumentGraphs(
        source.document,
        tuple(metadata_triples(source.metadata, source.document)),
        document,
        implied,
        claims,
        tuple(dict.fromkeys([*evidence, *words.evidence()])),
    )


def _told(things: Merged) -> list[tuple[Triple, ...]]:
    """Return what is stated, implied and claimed; no triple twice but for the type of a node."""
    levels: list[dict[Triple, None]] = [{}, {}, {}]
    for statement in things.statements:
        levels[rank(statement)][triple_of(statement)] = None
    for node in sorted(things.nodes, key=rank):
        level = rank(node)
        for triple in triples_of(node):
            if triple[1] == RDF.type or not any(triple in levels[n] for n in range(level)):
                levels[level][triple] = None
        levels[level][node.iri, RDFS.label, Literal(node.label, lang="en")] = None
    return [tuple(level) for level in levels]
