"""What engines do in their own way, so far as this service must know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of engine.

    Attributes:
        server: what its ``Server`` header begins with; empty where it is told by its name only.
        timeout: how its parameter ``timeout`` is written, with ``{s}`` or ``{ms}`` for the time;
            empty for one that has no such parameter.
        gave_up: what an answer of status 200 ends with that it gave up for want of time.
        spellings: what it writes in its own way, and how the standard has it. What is looked for
            has quotes, so it never stands inside a text, whose quotes are escaped.
    """

    server: str = ""
    timeout: str = ""
    gave_up: bytes = b""
    spellings: Sequence[tuple[bytes, bytes]] = ()

    def timeout_of(self, seconds: float) -> str:
        """Return the value of ``timeout`` for so many seconds; empty where there is none."""
        return self.timeout.format(s=max(1, int(seconds)), ms=int(seconds * 1000))


_BOOLEANS = ((b"1", b"true"), (b"0", b"false"))
_IN_JSON = b'"datatype": "http://www.w3.org/2001/XMLSchema#boolean", "value": "%b"'
_NODE = b'"type": "bnode", "value": "'
_OF_VIRTUOSO = (
    (_NODE + b"nodeID://", _NODE),
    *((_IN_JSON % old, _IN_JSON % new) for old, new in _BOOLEANS),
)

UNKNOWN = Kind()
"""An engine of which nothing is known but that it follows the standard."""

KINDS: Mapping[str, Kind] = {
    "oxigraph": Kind(server="Oxigraph/", gave_up=b"The SPARQL operation has been cancelled"),
    "virtuoso": Kind(server="Virtuoso/", timeout="{ms}", spellings=_OF_VIRTUOSO),
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
