"""Writes as messages between processes, and what comes of them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from ipcoop.graph.report import ChangeReport
from ipcoop.sparql.updates.graphs import GraphRequest, Payload
from ipcoop.sparql.updates.perform import UpdateRequest

WriteRequest = UpdateRequest | GraphRequest


@dataclass(frozen=True)
class Written:
    """What a write changed.

    Attributes:
        added: the number of quads that were added.
        removed: the number of quads that were removed.
        created: the named graphs that were not there before.
        report: what is doubtful about it; empty where there are no rules.
    """

    added: int
    removed: int
    created: tuple[str, ...]
    report: ChangeReport

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> "Written":
        """Read what the holder says of a write that it has made."""
        report = ChangeReport(fields["report"])
        return cls(fields["added"], fields["removed"], tuple(fields["created"]), report)


class Writer(Protocol):
    """What makes writes."""

    def write(self, request: WriteRequest, by: str, client: str = "") -> Written:
        """Make a write; whoever asks after its return sees it.

        Args:
            request: the write.
            by: the name of who may write it.
            client: who asks, as far as a service is to be fair between clients.

        Raises:
            IpcoopError: whatever keeps it from being made; then nothing has changed.
        """


def write_fields(request: WriteRequest) -> tuple[dict[str, Any], bytes]:
    """Return the fields and the bytes that tell a write."""
    if isinstance(request, UpdateRequest):
        return {"update": asdict(request)}, b""
    fields = {
        "method": request.method,
        "graph": request.graph,
        "base": request.base,
        "quads": request.quads,
        "replaced": request.replaced,
    }
    sizes = [(payload.format, len(payload.data)) for payload in request.payloads]
    return {"graph": fields, "payloads": sizes}, b"".join(one.data for one in request.payloads)


def read_write(fields: Mapping[str, Any], body: bytes) -> WriteRequest:
    """Read what ``write_fields`` wrote."""
    if "update" in fields:
        given = fields["update"]
        return UpdateRequest(
            given["text"], tuple(given["default_graphs"]), tuple(given["named_graphs"])
        )
    payloads, begin = [], 0
    for name, size in fields["payloads"]:
        payloads.append(Payload(name, body[begin : begin + size]))
        begin += size
    asked = {**fields["graph"], "replaced": tuple(fields["graph"]["replaced"])}
    return GraphRequest(**asked, payloads=tuple(payloads))
