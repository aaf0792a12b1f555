"""Evidence nodes for spans of a stored text, one for each span."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from rdflib import RDF, RDFS, Literal, URIRef

from ipcoop.errors import EvidenceError
from ipcoop.extract.model import Span
from ipcoop.extract.storing.merge import Triple
from ipcoop.graph.documents import SourceDocument
from ipcoop.graph.evidence import CONTEXT, document_iri, sentence_iri
from ipcoop.namespaces import ID, IPCOOP, OA


class Words:
    """A stored text, and the evidence nodes for the spans of it that have been asked for."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document
        self.iri = document_iri(document.identifier)
        self._spans: dict[Span, URIRef] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.document.sentences]

    def span(self, span: Span) -> URIRef:
        """Return the evidence node of a span."""
        if span not in self._spans:
            name = f"evidence/{self.document.identifier}-{span.start}-{span.end}"
            self._spans[span] = ID[name]
        return self._spans[span]

    def evidence(self) -> Iterator[Triple]:
        """Yield what follows from the text about each span."""
        text = self.document.text
        for span, iri in self._spans.items():
            start, end = span.start, span.end
            exact = text[start:end]
            yield iri, RDF.type, IPCOOP.Evidence
            yield iri, RDFS.label, Literal(f"“{exact}”", lang="en")
            yield iri, IPCOOP.isSpanOf, self.iri
            yield iri, IPCOOP.inSentence, self._sentence(start, end)
            yield iri, OA.start, Literal(start)
            yield iri, OA.end, Literal(end)
            yield iri, OA.exact, Literal(exact)
            yield iri, OA.prefix, Literal(text[max(0, start - CONTEXT) : start])
            yield iri, OA.suffix, Literal(text[end : end + CONTEXT])

    def _sentence(self, start: int, end: int) -> URIRef:
        place = bisect_right(self._starts, start) - 1
        sentence = self.document.sentences[place] if place >= 0 else None
        if sentence is None or not start < end <= sentence.end:
            raise EvidenceError(
                f"Characters {start} to {end} do not lie inside one sentence of "
                f"{self.document.identifier}.",
                "Give one span for each sentence.",
            )
        return sentence_iri(self.document.identifier, sentence.number)
