"""The SHACL shapes as one graph."""

from flask import Blueprint, Response, render_template

from ipcoop.graph.export import to_jsonld, to_rdfxml
from ipcoop.graph.turtle import to_turtle
from ipcoop.graph.validate import shapes_graph
from ipcoop.http.negotiate import HTML, negotiate
from ipcoop.http.service import accept, negotiated, service
from ipcoop.sparql.formats import GRAPHS, JSON_LD, N_TRIPLES, RDF_XML, TURTLE, Format

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
    """Read the shipped shapes and write them in every format."""
    graph = shapes_graph()
    lines = sorted(filter(None, graph.serialize(format="nt").split("\n")))
    return {
        TURTLE: to_turtle(graph).encode(),
        N_TRIPLES: "".join(f"{line}\n" for line in lines).encode(),
        JSON_LD: to_jsonld(graph).encode(),
        RDF_XML: to_rdfxml(graph).encode(),
    }
