"""What there is to be had, in the terms of VoID and DCAT."""

from flask import Blueprint, Response, url_for

from ipcoop.http.asking import Asking
from ipcoop.http.figures import figures
from ipcoop.http.holdings import Holdings
from ipcoop.http.negotiate import HTML, negotiate, of_suffix
from ipcoop.http.service import accept, has_files, negotiated, service
from ipcoop.http.triples import as_text
from ipcoop.sparql.disk import history
from ipcoop.sparql.formats import GRAPHS, Format

routes = Blueprint("void", __name__)


@routes.get("/.well-known/void")
def void() -> Response:
    """Give the description in the format asked for; browsers get a list of files or graphs."""
    chosen, media_type = negotiate(accept(), (*GRAPHS, HTML))
    if chosen is not HTML:
        return _described(chosen, media_type)
    response = negotiated("", HTML.media_type, 303)
    response.location = url_for("dumps.listing" if has_files() else "pages.graphs")
    return response


@routes.get("/.well-known/void.<suffix>")
def in_format(suffix: str) -> Response:
    """Give the description in one format."""
    form = of_suffix(suffix, "The description of the dataset")
    return _described(form, form.media_type)


def _described(form: Format, media_type: str) -> Response:
    shared = service()
    asking = Asking()
    found, archive = figures(asking), shared.archives.known()
    counts = shared.store.quad_counts()
    holdings = Holdings(found, counts, archive, _modified() or found.newest, has_files())
    response = negotiated(as_text(holdings.graph(), form), media_type)
    # Before the files are there, their sizes are not known, and would not be in what is kept.
    if archive and found.whole:
        asking.keep()
    return response


def _modified() -> str:
    """Return when the graph was changed last, as far as that is kept."""
    folder = service().settings.store
    if folder is None:
        return ""
    last = history.newest(folder, 1)
    return last[-1].time if last else history.made(folder)
