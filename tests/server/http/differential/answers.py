"""Answers that can be compared: blank nodes up to their names, numbers by value."""

import json
from collections import Counter

from rdflib import BNode, Graph, Literal, URIRef, Variable
from rdflib.compare import isomorphic
from rdflib.query import Result

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMERIC = {f"{XSD}{name}" for name in ("integer", "decimal", "double")}


def of_json(body):
    """An answer in the results format of SPARQL as a bool or as rows."""
    document = json.loads(body)
    if "boolean" in document:
        return document["boolean"]
    return [
        {name: _known(term) for name, term in row.items()}
        for row in document["results"]["bindings"]
    ]


def of_rdflib(result):
    if result.type == "CONSTRUCT":
        return of_graph(result.graph)
    return of_json(Result.serialize(result, format="json"))


def of_graph(graph):
    """The triples of a graph as rows."""
    result = Result("SELECT")
    result.vars = [Variable(name) for name in "spo"]
    result.bindings = [dict(zip(result.vars, triple, strict=True)) for triple in graph]
    return of_json(result.serialize(format="json"))


def _known(term):
    """A term as a pair of its kind and what tells it apart."""
    value, kind = term["value"], term["type"]
    datatype = term.get("datatype", f"{XSD}string")
    if kind == "literal" and datatype in NUMERIC:
        return "number", repr(float(value) + 0.0)
    if kind == "literal":
        return kind, json.dumps([value, term.get("xml:lang", ""), datatype])
    return kind, value


def equal(one, other):
    """Whether answers are the same; rows may come in any order."""
    if isinstance(one, bool):
        return one == other
    return len(one) == len(other) and isomorphic(_graph(one), _graph(other))


def _graph(rows):
    """Rows as a graph: a node for each that differs, with the number of those like it."""
    graph = Graph()
    for row, times in Counter(frozenset(row.items()) for row in rows).items():
        node = BNode()
        graph.add((node, URIRef("urn:times"), Literal(times)))
        for name, (kind, value) in row:
            known = BNode(value) if kind == "bnode" else Literal(f"{kind} {value}")
            graph.add((node, URIRef(f"urn:variable:{name}"), known))
    return graph
