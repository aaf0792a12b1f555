"""The description of the service over HTTP."""

from flask import Blueprint, Response, request

from ipcoop.errors import BadRequestError
from ipcoop.http.negotiate import of_suffix
from ipcoop.http.service import negotiated, service
from ipcoop.sparql.description import describe
from ipcoop.sparql.formats import N_TRIPLES, Format

routes = Blueprint("description", __name__)


@routes.get("/sparql.<suffix>")
def in_format(suffix: str) -> Response:
    """Give the description in one format."""
    form = of_suffix(suffix, "The description of the service")
    return described(form, form.media_type)


def described(form: Format, media_type: str) -> Response:
    """Answer with the description, whose addresses are relative to the one that was asked.

    So they are right behind any proxy, and a forged Host header has no part in them. N-Triples
    alone has no relative IRIs: there they begin with the address that the request names, and
    nobody may keep the answer for others.

    Raises:
        BadRequestError: if N-Triples is asked of a host that cannot be one.
    """
    shared = service()
    counts = shared.store.quad_counts()
    if form is not N_TRIPLES:
        return negotiated(describe(form, shared.settings, counts), media_type)
    if not request.host:
        raise BadRequestError("The Host of the request is none.", "Name one, or ask for Turtle.")
    text = describe(form, shared.settings, counts, request.root_url)
    response = negotiated(text, media_type)
    response.cache_control.no_store = True
    return response
