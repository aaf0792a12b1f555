"""The facts view of an engine, as what follows from it is worked out from."""

from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox
from rdflib import Literal
from rdflib.term import Node

from ipcoop.graph.forward import Triple
from ipcoop.graph.rules import Pattern
from ipcoop.graph.terms import as_triple, to_engine
from ipcoop.namespaces import INFERRED_GRAPH, is_facts_graph
from ipcoop.sparql.updates.delta import Delta, Graph

INFERRED = ox.NamedNode(INFERRED_GRAPH)

_Pattern = tuple[Node | None, Node | None, Node | None]

_DEFAULT = ox.DefaultGraph()


class EngineFacts:
    """Looks up facts in an engine; none that rdflib has no value for."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine

    def find(self, pattern: Pattern) -> Iterator[Triple]:
        """Yield the facts that match a pattern, asserted or inferred."""
        subject, predicate, value = pattern
        if subject is None or value is None:
            yield from self._found(pattern, _DEFAULT)
        elif self._has((subject, predicate, value), _DEFAULT):
            # Quicker than to look through all that one of the terms has.
            yield subject, predicate, value

    def is_asserted(self, triple: Triple) -> bool:
        """Tell whether a fact is asserted."""
        # Most are either asserted or inferred, and to look into all graphs takes longer.
        if not self._has(triple, _DEFAULT):
            return False
        return not self._has(triple, INFERRED) or any(True for _ in self._assertions(triple))

    def find_asserted(self, pattern: Pattern) -> set[Triple]:
        """Return the asserted facts that match a pattern."""
        return set(map(as_triple, filter(_is_simple, self._assertions(pattern))))

    def was_asserted(self, triple: Triple, delta: Delta) -> bool:
        """Tell whether a fact that was not removed anywhere was asserted before a change."""
        return any(quad not in delta.added for quad in self._assertions(triple))

    def asserted(self) -> set[Triple]:
        """Return all facts that are asserted."""
        graphs = [g for g in self._engine.named_graphs() if _holds_assertions(g)]
        return {triple for graph in graphs for triple in self._found((None, None, None), graph)}

    def are_more_than(self, number: int) -> bool:
        """Tell whether there are more facts; not counting them all, which takes long."""
        return any(True for _ in islice(self._quads((None, None, None), _DEFAULT), number, None))

    def inferred(self) -> set[Triple]:
        """Return all facts that are inferred."""
        return set(self._found((None, None, None), INFERRED))

    def triples(self, quads: Iterable[ox.Quad]) -> set[Triple]:
        """Return the triples of those quads that assert facts."""
        asserted = (quad for quad in quads if _holds_assertions(quad.graph_name))
        return set(map(as_triple, filter(_is_simple, asserted)))

    def quad(self, triple: Triple) -> ox.Quad:
        """Return a triple in the inferred graph."""
        subject, predicate, value = map(to_engine, triple)
        return ox.Quad(subject, predicate, value, INFERRED)

    def _has(self, triple: Triple, graph: Graph) -> bool:
        if isinstance(triple[0], Literal):
            return False
        subject, predicate, value = map(to_engine, triple)
        return ox.Quad(subject, predicate, value, graph) in self._engine

    def _found(self, pattern: _Pattern, graph: Graph | None) -> Iterator[Triple]:
        return map(as_triple, filter(_is_simple, self._quads(pattern, graph)))

    def _quads(self, pattern: _Pattern, graph: Graph | None) -> Iterable[ox.Quad]:
        if isinstance(pattern[0], Literal):
            return ()
        subject, predicate, value = map(to_engine, pattern)
        return self._engine.quads_for_pattern(subject, predicate, value, graph)

    def _assertions(self, pattern: _Pattern) -> Iterator[ox.Quad]:
        return (q for q in self._quads(pattern, None) if _holds_assertions(q.graph_name))


def _holds_assertions(graph: Graph) -> bool:
    return isinstance(graph, ox.NamedNode) and graph != INFERRED and is_facts_graph(graph.value)


def _is_simple(quad: ox.Quad) -> bool:
    """Tell whether rdflib has such values; it knows no triples of triples and no directions."""
    value = quad.object
    return not isinstance(value, ox.Triple) and getattr(value, "direction", None) is None
