"""What follows about the things of documents is the same without the rest of the background."""

import pytest
from rdflib import RDF, URIRef

from ipcoop.graph.build import asserted, facts, graph_names
from ipcoop.graph.closure import inferred
from ipcoop.graph.relevant import relevant
from ipcoop.namespaces import GRAPH, ID, INFERRED_GRAPH, IPCOOP, REFERENCE_GRAPH

FIRST = GRAPH["document/kipo-hipoc-2017"]
BACKGROUND = {str(REFERENCE_GRAPH), str(INFERRED_GRAPH)}


@pytest.fixture(scope="module")
def part(shipped):
    return relevant(shipped)


def things(graph):
    terms = {term for subject, _, value in graph for term in (subject, value)}
    return {term for term in terms if isinstance(term, URIRef) and term.startswith(ID)}


def test_most_of_the_background_is_left_out_and_nothing_is_added(part, shipped):
    assert set(part.quads()) < set(shipped.quads())
    assert len(part.graph(REFERENCE_GRAPH)) < len(shipped.graph(REFERENCE_GRAPH)) / 2


def test_all_other_graphs_are_there_as_they_are(part, shipped):
    assert graph_names(part) == graph_names(shipped)
    for name in set(graph_names(shipped)) - BACKGROUND:
        assert set(part.graph(URIRef(name))) == set(shipped.graph(URIRef(name)))


def test_what_is_said_of_a_thing_is_there_whole_or_not_at_all(part, shipped):
    whole, kept = shipped.graph(REFERENCE_GRAPH), part.graph(REFERENCE_GRAPH)
    subjects = set(kept.subjects())
    assert things(shipped.graph(FIRST)) & set(whole.subjects()) <= subjects
    for subject in subjects:
        assert set(kept.triples((subject, None, None))) == set(whole.triples((subject, None, None)))


def test_what_leads_to_a_thing_of_a_document_is_there_but_not_all_that_leads_to_its_region(part):
    kept = set(part.graph(REFERENCE_GRAPH).subjects())
    assert ID["fund/korea-funds-in-trust-industrial-property"] in kept  # funded by office:kr
    assert ID["place/south-eastern-asia"] in kept
    assert ID["country/tls"] not in kept  # in South-eastern Asia, and in no document


def test_the_same_follows_about_the_things_of_documents(part, shipped):
    named = things(shipped.graph(FIRST))
    kept = set(part.graph(REFERENCE_GRAPH).subjects()) | named
    told = inferred(asserted(part))
    follows = {
        (subject, predicate, value)
        for subject, predicate, value in shipped.graph(INFERRED_GRAPH)
        if subject in named and (value in kept or predicate == RDF.type)
    }
    assert len(follows) > 500
    assert follows <= set(told) | set(asserted(part))
    assert (ID["office/kr"], RDF.type, IPCOOP.DonorOffice) in told
    assert (ID["office/kr"], RDF.type, IPCOOP.DonorOffice) in facts(part)
