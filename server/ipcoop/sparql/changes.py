"""A change as text."""

import re
from collections.abc import Iterator

from ipcoop.sparql.formats import write_quads
from ipcoop.sparql.updates.delta import Delta, to_nquads

_UNREADABLE = re.compile(r"[^\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def to_trig(delta: Delta, title: str) -> bytes:
    """Return a change as TriG: the quads that it added.

    What TriG cannot say stands before them in comments: graphs that were made and dropped, and
    each quad that was removed, as N-Quads after ``- ``.
    """
    return b"".join([*(f"# {line}\n".encode() for line in _comments(delta, title)), b"\n"]) + (
        write_quads(delta.added)
    )


def _comments(delta: Delta, title: str) -> Iterator[str]:
    yield f"{title}: {count(len(delta.added))} added, {count(len(delta.removed))} removed."
    for word, graphs in (("Made", delta.created), ("Dropped", delta.dropped)):
        yield from (f"{word}: {graph}" for graph in sorted(graphs, key=str))
    # Of bytes, for texts have other ends of lines too.
    yield from (f"- {line.decode()}" for line in sorted(to_nquads(delta.removed).splitlines()))


def readable(text: str) -> str:
    """Return a text on one line, without what terminals obey and XML does not have."""
    return " ".join(_UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", text).split())


def count(quads: int) -> str:
    """Say how many quads there are."""
    return f"{quads:,} quad{'' if quads == 1 else 's'}"
