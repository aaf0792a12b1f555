"""Replace, extend or remove one graph (SPARQL 1.1 Graph Store HTTP Protocol, section 5)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from ipcoop.errors import BadDataError, NotFoundError
from ipcoop.sparql.formats import ENGINE_FORMATS
from ipcoop.sparql.updates.delta import Graph
from ipcoop.sparql.updates.editor import Editor


@dataclass(frozen=True)
class Payload:
    """RDF in one of the formats for graphs."""

    format: str
    data: bytes


@dataclass(frozen=True)
class GraphRequest:
    """What is to become of a graph.

    Attributes:
        method: ``PUT``, ``POST`` or ``DELETE``.
        graph: its IRI; the default graph without one.
        payloads: the triples.
        base: what relative IRIs are relative to.
        quads: whether the data may name graphs; then the graph is that of the triples in none.
        replaced: the graphs that are to have what the data has and no more; those that have it
            already are not touched.
    """

    method: str
    graph: str = ""
    payloads: tuple[Payload, ...] = ()
    base: str = ""
    quads: bool = False
    replaced: tuple[str, ...] = ()


def perform(editor: Editor, request: GraphRequest) -> None:
    """Change one graph.

    Raises:
        BadDataError: if the data is not what it is said to be, or names graphs.
        NotFoundError: if a graph is to be removed that is not there.
    """
    graph: Graph = ox.NamedNode(request.graph) if request.graph else ox.DefaultGraph()
    quads = [quad for payload in request.payloads for quad in _read(payload, request, graph)]
    if request.method == "DELETE":
        if not editor.has(graph):
            raise NotFoundError(f"There is no graph {graph}.")
        editor.drop(graph)
        return
    if request.method == "PUT":
        editor.clear(graph)
    if not request.quads:
        editor.create(graph)
    if request.replaced:
        _replace(editor, quads, request.replaced)
    else:
        editor.add(quads)


def _replace(editor: Editor, quads: Collection[ox.Quad], graphs: Iterable[str]) -> None:
    wanted = set(quads)
    there = {quad for graph in graphs for quad in editor.quads(ox.NamedNode(graph))}
    editor.remove(there - wanted)
    editor.add(wanted - there)


def placed(quad: ox.Quad, graph: Graph) -> ox.Quad:
    """Return a quad that was read, in a graph where it was in none.

    Raises:
        BadDataError: if its graph is a blank node.
    """
    if isinstance(quad.graph_name, ox.DefaultGraph):
        return ox.Quad(quad.subject, quad.predicate, quad.object, graph)
    if isinstance(quad.graph_name, ox.BlankNode):
        raise BadDataError("A blank node names a graph.", "Name it by an IRI.")
    return quad


def _read(payload: Payload, request: GraphRequest, graph: Graph) -> Iterator[ox.Quad]:
    try:
        for quad in ox.parse(
            payload.data,
            format=ENGINE_FORMATS[payload.format],
            base_iri=request.base or None,
            rename_blank_nodes=True,
        ):
            if not request.quads and quad.graph_name != ox.DefaultGraph():
                raise BadDataError("The data names a graph of its own.", "Send triples only.")
            yield placed(quad, graph)
    except SyntaxError as error:
        remedy = "Correct it, or name another Content-Type."
        raise BadDataError(
            f"{error.msg}.", remedy, line=error.lineno, column=error.offset
        ) from error
    except (ValueError, OSError) as error:
        raise BadDataError(f"The data cannot be read: {error}.") from error
