"""Read a request of the SPARQL 1.1 Protocol."""

import re
from collections.abc import Mapping
from typing import TypedDict
from urllib.parse import parse_qsl

from werkzeug.wrappers import Request

from ipcoop.errors import BadRequestError, ReadOnlyError, UnsupportedMediaTypeError
from ipcoop.http.front import gateway
from ipcoop.sparql.departure import Departure
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.updates.perform import UpdateRequest

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_ENCODING = "utf-8"
_MOST_PARAMETERS = 1000
_SECONDS = re.compile(r"\d{1,6}(\.\d{1,6})?", re.ASCII)

Parameters = list[tuple[str, str]]


class Asker(TypedDict):
    """The part of a QueryRequest that says who asks."""

    client: str
    departure: Departure


def read_request(request: Request) -> QueryRequest | None:
    """Return the query that a request asks, or None where it asks none.

    Raises:
        BadRequestError: if it asks more than one query, or is not in UTF-8.
        ReadOnlyError: if it asks for an update.
        UnsupportedMediaTypeError: if its body is neither a form nor a query, or told to be in
            another encoding.
    """
    values = _values(request, "query", QUERY)
    if "update" in values:
        raise ReadOnlyError("Updates are not taken here.", "Send them to /update.")
    queries = values.get("query", [])
    if len(queries) > 1:
        raise BadRequestError("The request has more than one query.", "Send one at a time.")
    if not queries:
        return None
    default, named = (values.get(f"{kind}-graph-uri", []) for kind in ("default", "named"))
    seconds = _seconds(values.get("timeout", []))
    return QueryRequest(queries[0], tuple(default), tuple(named), seconds, **asker(request))


def read_update(request: Request) -> UpdateRequest:
    """Return the update that a request asks for.

    Raises:
        BadRequestError: if it asks for no update or for several, or is not in UTF-8.
        UnsupportedMediaTypeError: if its body is neither a form nor an update, or told to be in
            another encoding.
    """
    values = _values(request, "update", UPDATE)
    texts = values.get("update", [])
    if len(texts) != 1 or "query" in values:
        cause = "The request must have one update, and no query."
        raise BadRequestError(cause, "Send one at a time, as the parameter “update”.")
    graphs = (tuple(values.get(f"using-{kind}", [])) for kind in ("graph-uri", "named-graph-uri"))
    return UpdateRequest(texts[0], *graphs)


def asker(request: Request) -> Asker:
    """Return who asks, and what tells when they leave."""
    departure = request.environ.get(gateway.DEPARTURE) or Departure()
    return {"client": request.remote_addr or "", "departure": departure}


def parameters(request: Request) -> Parameters:
    """Return the parameters in the address of a request, in order.

    Raises:
        BadRequestError: if they are not in UTF-8, or too many.
    """
    return _parse(request.query_string)


def require_utf8(parameters: Mapping[str, str]) -> None:
    """Raise if the parameters of a media type tell another encoding.

    Raises:
        UnsupportedMediaTypeError: if they do.
    """
    charset = parameters.get("charset", _ENCODING)
    if charset.lower() not in {_ENCODING, "utf8", "us-ascii"}:
        raise UnsupportedMediaTypeError(f"Text in “{charset}” is not taken here.", "Send UTF-8.")


def _values(request: Request, name: str, media_type: str) -> dict[str, list[str]]:
    """Return the parameters of a request; a body of the media type is the one of that name."""
    given = parameters(request)
    if request.method == "POST":
        require_utf8(request.mimetype_params)
        if request.mimetype == FORM:
            given += _parse(request.get_data())
        elif request.mimetype == media_type:
            given.append((name, _decode(request.get_data(), "utf-8-sig")))
        elif request.mimetype in {QUERY, UPDATE}:
            given.append((request.mimetype.removeprefix("application/sparql-"), ""))
        else:
            cause = f"A body of type “{request.mimetype or 'unknown'}” is not taken here."
            raise UnsupportedMediaTypeError(cause, f"Send {FORM} or {media_type}.")
    return _group(given)


def _seconds(given: list[str]) -> float | None:
    """Read a number of seconds that a query may take."""
    if not given:
        return None
    if len(given) > 1 or not _SECONDS.fullmatch(given[0]) or not float(given[0]):
        cause = f"“{given[-1]}” is no time limit."
        raise BadRequestError(cause, "Give timeout once, as seconds, such as 2.5.")
    return float(given[0])


def _parse(data: bytes) -> Parameters:
    text = _decode(data, "utf-8")
    try:
        return parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS
        )
    except UnicodeDecodeError as error:
        raise _not_utf8() from error
    except ValueError as error:
        raise BadRequestError(f"More than {_MOST_PARAMETERS} parameters.", "Send fewer.") from error


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_utf8() from error


def _not_utf8() -> BadRequestError:
    return BadRequestError("The request is not in UTF-8.", "Encode the query as UTF-8.")


def _group(parameters: Parameters) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for name, value in parameters:
        values.setdefault(name, []).append(value)
    return values
