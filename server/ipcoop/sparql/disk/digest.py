"""A digest of a dataset that follows each change at the cost of the change.

It is the sum of the digests of the quads and of the names of the graphs: a set hash (Bellare and
Micciancio, 1997, AdHash). It finds damage and loss; it does not withstand somebody who chooses
quads so that their digests cancel each other out.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import islice
from typing import Any

import pyoxigraph as ox

from ipcoop.sparql.updates.delta import Graph, to_nquads

_AT_ONCE = 20_000
"""Quads that are written into memory at a time."""

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
        found._add(_graph_lines(graph.value for graph in named_graphs(engine)))
        for lines in nquads(engine, with_default=with_default):
            found._add(lines.splitlines())
        return found

    @classmethod
    def from_text(cls, text: str) -> "Digest":
        """Read what ``str`` gave."""
        return cls(int(text, 16))

    def __str__(self) -> str:
        return self._value.to_bytes(_BYTES, "big").hex()

    def follow(self, fields: Mapping[str, Any], quads: bytes) -> None:
        """Take over a change, told as ``Delta.to_fields`` does."""
        added = fields["added"]
        self._add(quads[:added].splitlines())
        self._remove(quads[added:].splitlines())
        self._add(_graph_lines(fields["created"]))
        self._remove(_graph_lines(fields["dropped"]))

    def _add(self, lines: Iterable[bytes]) -> None:
        self._value = (self._value + _sum(lines)) % _MODULUS

    def _remove(self, lines: Iterable[bytes]) -> None:
        self._value = (self._value - _sum(lines)) % _MODULUS


def named_graphs(engine: ox.Store) -> list[ox.NamedNode]:
    """Return the named graphs of an engine; one with a blank node for a name is only its quads."""
    return [graph for graph in engine.named_graphs() if isinstance(graph, ox.NamedNode)]


def nquads(engine: ox.Store, *, with_default: bool) -> Iterator[bytes]:
    """Yield the quads of an engine as N-Quads, some at a time.

    Args:
        engine: holds them.
        with_default: whether those of the default graph are among them.
    """
    graphs: list[Graph] = list(engine.named_graphs())
    for graph in [*graphs, ox.DefaultGraph()] if with_default else graphs:
        quads = engine.quads_for_pattern(None, None, None, graph)
        while lines := to_nquads(islice(quads, _AT_ONCE)):
            yield lines


def _graph_lines(names: Iterable[str]) -> Iterator[bytes]:
    # No quad begins like this.
    return (f"graph <{name}>".encode() for name in names)


def _sum(lines: Iterable[bytes]) -> int:
    digests = [blake2b(line, digest_size=_BYTES).digest() for line in lines]
    return sum(int.from_bytes(digest, "big") for digest in digests)
