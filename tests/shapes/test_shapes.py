"""The shapes are sound SHACL, named, and go with the ontology."""

import re

import pyshacl
from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

from ipcoop.namespaces import IPCOOP, SHAPE

PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
BUILT_IN = {
    *(OWL.deprecated, OWL.sameAs, OWL.versionIRI, OWL.versionInfo, RDF.type),
    *(RDFS.domain, RDFS.isDefinedBy, RDFS.label, RDFS.range),
}
KINDS = {*PROPERTIES, OWL.Class, RDFS.Datatype}


def own(terms):
    return {term for term in terms if term in IPCOOP}


def declared(ontology, *kinds):
    return {term for kind in kinds for term in ontology.subjects(RDF.type, kind)}


def is_deprecated(ontology, term):
    return (term, OWL.deprecated, Literal(True)) in ontology


def paths(shapes):
    for shape, path in shapes.subject_objects(SH.path):
        if (None, SH.parameter, shape) not in shapes:
            yield from [path] if isinstance(path, URIRef) else Collection(shapes, path)


def test_shapes_are_valid_shacl(either):
    conforms, *_ = pyshacl.validate(Graph(), shacl_graph=Graph() + either, meta_shacl=True)
    assert conforms


def test_everything_but_lists_has_a_name(either):
    described = {s for s, p, _ in either if isinstance(s, BNode) and p not in {RDF.first, RDF.rest}}
    assert described == set()
    named = {s for s in either.subjects(RDF.type) if not str(s).startswith(str(SHAPE)[:-1])}
    assert named == set()


def test_targets_classes_and_paths_are_declared_in_the_ontology(either, ontology):
    classes = {*either.objects(None, SH.targetClass), *either.objects(None, SH["class"])}
    assert classes - declared(ontology, OWL.Class) - KINDS == set()
    targets = (SH.targetSubjectsOf, SH.targetObjectsOf)
    properties = {term for target in targets for term in either.objects(None, target)}
    assert {*properties, *paths(either)} - declared(ontology, *PROPERTIES) - BUILT_IN == set()


def test_queries_use_declared_terms_only(shapes, ontology):
    queries = " ".join(str(text) for text in shapes.objects(None, SH.select))
    used = {IPCOOP[name] for name in re.findall(r"\bipcoop:(\w+)", queries)}
    assert used - set(ontology.subjects()) == set()


def test_every_class_has_a_shape_of_its_name_or_is_the_root_of_such(shapes, ontology):
    for kind in own(declared(ontology, OWL.Class)):
        name = SHAPE[f"{kind.removeprefix(IPCOOP)}Shape"]
        assert {name, SHAPE.ThingShape} & set(shapes.subjects(SH.targetClass, kind)), kind


def test_nothing_escapes_the_rules_for_everything(shapes, ontology):
    classes = own(declared(ontology, OWL.Class))
    roots = {kind for kind in classes if not own(ontology.objects(kind, RDFS.subClassOf))}
    assert set(shapes.objects(SHAPE.ThingShape, SH.targetClass)) == roots


def test_whatever_has_a_property_is_checked_to_be_of_its_domain(shapes, ontology):
    for prop, domain in ontology.subject_objects(RDFS.domain):
        if prop in IPCOOP and domain in IPCOOP and not is_deprecated(ontology, prop):
            checking = set(shapes.subjects(SH.targetSubjectsOf, prop))
            assert checking & set(shapes.subjects(SH["class"], domain)), prop


def test_whatever_a_property_leads_to_is_checked_to_be_of_its_range(shapes, ontology):
    for prop, kind in ontology.subject_objects(RDFS.range):
        if prop in IPCOOP and kind in IPCOOP and not is_deprecated(ontology, prop):
            both = {*ontology.objects(prop, OWL.inverseOf), *ontology.subjects(OWL.inverseOf, prop)}
            of_values = set(shapes.subjects(SH.path, prop))
            of_subjects = {s for q in both for s in shapes.subjects(SH.targetSubjectsOf, q)}
            assert {*of_values, *of_subjects} & set(shapes.subjects(SH["class"], kind)), prop


def test_every_rule_says_in_english_what_is_wrong(either):
    for rule in either.subjects(SH.sparql):
        queries = either.objects(rule, SH.sparql)
        assert any((node, SH.message, None) in either for node in (rule, *queries)), rule
    for message in either.objects(None, SH.message):
        assert message.language == "en"
        assert message.endswith((".", "?"))
