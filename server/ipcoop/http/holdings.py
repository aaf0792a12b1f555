"""The description of the dataset, in the terms of VoID and DCAT 3.

Its addresses begin with the base of the project, whatever host a request names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from rdflib import DCTERMS, FOAF, RDF, VOID, XSD, Graph, Literal, Node, URIRef

from ipcoop.config import BASE
from ipcoop.http.dumps import media_type
from ipcoop.http.figures import Figures
from ipcoop.namespaces import DCAT, ID, SPDX, shorten
from ipcoop.sparql.dumps.archive import Archive, Part
from ipcoop.sparql.dumps.files import DATASET, FACTS

HERE = URIRef(f"{BASE}.well-known/void")
CATALOG = HERE + "#catalog"
WHOLE = HERE + "#dataset"
FACTS_ONLY = HERE + "#facts"

_SERVICE = HERE + "#sparql"
_PUBLISHER = HERE + "#publisher"
_ENDPOINT = URIRef(f"{BASE}sparql")
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_GZIP = URIRef(f"{_MEDIA_TYPES}application/gzip")
_TITLES = {
    WHOLE: "ipcoop: cooperation between intellectual-property offices, with the evidence",
    FACTS_ONLY: "ipcoop: the facts on cooperation between intellectual-property offices",
}
_DESCRIPTIONS = {
    WHOLE: "All named graphs: facts, what documents imply, claims, disputed statements, and the "
    "evidence for each statement. A claim is no fact.",
    FACTS_ONLY: "The union of the graphs of facts, which a plain query sees.",
}
_RIGHTS = "The words that are quoted from documents remain with their authors or publishers."

Triple = tuple[Node, Node, Node]


@dataclass(frozen=True)
class Holdings:
    """What is described.

    Attributes:
        figures: of the facts.
        counts: how many quads each graph has; the default graph has the name ``""``.
        archive: the files of the graph as it is now, if they are there.
        modified: the time or day of the last change, or nothing.
        has_files: whether files are made when somebody asks for them.
    """

    figures: Figures
    counts: Mapping[str, int]
    archive: Archive | None
    modified: str
    has_files: bool = True

    def graph(self) -> Graph:
        """Return the description."""
        described = Graph(bind_namespaces="none")
        for triple in self._triples():
            described.add(triple)
        return described

    def _triples(self) -> Iterator[Triple]:
        yield HERE, RDF.type, VOID.DatasetDescription
        yield HERE, FOAF.primaryTopic, WHOLE
        yield CATALOG, RDF.type, DCAT.Catalog
        yield CATALOG, DCTERMS.title, Literal("ipcoop", lang="en")
        yield CATALOG, DCAT.service, _SERVICE
        yield from self._service()
        for dataset in (WHOLE, FACTS_ONLY):
            yield CATALOG, DCAT.dataset, dataset
            yield from self._dataset(dataset)
        yield WHOLE, VOID.subset, FACTS_ONLY
        yield WHOLE, VOID.triples, Literal(sum(n for name, n in self.counts.items() if name))
        yield FACTS_ONLY, VOID.triples, Literal(self.counts.get("", 0))
        yield from self._figures()
        if self.has_files:
            yield from self._files()

    def _service(self) -> Iterator[Triple]:
        yield _SERVICE, RDF.type, DCAT.DataService
        yield _SERVICE, DCTERMS.title, Literal("SPARQL endpoint", lang="en")
        yield _SERVICE, DCAT.endpointURL, _ENDPOINT
        yield _SERVICE, DCAT.endpointDescription, _ENDPOINT
        yield _SERVICE, DCAT.servesDataset, WHOLE

    def _dataset(self, dataset: URIRef) -> Iterator[Triple]:
        yield dataset, RDF.type, VOID.Dataset
        yield dataset, RDF.type, DCAT.Dataset
        yield dataset, DCTERMS.title, Literal(_TITLES[dataset], lang="en")
        yield dataset, DCTERMS.description, Literal(_DESCRIPTIONS[dataset], lang="en")
        yield dataset, DCTERMS.rights, Literal(_RIGHTS, lang="en")
        yield dataset, VOID.sparqlEndpoint, _ENDPOINT
        yield dataset, VOID.uriSpace, Literal(str(ID))
        yield from self._about(dataset)
        if self.modified:
            kind = XSD.dateTime if "T" in self.modified else XSD.date
            yield dataset, DCTERMS.modified, Literal(self.modified, datatype=kind)

    def _about(self, described: URIRef) -> Iterator[Triple]:
        for licence in filter(_is_web, self.figures.licences):
            yield described, DCTERMS.license, URIRef(licence)
        for name in self.figures.publishers[:1]:
            yield described, DCTERMS.publisher, _PUBLISHER
            yield _PUBLISHER, RDF.type, FOAF.Agent
            yield _PUBLISHER, FOAF.name, Literal(name)

    def _figures(self) -> Iterator[Triple]:
        found = self.figures
        numbers = {
            VOID.entities: found.entities,
            VOID.distinctSubjects: found.subjects,
            VOID.distinctObjects: found.objects,
            VOID.classes: len(found.classes) or None,
            VOID.properties: len(found.properties) or None,
        }
        for term, number in numbers.items():
            if number is not None:
                yield FACTS_ONLY, term, Literal(number)
        for iri, count in found.classes.items():
            part = _part("class", iri)
            yield FACTS_ONLY, VOID.classPartition, part
            yield part, VOID["class"], URIRef(iri)
            yield part, VOID.entities, Literal(count)
        for iri, count in found.properties.items():
            part = _part("property", iri)
            yield FACTS_ONLY, VOID.propertyPartition, part
            yield part, VOID.property, URIRef(iri)
            yield part, VOID.triples, Literal(count)
        for vocabulary in {_namespace(iri) for iri in (*found.classes, *found.properties)}:
            yield FACTS_ONLY, VOID.vocabulary, URIRef(vocabulary)

    def _files(self) -> Iterator[Triple]:
        always = [f"{name}{packed}" for name in DATASET | FACTS for packed in ("", ".gz")]
        parts: Mapping[str, Part] = self.archive.parts if self.archive else {}
        for name in parts or always:
            dataset = WHOLE if name.removesuffix(".gz") in DATASET else FACTS_ONLY
            yield from self._file(dataset, name, parts.get(name))

    def _file(self, dataset: URIRef, name: str, part: Part | None) -> Iterator[Triple]:
        address, distribution = URIRef(f"{BASE}dump/{name}"), HERE + f"#file-{name}"
        plain = media_type(name.removesuffix(".gz"))
        if name.removesuffix(".gz") in DATASET | FACTS:
            yield dataset, VOID.dataDump, address
        yield dataset, DCAT.distribution, distribution
        yield distribution, RDF.type, DCAT.Distribution
        yield distribution, DCTERMS.title, Literal(name)
        yield distribution, DCAT.accessURL, address
        yield distribution, DCAT.downloadURL, address
        yield distribution, DCAT.mediaType, URIRef(f"{_MEDIA_TYPES}{plain}")
        for licence in filter(_is_web, self.figures.licences):
            yield distribution, DCTERMS.license, URIRef(licence)
        if name.endswith(".gz"):
            yield distribution, DCAT.compressFormat, _GZIP
        if part:
            checksum = HERE + f"#sum-{name}"
            size = Literal(part.length, datatype=XSD.nonNegativeInteger)
            yield distribution, DCAT.byteSize, size
            yield distribution, SPDX.checksum, checksum
            yield checksum, RDF.type, SPDX.Checksum
            yield checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256
            yield checksum, SPDX.checksumValue, Literal(part.sha256, datatype=XSD.hexBinary)


def _part(kind: str, iri: str) -> URIRef:
    return HERE + f"#{kind}-{quote(shorten(iri), safe=':')}"


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] or iri


def _is_web(iri: str) -> bool:
    return iri.startswith(("https://", "http://"))
