"""The start page and the pages of the shipped queries."""

from flask import Blueprint, Response, current_app, render_template

from ipcoop.http.negotiate import HTML, negotiate
from ipcoop.http.protocol import QUERY
from ipcoop.http.service import accept, negotiated, service
from ipcoop.sparql.formats import Format

routes = Blueprint("pages", __name__)

_TEXT = Format("sparql", QUERY, "rq", ("text/plain",))
_FIRST_QUERY = """\
SELECT ?graph (COUNT(*) AS ?triples)
WHERE { GRAPH ?graph { ?subject ?predicate ?object } }
GROUP BY ?graph
ORDER BY ?graph
"""


@routes.get("/logo.svg")
def logo() -> Response:
    """Give the picture that the header of the ontology names."""
    return current_app.send_static_file("logo.svg")


@routes.get("/")
def start() -> str:
    """Show what the graph holds and what can be asked of it."""
    counts = service().store.quad_counts()
    catalogue = service().catalogue
    return render_template("start.html", counts=counts, catalogue=catalogue, query=_FIRST_QUERY)


@routes.get("/queries")
def queries() -> str:
    """Show all shipped queries."""
    return render_template("queries.html", catalogue=service().catalogue)


@routes.get("/queries/<name>")
def query(name: str) -> Response:
    """Show one shipped query, or give its text."""
    found = service().catalogue.get(name)
    chosen, media_type = negotiate(accept(), (_TEXT, HTML))
    if chosen is HTML:
        return negotiated(render_template("query.html", found=found), media_type)
    return negotiated(found.text, media_type)


@routes.get("/queries/<name>.rq")
def query_text(name: str) -> Response:
    """Give the text of one shipped query."""
    return Response(service().catalogue.get(name).text, content_type=QUERY)
