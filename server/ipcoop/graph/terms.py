"""Terms of the engine as those of rdflib, and back, with blank nodes and spellings as they are."""

import logging
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

# A literal that is not of its type is a finding, and rdflib would also write it to the log.
logging.getLogger("rdflib").addHandler(logging.NullHandler())

_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")
_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def as_triple(quad: ox.Quad) -> tuple[Node, Node, Node]:
    """Return the triple of a quad as rdflib has it."""
    return to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)


@lru_cache(maxsize=100_000)
def to_rdflib(term: _Term) -> Node:
    """Return a term as rdflib has it."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    assert isinstance(term, ox.Literal)  # noqa: S101 - the others are not seen
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = None if term.datatype == _STRING else URIRef(term.datatype.value)
    # As it is written, for it is looked up again.
    return Literal(term.value, datatype=datatype, normalize=False)


@lru_cache(maxsize=100_000)
def to_engine(term: Node | None) -> Any:  # noqa: ANN401
    """Return a term as the engine has it; None for any."""
    match term:
        case URIRef():
            return ox.NamedNode(str(term))
        case BNode():
            return ox.BlankNode(str(term))
        case Literal():
            datatype = term.datatype and not term.language and ox.NamedNode(str(term.datatype))
            return ox.Literal(str(term), datatype=datatype or None, language=term.language)
        case _:
            return None
