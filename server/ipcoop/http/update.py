"""The endpoint for updates."""

from flask import Blueprint, Response, request

from ipcoop.http.access import for_writers
from ipcoop.http.protocol import read_update
from ipcoop.http.reports import written
from ipcoop.http.service import writer

routes = Blueprint("update", __name__)


@routes.post("/update")
@for_writers
def update(by: str) -> Response:
    """Make an update; the answer is empty unless something is doubtful."""
    return written(writer().write(read_update(request), by, request.remote_addr or ""))
