"""An engine, asked one query at a time."""

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from ipcoop.config import BASE, RemoteSettings
from ipcoop.sparql.remote.connection import Connection, Fields
from ipcoop.sparql.remote.kinds import KINDS, UNKNOWN
from ipcoop.sparql.remote.reading import Evaluated, broken, read, wanted
from ipcoop.sparql.syntax import Form

_GRAPHS = "SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } }"


class Engine:
    """Asks an engine what was checked before."""

    def __init__(self, remote: RemoteSettings, most: int) -> None:
        """Connect to nothing yet.

        Args:
            remote: tells where the engine is.
            most: bytes of an answer.

        Raises:
            BadUsageError: if the address of the engine is none.
        """
        self._connection = Connection(remote)
        self._kind = KINDS.get(remote.kind, UNKNOWN)
        self._most = most

    def ask(self, text: str, form: Form, graphs: Fields, seconds: float) -> Evaluated:
        """Return what the engine answers; its errors are those of ``Connection`` and ``read``.

        Args:
            text: the query; its relative IRIs are relative to the base of the project.
            form: of the query.
            graphs: the parameters that name its graphs.
            seconds: that it may take.
        """
        timeout = self._kind.timeout_of(seconds)
        told = [("timeout", timeout)] if timeout else []
        fields = [("query", f"BASE <{BASE}>\n{text}"), *graphs, *told]
        accept = wanted(form).media_type
        return read(self._connection.ask(fields, accept, seconds, self._most), form, self._kind)

    def rows(self, query: str, seconds: float, graphs: Fields = ()) -> list[ox.QuerySolution]:
        """Return the rows of a SELECT query of this service itself."""
        answer = self.ask(query, Form.SELECT, graphs, seconds)
        assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - read() sees to it
        try:
            return list(answer)
        except (SyntaxError, ValueError) as error:
            raise broken(error) from error

    def has(self, graph: str, seconds: float) -> bool:
        """Tell whether the engine has a graph with this name."""
        answer = self.ask(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", Form.ASK, (), seconds)
        return bool(answer)

    def graphs(self, seconds: float) -> list[str]:
        """Return the names of the graphs that have a triple."""
        return sorted(self._named(self.rows(_GRAPHS, seconds)))

    def server(self, seconds: float) -> str:
        """Return what the engine calls itself."""
        fields = [("query", "ASK {}")]
        reply = self._connection.ask(fields, wanted(Form.ASK).media_type, seconds, self._most)
        return str(reply.headers.get("Server", ""))

    def close(self) -> None:
        """End the connection, if there is one."""
        self._connection.close()

    def _named(self, rows: Sequence[ox.QuerySolution]) -> Iterator[str]:
        for row in rows:
            if isinstance(row["graph"], ox.NamedNode):
                yield row["graph"].value
