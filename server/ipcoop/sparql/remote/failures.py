"""Errors for what an engine answers in place of an answer."""

import re
from http import HTTPStatus

from ipcoop.config import STORE_AUTHORIZATION
from ipcoop.errors import (
    BadQueryError,
    BusyError,
    EngineFaultError,
    IpcoopError,
    TooSlowError,
)
from ipcoop.sparql.remote.connection import Reply

LESS = "Ask for less at once."
"""The remedy for what an engine cannot do."""

_COME_AGAIN = 5
_REDIRECTION = 3
_NO_ENDPOINT = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.GONE}
_MOST_SAID = 200
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def failure(reply: Reply) -> IpcoopError:
    """Make the error for a reply that is no success."""
    match reply.status:
        case HTTPStatus.BAD_REQUEST | HTTPStatus.UNPROCESSABLE_ENTITY:
            cause = f"The engine that has the graph refuses this query{_said(reply)}"
            return BadQueryError(cause, "Write it in another way.")
        case HTTPStatus.REQUEST_TIMEOUT | HTTPStatus.GATEWAY_TIMEOUT:
            return TooSlowError("This takes the engine too long.", LESS)
        case HTTPStatus.TOO_MANY_REQUESTS | HTTPStatus.SERVICE_UNAVAILABLE:
            return BusyError("The engine is busy.", "Come again later.", seconds=_COME_AGAIN)
        case HTTPStatus.PARTIAL_CONTENT:
            return partial()
        case _:
            return _fault(reply)


def partial() -> EngineFaultError:
    """Make the error for a part of an answer."""
    return EngineFaultError("The engine gives only a part of the answer.", "Ask in parts.")


def _fault(reply: Reply) -> EngineFaultError:
    """Make the error for a reply that whoever runs the service must look into."""
    if reply.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        remedy = f"Start the service with {STORE_AUTHORIZATION}."
        return EngineFaultError("The engine does not let this service in.", remedy)
    if reply.status // 100 == _REDIRECTION:
        remedy = "Start the service with the address that it leads to."
        return EngineFaultError("The engine redirects, which is not followed.", remedy)
    cause = f"The engine answers with status {reply.status}{_said(reply)}"
    is_there = reply.status not in _NO_ENDPOINT
    return EngineFaultError(cause, LESS if is_there else "See whether its address is right.")


def _said(reply: Reply) -> str:
    """Return the first line of a text that came with an error, or a full stop."""
    if reply.headers.get_content_type() != "text/plain":
        return "."
    text = reply.body[: 4 * _MOST_SAID].decode("utf-8", "replace")
    line = next(filter(None, map(str.strip, text.splitlines())), "")
    said = _UNPRINTED.sub(" ", line)[:_MOST_SAID].rstrip(".")
    return f": {said}." if said else "."
