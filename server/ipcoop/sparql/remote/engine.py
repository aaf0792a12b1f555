"""An engine, asked one query at a time."""

import pyoxigraph as ox

from ipcoop.config import BASE, RemoteSettings
from ipcoop.errors import EngineFaultError
from ipcoop.sparql.remote.connection import Connection, Fields
from ipcoop.sparql.remote.kinds import KINDS, UNKNOWN
from ipcoop.sparql.remote.reading import Evaluated, broken, read, wanted
from ipcoop.sparql.syntax import Form

_GRAPHS = (
    "SELECT DISTINCT ?graph { GRAPH ?graph {} }",
    # Virtuoso finds none so; some other engines look at every triple for this.
    "SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } }",
)
_COUNT = "SELECT (COUNT(*) AS ?count) { ?s ?p ?o }"
_COUNTS = "SELECT ?graph (COUNT(*) AS ?count) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"


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

    def number(self, query: str, seconds: float, graphs: Fields = ()) -> int:
        """Return the one number that is the answer to a SELECT query of this service itself."""
        rows = self.rows(query, seconds, graphs)
        return _number(rows[0][0]) if len(rows) == 1 else _number(None)

    def counts(self, seconds: float, graphs: Fields) -> dict[str, int]:
        """Return how many triples each graph has; the default graph has the name ``""``."""
        whole = self.number(_COUNT, seconds, graphs)
        rows = self.rows(_COUNTS, seconds, graphs)
        found = {str(row["graph"].value): _number(row["count"]) for row in rows if row["graph"]}
        return {"": whole, **dict(sorted(found.items()))}

    def has(self, graph: str, seconds: float) -> bool:
        """Tell whether the engine has a graph with this name."""
        answer = self.ask(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", Form.ASK, (), seconds)
        return bool(answer)

    def graphs(self, seconds: float) -> list[str]:
        """Return the IRIs of the graphs."""
        for query in _GRAPHS:
            names = (row["graph"] for row in self.rows(query, seconds))
            if found := sorted(name.value for name in names if isinstance(name, ox.NamedNode)):
                return found
        return []

    def server(self, seconds: float) -> str:
        """Return what the engine calls itself."""
        fields = [("query", "ASK {}")]
        reply = self._connection.ask(fields, wanted(Form.ASK).media_type, seconds, self._most)
        return str(reply.headers.get("Server", ""))

    def close(self) -> None:
        """End the connection, if there is one."""
        self._connection.close()


def _number(term: object) -> int:
    if isinstance(term, ox.Literal) and term.value.isdecimal():
        return int(term.value)
    raise EngineFaultError("The engine counts, and does not give a number.")
