"""A digest of a dataset that follows each change at the cost of the change.

It is the sum of the digests of the quads and of the names of the graphs: a set hash (Bellare and
Micciancio, 1997, AdHash). It finds damage and loss; it does not withstand somebody who chooses
quads so that their digests cancel each other out.
"""

from collections.abc import Iterable
from hashlib import blake2b

import pyoxigraph as ox

from ipcoop.sparql.updates.delta import Delta, Graph, to_nquads

_BYTES = 32
_MODULUS = 1 << (8 * _BYTES)


class Digest:
    """The digest of a set of quads, with blank nodes by their labels, and of graph names."""

    def __init__(self, value: int = 0) -> None:
        self._value = value

    @classmethod
    def of(cls, engine: ox.Store, *, with_default: bool) -> "Digest":
        """Return the digest of what an engine holds.

        Args:
            engine: holds it.
            with_default: whether the default graph counts; one that is derived does not.
        """
        found = cls()
        graphs = list(engine.named_graphs())
        found.add_graphs(graphs)
        for graph in [*graphs, *([ox.DefaultGraph()] if with_default else [])]:
            quads = engine.quads_for_pattern(None, None, None, graph)
            found.add_lines(to_nquads(quads))
        return found

    @classmethod
    def from_text(cls, text: str) -> "Digest":
        """Read what ``str`` gave."""
        return cls(int(text, 16))

    def __str__(self) -> str:
        return self._value.to_bytes(_BYTES, "big").hex()

    def follow(self, delta: Delta) -> None:
        """Take over a change."""
        self.add_lines(to_nquads(delta.added))
        self._value = (self._value - _sum(to_nquads(delta.removed).splitlines())) % _MODULUS
        self.add_graphs(delta.created)
        self._value = (self._value - _sum(map(_named, delta.dropped))) % _MODULUS

    def add_lines(self, nquads: bytes) -> None:
        """Add quads in canonical N-Quads, one a line."""
        self._value = (self._value + _sum(nquads.splitlines())) % _MODULUS

    def add_graphs(self, graphs: Iterable[Graph]) -> None:
        """Add the names of graphs, which may be empty."""
        self._value = (self._value + _sum(map(_named, graphs))) % _MODULUS


def _named(graph: Graph) -> bytes:
    return f"graph {graph}".encode()


def _sum(parts: Iterable[bytes]) -> int:
    return sum(int.from_bytes(blake2b(part, digest_size=_BYTES).digest(), "big") for part in parts)
