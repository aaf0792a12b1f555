"""What a write changes: quads and graphs, added and removed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, TypeVar

import pyoxigraph as ox

from ipcoop.errors import BadDataError

_LONGEST = 16_000_000
"""Bytes that a quad may have: the engine reads no term again that has some more."""

Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
Part = TypeVar("Part", ox.Quad, ox.NamedNode)
"""What a delta has: quads and named graphs."""


@dataclass
class Delta:
    """The net change of a dataset.

    Attributes:
        added: quads that it did not have.
        removed: quads that it had.
        created: named graphs that it did not have.
        dropped: named graphs that it had.
    """

    added: set[ox.Quad] = field(default_factory=set)
    removed: set[ox.Quad] = field(default_factory=set)
    created: set[ox.NamedNode] = field(default_factory=set)
    dropped: set[ox.NamedNode] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.created or self.dropped)

    def then(self, after: "Delta") -> "Delta":
        """Return the net change of this one and another after it."""
        return Delta(
            *_net(self.added, self.removed, after.added, after.removed),
            *_net(self.created, self.dropped, after.created, after.dropped),
        )

    def undone(self) -> "Delta":
        """Return the change that takes this one back."""
        return Delta(self.removed, self.added, self.dropped, self.created)

    def to_fields(self) -> tuple[dict[str, Any], bytes]:
        """Return the delta as the fields and the bytes of a message.

        Raises:
            BadDataError: if a quad is so long that it could not be read again.
        """
        added, removed = to_nquads(self.added), to_nquads(self.removed)
        fields = {
            "added": len(added),
            "created": sorted(graph.value for graph in self.created),
            "dropped": sorted(graph.value for graph in self.dropped),
        }
        return fields, added + removed

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any], body: bytes) -> "Delta":
        """Read what ``to_fields`` wrote; blank nodes keep their labels."""
        return cls(
            _quads(body[: fields["added"]]),
            _quads(body[fields["added"] :]),
            {ox.NamedNode(iri) for iri in fields["created"]},
            {ox.NamedNode(iri) for iri in fields["dropped"]},
        )


def to_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Return quads as N-Quads; blank nodes keep their labels.

    Raises:
        BadDataError: if one is so long that it could not be read again.
    """
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    if len(text) > _LONGEST and max(map(len, BytesIO(text))) > _LONGEST:
        cause = f"A triple has more than {_LONGEST:,} bytes."
        raise BadDataError(cause, "Say it in several.")
    return text


def _net(
    added: set[Part], removed: set[Part], then_added: set[Part], then_removed: set[Part]
) -> tuple[set[Part], set[Part]]:
    return (
        (added - then_removed) | (then_added - removed),
        (removed - then_added) | (then_removed - added),
    )


def _quads(data: bytes) -> set[ox.Quad]:
    return set(ox.parse(data, format=ox.RdfFormat.N_QUADS))
