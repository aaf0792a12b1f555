"""One version of the ontology, read for comparison, and one change between two versions."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rdflib import OWL, Graph
from rdflib.namespace import DCTERMS

from ipcoop.graph.changes.axioms import axioms, kinds
from ipcoop.graph.changes.expressions import iri
from ipcoop.graph.changes.theory import Theory
from ipcoop.graph.changes.words import Words, is_own

Weight = Literal["major", "minor", "patch"]

WEIGHTS: tuple[Weight, ...] = ("major", "minor", "patch")
"""The weights, gravest first; the table in ontology/README.md says what has which."""


@dataclass(frozen=True)
class Change:
    """One change: its weight, its kind, the IRI of the term that changed, and a sentence.

    ``term`` is empty where an axiom is of no named term.
    """

    weight: Weight
    kind: str
    term: str
    sentence: str


def change(weight: Weight, kind: str, term: str, sentence: str) -> Change:
    """Return a change of a term that is written as in an expression."""
    return Change(weight, kind, str(iri(term)), sentence)


@dataclass(frozen=True)
class Version:
    """What one version of the ontology says."""

    graph: Graph

    @cached_property
    def kinds(self) -> dict[str, str]:
        """What each term is."""
        return kinds(self.graph)

    @cached_property
    def theory(self) -> Theory:
        """The axioms and what follows from them."""
        return Theory(axioms(self.graph))

    @cached_property
    def deprecated(self) -> set[str]:
        """The terms that are deprecated."""
        told = self.graph.subject_objects(OWL.deprecated)
        return {f"<{term}>" for term, value in told if str(value).lower() in ("true", "1")}

    def successors(self, term: str) -> list[str]:
        """Return the terms that stand in the place of a term."""
        named = self.graph.objects(iri(term), DCTERMS.isReplacedBy)
        return sorted(f"<{successor}>" for successor in named)


@dataclass(frozen=True)
class Step:
    """Two versions side by side."""

    old: Version
    new: Version

    @cached_property
    def added(self) -> set[str]:
        """The terms that only the newer version has."""
        return set(self.new.kinds) - set(self.old.kinds)

    @cached_property
    def removed(self) -> set[str]:
        """The terms that only the older version has."""
        return set(self.old.kinds) - set(self.new.kinds)

    @cached_property
    def words(self) -> Words:
        """The names of the terms."""
        return Words(self.old.graph, self.new.graph)

    @cached_property
    def apart(self) -> set[str]:
        """The project's own terms that only one of the versions has."""
        return {term for term in self.added | self.removed if is_own(term)}
