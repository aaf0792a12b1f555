"""The shipped queries as RDF, in the pattern that SPARQL endpoints share examples in.

Each is a ``sh:SPARQLExecutable`` with its text and, as ``schema:target``, the
endpoint that answers it, as the SIB Swiss Institute of Bioinformatics has it.
"""

from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef

from ipcoop.config import BASE
from ipcoop.namespaces import PREFIXES, SCHEMA
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.syntax import Form, check

_ENDPOINT = URIRef(f"{BASE}sparql")
_KINDS = {
    Form.SELECT: (SH.SPARQLSelectExecutable, SH.select),
    Form.ASK: (SH.SPARQLAskExecutable, SH.ask),
    Form.CONSTRUCT: (SH.SPARQLConstructExecutable, SH.construct),
}


def as_graph(catalogue: Catalogue) -> Graph:
    """Return the queries of a catalogue as RDF."""
    graph = Graph(bind_namespaces="none")
    for prefix in ("rdf", "rdfs", "schema", "sh"):
        graph.bind(prefix, PREFIXES[prefix])
    for query in catalogue:
        example = URIRef(f"{BASE}queries/{query.name}")
        kind, form = _KINDS[check(query.text)]
        graph.add((example, RDF.type, SH.SPARQLExecutable))
        graph.add((example, RDF.type, kind))
        for prop, texts in ((RDFS.label, query.titles), (RDFS.comment, query.questions)):
            for text, language in texts:
                graph.add((example, prop, Literal(text, lang=language)))
        graph.add((example, form, Literal(query.text)))
        graph.add((example, SCHEMA.target, _ENDPOINT))
        graph.add((example, SCHEMA.keywords, Literal(query.folder)))
    return graph
