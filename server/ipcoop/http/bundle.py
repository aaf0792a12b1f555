"""The bundle for Protégé as one file to download."""

import io
import zipfile

from flask import Blueprint, Response

from ipcoop.graph.build import build
from ipcoop.graph.protege import bundle
from ipcoop.http.once import once
from ipcoop.http.service import lasting

routes = Blueprint("bundle", __name__)
routes.after_request(lasting)

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_FOLDER = "ipcoop-protege"


@routes.get("/ontology/protege.zip")
def download() -> Response:
    """Give the bundle of the shipped graph."""
    response = Response(_zip(), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{_FOLDER}.zip"'
    return response


@once
def _zip() -> bytes:
    """Return the files in one folder, the same bytes on every run."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in bundle(build()).items():
            file = zipfile.ZipInfo(f"{_FOLDER}/{name}", _FIRST_DAY)
            file.external_attr = 0o644 << 16
            archive.writestr(file, text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
