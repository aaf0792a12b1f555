"""The SHACL shapes as one graph."""

from flask import Blueprint, Response, render_template
from rdflib import Graph

from ipcoop.graph.turtle import to_turtle
from ipcoop.http.negotiate import HTML, negotiate
from ipcoop.http.service import accept, negotiated, service
from ipcoop.resources import read_text, resource
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
    graph = Graph(bind_namespaces="none")
    for path in sorted(resource("shapes").glob("*.ttl")):
        graph.parse(data=read_text(path), format="turtle")
    lines = graph.serialize(format="nt").splitlines(keepends=True)
    return {
        TURTLE: to_turtle(graph).encode(),
        N_TRIPLES: "".join(sorted(lines)).encode(),
        JSON_LD: graph.serialize(format="json-ld").encode(),
        RDF_XML: graph.serialize(format="xml").encode(),
    }
