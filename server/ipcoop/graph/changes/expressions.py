"""Class expressions as text that is the same in whatever order their parts stand."""

import re

from rdflib import OWL, RDF, BNode, Graph, Literal, URIRef
from rdflib.term import Node

NAME = re.compile(r"<([^<>]*)>")
"""A name in an expression."""

BUILDERS = {
    OWL.intersectionOf: " and ",
    OWL.unionOf: " or ",
    OWL.oneOf: ", ",
    OWL.complementOf: "",
}
"""The predicates that build a class from others, with the word that joins these."""

_PREFIXED = {OWL.complementOf: "not", OWL.inverseOf: "inverse of"}
_QUANTIFIERS = {
    OWL.someValuesFrom: "some",
    OWL.allValuesFrom: "only",
    OWL.hasValue: "value",
    OWL.hasSelf: "self",
    OWL.minCardinality: "min",
    OWL.maxCardinality: "max",
    OWL.cardinality: "exactly",
    OWL.minQualifiedCardinality: "min",
    OWL.maxQualifiedCardinality: "max",
    OWL.qualifiedCardinality: "exactly",
}


def is_named(text: str) -> bool:
    """Tell whether an expression is the name of one term."""
    return NAME.fullmatch(text) is not None


def iri(text: str) -> URIRef:
    """Return the IRI of the term that an expression names; an empty one where it names none."""
    name = NAME.fullmatch(text)
    return URIRef(name[1] if name else "")


def expression(graph: Graph, node: Node) -> str:
    """Write a term, a class expression or a list much as the Manchester syntax does.

    Names stand in full, in angle brackets. What has no order is sorted, names first.
    """
    if isinstance(node, URIRef):
        return f"<{node}>"
    if isinstance(node, Literal):
        return node.n3()
    if (node, RDF.first, None) in graph:
        return f"({' '.join(expression(graph, item) for item in graph.items(node))})"
    if (node, OWL.onProperty, None) in graph:
        return _restriction(graph, node)
    for builder in (*BUILDERS, OWL.inverseOf):
        for parts in graph.objects(node, builder):
            return built(graph, builder, parts)
    return description(graph, node)


def built(graph: Graph, builder: URIRef, parts: Node) -> str:
    """Write the class that one of the ``BUILDERS`` makes, or the inverse of a property."""
    if builder in _PREFIXED:
        return f"{_PREFIXED[builder]} {_inner(graph, parts)}"
    texts = {_inner(graph, part) for part in graph.items(parts)}
    joined = BUILDERS[builder].join(sorted(texts, key=names_first))
    return f"{{{joined}}}" if builder == OWL.oneOf else joined


def description(graph: Graph, node: Node) -> str:
    """Write all that is said of a node, for what has no syntax of its own."""
    said = (f"<{p}> {expression(graph, o)}" for p, o in graph.predicate_objects(node))
    return f"[{'; '.join(sorted(said))}]"


def names_first(text: str) -> tuple[bool, str]:
    """Return what expressions are sorted by: names stand before all else."""
    return not is_named(text), text


def _restriction(graph: Graph, node: Node) -> str:
    words = [_inner(graph, part) for part in graph.objects(node, OWL.onProperty)]
    for predicate, word in _QUANTIFIERS.items():
        for value in graph.objects(node, predicate):
            is_number = "ardinality" in predicate
            words += [word, str(value) if is_number else _inner(graph, value)]
    for predicate in (OWL.onClass, OWL.onDataRange):
        words += [_inner(graph, filler) for filler in graph.objects(node, predicate)]
    return " ".join(words)


def _inner(graph: Graph, node: Node) -> str:
    text = expression(graph, node)
    return f"({text})" if isinstance(node, BNode) and text[0] not in "{[(" else text
