"""What the diagram of a module shows: a box for each class, with its properties."""

from collections.abc import Collection
from dataclasses import dataclass

from rdflib import Graph, URIRef

from ipcoop.config import BASE
from ipcoop.graph.documentation.terms import is_deprecated, kind_of
from ipcoop.graph.documentation.wording import Link, Phrase, Wording, link, names

ANYTHING = Link("anything", "")
"""Stands for the domain of properties that have none."""


@dataclass(frozen=True)
class Line:
    """A property in the box of its domain, with its range in words."""

    property: Link
    range: str


@dataclass(frozen=True)
class Box:
    """A class in a diagram.

    Attributes:
        name: the class.
        lines: the properties of the module that the class has.
        above: the superclasses to which no line is drawn, such as those from elsewhere.
        children: the boxes of the subclasses.
        is_guest: whether another module declares the class.
    """

    name: Link
    lines: tuple[Line, ...]
    above: tuple[Link, ...]
    children: tuple["Box", ...]
    is_guest: bool


def boxes(graph: Graph, wording: Wording, terms: Collection[URIRef]) -> tuple[Box, ...]:
    """Return the boxes of a module that stand under no other.

    Deprecated terms are left out. A class of another module appears where one of this module
    stands under it, or a property of this module has it as its domain.
    """
    alive = [term for term in terms if not is_deprecated(graph, term)]
    classes = [str(term) for term in alive if kind_of(graph, term) == "class"]
    lines = _lines(wording, [t for t in alive if kind_of(graph, t).endswith("property")])
    over = (up.iri for name in classes for up in _superclasses(wording, name))
    shown = {*classes, *lines, *(iri for iri in over if iri.startswith(BASE))}
    parents = {name: _parent(wording, name, shown) for name in sorted(shown)}

    def box(name: str) -> Box:
        is_guest = name not in classes
        up = () if is_guest else _superclasses(wording, name)
        return Box(
            name=link(name) if name else ANYTHING,
            lines=tuple(lines.get(name, ())),
            above=tuple(other for other in up if other.iri != parents[name]),
            children=tuple(box(below) for below, parent in parents.items() if parent == name),
            is_guest=is_guest,
        )

    return tuple(box(name) for name, parent in parents.items() if parent is None)


def _lines(wording: Wording, properties: Collection[URIRef]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for iri in properties:
        to = " or ".join(name.text for name in _names(wording.values(iri, "range")))
        domain = _names(wording.values(iri, "domain"))
        for name in domain or [ANYTHING]:
            found.setdefault(name.iri, []).append(Line(link(iri), to))
    return found


def _superclasses(wording: Wording, iri: str) -> list[Link]:
    return _names(wording.values(iri, "superclass"))


def _parent(wording: Wording, iri: str, shown: Collection[str]) -> str | None:
    return next((up.iri for up in _superclasses(wording, iri) if up.iri in shown), None)


def _names(phrases: list[Phrase]) -> list[Link]:
    return [name for words in phrases for name in names(words)]
