"""The axioms of an ontology, each by itself, in whatever order and file they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, URIRef
from rdflib.term import Node

from ipcoop.graph.changes.expressions import BUILDERS, built, description, expression

PAIRED = ("disjoint", "inverse", "equal", "different", "same")
"""Aspects that two terms share: the one that sorts first stands as the term of the axiom."""

KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "datatype property",
    OWL.AnnotationProperty: "annotation property",
    RDFS.Datatype: "datatype",
    SKOS.Concept: "concept",
    SKOS.ConceptScheme: "concept scheme",
}
"""The kinds of terms that an ontology declares, in words."""

_ASPECTS = {
    RDFS.subClassOf: "superclass",
    RDFS.subPropertyOf: "superproperty",
    RDFS.domain: "domain",
    RDFS.range: "range",
    OWL.equivalentClass: "equal",
    OWL.equivalentProperty: "equal",
    OWL.disjointWith: "disjoint",
    OWL.propertyDisjointWith: "disjoint",
    OWL.differentFrom: "different",
    OWL.sameAs: "same",
}
_OF_UNNAMED = {"superclass": "restriction", "equal": "logical definition"}
_OF_NAMED = {OWL.inverseOf, OWL.propertyChainAxiom, OWL.hasKey}
_CHARACTERISTICS = {
    OWL.FunctionalProperty: "functional",
    OWL.InverseFunctionalProperty: "inverse functional",
    OWL.TransitiveProperty: "transitive",
    OWL.SymmetricProperty: "symmetric",
    OWL.AsymmetricProperty: "asymmetric",
    OWL.ReflexiveProperty: "reflexive",
    OWL.IrreflexiveProperty: "irreflexive",
}
_GROUPS = {
    OWL.AllDisjointClasses: "disjoint",
    OWL.AllDisjointProperties: "disjoint",
    OWL.AllDifferent: "different",
}
LOGICAL = {RDF.type, OWL.disjointUnionOf, *_ASPECTS, *_OF_NAMED, *BUILDERS}
"""The predicates that make axioms; whatever else is said of a term is a note."""


@dataclass(frozen=True, order=True)
class Axiom:
    """One thing that an ontology says of a term.

    ``term`` and ``value`` are written as ``expression`` writes them; an axiom of no term in
    particular has the term ``""``.
    """

    term: str
    aspect: str
    value: str


def axiom(term: str, aspect: str, value: str) -> Axiom:
    """Return an axiom, with the two terms of a pair in order."""
    low, high = sorted((term, value)) if aspect in PAIRED else (term, value)
    return Axiom(low, aspect, high)


def axioms(graph: Graph) -> set[Axiom]:
    """Return the axioms of an ontology; a list of disjoint classes as an axiom for each pair."""
    found = {*_between(graph), *_of_named(graph), *_of_groups(graph), *_others(graph)}
    return {made for made in found if made.term != made.value}


def kinds(graph: Graph) -> dict[str, str]:
    """Return what each named term is, in words."""
    found: dict[str, set[Node]] = {}
    for subject, kind in graph.subject_objects(RDF.type):
        if isinstance(subject, URIRef) and kind != OWL.Ontology:
            found.setdefault(expression(graph, subject), set()).add(kind)
    return {term: _kind(types) for term, types in found.items()}


def _kind(types: set[Node]) -> str:
    return " and ".join(word for kind, word in KINDS.items() if kind in types) or "individual"


def _between(graph: Graph) -> Iterator[Axiom]:
    for predicate, aspect in _ASPECTS.items():
        for subject, value in graph.subject_objects(predicate):
            told = aspect if isinstance(value, URIRef) else _OF_UNNAMED.get(aspect, aspect)
            yield axiom(expression(graph, subject), told, expression(graph, value))


def _of_named(graph: Graph) -> Iterator[Axiom]:
    for subject, predicate, value in graph:
        if isinstance(subject, URIRef) and isinstance(predicate, URIRef):
            for aspect, text in _said(graph, predicate, value):
                yield axiom(expression(graph, subject), aspect, text)


def _said(graph: Graph, predicate: URIRef, value: Node) -> Iterator[tuple[str, str]]:
    if predicate == OWL.inverseOf:
        yield "inverse", expression(graph, value)
    elif predicate == OWL.propertyChainAxiom:
        yield "chain", " o ".join(expression(graph, step) for step in graph.items(value))
    elif predicate == OWL.hasKey:
        yield "key", built(graph, OWL.intersectionOf, value)
    elif predicate in BUILDERS:
        yield "logical definition", built(graph, predicate, value)
    elif predicate == RDF.type and value in _CHARACTERISTICS:
        yield "characteristic", _CHARACTERISTICS[URIRef(str(value))]
    elif predicate == RDF.type and value not in KINDS and str(value) not in OWL:
        yield "type", expression(graph, value)


def _of_groups(graph: Graph) -> Iterator[Axiom]:
    for kind, aspect in _GROUPS.items():
        for group in graph.subjects(RDF.type, kind):
            for predicate in (OWL.members, OWL.distinctMembers):
                for members in graph.objects(group, predicate):
                    yield from _pairs(graph, graph.items(members), aspect)
    for whole, members in graph.subject_objects(OWL.disjointUnionOf):
        yield from _pairs(graph, graph.items(members), "disjoint")
        text = built(graph, OWL.unionOf, members)
        yield axiom(expression(graph, whole), "logical definition", text)


def _pairs(graph: Graph, members: Iterable[Node], aspect: str) -> Iterator[Axiom]:
    for one, other in combinations([expression(graph, member) for member in members], 2):
        yield axiom(one, aspect, other)


def _others(graph: Graph) -> Iterator[Axiom]:
    """Find what stands on a blank node that nothing refers to, and is none of the above."""
    inner = {value for value in graph.objects() if isinstance(value, BNode)}
    for node in {subject for subject in graph.subjects() if isinstance(subject, BNode)} - inner:
        types, text = set(graph.objects(node, RDF.type)), description(graph, node)
        if OWL.Axiom in types:
            for source in graph.objects(node, OWL.annotatedSource):
                yield axiom(expression(graph, source), "note on an axiom", text)
        elif not _is_told(graph, node, types) and expression(graph, node) == text:
            yield axiom("", "other axiom", text)


def _is_told(graph: Graph, node: Node, types: set[Node]) -> bool:
    return not types.isdisjoint(_GROUPS) or not set(graph.predicates(node)).isdisjoint(_ASPECTS)
