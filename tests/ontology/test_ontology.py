"""The ontology as a whole, beyond what the rules of ``queries/hygiene`` ask."""

import re
import xml.etree.ElementTree as ET

import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef

from ipcoop.graph.releases import current_version
from ipcoop.namespaces import IPCOOP, ONTOLOGY
from ipcoop.resources import read_text, resource

MODULES = sorted(resource("ontology").glob("*.ttl"))
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
BUILT_IN = (str(OWL), str(RDF), str(RDFS), str(XSD))


def parsed(path):
    return Graph().parse(data=read_text(path), format="turtle")


@pytest.fixture(scope="module")
def ontology():
    together = Graph()
    for path in MODULES:
        together.parse(data=read_text(path), format="turtle")
    return together


@pytest.fixture(scope="module")
def terms(ontology):
    return {
        term
        for kind in KINDS
        for term in ontology.subjects(RDF.type, kind)
        if str(term).startswith(IPCOOP)
    }


def test_the_stubs_hold_only_borrowed_terms_in_use():
    stubs = parsed(resource("ontology", "stubs.ttl"))
    declared = {s for s in stubs.subjects(RDF.type) if isinstance(s, URIRef)}
    declared -= set(stubs.subjects(RDF.type, OWL.Ontology))
    files = [*MODULES, *resource("data").rglob("*.ttl")]
    elsewhere = {
        term
        for path in files
        if path.name != "stubs.ttl"
        for triple in parsed(path)
        for term in (*triple, getattr(triple[2], "datatype", None))
    }
    axioms = {term for s, p, o in stubs if p not in (RDF.type, RDFS.label) for term in (s, o)}
    assert declared - elsewhere - axioms == set()
    assert not [term for term in declared if str(term).startswith(IPCOOP)]


def test_no_property_that_documents_fill_is_functional(ontology):
    assert not list(ontology.subjects(RDF.type, OWL.FunctionalProperty))
    assert not list(ontology.subjects(RDF.type, OWL.InverseFunctionalProperty))


def test_the_class_tree_has_few_roots_and_no_cycle(ontology, terms):
    classes = {t for t in terms if (t, RDF.type, OWL.Class) in ontology}
    parents = {
        c: {p for p in ontology.objects(c, RDFS.subClassOf) if p in classes} for c in classes
    }
    roots = {c for c in classes if not parents[c]}
    assert len(roots) <= 12
    for start in classes:
        seen, todo = set(), set(parents[start])
        while todo:
            parent = todo.pop()
            assert parent != start
            seen.add(parent)
            todo |= parents[parent] - seen


def test_the_modules_import_each_other_and_the_catalogue_knows_them_all(ontology):
    headers = {
        header: path.name
        for path in MODULES
        for header in parsed(path).subjects(RDF.type, OWL.Ontology)
    }
    assert len(headers) == len(MODULES)
    assert set(ontology.objects(None, OWL.imports)) <= set(headers)
    assert closure(ontology, ONTOLOGY) == set(headers)
    catalogue = ET.parse(resource("ontology", "catalog-v001.xml")).getroot()
    assert {URIRef(u.get("name")): u.get("uri") for u in catalogue} == headers


def test_every_module_has_the_version_of_the_whole(ontology):
    for header in ontology.subjects(RDF.type, OWL.Ontology):
        assert ontology.value(header, OWL.versionInfo) == Literal(current_version())
        assert str(ontology.value(header, OWL.versionIRI)) == f"{header}/{current_version()}"


def test_the_light_modules_hold_neither_restrictions_nor_disjointness(ontology):
    light = Graph()
    for path in MODULES:
        if path.stem not in ("alignments", "restrictions", "stubs"):
            light += parsed(path)
    assert not list(light.subjects(RDF.type, OWL.Restriction))
    assert not list(light.subjects(RDF.type, OWL.AllDisjointClasses))
    assert not list(light.subjects(OWL.equivalentClass))
    assert list(ontology.subjects(RDF.type, OWL.AllDisjointClasses))
    assert list(ontology.subjects(OWL.equivalentClass))


def closure(ontology, header):
    return set(ontology.transitive_objects(header, OWL.imports))


def test_a_consumer_may_have_the_classes_and_properties_without_the_restrictions(ontology):
    light = closure(ontology, URIRef(f"{ONTOLOGY}/light"))
    names = "agents core events evidence funding instruments light stubs".split()
    assert light == {URIRef(f"{ONTOLOGY}/{name}") for name in names}


def test_every_term_that_the_code_uses_is_declared(terms):
    code = resource("ontology").parent.glob("server/ipcoop/**/*.py")
    used = {name for path in code for name in re.findall(r"IPCOOP\.(\w+)", path.read_text())}
    assert used <= {str(term).removeprefix(IPCOOP) for term in terms}
