"""The axioms of an ontology in words, by term: what is said of it, and where it is used."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import Graph

from ipcoop.config import BASE
from ipcoop.graph.changes.axioms import PAIRED, axioms
from ipcoop.graph.changes.expressions import NAME, names_first
from ipcoop.namespaces import IPCOOP, ONTOLOGY, SCHEME, shorten


@dataclass(frozen=True, order=True)
class Link:
    """A name and what it names; ``anchor`` is the section that documents it, if one does."""

    text: str
    iri: str
    anchor: str = ""


Phrase = tuple[str | Link, ...]
"""Words in a row, some of which are names."""

_Found = Mapping[tuple[str, str], set[str]]


@dataclass(frozen=True)
class Wording:
    """The axioms of an ontology in words, found by a term and an aspect of it.

    The aspects are those of ``ipcoop.graph.changes.axioms``.
    """

    _values: _Found
    _users: _Found

    @classmethod
    def of(cls, graph: Graph) -> "Wording":
        """Put the axioms of an ontology into words."""
        values, users = defaultdict(set), defaultdict(set)
        for axiom in axioms(graph):
            values[axiom.term, axiom.aspect].add(axiom.value)
            if axiom.aspect in PAIRED:
                values[axiom.value, axiom.aspect].add(axiom.term)
            for iri in NAME.findall(axiom.value):
                users[iri, axiom.aspect].add(axiom.term)
        return cls(values, users)

    def values(self, iri: str, aspect: str) -> list[Phrase]:
        """Return what is said of a term, names before expressions."""
        return _phrases(self._values.get((f"<{iri}>", aspect), ()))

    def own_values(self, iri: str, aspect: str) -> list[Phrase]:
        """Return what is said of a term, without mere names of terms from elsewhere."""
        return [words for words in self.values(iri, aspect) if _is_own(words)]

    def users(self, iri: str, aspect: str) -> list[Link]:
        """Return the terms of this project of which something is said with this term."""
        found = _phrases(self._users.get((str(iri), aspect), ()))
        return [name for words in found if _is_own(words) for name in names(words)]


def link(iri: str) -> Link:
    """Return the name of a term: the local name of an own one, a prefixed name otherwise."""
    whole = str(iri)
    if iri.startswith(IPCOOP):
        name = whole.removeprefix(IPCOOP)
        return Link(name, whole, name)
    if iri.startswith(SCHEME):
        kind, _, name = whole.removeprefix(SCHEME).partition("/")
        return Link(shorten(whole), whole, f"{kind}-{name}" if name else f"scheme-{kind}")
    return Link("ontology" if whole == str(ONTOLOGY) else shorten(whole), whole)


def names(words: Phrase) -> list[Link]:
    """Return the names among words."""
    return [word for word in words if isinstance(word, Link)]


def _phrases(texts: Iterable[str]) -> list[Phrase]:
    return [_phrase(text) for text in sorted(texts, key=names_first)]


def _phrase(text: str) -> Phrase:
    parts = enumerate(NAME.split(text))
    return tuple(link(part) if number % 2 else part for number, part in parts if part)


def _is_own(words: Phrase) -> bool:
    return any(isinstance(word, str) or word.iri.startswith(BASE) for word in words)
