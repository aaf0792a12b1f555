"""What the compiled axioms yield is what owlrl yields."""

from hypothesis import given, settings
from hypothesis import strategies as some
from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef

from ipcoop.graph.closure import expand, inferred
from ipcoop.graph.entailment import is_understood
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import ID
from ipcoop.resources import resource

AXIOMS = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix x: <https://w3id.org/ipcoop/id/x/> .
@prefix : <urn:x:> .

:Office rdfs:subClassOf :Body . :Body rdfs:subClassOf :Agent . :Agent owl:equivalentClass :Actor .
:Office a owl:Class . :Body a owl:Class . :Person a owl:Class . :Event a owl:Class .
:hosts rdfs:subPropertyOf :organises ; rdfs:domain :Office .
:organises rdfs:domain :Agent ; rdfs:range :Event ; owl:inverseOf :isOrganisedBy .
:runs owl:equivalentProperty :organises .
:isPartOf a owl:TransitiveProperty .
:meets a owl:SymmetricProperty .
:helps owl:propertyChainAxiom ( :organises :isPartOf ) , ( :meets :isOrganisedBy :meets ) .
:label a owl:AnnotationProperty .
:Host owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( :Office
    [ a owl:Restriction ; owl:onProperty :organises ; owl:someValuesFrom :Event ] ) ] .
:Guest rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :meets ; owl:allValuesFrom :Host ] .
:Member owl:equivalentClass
    [ a owl:Restriction ; owl:onProperty :isPartOf ; owl:hasValue x:a ] .
:Busy owl:equivalentClass
    [ a owl:Restriction ; owl:onProperty :organises ; owl:someValuesFrom owl:Thing ] .
:Deep owl:equivalentClass [ a owl:Restriction ; owl:onProperty :meets ; owl:someValuesFrom
    [ a owl:Restriction ; owl:onProperty :organises ; owl:someValuesFrom :Event ] ] .
:Either owl:equivalentClass [ a owl:Class ; owl:unionOf ( :Host :Person ) ] .
:Host rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :helps ; owl:someValuesFrom :Host ] .
:Helper owl:equivalentClass
    [ a owl:Restriction ; owl:onProperty :helps ; owl:someValuesFrom :Body ] .
"""
NAMES = "organises hosts runs isOrganisedBy isPartOf meets helps label".split()
KINDS = "Office Body Person Event Host Guest Member Busy Deep".split()
THINGS = some.sampled_from([ID[f"x/{name}"] for name in "abcde"])
TERM = "urn:x:{}".format


def one_of(names):
    return some.sampled_from([URIRef(TERM(name)) for name in names])


VALUES = some.sampled_from([Literal("1", datatype=XSD.integer), Literal("one", lang="en")])
FACTS = some.sets(
    some.tuples(THINGS, one_of(NAMES), THINGS)
    | some.tuples(THINGS, some.just(RDF.type), one_of(KINDS))
    | some.tuples(THINGS, one_of(["label", "organises"]), VALUES),
    max_size=12,
)


def with_axioms(facts):
    graph = Graph().parse(data=AXIOMS, format="turtle")
    for triple in facts:
        graph.add(triple)
    return graph


def by_owlrl(graph):
    return {
        (s, p, o)
        for s, p, o in expand(graph)
        if (s, p, o) not in graph
        and s in ID
        and s != o
        and not str(o if p == RDF.type else p).startswith((str(OWL), str(RDFS)))
        and isinstance(o, Literal | URIRef)
    }


@settings(max_examples=15, deadline=None)
@given(FACTS)
def test_from_any_facts_follows_what_the_rules_of_owl_rl_yield(facts):
    graph = with_axioms(facts)
    assert set(inferred(graph)) == by_owlrl(graph)


@settings(max_examples=5, deadline=None)
@given(FACTS, some.tuples(THINGS, some.just(OWL.sameAs), THINGS))
def test_things_that_are_one_are_left_to_the_rules(facts, same):
    graph = with_axioms({*facts, same})
    assert not is_understood(graph)
    assert set(inferred(graph)) == by_owlrl(graph)


def test_the_axioms_of_the_project_are_understood():
    for path in resource("ontology").glob("*.ttl"):
        assert is_understood(read_turtle(path))
    for path in resource("data", "reference").glob("*.ttl"):
        assert is_understood(read_turtle(path))
