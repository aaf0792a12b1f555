"""What is known about a document beside its text, as triples."""

import re
from collections.abc import Iterator

from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, SKOS, XSD

from ipcoop.extract.model import Metadata
from ipcoop.extract.storing.merge import Triple
from ipcoop.graph.documents import SourceDocument
from ipcoop.graph.evidence import document_iri
from ipcoop.namespaces import IPCOOP

_PROPERTIES = {
    "language": DCTERMS.language,
    "publisher": DCTERMS.publisher,
    "creator": DCTERMS.creator,
    "issued": DCTERMS.issued,
    "source": DCTERMS.source,
    "rights": DCTERMS.rights,
    "note": SKOS.note,
}
_ADDRESS = re.compile(r"https?://[^\x00-\x20<>\"{}|^`\\]+")


def metadata_triples(metadata: Metadata, document: SourceDocument) -> Iterator[Triple]:
    """Yield what is known about a document; what is unknown is left out."""
    iri = document_iri(document.identifier)
    yield iri, RDF.type, IPCOOP.Document
    yield iri, RDFS.label, Literal(metadata.title or document.identifier, lang="en")
    yield iri, IPCOOP.sourceHash, Literal(document.sha256)
    yield iri, IPCOOP.characterCount, Literal(len(document.text))
    for predicate, value in _described(metadata):
        if value:
            yield iri, predicate, value


def metadata_in(graph: Graph, identifier: str) -> Metadata:
    """Return what a stored file tells of a document, as far as it goes into ``Metadata``."""
    iri = document_iri(identifier)
    title = str(graph.value(iri, RDFS.label) or identifier)
    found = {
        name: " ".join(sorted(map(str, graph.objects(iri, predicate))))
        for name, predicate in _PROPERTIES.items()
    }
    known = {name: value for name, value in found.items() if value}
    return Metadata(title="" if title == identifier else title, **known)


def restated(graph: Graph, document: SourceDocument) -> list[Triple]:
    """Return all that a stored file tells of a document, brought in line with its text."""
    iri, measured = document_iri(document.identifier), (IPCOOP.sourceHash, IPCOOP.characterCount)
    kept: list[Triple] = [triple for triple in graph if triple[1] not in measured]  # type: ignore[misc]
    values = Literal(document.sha256), Literal(len(document.text))
    return kept + [(iri, name, value) for name, value in zip(measured, values, strict=True)]


def _described(metadata: Metadata) -> list[tuple[URIRef, URIRef | Literal]]:
    language = metadata.language or None
    source, address = metadata.source, _ADDRESS.fullmatch(metadata.source)
    return [
        (DCTERMS.language, Literal(metadata.language)),
        (DCTERMS.publisher, Literal(metadata.publisher, lang=language)),
        (DCTERMS.creator, Literal(metadata.creator, lang=language)),
        (DCTERMS.issued, Literal(metadata.issued, datatype=XSD.date if metadata.issued else None)),
        (DCTERMS.source, URIRef(source) if address else Literal(source, lang=language)),
        (DCTERMS.rights, Literal(metadata.rights, lang=language)),
        (SKOS.note, Literal(metadata.note, lang=language)),
    ]
