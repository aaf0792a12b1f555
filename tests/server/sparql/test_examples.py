"""The shipped queries as RDF: each with its text, its kind and the endpoint."""

from rdflib import RDF, SH, URIRef

from ipcoop.config import BASE
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.examples import as_graph


def test_each_shipped_query_is_an_example_with_its_text():
    catalogue = Catalogue.load()
    graph = as_graph(catalogue)
    examples = set(graph.subjects(RDF.type, SH.SPARQLExecutable))
    assert len(examples) == len(list(catalogue))
    for query in catalogue:
        example = URIRef(f"{BASE}queries/{query.name}")
        texts = [str(graph.value(example, way)) for way in (SH.select, SH.ask, SH.construct)]
        assert query.text in texts
        assert graph.value(example, URIRef("https://schema.org/target")) == URIRef(f"{BASE}sparql")
