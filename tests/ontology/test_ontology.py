"""The ontology as a whole."""

import re
import xml.etree.ElementTree as ET

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef

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


def in_language(graph, term, predicate, language):
    return [v for v in graph.objects(term, predicate) if v.language == language]


def test_every_term_has_labels_a_definition_and_a_home(ontology, terms):
    assert len(terms) > 150
    for term in terms:
        assert len(in_language(ontology, term, RDFS.label, "en")) == 1, term
        assert len(in_language(ontology, term, RDFS.label, "ko")) == 1, term
        assert len(in_language(ontology, term, SKOS.definition, "en")) == 1, term
        assert list(ontology.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY], term


def test_a_definition_is_a_phrase(ontology, terms):
    for term in terms:
        text = str(in_language(ontology, term, SKOS.definition, "en")[0])
        assert text[0].isupper(), term
        assert not text.endswith("."), term


def test_no_two_classes_and_no_two_properties_share_a_label(ontology, terms):
    for is_class in (True, False):
        group = [t for t in terms if ((t, RDF.type, OWL.Class) in ontology) == is_class]
        labels = [str(in_language(ontology, t, RDFS.label, "en")[0]) for t in group]
        assert len(labels) == len(set(labels))


def test_every_term_that_is_used_is_declared(ontology):
    declared = {s for s in ontology.subjects(RDF.type) if not isinstance(s, BNode)}
    used = {
        term
        for triple in ontology
        for term in triple
        if isinstance(term, URIRef) and not str(term).startswith(BUILT_IN)
    }
    outside = used - declared
    mapped = set(ontology.objects(None, SKOS.closeMatch))
    homes = set(ontology.objects(None, RDFS.isDefinedBy)) | set(
        ontology.objects(None, OWL.versionIRI)
    )
    licences = {term for term in outside if "licenses" in str(term)}
    assert outside - mapped - homes - licences == set()


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


def test_every_inverse_is_declared_once_and_fits_domain_and_range(ontology):
    for left, right in ontology.subject_objects(OWL.inverseOf):
        assert (right, OWL.inverseOf, left) not in ontology
        domain, range_ = ontology.value(left, RDFS.domain), ontology.value(right, RDFS.range)
        assert domain == range_ or isinstance(domain, BNode)


def test_the_modules_import_each_other_and_the_catalogue_knows_them_all(ontology):
    headers = {
        header: path.name
        for path in MODULES
        for header in parsed(path).subjects(RDF.type, OWL.Ontology)
    }
    assert len(headers) == len(MODULES)
    assert set(ontology.objects(None, OWL.imports)) <= set(headers)
    assert set(ontology.objects(ONTOLOGY, OWL.imports)) == set(headers) - {ONTOLOGY}
    catalogue = ET.parse(resource("ontology", "catalog-v001.xml")).getroot()
    assert {URIRef(u.get("name")): u.get("uri") for u in catalogue} == headers


def test_every_module_has_the_version_1_0_0(ontology):
    for header in ontology.subjects(RDF.type, OWL.Ontology):
        assert ontology.value(header, OWL.versionInfo) == Literal("1.0.0")
        assert str(ontology.value(header, OWL.versionIRI)) == f"{header}/1.0.0"


def test_every_term_that_the_code_uses_is_declared(terms):
    code = resource("ontology").parent.glob("server/ipcoop/**/*.py")
    used = {name for path in code for name in re.findall(r"IPCOOP\.(\w+)", path.read_text())}
    assert used <= {str(term).removeprefix(IPCOOP) for term in terms}


def test_concepts_have_labels_a_definition_and_a_scheme(ontology):
    concepts = set(ontology.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) > 20
    for concept in concepts:
        assert len(list(ontology.objects(concept, SKOS.inScheme))) == 1
        assert in_language(ontology, concept, RDFS.label, "en")
        assert in_language(ontology, concept, RDFS.label, "ko")
        assert in_language(ontology, concept, SKOS.definition, "en")
