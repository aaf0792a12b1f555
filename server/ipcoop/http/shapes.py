"""The SHACL shapes as one graph."""

from flask import Blueprint, Response, render_template

from ipcoop.graph.validate import ontology_shapes, shapes_graph
from ipcoop.http.negotiate import HTML, negotiate
from ipcoop.http.service import accept, negotiated, service
from ipcoop.http.triples import as_text
from ipcoop.sparql.formats import GRAPHS, TURTLE, Format

routes = Blueprint("shapes", __name__)


@routes.get("/shapes")
def shapes() -> Response:
    """Give all shapes."""
    chosen, media_type = negotiate(accept(), (*GRAPHS, HTML))
    texts = service().shapes
    if chosen is HTML:
        page = render_template("shapes.html", turtle=texts[TURTLE].decode())
        return negotiated(page, media_type)
    return negotiated(texts[chosen], media_type)


def load_shapes() -> dict[Format, bytes]:
    """Read the shipped shapes, for data and for the ontology, and write them in every format."""
    graph = shapes_graph() + ontology_shapes()
    return {form: as_text(graph, form) for form in GRAPHS}
