"""Every namespace, prefix and graph name of the project."""

import re
from collections.abc import Mapping
from functools import cache

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SH, SKOS, TIME, VOID, XSD

from ipcoop.config import BASE

ONTOLOGY = URIRef(f"{BASE}ontology")
IPCOOP = Namespace(f"{BASE}ontology#")
ID = Namespace(f"{BASE}id/")
SCHEME = Namespace(f"{BASE}scheme/")
SHAPE = Namespace(f"{BASE}shape/")
GRAPH = Namespace(f"{BASE}graph/")

ORG = Namespace("http://www.w3.org/ns/org#")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")
M8G = Namespace("http://data.europa.eu/m8g/")
GIST = Namespace("https://w3id.org/semanticarts/ns/ontology/gist/")
JOLUX = Namespace("http://data.legilux.public.lu/resource/ontology/jolux#")
BIBO = Namespace("http://purl.org/ontology/bibo/")
VANN = Namespace("http://purl.org/vocab/vann/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
GEOF = Namespace("http://www.opengis.net/def/function/geosparql/")

TYPES = (
    "activity",
    "assertion",
    "change",
    "contribution",
    "country",
    "decision",
    "document",
    "event",
    "evidence",
    "fund",
    "group",
    "instrument",
    "involvement",
    "jurisdiction",
    "membership",
    "office",
    "organisation",
    "participation",
    "person",
    "place",
    "post",
    "question",
    "sentence",
    "series",
    "signature",
    "tenure",
    "theme",
    "unit",
)
"""The ``{type}`` part of ``id/{type}/{slug}``; each is a prefix of its own."""

SCHEMES = (
    "activity-date-type",
    "aid-role",
    "involvement-role",
    "method",
    "modality",
    "participation-role",
    "status",
    "transaction-type",
    "verdict",
)
"""The concept schemes; each is a prefix of its own for its concepts."""

PREFIXES: dict[str, Namespace] = {
    "ipcoop": IPCOOP,
    "id": ID,
    "scheme": SCHEME,
    "shape": SHAPE,
    "graph": GRAPH,
    "bibo": BIBO,
    "dcat": DCAT,
    "dcterms": Namespace(str(DCTERMS)),
    "foaf": Namespace(str(FOAF)),
    "formats": FORMATS,
    "geof": GEOF,
    "gist": GIST,
    "jolux": JOLUX,
    "m8g": M8G,
    "oa": OA,
    "org": ORG,
    "owl": Namespace(str(OWL)),
    "prov": Namespace(str(PROV)),
    "rdf": Namespace(str(RDF)),
    "rdfs": Namespace(str(RDFS)),
    "schema": SCHEMA,
    "sd": SD,
    "sh": Namespace(str(SH)),
    "skos": Namespace(str(SKOS)),
    "spdx": SPDX,
    "time": Namespace(str(TIME)),
    "vann": VANN,
    "void": Namespace(str(VOID)),
    "wd": WIKIDATA,
    "xsd": Namespace(str(XSD)),
    **{kind: Namespace(f"{ID}{kind}/") for kind in TYPES},
    **{scheme: Namespace(f"{SCHEME}{scheme}/") for scheme in SCHEMES},
}
"""The prefixes of every file, export and result of the project."""


@cache
def well_known() -> Mapping[str, str]:
    """Return the prefixes that everybody knows, and those of the project before them."""
    # rdflib has the geo vocabulary wgs84_pos at an address that is not its own.
    everybody = {prefix: str(iri) for prefix, iri in Graph(bind_namespaces="rdflib").namespaces()}
    everybody.pop("wgs", None)
    return everybody | {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}


_NAMESPACE = re.compile(r".*[/#]", re.DOTALL)
_LOCAL = re.compile(r"\w(?:[\w.\-]*[\w\-])?")
_PREFIX_OF = {str(namespace): prefix for prefix, namespace in PREFIXES.items()}


def shorten(iri: str) -> str:
    """Write an IRI with one of the project's prefixes where that can be done."""
    match = _NAMESPACE.match(iri)
    if match and match[0] in _PREFIX_OF and _LOCAL.fullmatch(iri, match.end()):
        return f"{_PREFIX_OF[match[0]]}:{iri[match.end() :]}"
    return iri


ONTOLOGY_GRAPH = GRAPH["ontology"]
REFERENCE_GRAPH = GRAPH["reference"]
INFERRED_GRAPH = GRAPH["inferred"]
DISPUTED_GRAPH = GRAPH["disputed"]
FACTS_GRAPH = GRAPH["facts"]
"""Repeats the facts view, for engines that have no default graph of their own."""

DOCUMENT_GRAPHS = GRAPH["document/"]
IMPLIED_GRAPHS = GRAPH["implied/"]
_WHOLE_FACTS = frozenset(map(str, (ONTOLOGY_GRAPH, REFERENCE_GRAPH, INFERRED_GRAPH)))
CLAIMS_GRAPHS = GRAPH["claims/"]
EVIDENCE_GRAPHS = GRAPH["evidence/"]


def is_facts_graph(graph: str) -> bool:
    """Tell whether a graph belongs to the facts view, the store's default graph."""
    return graph in _WHOLE_FACTS or graph.startswith(DOCUMENT_GRAPHS)


def is_checkable_graph(graph: str) -> bool:
    """Tell whether the shapes look at a graph: at facts and their evidence, never at claims."""
    return is_facts_graph(graph) or graph.startswith(EVIDENCE_GRAPHS)
