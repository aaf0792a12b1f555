"""A query about a thing says the same, whether its engine or its text is told which thing."""

import pytest

from ipcoop.sparql.formats import N_TRIPLES
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.remote.substitution import about
from ipcoop.sparql.store import MemoryStore

QUADS = b"""<x:a> <x:p> <x:b> <x:g> .\n<x:b> <x:p> <x:a> <x:g> .\n<x:c> <x:q> <x:c> <x:g> ."""
TEXT = """CONSTRUCT { ?thing ?p ?o . ?o <x:of> ?thing } {
  GRAPH <x:g> {
    { ?thing ?p ?o FILTER NOT EXISTS { ?thing <x:q> ?thing } }  # of ?thing
    UNION { ?s ?p ?o BIND(?s AS ?thing) FILTER(STR($thing) != "?thing") }
    UNION { ?o ?p ?thing OPTIONAL { ?thing <x:p> ?q } }
  }
}"""


@pytest.mark.parametrize("thing", ["x:a", "x:b", "x:c", "x:none"])
def test_a_query_about_a_thing_is_the_same_with_its_iri(thing):
    store = MemoryStore.from_nquads(QUADS, in_default=None)
    told = store.query(QueryRequest(TEXT, thing=thing), N_TRIPLES).read()
    assert store.query(QueryRequest(about(TEXT, thing)), N_TRIPLES).read() == told
    assert about(TEXT, "") == TEXT
    assert bool(told) == (thing != "x:none")


def test_what_is_no_iri_is_not_written_into_a_query():
    with pytest.raises(ValueError, match="IRI"):
        about(TEXT, "x:a> } INSERT <")
