"""Change an engine step by step, and tell the net change at the end."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ipcoop.sparql.updates.delta import Delta, Graph, Part
from ipcoop.sparql.updates.view import View


class Editor:
    """Changes an engine and keeps account of it."""

    def __init__(self, engine: ox.Store, view: View) -> None:
        self.engine = engine
        self._view = view
        self._created: set[ox.NamedNode] = set()
        self._dropped: set[ox.NamedNode] = set()
        self._added: set[ox.Quad] = set()
        self._removed: set[ox.Quad] = set()

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads, which makes their graphs.

        Raises:
            ReadOnlyError: if one belongs to a graph that cannot be written to.
        """
        quads = dict.fromkeys(quads)
        self._view.check(quad.graph_name for quad in quads)
        self._add(quads)

    def remove(self, quads: Iterable[ox.Quad]) -> None:
        """Remove quads; their graphs stay, though they may be empty then.

        Raises:
            ReadOnlyError: if one belongs to a graph that cannot be written to.
        """
        quads = dict.fromkeys(quads)
        self._view.check(quad.graph_name for quad in quads)
        self._remove(quads)

    def quads(self, graph: Graph) -> list[ox.Quad]:
        """Return the quads of a graph."""
        return list(self.engine.quads_for_pattern(None, None, None, graph))

    def clear(self, graph: Graph) -> None:
        """Remove all quads of a graph.

        Raises:
            ReadOnlyError: if it cannot be written to.
        """
        self._view.check([graph])
        self._remove(self.quads(graph))

    def has(self, graph: Graph) -> bool:
        """Tell whether a graph is there; the default graph always is."""
        return isinstance(graph, ox.DefaultGraph) or self.engine.contains_named_graph(graph)

    def create(self, graph: Graph) -> None:
        """Make a graph if it is not there.

        Raises:
            ReadOnlyError: if it cannot be written to.
        """
        self._view.check([graph])
        self._make([graph])

    def drop(self, graph: Graph) -> None:
        """Remove a graph with all its quads; the default graph is only emptied.

        Raises:
            ReadOnlyError: if it cannot be written to.
        """
        self.clear(graph)
        self._unmake(graph)

    def apply(self, delta: Delta) -> None:
        """Make a change that was worked out before, in graphs of whatever kind."""
        self._make(delta.created)
        self._remove(delta.removed)
        self._add(delta.added)
        for dropped in delta.dropped:
            self._remove(self.quads(dropped))
            self._unmake(dropped)

    def delta(self) -> Delta:
        """Return the net change."""
        return Delta(self._added, self._removed, self._created, self._dropped)

    def _add(self, quads: Iterable[ox.Quad]) -> None:
        missing = [quad for quad in quads if quad not in self.engine]
        self._make({quad.graph_name for quad in missing})
        self.engine.extend(missing)
        new = self._stored(missing)
        self._view.added(new)
        _account(new, undone=self._removed, done=self._added)

    def _remove(self, quads: Iterable[ox.Quad]) -> None:
        old = self._stored(quads)
        for quad in old:
            self.engine.remove(quad)
        self._view.removed(old)
        _account(old, undone=self._added, done=self._removed)

    def _stored(self, quads: Iterable[ox.Quad]) -> list[ox.Quad]:
        """Return those that are there, as the engine spells them: it makes 2 of 02."""
        found = (next(self.engine.quads_for_pattern(*quad), None) for quad in quads)
        return list(dict.fromkeys(quad for quad in found if quad is not None))

    def _make(self, graphs: Iterable[Graph]) -> None:
        new = [graph for graph in graphs if not self.has(graph)]
        for graph in new:
            if not isinstance(graph, ox.DefaultGraph):
                self.engine.add_graph(graph)
        _account(_named(new), undone=self._dropped, done=self._created)

    def _unmake(self, graph: Graph) -> None:
        if self.has(graph) and not isinstance(graph, ox.DefaultGraph):
            self.engine.remove_graph(graph)
            _account(_named([graph]), undone=self._created, done=self._dropped)


def _named(graphs: Iterable[Graph]) -> Iterator[ox.NamedNode]:
    return (graph for graph in graphs if isinstance(graph, ox.NamedNode))


def _account(parts: Iterable[Part], undone: set[Part], done: set[Part]) -> None:
    """Note what was done to parts, or that it undoes what was done to them before."""
    for part in parts:
        if part in undone:
            undone.remove(part)
        else:
            done.add(part)
