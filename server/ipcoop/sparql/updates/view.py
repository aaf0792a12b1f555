"""The facts view: the default graph as the union of some named graphs."""

from collections.abc import Callable, Collection, Iterable

import pyoxigraph as ox

from ipcoop.errors import ReadOnlyError
from ipcoop.namespaces import EVIDENCE_GRAPHS, INFERRED_GRAPH, ONTOLOGY_GRAPH
from ipcoop.sparql.updates.delta import Graph

_DEFAULT = ox.DefaultGraph()
_REASONS = {
    str(ONTOLOGY_GRAPH): (
        "The ontology cannot be written to: all other graphs are read by it.",
        "Change its files, and begin with a new store.",
    ),
    str(INFERRED_GRAPH): (
        "The inferred graph cannot be written to: it follows from the other graphs.",
        "Write what it follows from.",
    ),
}
ALWAYS_FIXED = tuple(_REASONS)
"""The named graphs that nobody can write to."""

_IS_EVIDENCE = (
    "The evidence of this document cannot be written to: it is what the document says.",
    "Write about another document, with evidence in a graph of its own.",
)


class View:
    """Keeps the default graph of an engine what it is derived from.

    Without ``holds``, the default graph is its own, as in an ordinary store.
    """

    def __init__(
        self,
        engine: ox.Store,
        holds: Callable[[str], bool] | None = None,
        fixed: Collection[str] = ALWAYS_FIXED,
    ) -> None:
        """Look at an engine.

        Args:
            engine: holds the quads.
            holds: tells whether the default graph has what a named graph has.
            fixed: the named graphs that cannot be written to where there is such a view.
        """
        self._engine = engine
        self._holds = holds
        self._fixed = frozenset(fixed)

    def fill(self) -> None:
        """Make the default graph from nothing."""
        # The engine has an order of its own on each run, and the order of answers would be that.
        for graph in sorted(self._engine.named_graphs(), key=str):
            if self._holds and self._holds(graph.value):
                self._engine.update(f"ADD {graph} TO DEFAULT")

    def check(self, graphs: Iterable[Graph]) -> None:
        """Raise if a graph is among those to be written to that cannot be.

        Raises:
            ReadOnlyError: if one is.
        """
        for graph in set(graphs):
            if self._holds and isinstance(graph, ox.DefaultGraph):
                cause = "The default graph cannot be written to: it follows from the others."
                raise ReadOnlyError(cause, "Name a graph: with GRAPH, WITH or ?graph=.")
            if self._holds and isinstance(graph, ox.NamedNode) and graph.value in self._fixed:
                raise ReadOnlyError(*_REASONS.get(graph.value, _IS_EVIDENCE))

    def added(self, quads: Iterable[ox.Quad]) -> None:
        """Follow quads that were added."""
        self._engine.extend(_in_default(quad) for quad in quads if self._concerns(quad))

    def removed(self, quads: Iterable[ox.Quad]) -> None:
        """Follow quads that were removed: a triple leaves when no graph of the view has it."""
        for quad in quads:
            if self._concerns(quad) and not self._is_elsewhere(quad):
                self._engine.remove(_in_default(quad))

    def _concerns(self, quad: ox.Quad) -> bool:
        graph = quad.graph_name
        return bool(self._holds and isinstance(graph, ox.NamedNode) and self._holds(graph.value))

    def _is_elsewhere(self, quad: ox.Quad) -> bool:
        found = self._engine.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return any(self._concerns(other) for other in found)


def evidence_in(engine: ox.Store) -> tuple[str, ...]:
    """Return the graphs of evidence in what a store begins with, which stays as it is."""
    names = (graph.value for graph in engine.named_graphs())
    return tuple(sorted(name for name in names if name.startswith(EVIDENCE_GRAPHS)))


def _in_default(quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object, _DEFAULT)
