"""The graphs of the store (SPARQL 1.1 Graph Store HTTP Protocol, indirect identification)."""

from uuid import uuid4

from flask import Blueprint, Request, Response, request
from werkzeug.datastructures import FileStorage

from ipcoop.config import BASE
from ipcoop.errors import BadRequestError, NotFoundError, UnsupportedMediaTypeError
from ipcoop.http.access import for_writers
from ipcoop.http.negotiate import negotiate
from ipcoop.http.protocol import asker, parameters, require_utf8
from ipcoop.http.reports import written
from ipcoop.http.service import accept, answered, service, writer
from ipcoop.sparql.dataset import read_graph
from ipcoop.sparql.formats import GRAPHS
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.updates.graphs import GraphRequest, Payload

routes = Blueprint("graphs", __name__)

_FORM = "multipart/form-data"
_UNTOLD = {"", "application/octet-stream"}
"""Types of files that tell no format."""

_NEW = f"{BASE}graph/"


@routes.get("/store")
def get() -> Response:
    """Give a graph, or its headers."""
    graph = _asked_graph()
    chosen, media_type = negotiate(accept(), GRAPHS)
    pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}"
    asked = QueryRequest(text, **asker(request))
    answer = service().store.query(asked, chosen)
    if answer.is_empty() and graph not in service().store.quad_counts():
        raise NotFoundError(f"There is no graph <{graph}>.")
    return answered(answer, media_type)


@routes.put("/store")
@for_writers
def put(by: str) -> Response:
    """Put triples in the place of a graph."""
    return _write(_asked_graph(), by)


@routes.post("/store")
@for_writers
def post(by: str) -> Response:
    """Add triples to a graph; to a new one where none is named."""
    if {"default", "graph"} & dict(parameters(request)).keys():
        return _write(_asked_graph(), by)
    graph = f"{_NEW}{uuid4()}"
    response = _write(graph, by)
    response.headers["Location"] = graph
    return response


@routes.delete("/store")
@for_writers
def delete(by: str) -> Response:
    """Remove a graph."""
    asked = GraphRequest("DELETE", _asked_graph())
    return written(writer().write(asked, by, request.remote_addr or ""))


def _write(graph: str, by: str) -> Response:
    asked = GraphRequest(request.method, graph, tuple(_payloads()), graph or BASE)
    return written(writer().write(asked, by, request.remote_addr or ""), graph)


def _asked_graph() -> str:
    """Return the IRI of the graph that the request is about; the default graph has none."""
    given = [pair for pair in parameters(request) if pair[0] in {"default", "graph"}]
    if len(given) != 1:
        cause = "The request must name one graph."
        raise BadRequestError(cause, "Write ?default, or ?graph= and an IRI.")
    ((name, value),) = given
    if name == "default":
        return ""
    return read_graph(value).value


def _payloads() -> list[Payload]:
    if request.mimetype != _FORM:
        return [Payload(_format(request), request.get_data())]
    return [Payload(_format(part, part.filename or ""), part.read()) for part in _files()]


def _files() -> list[FileStorage]:
    """Return the files of a form; one that is not whole has none, and not some of them."""
    parser = request.make_form_data_parser()
    parser.silent = False
    kind = request.mimetype, request.content_length, request.mimetype_params
    try:
        _, fields, files = parser.parse(request.stream, *kind)
    except ValueError as error:
        cause = f"The form cannot be read: {error}."
        raise BadRequestError(cause, "Send it again, whole.") from error
    if fields or not files:
        raise BadRequestError("The form has no file, or more than files.", "Send files only.")
    return [file for _, file in files.items(multi=True)]


def _format(sent: Request | FileStorage, file_name: str = "") -> str:
    """Return the name of the format; that of a file tells it where its type does not."""
    require_utf8(sent.mimetype_params)
    suffix = file_name.rpartition(".")[2] if sent.mimetype in _UNTOLD else ""
    for one in GRAPHS:
        if sent.mimetype in {one.media_type, *one.aliases} or suffix == one.suffix:
            return one.name
    names = ", ".join(one.media_type for one in GRAPHS)
    cause = f"Triples of type “{sent.mimetype or 'unknown'}” are not taken here."
    raise UnsupportedMediaTypeError(cause, f"Send one of {names}.")
