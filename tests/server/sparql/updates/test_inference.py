"""The inferred graph follows every write as if it were worked out anew."""

from collections import Counter
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from rdflib import DCTERMS, RDF

from ipcoop.graph.closure import inferred
from ipcoop.namespaces import (
    DOCUMENT_GRAPHS,
    ID,
    ONTOLOGY_GRAPH,
    REFERENCE_GRAPH,
    is_facts_graph,
)
from ipcoop.sparql.updates.editor import Editor
from ipcoop.sparql.updates.facts import INFERRED, EngineFacts
from ipcoop.sparql.updates.inference import Inference
from ipcoop.sparql.updates.view import View

from ...examples import TIMES

ONTOLOGY = ox.NamedNode(ONTOLOGY_GRAPH)
GRAPHS = [ox.NamedNode(name) for name in (REFERENCE_GRAPH, f"{DOCUMENT_GRAPHS}1", "urn:x:other")]
PREFIXES = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix x: <https://w3id.org/ipcoop/id/x/> .
@prefix : <urn:x:> .
"""
PROPERTIES = [f":{name}" for name in "pqr"]
KINDS = [f":{name}" for name in "ABC"]

properties = some.sampled_from(PROPERTIES)
kinds = some.sampled_from(KINDS)
fillers = kinds | some.just("owl:Thing")
things = some.sampled_from(["x:a", "x:b", "x:c", "<urn:y:d>"])
restrictions = some.one_of(
    some.builds("owl:onProperty {} ; owl:someValuesFrom {}".format, properties, fillers),
    some.builds("owl:onProperty {} ; owl:allValuesFrom {}".format, properties, kinds),
    some.builds("owl:onProperty {} ; owl:hasValue {}".format, properties, things | some.just("1")),
).map("[ a owl:Restriction ; {} ]".format)
anonymous = some.one_of(
    restrictions,
    some.builds("[ owl:intersectionOf ( {} {} ) ]".format, kinds | restrictions, kinds),
    some.builds("[ owl:unionOf ( {} {} ) ]".format, kinds | restrictions, kinds),
)
axioms = some.one_of(
    some.builds("{} rdfs:subPropertyOf {}".format, properties, properties),
    some.builds("{} owl:inverseOf {}".format, properties, properties),
    some.builds("{} a owl:AnnotationProperty".format, properties),
    some.builds("{} a owl:TransitiveProperty".format, properties),
    some.builds("{} a owl:SymmetricProperty".format, properties),
    some.builds("{} owl:propertyChainAxiom ( {} {} )".format, *[properties] * 3),
    some.builds("{} owl:propertyChainAxiom ( {} {} {} )".format, *[properties] * 4),
    some.builds("{} rdfs:domain {}".format, properties, kinds | anonymous),
    some.builds("{} rdfs:range {}".format, properties, kinds | anonymous),
    some.builds("{} rdfs:subClassOf {}".format, kinds, kinds | anonymous),
    some.builds("{} owl:equivalentClass {}".format, kinds, anonymous),
)
theories = some.lists(axioms, min_size=4, max_size=9).map(" .\n".join)

TYPE = ox.NamedNode(RDF.type)
THING, OTHER = ox.NamedNode(ID["x/thing"]), ox.NamedNode(ID["x/other"])
P, KIND = ox.NamedNode("urn:x:p"), ox.NamedNode("urn:x:A")
MARK = ox.Quad(INFERRED, ox.NamedNode(DCTERMS.source), ox.Literal("sha256:0"), INFERRED)
node = [ox.NamedNode(ID[f"x/{name}"]) for name in "abc"]
outside = [ox.NamedNode("urn:y:d"), ox.BlankNode("e")]
subjects = some.sampled_from([*node, *node, *outside])
literals = some.sampled_from([ox.Literal(1), ox.Literal("1", language="en")])
links = some.sampled_from([ox.NamedNode(f"urn:x:{name[1:]}") for name in PROPERTIES])
classes = some.sampled_from([ox.NamedNode(f"urn:x:{name[1:]}") for name in KINDS])
graphs = some.sampled_from(GRAPHS)
quads = some.one_of(
    some.builds(ox.Quad, subjects, links, subjects, graphs),
    some.builds(ox.Quad, subjects, links, subjects, graphs),
    some.builds(ox.Quad, subjects, links, literals, graphs),
    some.builds(ox.Quad, subjects, some.just(TYPE), classes, graphs),
)
few, more = some.sets(quads, max_size=2), some.sets(quads, min_size=4, max_size=8)
writes = some.lists(some.tuples(more | few, more | few), min_size=3, max_size=6)


def engine_with(theory):
    engine = ox.Store()
    for quad in ox.parse(f"{PREFIXES}{theory} .".encode(), format=ox.RdfFormat.TURTLE):
        engine.add(ox.Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY))
    View(engine, is_facts_graph).fill()
    return engine


def write(engine, inference, removed=(), added=()):
    """Return how many quads of the inferred graph a write has changed."""
    editor = Editor(engine, View(engine, is_facts_graph))
    editor.remove(removed)
    editor.add(added)
    inference.follow(editor)
    delta = editor.delta()
    return sum(quad.graph_name == INFERRED for quad in (*delta.added, *delta.removed))


def is_followed(engine):
    facts = EngineFacts(engine)
    return facts.inferred() == set(inferred(facts.asserted()))


def test_after_every_write_the_inferred_graph_is_what_a_rebuild_gives(record_property):
    counts = Counter()

    @settings(max_examples=60 * TIMES, deadline=None)
    @given(theories, writes)
    def follow(theory, changes):
        engine, inference = engine_with(theory), Inference()
        for removed, added in changes:
            counts["changes"] += write(engine, inference, removed, added)
            counts["writes"] += 1
            assert is_followed(engine)

    follow()
    told = f"{counts['writes']} writes, {counts['changes']} inferred quads came or went"
    record_property("fuzz", f"inferred graph equals rebuild: {told}")


@pytest.fixture(scope="module")
def engine(shipped_quads):
    engine = ox.Store()
    engine.bulk_load(shipped_quads, ox.RdfFormat.N_QUADS)
    View(engine, is_facts_graph).fill()
    return engine


@pytest.fixture(scope="module")
def inference(engine):
    inference = Inference()
    assert inference.prepare(engine).rules
    return inference


def test_the_shipped_graph_follows_what_goes_and_comes_again(engine, inference, record_property):
    before = {t for t in EngineFacts(engine).inferred() if t[1] != DCTERMS.source}
    chance = Random(7)
    facts = [quad for name in GRAPHS[:1] for quad in engine.quads_for_pattern(*[None] * 3, name)]
    gone = [chance.sample(facts, 25) for _ in range(8)]
    changes = [write(engine, inference, removed=quads) for quads in gone]
    assert is_followed(engine)
    changes += [write(engine, inference, added=quads) for quads in reversed(gone)]
    assert EngineFacts(engine).inferred() == before
    record_property(
        "fuzz", f"shipped graph equals rebuild: 16 writes, {sum(changes)} inferred quads changed"
    )


def test_once_facts_change_the_graph_no_longer_names_the_files_it_was_made_from():
    engine = engine_with(":p rdfs:domain :A")
    engine.add(MARK)
    assert write(engine, Inference(), added=[ox.Quad(THING, TYPE, KIND, GRAPHS[2])]) == 0
    assert MARK in engine
    assert write(engine, Inference(), added=[ox.Quad(THING, TYPE, KIND, GRAPHS[0])]) == 1
    assert MARK not in engine


@pytest.mark.parametrize(
    "axiom",
    [
        "x:a owl:sameAs x:b",
        ":p rdfs:subPropertyOf :q",
        ":q a owl:AnnotationProperty",
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :B ]",
    ],
)
def test_axioms_in_a_document_count_as_long_as_they_stand_there(axiom):
    engine, inference = engine_with(":p rdfs:domain :A . :q rdfs:range :B"), Inference()
    text = f"{PREFIXES}{axiom} ."
    axioms = list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))
    quads = [ox.Quad(one.subject, one.predicate, one.object, GRAPHS[1]) for one in axioms]
    facts = [ox.Quad(THING, P, THING, GRAPHS[0]), ox.Quad(THING, P, OTHER, GRAPHS[0])]
    for removed, added in [((), quads), ((), facts), (facts[:1], ()), (quads, ()), (facts, ())]:
        write(engine, inference, removed, added)
        assert is_followed(engine)


def test_what_follows_by_a_property_that_is_below_an_annotation_goes_with_it():
    theory = ":q rdfs:subPropertyOf :p . :p a owl:AnnotationProperty"
    engine, inference = engine_with(theory), Inference()
    one = [ox.Quad(THING, ox.NamedNode("urn:x:q"), OTHER, GRAPHS[0])]
    assert write(engine, inference, added=one) == 1
    assert write(engine, inference, removed=one) == 1


def test_a_write_looks_at_as_many_facts_however_many_there_are(monkeypatch):
    theory = """:p rdfs:range :A ; rdfs:domain :B ; owl:inverseOf :q . :A rdfs:subClassOf :B .
    :D owl:equivalentClass [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :A ]"""
    seen, told = Counter(), []

    class Counting(EngineFacts):
        def find(self, pattern):
            for triple in super().find(pattern):
                seen[size] += 1
                yield triple

    monkeypatch.setattr("ipcoop.sparql.updates.inference.EngineFacts", Counting)
    for size in (10, 400):
        engine, inference = engine_with(theory), Inference()
        many = [ox.Quad(THING, P, ox.NamedNode(ID[f"x/{n}"]), GRAPHS[0]) for n in range(size)]
        write(engine, inference, added=[ox.Quad(THING, TYPE, KIND, GRAPHS[0]), *many])
        assert is_followed(engine)
        seen.clear()
        one = [ox.Quad(THING, P, OTHER, GRAPHS[0])]
        changed = write(engine, inference, added=one), write(engine, inference, removed=one)
        told.append((changed, seen[size]))
    assert told[0] == told[1]
