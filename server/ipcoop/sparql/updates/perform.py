"""Perform the operations of an update on an engine (SPARQL 1.1 Update, section 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox

from ipcoop.errors import BadQueryError
from ipcoop.sparql.dataset import read_dataset
from ipcoop.sparql.tokens import refusal
from ipcoop.sparql.updates.delta import Graph
from ipcoop.sparql.updates.editor import Editor
from ipcoop.sparql.updates.operations import Operation, operations
from ipcoop.sparql.updates.templates import Bindings, filled, read_template

_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True)
class UpdateRequest:
    """An update, and the dataset that its patterns are matched against.

    Where a client names graphs, the update may not name any with WITH or USING. Relative IRIs are
    relative to the base of the project.
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def perform(editor: Editor, request: UpdateRequest) -> None:
    """Change an engine as an update says.

    Raises:
        BadQueryError: if the update is not well-formed, or an operation fails that is not
            silent; the engine is then as far as it got.
        BadRequestError: if the name of a graph is no absolute IRI.
        ReadOnlyError: if it writes to a graph that cannot be written to.
    """
    performer = _Performer(editor, request)
    for operation in operations(request.text):
        performer.perform(operation)


def _select(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> list[Bindings]:
    """Return the solutions of a SELECT, each with what it binds."""
    solutions = cast("ox.QuerySolutions", answer)
    names = [variable.value for variable in solutions.variables]
    return [{name: row[name] for name in names if row[name] is not None} for row in solutions]


class _Performer:
    def __init__(self, editor: Editor, request: UpdateRequest) -> None:
        self._editor = editor
        self._request = request

    def perform(self, operation: Operation) -> None:
        match operation.kind:
            case "INSERT DATA":
                self._editor.add(self._data(operation, operation.insert))
            case "DELETE DATA":
                self._editor.remove(self._data(operation, operation.delete))
            case "DELETE WHERE" | "MODIFY":
                self._modify(operation)
            case "CREATE":
                self._create(operation)
            case "CLEAR" | "DROP":
                self._empty(operation)
            case _:
                self._transfer(operation)

    def _data(self, operation: Operation, body: str) -> list[ox.Quad]:
        return list(filled(read_template(operation.prologue, body), {}, _DEFAULT))

    def _modify(self, operation: Operation) -> None:
        scope = self._named(operation, operation.scope) if operation.scope else _DEFAULT
        deleted = read_template(operation.prologue, operation.delete)
        inserted = read_template(operation.prologue, operation.insert)
        removed: list[ox.Quad] = []
        added: list[ox.Quad] = []
        for bindings in self._solutions(operation, scope):
            removed += filled(deleted, bindings, scope)
            added += filled(inserted, bindings, scope)
        self._editor.remove(removed)
        self._editor.add(added)

    def _solutions(self, operation: Operation, scope: Graph) -> list[Bindings]:
        text = f"{operation.prologue}\nSELECT * {operation.dataset} WHERE {operation.where}"
        asked, engine = self._request, self._editor.engine
        dataset = read_dataset(asked.default_graphs, asked.named_graphs)
        if dataset:
            if operation.scope or operation.dataset:
                cause = "The update names graphs of its own beside those of the request."
                raise refusal(asked.text, operation.place, cause, "Name them in one place.")
            return _select(engine.query(text, **dataset))
        if operation.scope and not operation.dataset:
            return _select(engine.query(text, default_graph=scope))
        return _select(engine.query(text))

    def _create(self, operation: Operation) -> None:
        graph = self._named(operation, operation.graphs[0])
        if self._editor.has(graph) and not operation.silent:
            raise self._failure(operation, f"The graph {graph} exists already.")
        self._editor.create(graph)

    def _empty(self, operation: Operation) -> None:
        empty = self._editor.clear if operation.kind == "CLEAR" else self._editor.drop
        for graph in self._chosen(operation):
            empty(graph)

    def _chosen(self, operation: Operation) -> Iterable[Graph]:
        word = operation.graphs[0]
        named = self._editor.engine.named_graphs()
        if word in {"DEFAULT", "NAMED", "ALL"}:
            return [
                *(list(named) if word != "DEFAULT" else []),
                *([_DEFAULT] if word != "NAMED" else []),
            ]
        graph = self._named(operation, word)
        if self._editor.has(graph):
            return [graph]
        if operation.silent:
            return []
        raise self._failure(operation, f"There is no graph {graph}.")

    def _transfer(self, operation: Operation) -> None:
        source, target = (self._graph(operation, word) for word in operation.graphs)
        if source == target:
            return
        if operation.kind == "MOVE" and not (operation.silent or self._editor.has(source)):
            raise self._failure(operation, f"There is no graph {source}.")
        quads = [
            ox.Quad(quad.subject, quad.predicate, quad.object, target)
            for quad in self._editor.quads(source)
        ]
        if operation.kind != "ADD":
            self._editor.drop(target)
        self._editor.add(quads)
        if operation.kind == "MOVE":
            self._editor.drop(source)

    def _graph(self, operation: Operation, word: str) -> Graph:
        return _DEFAULT if word == "DEFAULT" else self._named(operation, word)

    def _named(self, operation: Operation, word: str) -> ox.NamedNode:
        text = f"{operation.prologue}\nSELECT ({word} AS ?graph) {{}}"
        (bindings,) = _select(ox.Store().query(text))
        return cast("ox.NamedNode", bindings["graph"])

    def _failure(self, operation: Operation, cause: str) -> BadQueryError:
        remedy = f"Write {operation.kind} SILENT if that is no matter."
        return refusal(self._request.text, operation.place, cause, remedy)
