"""The whole graph as files to download, with their sums (RFC 9110, section 14, for parts)."""

import re
from typing import IO, cast

from flask import Blueprint, Response, request
from werkzeug.wsgi import wrap_file

from ipcoop.errors import NotFoundError
from ipcoop.http.negotiate import content_type
from ipcoop.http.service import service
from ipcoop.http.showing import show
from ipcoop.sparql.dumps.archive import Archive
from ipcoop.sparql.dumps.files import DATASET, FACTS, SUMS
from ipcoop.sparql.dumps.tables import TABLE
from ipcoop.sparql.formats import CSV

routes = Blueprint("dumps", __name__)

_FORMATS = DATASET | FACTS
_PACKED = ".gz"
_GZIP = "application/gzip"
_TEXT = "text/plain"
_ONE_PART = re.compile(r"bytes\s*=\s*(?:\d+-\d*|-\d+)\s*", re.ASCII)


@routes.get("/dump/", strict_slashes=False)
def listing() -> Response:
    """Show the files."""
    archive = service().archives.now()
    return show(
        "dumps.html",
        archive=archive,
        facts=FACTS,
        dataset=DATASET,
        tables=[name for name in archive.parts if TABLE.fullmatch(name)],
        sums=SUMS,
    )


@routes.get("/dump/<path:name>")
def file(name: str) -> Response:
    """Give one file, or the parts of it that are asked for."""
    archive = _archive(name)
    part = archive.parts[name]
    body = wrap_file(request.environ, cast("IO[bytes]", archive.open(name)))
    response = Response(body, content_type=content_type(media_type(name)), direct_passthrough=True)
    response.content_length = part.length
    response.set_etag(part.sha256)
    response.cache_control.public = True
    response.cache_control.no_cache = True
    # Else the tag and the places of parts would be those of other bytes.
    response.cache_control.no_transform = True
    # Of a part in other units, and of several, a server may give the whole.
    in_part = _ONE_PART.fullmatch(request.headers.get("Range", "")) is not None
    response.make_conditional(request, accept_ranges=in_part, complete_length=part.length)
    response.accept_ranges = "bytes"
    return response


def media_type(name: str) -> str:
    """Return the media type of a file."""
    if name.endswith(_PACKED):
        return _GZIP
    if name in _FORMATS:
        return _FORMATS[name].media_type
    return _TEXT if name == SUMS else CSV.media_type


def _archive(name: str) -> Archive:
    """Return the files, if one may have this name."""
    plain = name.removesuffix(_PACKED)
    if plain in _FORMATS or name == SUMS or TABLE.fullmatch(plain):
        archive = service().archives.now()
        if name in archive.parts:
            return archive
    raise NotFoundError(f"There is no file {name} to download.", "See /dump/ for those there are.")
