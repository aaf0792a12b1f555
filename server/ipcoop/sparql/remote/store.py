"""A store whose graph another engine has."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import pyoxigraph as ox

from ipcoop.config import BASE, RemoteSettings, WorkerLimits
from ipcoop.errors import BadRequestError, EngineFaultError, NotFoundError, TooSlowError
from ipcoop.sparql.answers import Answer, Spool
from ipcoop.sparql.dumps.archive import Archive
from ipcoop.sparql.formats import Format, write, write_graph
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.remote.connection import Fields, left
from ipcoop.sparql.remote.datasets import dataset, default_dataset
from ipcoop.sparql.remote.engine import Engine
from ipcoop.sparql.remote.guarding import graphs_named, require_plain
from ipcoop.sparql.remote.reading import broken
from ipcoop.sparql.remote.substitution import about
from ipcoop.sparql.store import MemoryStore

_MARGIN = 0.1
"""The part of its time that a query leaves for the end, so that it is this side that gives up."""


class RemoteStore(MemoryStore):
    """Asks an engine what the empty store in memory that it is too has let through.

    So what is refused of a graph in memory is refused here, with the same words, and an engine
    sees no query that is not SPARQL, goes beyond the limits or asks another service.
    """

    def __init__(self, remote: RemoteSettings, limits: WorkerLimits) -> None:
        """Connect to nothing yet.

        Raises:
            BadUsageError: if the address of the engine is none.
        """
        super().__init__(ox.Store(), limits)
        self._remote = remote
        self._away = Engine(remote, limits.answer)
        self._graphs: tuple[float, list[str]] | None = None

    def answer(self, request: QueryRequest, *formats: Format) -> Answer:
        """Return the whole answer, written in the first of the formats that fits its form."""
        request = replace(request, text=about(request.text, request.thing), thing="")
        with _until(request.seconds or self._limits.seconds) as until:
            checked = super().answer(request, *formats)
            checked.close()
            require_plain(request.text)
            graphs = self._dataset(request, until)
            answer = self._away.ask(request.text, checked.form, graphs, left(until))
            if isinstance(answer, ox.QuerySolutions):
                self._require_own(request.text, answer)
        with Spool(self._limits.answer) as spool:
            try:
                if isinstance(answer, ox.QuerySolutions | ox.QueryBoolean):
                    write(answer, checked.format, spool)
                else:
                    spool.write(write_graph(answer, checked.format))
            except (SyntaxError, ValueError) as error:
                raise broken(error) from error
            return spool.answer(checked.form, checked.format)

    def _require_own(self, text: str, answer: ox.QuerySolutions) -> None:
        """Raise if an engine answers another query, as its variables show."""
        asked = self.engine.query(text, base_iri=BASE)
        assert isinstance(asked, ox.QuerySolutions)  # noqa: S101 - the form was checked
        if set(answer.variables) != set(asked.variables):
            cause = "The answer of the engine has other variables than the query."
            raise EngineFaultError(cause, "Ask again.")

    def hint(self, request: QueryRequest, answer: Answer) -> str:  # noqa: ARG002 - as in any store
        """Say nothing: the terms that an engine knows are not known here."""
        return ""

    def quad_counts(self) -> Mapping[str, int]:
        """Return how many quads each graph has; the default graph has the name ``""``."""
        with _until(self._limits.seconds) as until:
            graphs = self._known_graphs(until)
            return self._away.counts(left(until), graphs)

    def dump(self) -> Archive:
        """Refuse: what an engine holds is its own to write.

        Raises:
            NotFoundError: always.
        """
        cause = "There are no files to download here, for another engine has the graph."
        raise NotFoundError(cause, "Ask for graphs at /store, one at a time.")

    def close(self) -> None:
        """End the connection to the engine."""
        self._away.close()

    def _dataset(self, request: QueryRequest, until: float) -> Fields:
        """Return the parameters for a query; the graphs that it names must be there.

        Some engines fetch a graph that they do not have, and Oxigraph with the union of all graphs
        for its default graph overlooks those that the text of a query names.
        """
        given = dataset(request.default_graphs, request.named_graphs)
        named = dataset(*graphs_named(request.text))
        for graph in dict.fromkeys(graph for _, graph in (*given, *named)):
            if not self._away.has(graph, left(until)):
                cause = f"There is no graph <{graph}>, and none is fetched."
                raise BadRequestError(cause, "Name graphs that are there.")
        return given or named or self._known_graphs(until)

    def _known_graphs(self, until: float) -> Fields:
        """Return the parameters for a query that names no graphs."""
        if self._remote.default == "own":
            return ()
        if self._graphs is None or self._graphs[0] < time.monotonic():
            found = self._away.graphs(left(until))
            self._graphs = time.monotonic() + self._remote.graphs, found
        return default_dataset(self._remote, self._graphs[1])


@contextmanager
def _until(seconds: float) -> Iterator[float]:
    """Give the time at which to give up, before somebody else ends this process.

    Raises:
        TooSlowError: if that time comes in the block.
    """
    try:
        yield time.monotonic() + seconds * (1 - _MARGIN)
    except TimeoutError as error:
        cause = f"This takes longer than {seconds:g} seconds."
        raise TooSlowError(cause, "Ask for less at once.") from error
