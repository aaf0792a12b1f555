"""The SHACL shapes as one graph."""

from flask import Blueprint, Response
from rdflib import URIRef

from ipcoop.graph.validate import ontology_shapes, shapes_graph
from ipcoop.http.negotiate import HTML, negotiate
from ipcoop.http.once import once
from ipcoop.http.service import accept, lasting, negotiated
from ipcoop.http.showing import show
from ipcoop.http.triples import as_text
from ipcoop.namespaces import SHAPE
from ipcoop.sparql.formats import GRAPHS, TURTLE, Format

routes = Blueprint("shapes", __name__)
routes.after_request(lasting)


@routes.get("/shapes")
def shapes() -> Response:
    """Give all shapes, for data and for the ontology."""
    chosen, media_type = negotiate(accept(), (*GRAPHS, HTML))
    if chosen is HTML:
        return show("shapes.html", turtle=_text(TURTLE).decode())
    return negotiated(_text(chosen), media_type)


@once
def shape_names() -> frozenset[str]:
    """Return the last parts of the IRIs of all shapes."""
    subjects = set((shapes_graph() + ontology_shapes()).subjects())
    named = (str(one) for one in subjects if isinstance(one, URIRef) and one.startswith(SHAPE))
    return frozenset(one.removeprefix(str(SHAPE)) for one in named)


@once
def _text(form: Format) -> bytes:
    """Return the shipped shapes in a format; made when first asked for, and kept."""
    return as_text(shapes_graph() + ontology_shapes(), form)
