"""Requests, answers and errors as the fields of messages between processes."""

from collections.abc import Mapping, Sequence
from typing import Any

from ipcoop import errors
from ipcoop.errors import InvalidWriteError, IpcoopError
from ipcoop.sparql.formats import FORMATS, Format
from ipcoop.sparql.query import QueryRequest


def request_fields(request: QueryRequest, formats: Sequence[Format]) -> dict[str, Any]:
    """Return the fields that tell a query, and the formats to choose from."""
    return {
        "do": "query",
        "text": request.text,
        "default": request.default_graphs,
        "named": request.named_graphs,
        "thing": request.thing,
        "hinted": request.hinted,
        "formats": [one.name for one in formats],
    }


def read_request(fields: Mapping[str, Any]) -> tuple[QueryRequest, list[Format]]:
    """Read what ``request_fields`` wrote."""
    graphs = tuple(fields["default"]), tuple(fields["named"])
    told = {name: fields[name] for name in ("seconds", "thing", "hinted")}
    request = QueryRequest(fields["text"], *graphs, **told)
    return request, [FORMATS[name] for name in fields["formats"]]


def error_fields(error: IpcoopError) -> dict[str, Any]:
    """Return the fields that tell an error."""
    place = {"line": error.line, "column": error.column} if error.line is not None else {}
    return {
        "error": type(error).__name__,
        "cause": error.cause,
        "remedy": error.remedy,
        "place": place,
        "report": error.report if isinstance(error, InvalidWriteError) else None,
    }


def read_error(fields: Mapping[str, Any]) -> IpcoopError:
    """Read what ``error_fields`` wrote."""
    if fields["report"] is not None:
        return InvalidWriteError(fields["cause"], fields["remedy"], report=fields["report"])
    kind: type[IpcoopError] = getattr(errors, fields["error"])
    return kind(fields["cause"], fields["remedy"], **fields["place"])
