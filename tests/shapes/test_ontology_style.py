"""The house style, put to the shipped ontology, and to changes of it."""

import pytest
from rdflib import OWL, RDF, SH, SKOS, Graph, URIRef

from ipcoop.graph.validate import validate
from ipcoop.namespaces import IPCOOP, ONTOLOGY, SCHEME, SHAPE


def test_the_shipped_ontology_keeps_the_house_style(ontology, style):
    assert validate(ontology, style).findings == ()


@pytest.mark.parametrize("kind", [OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty])
def test_a_borrowed_term_is_not_judged(style, kind):
    graph = Graph().add((URIRef("https://schema.org/ontology#x"), RDF.type, kind))
    assert validate(graph, style).findings == ()


@pytest.mark.parametrize(
    ("term", "kind", "rule"),
    [
        (IPCOOP.Thing, OWL.Class, "TermShape-label-en"),
        (IPCOOP.does, OWL.ObjectProperty, "TermShape-label-en"),
        (IPCOOP.code, OWL.DatatypeProperty, "TermShape-label-en"),
        (IPCOOP.remark, OWL.AnnotationProperty, "TermShape-label-en"),
        (SCHEME["kind/one"], SKOS.Concept, "TermShape-label-en"),
        (SCHEME.kind, SKOS.ConceptScheme, "TermShape-label-en"),
        (ONTOLOGY, OWL.Ontology, "OntologyHeaderShape-title-en"),
        (ONTOLOGY + "/core", OWL.Ontology, "OntologyHeaderShape-title-en"),
    ],
)
def test_an_own_term_of_any_kind_is_judged(style, term, kind, rule):
    findings = validate(Graph().add((term, RDF.type, kind)), style).findings
    assert (str(term), str(SHAPE[rule])) in {(f.focus, f.source) for f in findings}


def test_the_shapes_for_data_and_those_for_the_ontology_have_no_rule_in_common(shapes, style):
    data, own = (
        {s for kind in (SH.NodeShape, SH.PropertyShape) for s in graph.subjects(RDF.type, kind)}
        for graph in (shapes, style)
    )
    assert len(own) > 40
    assert data & own == set()
