"""Look at an engine before it is served: what it is, and whether its facts are the facts."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice

import pyoxigraph as ox

from ipcoop.config import DefaultGraph, RemoteSettings, WorkerLimits
from ipcoop.errors import EngineAwayError, EngineFaultError, UnfitEngineError
from ipcoop.namespaces import FACTS_GRAPH, GRAPH, is_facts_graph
from ipcoop.sparql.remote.connection import Fields
from ipcoop.sparql.remote.datasets import default_dataset
from ipcoop.sparql.remote.engine import Engine
from ipcoop.sparql.remote.kinds import kind_of
from ipcoop.sparql.syntax import Form

_UNPRINTED = re.compile(r"[^ -~]")
_MOST_GRAPHS = 16
"""Graphs of facts, and others, of which a triple is looked at."""

_ROWS = 1_000_001
"""More rows than an answer with triples can have within the limit for its bytes."""

_SIDE = 1001
"""Rows of which so many squared are more than these."""

_SECONDS_FOR_ROWS = 60.0

_TRIPLE = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"))
_MEANING: dict[DefaultGraph, str] = {
    "own": "its default graph is the facts",
    "graph": f"<{FACTS_GRAPH}> stands for the default graph",
    "union": "the facts graphs are named in each query",
}
_LOAD = (
    "Load the graph with its facts in the default graph, or where there is none of its own, in"
    f" <{FACTS_GRAPH}>: ipcoop export --format nquads --facts default, or --facts graph."
)
_LOAD_AGAIN = (
    f"Load the facts anew into <{FACTS_GRAPH}>, or take an engine that follows default-graph-uri"
    " and named-graph-uri as the SPARQL 1.1 Protocol has them."
)


@dataclass(frozen=True)
class _Sample:
    """A triple, and the graphs that have it."""

    triple: str
    graphs: frozenset[str]

    @property
    def expected(self) -> int:
        """How often the default graph should have it."""
        return int(any(map(is_facts_graph, self.graphs)))


def probe(remote: RemoteSettings, limits: WorkerLimits) -> tuple[RemoteSettings, str]:
    """Ask an engine a few small questions; return how to use it, and a sentence on what it is.

    Raises:
        UnfitEngineError: if it does not follow the standard where that matters, leaves out rows
            without a word, or its facts cannot be told from claims.
        EngineAwayError: if it cannot be reached.
        IpcoopError: what else keeps it from answering.
    """
    try:
        return _probed(remote, limits)
    except TimeoutError as error:
        cause = f"The engine does not answer small questions within {limits.seconds:g} seconds."
        raise EngineAwayError(
            cause, "Start this when it is there, or with --query-timeout."
        ) from error


def _probed(remote: RemoteSettings, limits: WorkerLimits) -> tuple[RemoteSettings, str]:
    with closing(Engine(remote, limits.answer)) as engine:
        server = engine.server(limits.seconds)
    remote = replace(remote, kind=remote.kind or kind_of(server))
    with closing(Engine(remote, limits.answer)) as engine:
        looking = _Looking(engine, limits.seconds)
        looking.require_answers()
        looking.require_all_rows()
        found = looking.fitting(remote)
    said = _UNPRINTED.sub("", server).strip()[:80] or "no name"
    return found, f"The engine says that it is {said}; {_MEANING[found.default]}."


class _Looking:
    def __init__(self, engine: Engine, seconds: float) -> None:
        self._engine = engine
        self._seconds = seconds

    def require_answers(self) -> None:
        """Raise if the engine does not answer each form of a query as the standard says."""
        try:
            rows = self._engine.rows("SELECT (1 AS ?one) {}", self._seconds)
            yes = self._engine.ask("ASK {}", Form.ASK, (), self._seconds)
            text = "CONSTRUCT { <urn:a> <urn:b> 'c' } {}"
            made = self._engine.ask(text, Form.CONSTRUCT, (), self._seconds)
            assert not isinstance(made, ox.QuerySolutions | ox.QueryBoolean)  # noqa: S101 - by form
            good = [row["one"] for row in rows] == [ox.Literal(1)] and yes and [*made] == [_TRIPLE]
        except SyntaxError:
            good = False
        if not good:
            cause = "The engine gives wrong answers to questions without data."
            raise UnfitEngineError(cause, "See whether its address is that of a SPARQL endpoint.")

    def require_all_rows(self) -> None:
        """Raise if the engine leaves out rows, which it need not say, least of all of triples."""
        side = f"SELECT * {{ ?s ?p ?o }} LIMIT {_SIDE}"
        number = self._engine.number(f"SELECT (COUNT(*) AS ?n) {{ {side} }}", self._seconds)
        product = f"{{ {side} }} {{ {side.replace('?s ?p ?o', '?a ?b ?c')} }}"
        query = f"SELECT ?none {{ {product} }} LIMIT {_ROWS}"
        try:
            found = len(self._engine.rows(query, _SECONDS_FOR_ROWS))
        except EngineFaultError:
            found = 0
        if found < min(number * number, _ROWS):
            cause = "The engine leaves out rows of long answers."
            remedy = "Let it give all, such as Virtuoso without ResultSetMaxRows in virtuoso.ini."
            raise UnfitEngineError(cause, remedy)

    def fitting(self, remote: RemoteSettings) -> RemoteSettings:
        """Return the settings with which the default graph is the facts.

        Raises:
            UnfitEngineError: if there are none.
        """
        graphs = self._graphs()
        choices: list[DefaultGraph] = ["own", "graph" if str(FACTS_GRAPH) in graphs else "union"]
        samples = self._samples(graphs)
        for default in choices:
            found = replace(remote, default=default)
            fault = self._fault(samples, default_dataset(found, graphs))
            if not fault:
                return found
        cause = f"The default graph of the engine is not the facts: {fault}."
        raise UnfitEngineError(cause, _LOAD_AGAIN if str(FACTS_GRAPH) in graphs else _LOAD)

    def _graphs(self) -> list[str]:
        """Return the names of the graphs.

        Raises:
            UnfitEngineError: if it has none of the project's.
        """
        found = self._engine.graphs(self._seconds)
        if not any(map(is_facts_graph, found)):
            raise UnfitEngineError("The engine has no graph with facts.", _LOAD)
        return found

    def _samples(self, graphs: Sequence[str]) -> list[_Sample]:
        """Return triples of some graphs with facts and some with none, and those of several."""
        own = [one for one in graphs if one.startswith(GRAPH) and one != str(FACTS_GRAPH)]
        facts = list(islice(filter(is_facts_graph, own), _MOST_GRAPHS))
        others = islice((one for one in own if not is_facts_graph(one)), _MOST_GRAPHS)
        triples = [*self._triples([*facts, *others]), *self._shared(facts)]
        return [_Sample(one, self._graphs_of(one)) for one in dict.fromkeys(triples)]

    def _fault(self, samples: Sequence[_Sample], dataset: Fields) -> str:
        """Say what is wrong with the default graph of a dataset; nothing if nothing is."""
        for one in samples:
            found = self._count(one.triple, dataset)
            if found > one.expected:
                return "it repeats a triple of two graphs" if one.expected else "it has claims"
            if found < one.expected:
                return "some are not in it"
            if self._graphs_of(one.triple, dataset) != one.graphs:
                return "its other graphs cannot be found beside it"
        if dataset and not any(_is_shared(one) for one in samples) and len(_default(dataset)) > 1:
            return "it cannot be seen whether it repeats triples"
        return ""

    def _triples(self, graphs: Sequence[str]) -> Iterator[str]:
        for graph in graphs:
            yield from self._first(f"GRAPH <{graph}> {{ ?s ?p ?o }}")

    def _shared(self, facts: Sequence[str]) -> Iterator[str]:
        """Yield triples that two graphs with facts have."""
        for one in facts:
            others = ", ".join(f"<{other}>" for other in facts if other != one)
            if others:
                where = f"GRAPH <{one}> {{ ?s ?p ?o }} GRAPH ?other {{ ?s ?p ?o }}"
                yield from self._first(f"{where} FILTER(?other IN ({others}))")

    def _first(self, where: str) -> Iterator[str]:
        """Yield a triple of IRIs that is found somewhere, as SPARQL has it."""
        select = f"SELECT ?s ?p ?o {{ {where} FILTER(isIRI(?s) && isIRI(?o)) }} LIMIT 1"
        for row in self._engine.rows(select, self._seconds):
            yield f"{row['s']} {row['p']} {row['o']}"

    def _graphs_of(self, triple: str, dataset: Fields = ()) -> frozenset[str]:
        rows = self._engine.rows(f"SELECT ?g {{ GRAPH ?g {{ {triple} }} }}", self._seconds, dataset)
        names = {str(row["g"].value) for row in rows if isinstance(row["g"], ox.NamedNode)}
        return frozenset(names - {str(FACTS_GRAPH)})

    def _count(self, triple: str, dataset: Fields) -> int:
        query = f"SELECT (COUNT(*) AS ?n) {{ {triple} }}"
        return self._engine.number(query, self._seconds, dataset)


def _is_shared(sample: _Sample) -> bool:
    return sum(map(is_facts_graph, sample.graphs)) > 1


def _default(dataset: Fields) -> list[str]:
    return [graph for name, graph in dataset if name == "default-graph-uri"]
