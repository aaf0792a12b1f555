"""What a service says of itself to programs (SPARQL 1.1 Service Description)."""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from ipcoop.config import ServerSettings, WorkerLimits
from ipcoop.namespaces import FORMATS, PREFIXES, SD
from ipcoop.sparql.dumps.files import DATASET, FACTS
from ipcoop.sparql.formats import (
    CSV,
    GRAPHS,
    JSON,
    JSON_LD,
    N_TRIPLES,
    RDF_XML,
    TSV,
    TURTLE,
    XML,
    Format,
    write_graph,
)
from ipcoop.sparql.functions import FUNCTIONS

_NAMES = {
    JSON: "SPARQL_Results_JSON",
    XML: "SPARQL_Results_XML",
    CSV: "SPARQL_Results_CSV",
    TSV: "SPARQL_Results_TSV",
    TURTLE: "Turtle",
    N_TRIPLES: "N-Triples",
    JSON_LD: "JSON-LD",
    RDF_XML: "RDF_XML",
}
_TYPE = ox.NamedNode(PREFIXES["rdf"]["type"])
_TRIPLES = ox.NamedNode(PREFIXES["void"]["triples"])
_VOID_DATASET = ox.NamedNode(PREFIXES["void"]["Dataset"])
_DUMP = ox.NamedNode(PREFIXES["void"]["dataDump"])
_SEE_ALSO = ox.NamedNode(PREFIXES["rdfs"]["seeAlso"])
_DESCRIPTION = ox.NamedNode(PREFIXES["dcterms"]["description"])

# The engine writes no relative IRIs, so this stands for the folder of the address until the end.
_HERE = "urn:uuid:5fa3c0b4-2f0d-4a31-9c84-3f9e1d3f7c55/"
_ENDPOINT = ox.NamedNode(f"{_HERE}sparql")
_UPDATE = ox.NamedNode(f"{_HERE}update")
_VOID = ox.NamedNode(f"{_HERE}.well-known/void")
_DATASET = ox.NamedNode(f"{_HERE}sparql#dataset")


def describe(
    to: Format, settings: ServerSettings, counts: Mapping[str, int], folder: str = ""
) -> bytes:
    """Describe a service with the endpoints ``sparql`` and, if it takes updates, ``update``.

    Args:
        to: the format, one of those for graphs.
        settings: of the service.
        counts: how many quads each graph has; the default graph has the name ``""``.
        folder: the IRI that has the endpoints in it. Without one they are relative to the
            address of the description, which N-Triples does not have.
    """
    triples = [*_queries(settings.limits), *_dataset(counts)]
    if settings.tokens:
        triples += _updates()
    return write_graph(triples, to).replace(_HERE.encode(), folder.encode())


def _queries(limits: WorkerLimits) -> Iterator[ox.Triple]:
    # A blank node, as in the examples of the specification: Comunica reads what is said of a
    # blank node or of the address that it asked, and takes all blank nodes for one service.
    service = ox.BlankNode("service")
    yield from _service(service, _ENDPOINT, "SPARQL11Query")
    words = (
        f"A query may take {limits.seconds:g} seconds and {limits.memory // 1024**2} MiB of "
        f"memory, and its answer {limits.answer:,} bytes; beyond that it is answered by an error."
    )
    yield ox.Triple(service, _DESCRIPTION, ox.Literal(words, language="en"))
    for name in _NAMES.values():
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(FORMATS[name]))
    for function in FUNCTIONS:
        yield ox.Triple(service, _sd("extensionFunction"), ox.NamedNode(function))


def _updates() -> Iterator[ox.Triple]:
    yield from _service(_UPDATE, _UPDATE, "SPARQL11Update")
    yield ox.Triple(_UPDATE, _sd("feature"), _sd("EmptyGraphs"))
    for one in GRAPHS:
        yield ox.Triple(_UPDATE, _sd("inputFormat"), ox.NamedNode(FORMATS[_NAMES[one]]))


def _service(
    service: ox.NamedNode | ox.BlankNode, endpoint: ox.NamedNode, language: str
) -> Iterator[ox.Triple]:
    yield ox.Triple(service, _TYPE, _sd("Service"))
    yield ox.Triple(service, _sd("endpoint"), endpoint)
    yield ox.Triple(service, _sd("supportedLanguage"), _sd(language))
    yield ox.Triple(service, _sd("defaultDataset"), _DATASET)


def _dataset(counts: Mapping[str, int]) -> Iterator[ox.Triple]:
    yield ox.Triple(_DATASET, _TYPE, _sd("Dataset"))
    yield ox.Triple(_DATASET, _TYPE, _VOID_DATASET)
    yield ox.Triple(_DATASET, _SEE_ALSO, _VOID)
    for name in DATASET | FACTS:
        yield ox.Triple(_DATASET, _DUMP, ox.NamedNode(f"{_HERE}dump/{name}"))
    for number, (name, count) in enumerate(counts.items()):
        graph = ox.NamedNode(f"{_DATASET.value}-graph-{number}")
        yield ox.Triple(graph, _TYPE, _sd("Graph"))
        yield ox.Triple(graph, _TRIPLES, ox.Literal(count))
        if name:
            named = ox.NamedNode(f"{_DATASET.value}-name-{number}")
            yield ox.Triple(_DATASET, _sd("namedGraph"), named)
            yield ox.Triple(named, _TYPE, _sd("NamedGraph"))
            yield ox.Triple(named, _sd("name"), ox.NamedNode(name))
            yield ox.Triple(named, _sd("graph"), graph)
        else:
            yield ox.Triple(_DATASET, _sd("defaultGraph"), graph)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD[name])
