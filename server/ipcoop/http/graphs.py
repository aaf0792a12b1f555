"""The graphs of the store (SPARQL 1.1 Graph Store HTTP Protocol, indirect identification)."""

import re
from uuid import uuid4

from flask import Blueprint, Response, request

from ipcoop.config import BASE
from ipcoop.errors import BadRequestError, NotFoundError, UnsupportedMediaTypeError
from ipcoop.http.access import for_writers
from ipcoop.http.negotiate import negotiate
from ipcoop.http.protocol import asker, parameters
from ipcoop.http.service import accept, answered, service, writer
from ipcoop.sparql.formats import GRAPHS
from ipcoop.sparql.store import QueryRequest
from ipcoop.sparql.updates.graphs import GraphRequest, Payload

routes = Blueprint("graphs", __name__)

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|^`\\]*")
_FORM = "multipart/form-data"
_NEW = f"{BASE}graph/"


@routes.get("/store")
def get() -> Response:
    """Give a graph, or its headers."""
    graph = _asked_graph()
    chosen, media_type = negotiate(accept(), GRAPHS)
    if graph not in service().store.quad_counts():
        raise NotFoundError(f"There is no graph <{graph}>.")
    pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}"
    asked = QueryRequest(text, **asker(request))
    return answered(service().store.query(asked, chosen), media_type)


@routes.put("/store")
@for_writers
def put() -> Response:
    """Put triples in the place of a graph."""
    return _write(_asked_graph())


@routes.post("/store")
@for_writers
def post() -> Response:
    """Add triples to a graph; to a new one where none is named."""
    if {"default", "graph"} & dict(parameters(request)).keys():
        return _write(_asked_graph())
    graph = f"{_NEW}{uuid4()}"
    response = _write(graph)
    response.headers["Location"] = graph
    return response


@routes.delete("/store")
@for_writers
def delete() -> Response:
    """Remove a graph."""
    graph = _asked_graph()
    writer().write(GraphRequest("DELETE", graph), request.remote_addr or "")
    return Response(status=204)


def _write(graph: str) -> Response:
    asked = GraphRequest(request.method, graph, tuple(_payloads()), graph or BASE)
    written = writer().write(asked, request.remote_addr or "")
    return Response(status=201 if graph in written.created else 204)


def _asked_graph() -> str:
    """Return the IRI of the graph that the request is about; the default graph has none."""
    given = [pair for pair in parameters(request) if pair[0] in {"default", "graph"}]
    if len(given) != 1:
        cause = "The request must name one graph."
        raise BadRequestError(cause, "Write ?default, or ?graph= and an IRI.")
    ((name, value),) = given
    if name == "default":
        return ""
    if not _IRI.fullmatch(value):
        raise BadRequestError(f"“{value}” is no absolute IRI.", "Write the IRI in full.")
    return value


def _payloads() -> list[Payload]:
    if request.mimetype == _FORM:
        return [
            Payload(_format(part.mimetype, part.filename or ""), part.read())
            for part in request.files.values()
        ]
    return [Payload(_format(request.mimetype), request.get_data())]


def _format(media_type: str, file_name: str = "") -> str:
    suffix = file_name.rpartition(".")[2]
    for one in GRAPHS:
        if media_type in {one.media_type, *one.aliases} or suffix == one.suffix:
            return one.name
    names = ", ".join(one.media_type for one in GRAPHS)
    cause = f"Triples of type “{media_type or 'unknown'}” are not taken here."
    raise UnsupportedMediaTypeError(cause, f"Send one of {names}.")
