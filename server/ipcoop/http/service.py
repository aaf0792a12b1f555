"""What the routes of one application share."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from flask import Flask, Response, current_app, request

from ipcoop.config import ServerSettings
from ipcoop.errors import ReadOnlyError
from ipcoop.http.archives import Archives
from ipcoop.http.front import gateway
from ipcoop.http.front.cache import ALWAYS
from ipcoop.http.front.observe import Observer
from ipcoop.http.kept import Kept
from ipcoop.http.negotiate import content_type
from ipcoop.sparql.answers import Answer
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.query import Store
from ipcoop.sparql.writes import Writer


@dataclass(frozen=True)
class Service:
    """The store and all else that an application serves."""

    store: Store
    settings: ServerSettings
    catalogue: Catalogue
    archives: Archives
    writer: Writer | None = None
    observer: Observer | None = None
    kept: Kept = field(default_factory=Kept)


def install(app: Flask, service: Service) -> None:
    """Give an application what it serves."""
    app.extensions["ipcoop"] = service


def service() -> Service:
    """Return what the application that answers this request serves."""
    return cast("Service", current_app.extensions["ipcoop"])


def writer() -> Writer:
    """Return what makes the writes of the application that answers this request.

    Raises:
        ReadOnlyError: if nothing does.
    """
    found = service().writer
    if found is None:
        raise only_reads()
    return found


def only_reads() -> ReadOnlyError:
    """Make the error for a write to a service that takes none."""
    is_here = service().settings.remote is None
    remedy = "Start it with a write token." if is_here else "Write to the engine behind it."
    return ReadOnlyError("This service only reads.", remedy)


def has_files() -> bool:
    """Tell whether the graph can be downloaded as files, which another engine does not make."""
    return service().settings.remote is None


def accept() -> str:
    """Return the Accept header of this request."""
    return request.headers.get("Accept", "")


def answered(answer: Answer, media_type: str) -> Response:
    """Make the response that an answer is."""
    response = negotiated(answer.chunks(), media_type)
    response.content_length = answer.length
    response.call_on_close(answer.close)
    request.environ[gateway.STATE] = answer.state
    return response


def lasting(response: Response) -> Response:
    """Let an answer be kept for as long as the service runs."""
    request.environ[gateway.STATE] = ALWAYS
    return response


def negotiated(body: str | bytes | Iterable[bytes], media_type: str, status: int = 200) -> Response:
    """Make an answer whose format was negotiated."""
    response = Response(body, status, content_type=content_type(media_type))
    response.vary.add("Accept")
    return response
