"""How a change of the ontology is told in plain words."""

import re
from dataclasses import dataclass

from rdflib import RDFS, Graph, Literal
from rdflib.term import Node

from ipcoop.config import BASE
from ipcoop.graph.changes.axioms import Axiom
from ipcoop.graph.changes.expressions import NAME, iri
from ipcoop.namespaces import shorten

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ADDED_AND_REMOVED = {
    "superclass": ("{term}: now a subclass of {value}", "{term}: no longer a subclass of {value}"),
    "superproperty": (
        "{term}: now a subproperty of {value}",
        "{term}: no longer a subproperty of {value}",
    ),
    "characteristic": ("{term}: now {value}", "{term}: no longer {value}"),
    "type": ("{term}: now one of {value}", "{term}: no longer one of {value}"),
    "inverse": (
        "{term} and {value}: now the inverse of each other",
        "{term} and {value}: no longer the inverse of each other",
    ),
    "equal": ("{term} and {value}: now equivalent", "{term} and {value}: no longer equivalent"),
    "disjoint": ("{term} and {value}: now disjoint", "{term} and {value}: no longer disjoint"),
    "different": ("{term} and {value}: now different", "{term} and {value}: no longer different"),
    "same": ("{term} and {value}: now the same", "{term} and {value}: no longer the same"),
    "other axiom": ("Axiom added: {value}", "Axiom removed: {value}"),
}


def is_own(term: str) -> bool:
    """Tell whether a term is one of the project, not a borrowed one."""
    return term.startswith(f"<{BASE}")


@dataclass(frozen=True)
class Words:
    """The words for terms: their labels in the newer version, or else in the older."""

    old: Graph
    new: Graph

    def name(self, term: str) -> str:
        """Name a term: its English label, or its short IRI where it is borrowed or has none."""
        labels = (label(graph, iri(term)) for graph in (self.new, self.old) if is_own(term))
        return next(filter(None, labels), shorten(iri(term)))

    def text(self, written: str) -> str:
        """Put names into an expression."""
        return NAME.sub(lambda match: self.name(match[0]), written)

    def axiom(self, made: Axiom, *, added: bool) -> str:
        """Tell that an axiom was added or removed."""
        by_default = ("{term}: {aspect} added: {value}", "{term}: {aspect} removed: {value}")
        template = _ADDED_AND_REMOVED.get(made.aspect, by_default)[0 if added else 1]
        term, value = self.text(made.term), self.text(made.value)
        return template.format(term=term, aspect=made.aspect, value=value)

    def quoted(self, value: Node, written: str) -> str:
        """Tell what a note says: words in quotes, or what is written as an expression."""
        return f"“{value}”" if isinstance(value, Literal) else self.text(written)


def label(graph: Graph, term: Node) -> str:
    """Return the English label of a term, or nothing."""
    labels = (
        str(found)
        for found in graph.objects(term, RDFS.label)
        if isinstance(found, Literal) and found.language in ("en", None)
    )
    return min(labels, default="")


def spelled_out(predicate: str, language: str) -> str:
    """Name an annotation: “editorial note”, or “label (ko)” in another language than English."""
    local = re.split("[/#]", predicate)[-1]
    words = _CAPITAL.sub(" ", local).lower()
    return words if language in ("", "en") else f"{words} ({language})"
