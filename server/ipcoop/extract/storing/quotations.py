"""The words that a document quotes from a communication act, as evidence of their own."""

import re
from collections.abc import Iterable, Iterator

from rdflib.namespace import PROV

from ipcoop.extract.model import Span, Warrant
from ipcoop.extract.storing.merge import Triple
from ipcoop.extract.storing.words import Words
from ipcoop.graph.documents import SourceDocument
from ipcoop.namespaces import IPCOOP

_QUOTED = re.compile(r"“([^“”\r\n]+)”|\"([^\"\r\n]+)\"")


def quotation_triples(warrants: Iterable[Warrant], words: Words) -> Iterator[Triple]:
    """Yield whose words, from which act, the quoted words are that claims rest on."""
    quoted = [_inner(match) for match in _QUOTED.finditer(words.document.text)]
    for warrant in warrants:
        if warrant.claimed_in is None or warrant.claimed_by is None:
            continue
        for span in warrant.spans:
            for quotation in quoted:
                if quotation.start <= span.start and span.end <= quotation.end:
                    whole = words.span(_in_sentence(quotation, span, words.document))
                    yield whole, IPCOOP.isQuotationFrom, warrant.claimed_in
                    for iri in (whole, words.span(span)):
                        yield iri, PROV.wasAttributedTo, warrant.claimed_by
                        yield iri, PROV.wasQuotedFrom, words.iri


def _inner(match: re.Match[str]) -> Span:
    group = 1 if match[1] else 2
    return Span(match.start(group), match.end(group))


def _in_sentence(quotation: Span, span: Span, document: SourceDocument) -> Span:
    """Return the part of a quotation that lies in the sentence of a span inside it."""
    sentence = document.sentence_at(span.start, span.end)
    if sentence is None:
        return span
    return Span(max(quotation.start, sentence.start), min(quotation.end, sentence.end))
