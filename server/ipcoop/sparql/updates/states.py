"""What the shapes are checked on, read by rdflib straight from an engine that a write has changed.

Nothing is copied: each pattern is looked up in the engine, so that it takes no longer in a
larger dataset.
"""

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from functools import lru_cache
from itertools import tee
from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Literal
from rdflib.store import Store

from ipcoop.graph.terms import as_triple, to_engine
from ipcoop.namespaces import is_checkable_graph


class States(Store):
    """A store to be read that shows an engine before or after a change, or both as one."""

    context_aware = graph_aware = True  # pySHACL asks for such a store

    def __init__(self) -> None:
        super().__init__()
        self._engines: list[ox.Store] = []
        self._without: frozenset[ox.Quad] = frozenset()
        self._lookups: list[Generator[Any, None, None]] = []
        self._found: dict[Any, Iterator[Any]] = {}

    @contextmanager
    def showing(
        self,
        engine: ox.Store,
        *,
        without: Iterable[ox.Quad] = (),
        besides: Iterable[ox.Quad] = (),
    ) -> Iterator[None]:
        """Show an engine without some of its quads, and with others that it does not have.

        Nothing is shown outside of it, and the engine must not change within.
        """
        self._without = frozenset(without)
        self._engines = [engine]
        if besides := list(besides):
            self._engines.append(ox.Store())
            self._engines[1].extend(besides)
        try:
            yield
        finally:
            # What is looked through holds on to the engine, and must end in the thread it began in.
            for lookup in self._lookups:
                lookup.close()
            self._engines, self._without, self._lookups, self._found = [], frozenset(), [], {}

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:  # noqa: ANN401, ARG002
        """Yield the triples that match a pattern, each once."""
        # Rules ask the same again and again, and not always for all that there is.
        found = self._found.get(triple_pattern)
        if found is None:
            lookup = self._look_up(triple_pattern)
            self._lookups.append(lookup)
            (found,) = tee(lookup, 1)
            self._found[triple_pattern] = found
        yield from copy(found)

    def _look_up(self, triple_pattern: Any) -> Generator[Any, None, None]:  # noqa: ANN401
        subject, predicate, value = triple_pattern
        if isinstance(subject, Literal) or isinstance(predicate, (Literal, BNode)):
            return
        pattern = (to_engine(subject), to_engine(predicate), to_engine(value), None)
        if None not in triple_pattern and not self._without and self._is_fact(pattern):
            # Quicker than to look through all that one of the terms has.
            yield triple_pattern, ()
            return
        seen = set()
        for engine in self._engines:
            for quad in engine.quads_for_pattern(*pattern):
                triple = quad.triple
                if triple not in seen and is_seen(quad) and quad not in self._without:
                    seen.add(triple)
                    yield as_triple(quad), ()

    def _is_fact(self, pattern: Any) -> bool:  # noqa: ANN401
        subject, predicate, value, _ = pattern
        return ox.Quad(subject, predicate, value, ox.DefaultGraph()) in self._engines[0]

    def __len__(self, context: Any = None) -> int:  # noqa: ANN401
        # For each finding pySHACL asks whether there is any data, and counting takes long.
        return 1


def is_seen(quad: ox.Quad) -> bool:
    """Tell whether the shapes look at a quad: at those of facts and of evidence.

    rdflib has no triples about triples.
    """
    graph = quad.graph_name
    return (
        isinstance(graph, ox.NamedNode)
        and _is_checkable(graph.value)
        and not isinstance(quad.object, ox.Triple)
    )


_is_checkable = lru_cache(maxsize=100_000)(is_checkable_graph)
