"""What those who run the service ask it: is it up, can it answer, what does it do."""

from flask import Blueprint, Response

from ipcoop.errors import BusyError, NotFoundError
from ipcoop.http.service import service

routes = Blueprint("operations", __name__)

_PLAIN = "text/plain; charset=utf-8"
_METRICS = "text/plain; version=1.0.0; charset=utf-8"


@routes.get("/health")
def health() -> Response:
    """Say that the service is up."""
    return Response("ok", content_type=_PLAIN)


@routes.get("/ready")
def ready() -> Response:
    """Say that the graph is loaded and can be asked."""
    if not service().store.is_ready():
        raise BusyError("The graph is not there to be asked.", "Come again later.", seconds=5)
    return Response("ready", content_type=_PLAIN)


@routes.get("/metrics")
def metrics() -> Response:
    """Give figures in the text format of Prometheus."""
    observer = service().observer
    if observer is None:
        raise NotFoundError("Nothing is counted here.")
    return Response(observer.metrics(), content_type=_METRICS)
