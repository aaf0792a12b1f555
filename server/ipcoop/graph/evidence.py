"""Tie statements to the exact words of a stored text.

Run ``python -m ipcoop.graph.evidence FILE…`` on the metadata and the evidence of a document.
Evidence nodes need only carry ``oa:exact`` (and ``oa:prefix`` where the words stand more than
once): everything that follows from the text is filled in.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS

from ipcoop.errors import EvidenceError
from ipcoop.exit import run
from ipcoop.graph.documents import Sentence, SourceDocument, read_document
from ipcoop.graph.turtle import read_turtle, to_turtle
from ipcoop.namespaces import ID, IPCOOP, OA

CONTEXT = 20
"""Characters of text kept before and after the quoted words."""


@dataclass(frozen=True)
class Anchor:
    """A span of a stored text: characters from ``start`` to ``end``, inside one sentence."""

    document: SourceDocument
    sentence: Sentence
    start: int
    end: int

    @property
    def exact(self) -> str:
        """The words of the span."""
        return self.document.text[self.start : self.end]

    @property
    def prefix(self) -> str:
        """The characters before the span."""
        return self.document.text[max(0, self.start - CONTEXT) : self.start]

    @property
    def suffix(self) -> str:
        """The characters after the span."""
        return self.document.text[self.end : self.end + CONTEXT]


def anchor(
    document: SourceDocument, exact: str, prefix: str = "", start: int | None = None
) -> Anchor:
    """Find words in a text, from character ``start`` on; ``prefix`` is what stands before them.

    Raises:
        EvidenceError: if the words are not there, stand there more than once and nothing tells
            which are meant, or do not lie inside one sentence.
    """
    if start is None and document.text.count(prefix + exact) > 1:
        raise EvidenceError(
            f"“{prefix}{exact}” stands in {document.identifier} more than once.",
            "Say with oa:prefix what goes before.",
        )
    place = document.text.find(prefix + exact, max(0, (start or 0) - len(prefix)))
    if place < 0 or not exact:
        raise EvidenceError(
            f"The text of {document.identifier} does not contain “{prefix}{exact}”.",
            "Quote the words exactly as the stored text has them.",
        )
    first = place + len(prefix)
    sentence = document.sentence_at(first, first + len(exact))
    if sentence is None:
        raise EvidenceError(
            f"“{exact}” does not lie inside one sentence of {document.identifier}.",
            "Quote one span for each sentence.",
        )
    return Anchor(document, sentence, first, first + len(exact))


def document_iri(identifier: str) -> URIRef:
    """Return the IRI of a document."""
    return ID[f"document/{identifier}"]


def sentence_iri(identifier: str, number: int) -> URIRef:
    """Return the IRI of a sentence of a document."""
    return ID[f"sentence/{identifier}-{number}"]


def sentences_graph(document: SourceDocument) -> Graph:
    """Return the sentences of a document as RDF: number, place and text of each."""
    graph = Graph()
    for sentence in document.sentences:
        node = sentence_iri(document.identifier, sentence.number)
        graph.add((node, RDF.type, IPCOOP.Sentence))
        graph.add((node, RDFS.label, Literal(f"Sentence {sentence.number}", lang="en")))
        graph.add((node, IPCOOP.isSpanOf, document_iri(document.identifier)))
        graph.add((node, IPCOOP.sentenceNumber, Literal(sentence.number)))
        graph.add((node, OA.start, Literal(sentence.start)))
        graph.add((node, OA.end, Literal(sentence.end)))
        graph.add((node, OA.exact, Literal(sentence.text)))
    return graph


def complete(graph: Graph, document: SourceDocument) -> Graph:
    """Return the graph with evidence and the document itself filled in from the text.

    Raises:
        EvidenceError: if quoted words cannot be found.
    """
    completed = Graph() + graph
    for node in graph.subjects(RDF.type, IPCOOP.Evidence):
        exact, prefix = (str(graph.value(node, p) or "") for p in (OA.exact, OA.prefix))
        start = graph.value(node, OA.start)
        span = anchor(document, exact, prefix, None if start is None else int(str(start)))
        for predicate, value in _description(span):
            completed.set((node, predicate, value))
    for node in graph.subjects(RDF.type, IPCOOP.Document):
        completed.set((node, IPCOOP.sourceHash, Literal(document.sha256)))
        completed.set((node, IPCOOP.characterCount, Literal(len(document.text))))
    return completed


def _description(span: Anchor) -> list[tuple[URIRef, URIRef | Literal]]:
    identifier = span.document.identifier
    return [
        (RDFS.label, Literal(f"“{span.exact}”", lang="en")),
        (IPCOOP.isSpanOf, document_iri(identifier)),
        (IPCOOP.inSentence, sentence_iri(identifier, span.sentence.number)),
        (OA.start, Literal(span.start)),
        (OA.end, Literal(span.end)),
        (OA.prefix, Literal(span.prefix)),
        (OA.suffix, Literal(span.suffix)),
    ]


def main(arguments: list[str]) -> int:
    """Complete the named files; the name of a file is the identifier of its document."""
    parser = argparse.ArgumentParser(prog="python -m ipcoop.graph.evidence", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    for path in parser.parse_args(arguments).files:
        completed = complete(read_turtle(path), read_document(path.stem))
        path.write_text(to_turtle(completed), encoding="utf-8")
    return 0


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
