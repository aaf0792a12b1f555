"""The store of quads behind one small interface, and its implementation in memory."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypedDict

import pyoxigraph as ox

from ipcoop.config import WorkerLimits
from ipcoop.errors import BadDataError, BadQueryError, BadRequestError, NotAcceptableError
from ipcoop.namespaces import is_facts_graph
from ipcoop.sparql.answers import Answer, Spool
from ipcoop.sparql.diagnosis import explain
from ipcoop.sparql.formats import Format, formats_of, write
from ipcoop.sparql.spelling import respell
from ipcoop.sparql.syntax import Form, check

_DEFAULTS = WorkerLimits()


@dataclass(frozen=True)
class QueryRequest:
    """A query and the dataset that its client asks it of.

    Where a client names graphs, they stand in place of those that the query names with FROM:
    then the default graph is the union of ``default_graphs``, and GRAPH finds
    ``named_graphs`` and no others. A graph that the store does not have is empty.

    Attributes:
        text: the query.
        default_graphs: the graphs that make up the default graph.
        named_graphs: the graphs that GRAPH finds.
        seconds: how long the client gives it; no longer than the service does.
        client: who asks, as far as a service is to be fair between clients.
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    seconds: float | None = None
    client: str = ""


class Store(Protocol):
    """What answers queries."""

    def query(self, request: QueryRequest, *formats: Format) -> Answer:
        """Return the whole answer, written in the first of the formats that fits its form.

        Raises:
            BadQueryError: if the query is not SPARQL, goes beyond the limits for its text, or
                cannot be evaluated.
            BadRequestError: if the name of a graph is no absolute IRI.
            NotAcceptableError: if none of the formats can carry the answer.
            AnswerTooLargeError: if the answer goes beyond a limit for it; a store that runs
                queries in processes of their own has more limits, each with its error.
        """

    def quad_counts(self) -> Mapping[str, int]:
        """Return how many quads each graph has; the default graph has the name ``""``."""


class _Dataset(TypedDict, total=False):
    default_graph: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
    named_graphs: list[ox.NamedNode | ox.BlankNode]


class MemoryStore:
    """A store in memory that is filled once and then only read."""

    def __init__(self, engine: ox.Store, limits: WorkerLimits = _DEFAULTS) -> None:
        self._engine = engine
        self._limits = limits
        self._counts = {
            name: sum(1 for _ in engine.quads_for_pattern(None, None, None, graph))
            for name, graph in _graphs(engine)
        }

    @classmethod
    def from_nquads(
        cls,
        data: bytes,
        in_default: Callable[[str], bool] = is_facts_graph,
        limits: WorkerLimits = _DEFAULTS,
    ) -> "MemoryStore":
        """Load named graphs, and make the union of some the default graph.

        Args:
            data: quads, all of them in named graphs.
            in_default: tells whether a graph belongs to the union; the facts graphs do.
            limits: what one query may take.

        Raises:
            BadDataError: if the data is not N-Quads, or has a triple outside named graphs.
        """
        engine = ox.Store()
        try:
            engine.bulk_load(data, ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise BadDataError(f"{error.msg}.", line=error.lineno, column=error.offset) from error
        if any(engine.quads_for_pattern(None, None, None, ox.DefaultGraph())):
            raise BadDataError("A triple stands in no graph.", "Name a graph in every line.")
        for graph in list(engine.named_graphs()):
            if in_default(graph.value):
                engine.update(f"ADD {graph} TO DEFAULT")
        return cls(engine, limits)

    def query(self, request: QueryRequest, *formats: Format) -> Answer:
        """Return the whole answer, written in the first of the formats that fits its form."""
        form = check(request.text, self._limits.query)
        to = _first_fitting(form, formats)
        dataset = _dataset(request)
        try:
            with Spool(self._limits.answer) as spool:
                write(self._engine.query(respell(request.text), **dataset), to, spool)
                return spool.answer(form, to)
        except SyntaxError as error:
            raise explain(request.text, _syntax_error) from error
        except (RuntimeError, OSError) as error:
            raise BadQueryError(f"The query cannot be evaluated: {error}.") from error

    def quad_counts(self) -> Mapping[str, int]:
        """Return how many quads each graph has; the default graph has the name ``""``."""
        return self._counts


def _first_fitting(form: Form, formats: Sequence[Format]) -> Format:
    possible = formats_of(form)
    for one in formats:
        if one in possible:
            return one
    names = ", ".join(one.media_type for one in possible)
    cause = f"The answer to {form.value} can be had in none of the formats asked for."
    raise NotAcceptableError(cause, f"Ask for {names}.")


def _graphs(
    engine: ox.Store,
) -> Iterator[tuple[str, ox.NamedNode | ox.BlankNode | ox.DefaultGraph]]:
    yield "", ox.DefaultGraph()
    for graph in sorted(engine.named_graphs(), key=str):
        yield graph.value, graph


def _dataset(request: QueryRequest) -> _Dataset:
    if not request.default_graphs and not request.named_graphs:
        return {}
    return {
        "default_graph": [_graph(iri) for iri in request.default_graphs],
        "named_graphs": [_graph(iri) for iri in request.named_graphs],
    }


def _graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        cause = f"“{iri}” is no absolute IRI, so it names no graph."
        raise BadRequestError(cause, "Write the IRI in full.") from error


def _syntax_error(text: str) -> str:
    """Return what the engine says against a query, or nothing if it is well-formed."""
    try:
        ox.Store().query(text)
    except SyntaxError as error:
        return str(error.msg)
    except (RuntimeError, OSError):
        pass
    return ""
