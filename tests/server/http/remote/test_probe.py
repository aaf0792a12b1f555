"""An engine is served only where its facts are the facts; else a sentence says what to load."""

import socket
from contextlib import closing

import pyoxigraph as ox
import pytest

from ipcoop.config import RemoteSettings, WorkerLimits
from ipcoop.errors import BadUsageError, EngineAwayError, UnfitEngineError
from ipcoop.namespaces import GRAPH
from ipcoop.sparql.formats import JSON
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.remote.address import read_address
from ipcoop.sparql.remote.probe import probe
from ipcoop.sparql.remote.store import RemoteStore

from .peer import Peer

FACT, SHARED, CLAIM = "<x:s> <x:p> <x:fact>", "<x:s> <x:p> <x:shared>", "<x:s> <x:p> <x:claim>"
DOCUMENT, REFERENCE = GRAPH["document/d"], GRAPH["reference"]
CLAIMS, FACTS = GRAPH["claims/d"], GRAPH["facts"]
NAMED = [(FACT, DOCUMENT), (SHARED, DOCUMENT), (SHARED, REFERENCE), (CLAIM, CLAIMS)]
LIMITS = WorkerLimits(seconds=5)


@pytest.fixture
def engine():
    """Start an engine that has the named graphs, and some triples in others."""
    peers = []

    def start(*more, merges=False):
        lines = [f"{triple} <{graph}> ." for triple, graph in NAMED]
        store = ox.Store()
        store.load("\n".join([*lines, *more]), format=ox.RdfFormat.N_QUADS)
        peers.append(Peer(store, merges=merges))
        return peers[-1]

    yield start
    for peer in peers:
        peer.stop()


def found(peer):
    remote, _ = probe(RemoteSettings(peer.url), LIMITS)
    return remote


def told(remote, query):
    with closing(RemoteStore(remote, LIMITS)) as store:
        return store.answer(QueryRequest(query), JSON).read().decode()


def test_a_default_graph_that_is_the_facts_is_taken(engine):
    remote = found(engine(f"{FACT} .", f"{SHARED} ."))
    assert remote.default == "own"
    assert "shared" in told(remote, "SELECT ?o { ?s ?p ?o }")


def test_a_graph_with_the_facts_stands_for_a_default_graph_that_has_claims(engine):
    peer = engine(f"{FACT} .", f"{CLAIM} .", f"{FACT} <{FACTS}> .", f"{SHARED} <{FACTS}> .")
    remote = found(peer)
    assert remote.default == "graph"
    everything = told(remote, "SELECT ?o { ?s ?p ?o }")
    assert ("fact" in everything, "claim" in everything) == (True, False)
    # The graph that repeats the facts is not among the named graphs.
    named = told(remote, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
    assert [str(graph) in named for graph in (DOCUMENT, REFERENCE, CLAIMS, FACTS)] == [
        *[True] * 3,
        False,
    ]


def test_the_facts_graphs_are_named_where_the_engine_merges_them(engine):
    remote = found(engine(f"{CLAIM} .", merges=True))
    assert remote.default == "union"
    everything = told(remote, "SELECT ?o { ?s ?p ?o }")
    assert [everything.count(word) for word in ("fact", "shared", "claim")] == [1, 1, 0]
    assert "claim" in told(remote, f"SELECT ?o {{ GRAPH <{CLAIMS}> {{ ?s ?p ?o }} }}")


def test_graphs_that_others_add_are_found_after_the_time_that_is_set(engine):
    peer = engine(f"{FACT} <{FACTS}> .", f"{SHARED} <{FACTS}> .", f"{CLAIM} .")
    remote, _ = probe(RemoteSettings(peer.url, graphs=0), LIMITS)
    ask = QueryRequest(f"ASK {{ GRAPH <{GRAPH['evidence/e']}> {{ ?s ?p ?o }} }}")
    node = ox.NamedNode("x:e")
    with closing(RemoteStore(remote, LIMITS)) as store:
        assert b"false" in store.answer(ask, JSON).read()
        peer.store.add(ox.Quad(node, node, node, ox.NamedNode(GRAPH["evidence/e"])))
        assert b"true" in store.answer(ask, JSON).read()


REFUSED = {
    "it has claims": [
        f"{triple} {place}" for triple in (FACT, SHARED, CLAIM) for place in (".", f"<{FACTS}> .")
    ],
    "some are not in it": [f"{FACT} .", f"{FACT} <{FACTS}> ."],
    "it repeats a triple of two graphs": [f"{CLAIM} ."],
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_is_not_the_facts_is_refused_with_the_remedy(engine, fault):
    with pytest.raises(UnfitEngineError) as refused:
        found(engine(*REFUSED[fault]))
    assert refused.value.cause == f"The default graph of the engine is not the facts: {fault}."
    has_facts = str(FACTS) in str(REFUSED[fault])
    remedy = "follows default-graph-uri" if has_facts else "export --format nquads --facts default"
    assert remedy in refused.value.remedy


@pytest.mark.parametrize("says_so", [False, True])
def test_an_engine_that_leaves_out_rows_is_refused(engine, says_so):
    peer = engine(f"{FACT} .", f"{SHARED} .", *(f"<x:s> <x:p> <x:{i}> ." for i in range(10)))
    peer.most, peer.says_so = 100, says_so
    with pytest.raises(UnfitEngineError, match="leaves out rows of long answers"):
        found(peer)
    peer.most = 144
    assert found(peer).default == "own"


def test_an_engine_that_is_not_there_or_has_nothing_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(EngineAwayError, match=r"cannot be reached: Connection refused\."):
        probe(RemoteSettings(f"http://127.0.0.1:{port}/"), LIMITS)
    peer = Peer(ox.Store())
    with pytest.raises(UnfitEngineError, match="has no graph with facts"):
        probe(RemoteSettings(peer.url), LIMITS)
    peer.stop()


@pytest.mark.parametrize(
    "url",
    ["http://", "http://a:b/", "http://user:word@x/", "http://x/#a", "http://x y/", "https:///a"],
)
def test_what_is_no_address_of_an_engine_is_refused(url):
    with pytest.raises(BadUsageError):
        read_address(url)
