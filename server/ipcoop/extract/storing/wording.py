"""Statements in words, for a person who is to judge them."""

from collections.abc import Iterable

from rdflib import RDF, RDFS, Graph, Literal, URIRef

from ipcoop.extract.discourse.reference import reference
from ipcoop.extract.model import Extraction, Modality, Node, Statement, Status, Warrant
from ipcoop.graph.evidence import document_iri
from ipcoop.graph.modules import modules
from ipcoop.namespaces import ID, SCHEME, shorten

_MODALITIES = {
    None: "claims",
    Modality.PAST: "claims of the past",
    Modality.PRESENT: "claims of the present",
    Modality.INTENTION: "means it to be so",
}


class Wording:
    """Puts statements into words by the labels of terms and things."""

    def __init__(self, terms: Iterable[Graph]) -> None:
        self._labels: dict[URIRef, str] = {}
        for graph in terms:
            for subject, label in graph.subject_objects(RDFS.label):
                if isinstance(label, Literal) and label.language in ("en", None):
                    self._labels.setdefault(URIRef(str(subject)), str(label))

    def learn(self, extraction: Extraction) -> None:
        """Take in the names of what a document introduces."""
        document = extraction.source.document.identifier
        self._labels[document_iri(document)] = "the document"
        for node in extraction.nodes:
            self._labels.setdefault(node.iri, node.label)

    def name(self, term: URIRef | Literal) -> str:
        """Return the label of a term, or what else names it best."""
        if isinstance(term, Literal):
            return f"“{term}”" if term.datatype is None else str(term)
        return self._labels.get(term) or shorten(term)

    def lines(self, item: Node | Statement) -> list[tuple[str, str, str]]:
        """Return what an item says: subject, property and value, once for each triple."""
        if isinstance(item, Statement):
            return [self._line(item.subject, item.predicate, item.object)]
        told = [self._line(item.iri, predicate, value) for predicate, value in item.links]
        return [(item.label, "is", self.name(item.type)), *told]

    def status(self, warrant: Warrant) -> str:
        """Return the status in words; for a claim, also whose it is and of what time."""
        if warrant.status is not Status.CLAIMED:
            return warrant.status.value
        speaker = self.name(warrant.claimed_by) if warrant.claimed_by else "the document"
        return f"claimed: {speaker} {_MODALITIES[warrant.modality]}"

    def find(self, words: str) -> list[URIRef]:
        """Return the things that have a label, or the prefixed name, in any case; sorted."""
        wanted = words.strip().casefold()
        return sorted(
            iri
            for iri, label in self._labels.items()
            if wanted in (label.casefold(), shorten(iri).casefold())
        )

    def search(self, words: str) -> list[URIRef]:
        """Return the things, not the terms, that words name; else those in whose labels they are."""
        wanted = words.strip().casefold()
        named = self.find(words) or sorted(
            iri for iri, label in self._labels.items() if wanted and wanted in label.casefold()
        )
        return [iri for iri in named if str(iri).startswith((ID, SCHEME))]

    def _line(
        self, subject: URIRef, predicate: URIRef, value: URIRef | Literal
    ) -> tuple[str, str, str]:
        link = "is" if predicate == RDF.type else self.name(predicate)
        return self.name(subject), link, self.name(value)


def wording() -> Wording:
    """Return the wording by the labels of the ontology and of the reference data."""
    return Wording([*modules().values(), reference().graph])
