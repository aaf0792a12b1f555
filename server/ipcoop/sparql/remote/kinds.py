"""What engines do in their own way, so far as this service must know."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of engine.

    Attributes:
        server: what its ``Server`` header begins with; empty where it is told by its name only.
        timeout: how its parameter ``timeout`` is written, with ``{s}`` or ``{ms}`` for the time;
            empty for one that has no such parameter.
        gave_up: what an answer of status 200 ends with that it gave up for want of time.
        node: what stands before the label of a blank node in its JSON, and does not belong there.
        caps_rows: whether it may leave out rows without a word where it answers with triples.
    """

    server: str = ""
    timeout: str = ""
    gave_up: bytes = b""
    node: bytes = b""
    caps_rows: bool = False

    def timeout_of(self, seconds: float) -> str:
        """Return the value of ``timeout`` for so many seconds; empty where there is none."""
        return self.timeout.format(s=max(1, int(seconds)), ms=int(seconds * 1000))


UNKNOWN = Kind()
"""An engine of which nothing is known but that it follows the standard."""

KINDS: Mapping[str, Kind] = {
    "oxigraph": Kind(server="Oxigraph/", gave_up=b"The SPARQL operation has been cancelled"),
    "virtuoso": Kind(server="Virtuoso/", timeout="{ms}", node=b"nodeID://", caps_rows=True),
    # What follows was read, not run.
    "fuseki": Kind(server="Apache Jena Fuseki", timeout="{s}"),
    "qlever": Kind(timeout="{s}s"),
    "rdf4j": Kind(timeout="{s}"),
}
"""The kinds that differ, by name; those of GraphDB take what RDF4J takes."""


def kind_of(server: str) -> str:
    """Return the name of the kind whose ``Server`` header this is; empty if none is known."""
    found = (name for name, kind in KINDS.items() if kind.server and server.startswith(kind.server))
    return next(found, "")
