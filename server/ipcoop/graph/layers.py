"""A graph of two layers: what always stays, and what is there for a while and then goes as a whole.

To take triples out of rdflib's own stores one by one leaves empty entries behind, which fill the
memory and slow down what looks for them.
"""

from collections.abc import Iterator
from typing import Any

from rdflib import Graph
from rdflib.plugins.stores.memory import SimpleMemory
from rdflib.store import Store


class Layers(Store):
    """A store over that of a graph; what is added to it is kept apart."""

    context_aware = graph_aware = True  # pySHACL asks for such a store

    def __init__(self, below: Graph) -> None:
        super().__init__()
        self._below, self._size_below = below.store, len(below)
        self.drop()

    def drop(self) -> None:
        """Let all go that was added."""
        self._above, self._size_above = SimpleMemory(), 0

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:  # noqa: ANN401, FBT001, FBT002
        """Add a triple, where it is not there yet."""
        if not any(self.triples(triple)):
            self._above.add(triple, context, quoted)
            self._size_above += 1

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:  # noqa: ANN401, ARG002
        """Yield the triples of both layers that match a pattern."""
        yield from self._below.triples(triple_pattern)
        yield from self._above.triples(triple_pattern)

    def __len__(self, context: Any = None) -> int:  # noqa: ANN401
        return self._size_below + self._size_above
