"""The SPARQL endpoint."""

from flask import Blueprint, Response, render_template, request

from ipcoop.errors import BadRequestError
from ipcoop.http.negotiate import HTML, negotiate, prefers_html
from ipcoop.http.protocol import read_request
from ipcoop.http.service import accept, negotiated, service
from ipcoop.http.table import read_boolean, read_table
from ipcoop.sparql.formats import JSON, TURTLE, formats_of
from ipcoop.sparql.store import QueryRequest
from ipcoop.sparql.syntax import Form, check

routes = Blueprint("sparql", __name__)

_MOST_ROWS = 1000


@routes.route("/sparql", methods=["GET", "POST"])
def sparql() -> Response:
    """Answer a query, or show a form to write one."""
    asked = read_request(request)
    if asked is None:
        return _ask_for_query()
    form = check(asked.text, service().settings.limits)
    chosen, media_type = negotiate(accept(), (*formats_of(form), HTML))
    if chosen is HTML:
        return negotiated(_page(asked, form), media_type)
    return negotiated(service().store.query(asked, chosen), media_type)


def _ask_for_query() -> Response:
    if request.method == "POST" or not prefers_html(accept(), JSON):
        raise BadRequestError("The request has no query.", "Send one as the parameter “query”.")
    return negotiated(render_template("sparql.html", query=""), HTML.media_type)


def _page(asked: QueryRequest, form: Form) -> str:
    if form in {Form.CONSTRUCT, Form.DESCRIBE}:
        turtle = service().store.query(asked, TURTLE).decode()
        return render_template("graph.html", asked=asked, turtle=turtle)
    answer = service().store.query(asked, JSON)
    if form is Form.ASK:
        return render_template("boolean.html", asked=asked, yes=read_boolean(answer))
    return render_template("table.html", asked=asked, table=read_table(answer, _MOST_ROWS))
