"""The start page and the pages of the shipped queries."""

from itertools import islice

from flask import Blueprint, Response, current_app, request

from ipcoop.http.asking import Asking
from ipcoop.http.choices import DATED
from ipcoop.http.kinds import counted
from ipcoop.http.latest import latest
from ipcoop.http.negotiate import HTML, negotiate
from ipcoop.http.protocol import QUERY, asker
from ipcoop.http.service import accept, answered, negotiated, service
from ipcoop.http.showing import show
from ipcoop.http.structured import dataset
from ipcoop.http.triples import as_text
from ipcoop.sparql.examples import as_graph
from ipcoop.sparql.formats import CSV, GRAPHS, Format
from ipcoop.sparql.query import QueryRequest

routes = Blueprint("pages", __name__)

_TEXT = Format("sparql", QUERY, "rq", ("text/plain",))
_MOST_GRAPHS = 1_000
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
def start() -> Response:
    """Show what the graph holds and what can be asked of it."""
    asking = Asking()
    return show(
        "start.html",
        asking,
        counts=counted(asking),
        catalogue=service().catalogue,
        query=_FIRST_QUERY,
        latest={kind: latest(asking, kind) for kind in DATED},
        described=dataset(),
    )


@routes.get("/graphs")
def graphs() -> Response:
    """Show which graphs there are, and how large they are."""
    counts = service().store.quad_counts()
    shown = dict(islice(counts.items(), _MOST_GRAPHS))
    return show("graphs.html", counts=shown, is_cut_off=len(counts) > len(shown))


@routes.get("/queries")
def queries() -> Response:
    """Show all shipped queries, or give them as RDF."""
    chosen, media_type = negotiate(accept(), (HTML, *GRAPHS))
    if chosen in GRAPHS:
        return negotiated(as_text(as_graph(service().catalogue), chosen), media_type)
    return show("queries.html", catalogue=service().catalogue)


@routes.get("/queries/<name>")
def query(name: str) -> Response:
    """Show one shipped query, or give its text."""
    found = service().catalogue.get(name)
    chosen, media_type = negotiate(accept(), (_TEXT, HTML))
    if chosen is HTML:
        return show("query.html", found=found)
    return negotiated(found.text, media_type)


@routes.get("/queries/<name>.csv")
def query_answer(name: str) -> Response:
    """Give the answer to one shipped query as CSV."""
    asked = QueryRequest(service().catalogue.get(name).text, **asker(request))
    return answered(service().store.query(asked, CSV), CSV.media_type)


@routes.get("/queries/<name>.rq")
def query_text(name: str) -> Response:
    """Give the text of one shipped query."""
    return Response(service().catalogue.get(name).text, content_type=QUERY)
