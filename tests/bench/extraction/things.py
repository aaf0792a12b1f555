"""What is known about the things that triples speak of: class, names, the body they belong to."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node as Term

from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import ID, IPCOOP, shorten
from ipcoop.resources import resource

from .facts import Fact
from .rows import Cell, Kind

_NAMES = (RDFS.label, SKOS.prefLabel, SKOS.altLabel, IPCOOP.acronym)
_OF = (IPCOOP.isUnitOf, IPCOOP.isPostIn, IPCOOP.isHeadPostOf)
_HANDLES = frozenset({"event", "instrument", "fund", "activity", "series", "group"})
_UNNAMED_HEAD = re.compile(r"post:(?!.*deputy).*-head")
_LINKED = frozenset({"office", "country", "jurisdiction", "group"})
_KINDS = {
    "document": Kind.DOCUMENT,
    "person": Kind.PERSON,
    "post": Kind.POST,
    "unit": Kind.UNIT,
    "place": Kind.PLACE,
    "theme": Kind.THEME,
    "organisation": Kind.ORGANISATION,
    "office": Kind.ORGANISATION,
}


def family(iri: str) -> str:
    """Return the ``{type}`` part of the IRI of a thing; empty for whatever is none."""
    return iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else ""


@dataclass
class Things:
    """Names, classes and bodies of things by IRI, as plain text."""

    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    types: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    bodies: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[URIRef]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, triples: Iterable[tuple[Term, Term, Term]]) -> None:
        """Take in what triples say about names, classes and bodies."""
        for subject, predicate, value in triples:
            iri = str(subject)
            if predicate in _NAMES and _is_english(value) and str(value) not in self.names[iri]:
                self.names[iri].append(str(value))
            elif predicate == RDF.type:
                self.types[iri].add(str(value))
            elif predicate in _OF:
                self.bodies[iri] = str(value)
            elif predicate == IPCOOP.hasJurisdiction:
                self.countries[iri] = str(value)
            elif predicate == IPCOOP.includesHolderOf:
                self.members[iri].append(URIRef(str(value)))

    def names_of(self, iri: str) -> tuple[str, ...]:
        """Return the names of a thing; the words of its IRI where it has none."""
        key = str(iri)
        known = [*self.names.get(key, ()), *reference().names.get(key, ())]
        return tuple(dict.fromkeys(known)) or (key.rpartition("/")[2].replace("-", " "),)

    def types_of(self, iri: str) -> set[str]:
        """Return the classes that are given for a thing."""
        return self.types.get(str(iri), set()) | reference().types.get(str(iri), set())

    def body_of(self, iri: str) -> str | None:
        """Return the body that a post or a unit belongs to."""
        return self.bodies.get(str(iri)) or reference().bodies.get(str(iri))

    def country_of(self, iri: str) -> str | None:
        """Return the jurisdiction of an office."""
        return self.countries.get(str(iri)) or reference().countries.get(str(iri))

    def cell(self, term: URIRef | Literal) -> Cell:
        """Return the cell for one end of a triple."""
        if isinstance(term, Literal) or not family(term):
            return Cell(Kind.VALUE, _value(term))
        kind, key = _kind(term), key_of(term)
        if kind in (Kind.DOCUMENT, Kind.LINKED):
            return Cell(kind, key, self.names_of(term) if kind is Kind.LINKED else ("document",))
        body = self.body_of(term) if kind in (Kind.POST, Kind.UNIT) else None
        names = ("head",) if self._is_unnamed_head(term) else self.names_of(term)
        return Cell(kind, key, names, self.cell(URIRef(body)) if body else None)

    def _is_unnamed_head(self, iri: str) -> bool:
        """Tell whether a post is that of a head without a title: ``post:af-head``."""
        return family(iri) == "post" and _UNNAMED_HEAD.fullmatch(shorten(iri)) is not None


@cache
def reference() -> Things:
    """Return what the reference data tells."""
    things = Things()
    for path in sorted(resource("data", "reference").glob("*.ttl")):
        things.learn(read_turtle(path))
    return things


def of_facts(facts: Iterable[Fact]) -> Things:
    """Return what the triples of one document tell."""
    things = Things()
    things.learn((fact.subject, fact.predicate, fact.object) for fact in facts)
    return things


def is_linked(iri: str) -> bool:
    """Tell whether a thing is one of the reference data that documents are linked to."""
    known = bool(reference().types.get(str(iri)))
    return known and family(iri) in _LINKED | {"organisation"}


def key_of(iri: str) -> str:
    """Return the short IRI; an office keeps its own through all its names."""
    short = shorten(iri)
    return short.partition("-")[0] if family(iri) == "office" else short


def _kind(iri: str) -> Kind:
    if is_linked(iri) or family(iri) in {"country", "jurisdiction"}:
        return Kind.LINKED
    if family(iri) in _HANDLES:
        return Kind.HANDLE
    return _KINDS.get(family(iri), Kind.VALUE)


def _value(term: URIRef | Literal) -> str:
    if isinstance(term, Literal):
        return str(term)
    return shorten(term).removeprefix("ipcoop:")


def _is_english(value: Term) -> bool:
    return isinstance(value, Literal) and value.language in (None, "en")
