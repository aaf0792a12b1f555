"""The parameters that name the graphs of a query."""

from collections.abc import Sequence

from ipcoop.config import RemoteSettings
from ipcoop.namespaces import FACTS_GRAPH, is_facts_graph
from ipcoop.sparql.remote.connection import Fields


def dataset(default: Sequence[str] = (), named: Sequence[str] = ()) -> Fields:
    """Return the parameters that name the graphs of a query (SPARQL 1.1 Protocol, 2.1.4)."""
    return [
        *(("default-graph-uri", graph) for graph in default),
        *(("named-graph-uri", graph) for graph in named),
    ]


def default_dataset(remote: RemoteSettings, graphs: list[str]) -> Fields:
    """Return the parameters with which an engine has the facts for its default graph.

    Args:
        remote: tells what stands for it.
        graphs: that the engine has.
    """
    if remote.default == "own":
        return ()
    named = [graph for graph in graphs if graph != str(FACTS_GRAPH)]
    if remote.default == "graph":
        return dataset([str(FACTS_GRAPH)], named)
    return dataset([graph for graph in named if is_facts_graph(graph)], named)
