"""The SPARQL endpoint."""

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

from flask import Blueprint, Response, request

from ipcoop.config import BASE
from ipcoop.errors import BadRequestError, NotAcceptableError
from ipcoop.http.description import described
from ipcoop.http.front import gateway
from ipcoop.http.headers import HINT
from ipcoop.http.negotiate import HTML, negotiate, prefers_html
from ipcoop.http.protocol import read_request
from ipcoop.http.service import accept, answered, service
from ipcoop.http.showing import show
from ipcoop.http.table import read_boolean, read_table
from ipcoop.namespaces import PREFIXES
from ipcoop.sparql.answers import Answer
from ipcoop.sparql.formats import GRAPHS, JSON, RESULTS, TURTLE, Format
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.syntax import Form

routes = Blueprint("sparql", __name__)

_MOST_ROWS = 1000
_HEADERS_KNOWN = 128
"""Accept headers whose meaning is remembered: clients send few different ones."""


@routes.route("/sparql", methods=["GET", "POST"])
def sparql() -> Response:
    """Answer a query; without one, describe the service or show a form to write one."""
    asked = read_request(request)
    if asked is None:
        return _introduce()
    choices = _choices(accept())
    request.environ[gateway.QUERY] = asked.text
    answer = service().store.query(asked, *choices)
    media_type = choices[answer.format]
    if media_type == HTML.media_type:
        request.environ[gateway.STATE] = answer.state
        response = _page(asked, answer)
    else:
        response = answered(answer, media_type)
    if answer.hint:
        response.headers[HINT] = answer.hint
    return response


@lru_cache(maxsize=_HEADERS_KNOWN)
def _choices(accepted: str) -> Mapping[Format, str]:
    """Return the formats that may be had, one for each kind of answer, and what to call them."""
    found: dict[Format, str] = {}
    for offers in (RESULTS, GRAPHS):
        with suppress(NotAcceptableError):
            chosen, media_type = negotiate(accepted, (*offers, HTML))
            found[offers[0] if chosen is HTML else chosen] = media_type
    return found


def _introduce() -> Response:
    if request.method == "POST" or (request.query_string and not prefers_html(accept(), JSON)):
        raise BadRequestError("The request has no query.", "Send one as the parameter “query”.")
    chosen, media_type = negotiate(accept(), (*GRAPHS, HTML))
    if chosen is not HTML:
        return described(chosen, media_type)
    return show(
        "sparql.html",
        query="",
        catalogue=service().catalogue,
        prefixes=PREFIXES,
        base=BASE,
    )


def _page(asked: QueryRequest, answer: Answer) -> Response:
    data = answer.read()
    shared: dict[str, Any] = {"asked": asked, "hint": answer.hint}
    if answer.format is TURTLE:
        return show("graph.html", **shared, turtle=data.decode())
    if answer.form is Form.ASK:
        return show("boolean.html", **shared, yes=read_boolean(data))
    return show("table.html", **shared, table=read_table(data, _MOST_ROWS))
