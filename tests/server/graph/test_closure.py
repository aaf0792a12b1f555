"""The closure is that of owlrl, by a shorter way."""

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import OWL, RDF, Graph

from ipcoop.graph.closure import contradictions, expand, logical
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import ID, IPCOOP
from ipcoop.resources import resource


@pytest.fixture(scope="module")
def facts():
    graph = Graph()
    for path in resource("ontology").glob("*.ttl"):
        graph += read_turtle(path)
    for name in ("funds", "posts"):
        graph += read_turtle(resource("data", "reference", f"{name}.ttl"))
    graph += read_turtle(resource("data", "graphs", "document", "kipo-hipoc-2017.ttl"))
    return graph


def by_owlrl(graph):
    expanded = logical(graph)
    closure = DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False)
    closure.expand(expanded)
    return {
        triple
        for triple in expanded
        if triple[1] != OWL.sameAs or triple[0] != triple[2]  # nobody needs to be told
    }


def test_the_closure_is_that_of_owlrl(facts):
    assert set(expand(facts)) == by_owlrl(facts)


@pytest.mark.slow
def test_what_two_things_that_are_one_share_is_found(facts):
    choi, other = ID["person/donggyou-choi"], ID["person/choi-donggyou"]
    graph = facts + Graph()
    graph.add((other, OWL.sameAs, choi))
    expanded = expand(graph)
    assert set(expanded) == by_owlrl(graph)
    assert (other, IPCOOP.isAffiliatedWith, ID["office/kr"]) in expanded


def test_a_thing_of_two_classes_without_common_members_is_found(facts):
    graph = facts + Graph()
    graph.add((ID["person/donggyou-choi"], RDF.type, IPCOOP.IPOffice))
    assert any("donggyou-choi" in message for message in contradictions(graph))
    assert contradictions(facts) == []
