"""Updates and the graph store over HTTP: who may write, and what a write does."""

import http.client
import json
from urllib.parse import quote, urlencode

import pytest

from ipcoop.namespaces import (
    INFERRED_GRAPH,
    ONTOLOGY_GRAPH,
    REFERENCE_GRAPH,
)

TOKEN = "a token for the tests"
AUTHORISED = {"Authorization": f"Bearer {TOKEN}"}
UPDATE = {"Content-Type": "application/sparql-update", **AUTHORISED}
TURTLE = {"Content-Type": "text/turtle", **AUTHORISED}
PROTECTED = [ONTOLOGY_GRAPH, INFERRED_GRAPH]
QUADS = "".join(
    f"<http://x/s> <http://x/p> <http://x/o> <{name}> .\n" for name in (REFERENCE_GRAPH, *PROTECTED)
).encode()
GRAPH = "/store?graph=http://x/g"


@pytest.fixture(scope="module")
def server(running):
    with running(QUADS, tokens={"tester": TOKEN}) as server:
        yield server


@pytest.fixture
def send(server):
    def sent(method, path, body=None, headers=AUTHORISED):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, answer.headers, data

    yield sent
    for path in (GRAPH, "/store?graph=http://x/h"):
        assert sent("DELETE", path)[0] in {204, 404}


def holds(send, pattern):
    path = f"/sparql?{urlencode({'query': f'ASK {{ {pattern} }}'})}"
    return json.loads(send("GET", path)[2])["boolean"]


def test_an_update_is_seen_by_the_next_query(send):
    insert = "INSERT DATA { GRAPH <http://x/g> { <http://x/a> <http://x/b> 1 } }"
    assert not holds(send, "GRAPH <http://x/g> { ?s ?p 1 }")
    assert send("POST", "/update", insert, UPDATE)[::2] == (204, b"")
    assert holds(send, "GRAPH <http://x/g> { ?s ?p 1 }")
    form = {"Content-Type": "application/x-www-form-urlencoded", **AUTHORISED}
    body = urlencode({"update": "CLEAR GRAPH <http://x/g>"})
    assert send("POST", "/update", body, form)[0] == 204
    assert not holds(send, "GRAPH <http://x/g> { ?s ?p ?o }")


def test_a_request_that_fails_in_the_middle_changes_nothing(send):
    text = "INSERT DATA { GRAPH <http://x/g> { <a> <b> 1 } } ; DROP GRAPH <http://x/none>"
    status, _, body = send("POST", "/update", text, UPDATE)
    assert (status, "no graph" in json.loads(body)["detail"]) == (400, True)
    assert not holds(send, "GRAPH <http://x/g> { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer"}, 401),
        ({"Authorization": "Bearer another token here"}, 401),
        ({"Authorization": f"Basic {TOKEN}"}, 401),
        ({"Authorization": f"bearer {TOKEN}"}, 204),
    ],
)
def test_who_has_not_the_token_cannot_write(send, headers, status):
    given = {"Content-Type": "application/sparql-update", **headers}
    got, answer, _ = send("POST", "/update", "CLEAR SILENT GRAPH <http://x/g>", given)
    assert got == status
    assert answer["WWW-Authenticate"] == ("Bearer" if status == 401 else None)
    for method in ("PUT", "POST", "DELETE"):
        assert send(method, GRAPH, b"", {"Content-Type": "text/turtle", **headers})[0] != 401 or (
            status == 401
        )


def test_without_a_token_of_its_own_the_service_only_reads(running):
    with running(QUADS) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        connection.request("POST", "/update", "CLEAR ALL", UPDATE)
        answer = connection.getresponse()
        assert (answer.status, b"only reads" in answer.read()) == (403, True)
        connection.close()


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a> <b> 1 }",
        "DELETE WHERE { <http://x/s> ?p ?o }",
        "CLEAR DEFAULT",
        "CLEAR ALL",
        "DROP ALL",
        f"COPY <{REFERENCE_GRAPH}> TO <http://x/h> ; ADD <http://x/h> TO DEFAULT ; "
        "INSERT DATA { <a> <b> 2 }",
        "MOVE DEFAULT TO <http://x/g>",
    ],
)
def test_the_facts_view_cannot_be_written_to(send, text):
    status, _, body = send("POST", "/update", text, UPDATE)
    assert (status, "cannot be written to" in json.loads(body)["detail"]) == (403, True)
    assert holds(send, "<http://x/s> <http://x/p> <http://x/o>")


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA {{ GRAPH <{}> {{ <a> <b> 1 }} }}",
        "WITH <{}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        "DELETE WHERE {{ GRAPH ?g {{ <http://x/s> ?p ?o }} }} # {}",
        "CLEAR SILENT GRAPH <{}>",
        "DROP GRAPH <{}>",
        "CREATE SILENT GRAPH <{}>",
        "DROP NAMED # {}",
        "MOVE <{}> TO <http://x/g>",
        "COPY <http://x/none> TO <{}>",
        f"ADD <{REFERENCE_GRAPH}> TO <{{}}>",
    ],
)
@pytest.mark.parametrize("graph", PROTECTED)
def test_ontology_and_inferred_graph_stay_as_they_are(send, text, graph):
    status, _, body = send("POST", "/update", text.format(graph), UPDATE)
    assert status == 403
    assert "cannot be written to" in json.loads(body)["detail"]


@pytest.mark.parametrize("graph", PROTECTED)
def test_nor_do_they_change_as_graphs_of_the_store(send, graph):
    path = f"/store?{urlencode({'graph': graph})}"
    for method in ("PUT", "POST", "DELETE"):
        assert send(method, path, b"" if method == "DELETE" else b"<a> <b> 1 .", TURTLE)[0] == 403
    assert send("POST", path, b"", TURTLE)[0] == 403
    assert holds(send, f"GRAPH <{graph}> {{ <http://x/s> <http://x/p> <http://x/o> }}")


def test_a_new_document_and_its_evidence_can_be_written(send):
    for name in ("document/new", "claims/shipped", "evidence/new"):
        graph = f"<https://w3id.org/ipcoop/graph/{name}>"
        insert = f"INSERT DATA {{ GRAPH {graph} {{ <http://x/n> <b> 1 }} }}"
        assert send("POST", "/update", insert, UPDATE)[0] == 204
        assert send("POST", "/update", f"DROP GRAPH {graph}", UPDATE)[0] == 204


def test_the_facts_view_follows_the_graphs(send):
    triple = "<http://x/a> <http://x/b> 'new'"
    graphs = [f"<{REFERENCE_GRAPH}>", "<https://w3id.org/ipcoop/graph/document/d1>"]
    for graph in graphs:
        send("POST", "/update", f"INSERT DATA {{ GRAPH {graph} {{ {triple} }} }}", UPDATE)
        assert holds(send, triple)
    for graph, still in zip(graphs, [True, False], strict=True):
        send("POST", "/update", f"DELETE DATA {{ GRAPH {graph} {{ {triple} }} }}", UPDATE)
        assert holds(send, triple) is still
    send("POST", "/update", f"INSERT DATA {{ GRAPH <http://x/g> {{ {triple} }} }}", UPDATE)
    assert not holds(send, triple)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("LOAD <http://127.0.0.1:1/>", "LOAD"),
        ("CREATE SILENT GRAPH <http://x/g>; LOAD SILENT <file:///etc/passwd>", "LOAD"),
        ("LOADSILENT<http://127.0.0.1:1/>", "begins no update"),
        ("DELETE { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * {}", "begins no update"),
        ("INSERT DATA { ?s <p> 1 }", ""),
        ("INSERT DATA { <a> <b> 1 ", "never closed"),
        ("", ""),
    ],
)
def test_what_is_refused_has_its_cause(send, text, cause):
    status, _, body = send("POST", "/update", text, UPDATE)
    assert status == (204 if not text else 400)
    assert not text or cause in json.loads(body)["detail"]


def test_a_graph_can_be_put_read_extended_and_removed(send):
    assert send("GET", GRAPH)[0] == 404
    assert send("PUT", GRAPH, b"<a> <b> 1, 2 .", TURTLE)[0] == 201
    assert send("PUT", GRAPH, b"<a> <b> 3 .", TURTLE)[0] == 204
    assert (
        send(
            "POST",
            GRAPH,
            b'{"@id": "http://x/a", "http://x/b": 4}',
            {"Content-Type": "application/ld+json", **AUTHORISED},
        )[0]
        == 204
    )
    status, headers, body = send("GET", GRAPH, headers={"Accept": "application/n-triples"})
    assert (status, headers["Content-Type"]) == (200, "application/n-triples")
    integer = "<http://www.w3.org/2001/XMLSchema#integer>"
    assert body.decode().splitlines() == [
        f'<http://x/a> <http://x/b> "{number}"^^{integer} .' for number in (3, 4)
    ]
    head = send("HEAD", GRAPH, headers={"Accept": "application/n-triples"})
    assert (head[0], head[1]["Content-Length"], head[2]) == (200, str(len(body)), b"")
    assert send("DELETE", GRAPH)[0] == 204
    assert send("DELETE", GRAPH)[0] == 404


@pytest.mark.parametrize(
    ("path", "body", "content_type", "status"),
    [
        (GRAPH, b"<a> <b> ", "text/turtle", 400),
        (GRAPH, b"<a> <b> 1 .", "image/png", 415),
        (GRAPH, b'{"@context": "http://127.0.0.1:1/"}', "application/ld+json", 400),
        ("/store?graph=g", b"", "text/turtle", 400),
        (f"/store?graph={quote('http://x/ y')}", b"", "text/turtle", 400),
        ("/store?default&graph=http://x/g", b"", "text/turtle", 400),
        ("/store", b"", "text/turtle", 400),
        ("/store?default", b"<a> <b> 1 .", "text/turtle", 403),
    ],
)
def test_a_graph_that_cannot_be_put_changes_nothing(send, path, body, content_type, status):
    assert send("PUT", path, body, {**AUTHORISED, "Content-Type": content_type})[0] == status
    assert send("GET", GRAPH)[0] == 404


def test_a_graph_without_a_name_gets_one(send):
    status, headers, _ = send("POST", "/store", b"<a> <b> 1 .", TURTLE)
    assert status == 201
    path = f"/store?graph={quote(headers['Location'], safe='')}"
    assert send("GET", path)[0] == 200
    assert send("DELETE", path)[0] == 204


def test_the_default_graph_can_be_read(send):
    status, _, body = send("GET", "/store?default", headers={"Accept": "application/n-triples"})
    assert (status, body) == (200, b"<http://x/s> <http://x/p> <http://x/o> .\n")
