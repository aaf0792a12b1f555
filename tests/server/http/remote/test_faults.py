"""A peer that fails in any way gets no part of an answer through, and harms nothing else."""

import json
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from ipcoop.config import RemoteSettings, WorkerLimits

from .peer import Peer

QUADS = '<x:s> <x:p> "<script>alert(1)</script>"@en .\n<x:s> <x:p> <x:o> <x:g> .'
JSON = "application/sparql-results+json"
SELECT, CONSTRUCT = "SELECT ?s { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
TIME = 1.0
BROKE = "The engine broke off in the middle of its answer."
PART = "The engine gives only a part of the answer."
LATE = "This takes longer than 1 seconds."
READ = "The answer of the engine cannot be read: "
FAULTS = {
    "slow": (504, LATE),
    "trickle": (504, LATE),
    "late": (504, "This takes the engine too long, and it gave up."),
    "cut": (502, BROKE),
    "chunk": (502, BROKE),
    "gone": (502, BROKE),
    "endless": (502, "The engine does not tell where its answer ends."),
    "part": (502, PART),
    "rows": (502, PART),
    "html": (502, "The engine answers in “text/html”, not in application/sparql-results+json."),
    "json": (502, READ),
    "iri": (502, READ),
    "name": (502, READ),
    "others": (502, "The answer of the engine has other variables than the query."),
    "boolean": (502, "The engine gives no answer to SELECT."),
    "large": (503, "The answer has more than 2,000,000 bytes, the limit of this service."),
    "moved": (502, "The engine redirects, which is not followed."),
    "shut": (502, "The engine does not let this service in."),
    "busy": (503, "The engine is busy."),
    "broken": (502, "The engine answers with status 500: Said by <b>it</b>."),
    "refused": (400, "The engine that has the graph refuses this query: Said by <b>it</b>."),
}


@pytest.fixture(scope="module")
def peer():
    engine = ox.Store()
    engine.load(QUADS, format=ox.RdfFormat.N_QUADS)
    peer = Peer(engine)
    yield peer
    peer.stop()


@pytest.fixture(scope="module")
def server(running, peer):
    remote = RemoteSettings(peer.url, "virtuoso", "Bearer of secrets", counts=0)
    limits = WorkerLimits(seconds=TIME, answer=2_000_000)
    with running(b"", remote=remote, limits=limits, workers=1) as server:
        yield server


def ask(server, query, accept=JSON, **more):
    body = urlencode({"query": query, **more}).encode()
    headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
    return server.ask("POST", "/sparql", body, headers)


def is_well(server):
    status, _, body = ask(server, SELECT)
    return status == 200 and json.loads(body)["results"]["bindings"] == [
        {"s": {"type": "uri", "value": "x:s"}}
    ]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_an_error_that_says_which(server, fault):
    status, detail = FAULTS[fault]
    found, headers, body = ask(server, f"{SELECT} # fault {fault}")
    problem = json.loads(body)
    assert (found, headers["Content-Type"]) == (status, "application/problem+json")
    assert problem["detail"] == detail or (detail == READ and problem["detail"].startswith(READ))


@pytest.mark.parametrize(("fault", "status"), [("triples", 502), ("deep", 400)])
def test_triples_that_cannot_be_read_are_none(server, fault, status):
    assert ask(server, f"{CONSTRUCT} # fault {fault}", "text/turtle")[0] == status
    assert is_well(server)


def test_a_redirect_is_followed_nowhere(server, peer):
    ask(server, f"{SELECT} # fault moved")
    assert peer.elsewhere == 0


def test_the_engine_is_told_who_asks_and_for_how_long(server, peer):
    assert is_well(server)
    form, headers = peer.seen[-1]
    assert headers["Authorization"] == "Bearer of secrets"
    assert 0 < int(form["timeout"][0]) <= 1000 * TIME


def test_one_connection_carries_many_queries_and_is_made_anew_when_it_was_closed(server, peer):
    assert is_well(server)
    before = peer.connections
    assert all(is_well(server) for _ in range(3))
    assert peer.connections == before
    peer.drop()
    assert is_well(server)
    assert peer.connections == before + 1


def test_a_script_in_a_text_stays_a_text(server):
    _, _, page = ask(server, "SELECT ?o { ?s ?p ?o }", "text/html")
    assert b"<script>alert" not in page
    assert b"&lt;script&gt;alert(1)&lt;/script&gt;" in page


REFUSED = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/passwd> { ?s ?p ?o }",
    "PREFIX x: <http://127.0.0.1:1/> SELECT * FROM x:y { ?s ?p ?o }",
    "LOAD <http://127.0.0.1:1/>",
    "INSERT DATA { <x:a> <x:b> <x:c> }",
    "SELECT * { ?s ?p ?o",
    "DEFINE get:soft 'replace' SELECT * { ?s ?p ?o }",
    "SELECT (<http://x/f>(1) AS ?x) {}",
    r"SELECT * { ?s ?p '\u0027 . SERVICE <http://127.0.0.1:1/> { } # ' }",
    "SELECT * { # \\u000ASERVICE <http://127.0.0.1:1/> { ?s ?p ?o }\n}",
    f"SELECT * {'{' * 70}{'}' * 70}",
]


@pytest.mark.parametrize("query", REFUSED)
def test_what_a_graph_in_memory_would_refuse_is_not_sent(server, peer, query):
    peer.seen.clear()
    status, _, body = ask(server, query)
    assert status in {400, 403}, body
    # Whether a graph is there is asked with GRAPH, which makes no engine fetch it.
    assert all(
        form["query"][0].partition("\n")[2].startswith("ASK { GRAPH") for form, _ in peer.seen
    )


def test_a_graph_that_the_protocol_names_must_be_there(server):
    assert ask(server, SELECT, **{"default-graph-uri": "file:///etc/passwd"})[0] == 400
    assert ask(server, SELECT, **{"default-graph-uri": "x:g"})[0] == 200


def test_no_answer_is_kept_and_what_others_write_is_seen_at_once(server, peer):
    query = "ASK { <x:new> ?p ?o }"
    status, headers, body = ask(server, query)
    assert (status, json.loads(body)["boolean"], headers["ETag"]) == (200, False, None)
    peer.store.add(ox.Quad(ox.NamedNode("x:new"), ox.NamedNode("x:p"), ox.NamedNode("x:o")))
    try:
        assert json.loads(ask(server, query)[2])["boolean"]
    finally:
        peer.store.remove(ox.Quad(ox.NamedNode("x:new"), ox.NamedNode("x:p"), ox.NamedNode("x:o")))


def test_a_graph_is_read_and_there_are_no_writes_and_no_files_anywhere(server):
    assert server.get("/store?graph=x:g", Accept="application/n-triples") == (
        200,
        b"<x:s> <x:p> <x:o> .\n",
    )
    assert server.get("/store?graph=x:none")[0] == 404
    assert server.get("/dump/")[0] == 404
    for path in ("/graphs", "/.well-known/void.ttl", "/sitemap.xml"):
        status, body = server.get(path)
        assert (status, b"/dump/" in body) == (200, False)
    assert server.ask("PUT", "/store?graph=x:g", b"", {"Content-Type": "text/turtle"})[0] == 403


def test_an_engine_that_has_ended_is_told_and_asked_again_when_it_is_back(server, peer):
    assert server.get("/ready")[0] == 200
    peer.stop()
    status, _, body = ask(server, SELECT)
    said = "The engine that has the graph cannot be reached: Connection refused."
    assert (status, json.loads(body)["detail"]) == (503, said)
    assert (server.get("/ready")[0], server.get("/health")[0]) == (503, 200)
