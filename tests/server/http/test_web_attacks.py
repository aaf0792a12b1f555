"""Attacks on what the web makes of the service: hosts, addresses, and headers."""

import http.client
import itertools
from urllib.parse import quote

import pytest

from ipcoop.config import BASE, ServerSettings
from ipcoop.graph.report import ChangeReport
from ipcoop.http.app import create_app
from ipcoop.namespaces import REFERENCE_GRAPH
from ipcoop.sparql.writes import Written

TOKEN = "the token of the web attacks"
ASK = "/sparql?query=ASK%7B%7D"
YES = b'{"head":{},"boolean":true}'
QUADS = f"<http://x/s> <http://x/p> <http://x/o> <{REFERENCE_GRAPH}> .\n".encode()
PATHS = [
    *("/", "/queries", "/sparql", "/ontology/agents", "/store?default", "/nothing"),
    *("/robots.txt", "/sitemap.xml", "/.well-known/void", "/dump", "/dump/"),
]
INJECTED = "\r\nX-Injected: 1\r\nSet-Cookie: a=b\r\n\r\n<h1>injected</h1>"


@pytest.fixture(scope="module")
def server(running):
    with running(QUADS, tokens={"tester": TOKEN}) as server:
        yield server


def get(server, path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    told = {name.lower(): value for name, value in answer.getheaders()}
    del told["date"], told["x-request-id"]
    return answer.status, told, body


@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "*/*"])
def test_the_host_that_a_request_names_changes_no_answer(server, accept, record_property):
    forwarded = {
        "X_Forwarded_Host": "evil.example",
        "X_Forwarded_Proto": "gopher",
        "X_Forwarded_Prefix": "//evil.example",
        "X_Original_URL": "/update",
        "Forwarded": "host=evil.example;proto=javascript",
    }
    for path in PATHS:
        plain = get(server, path, Accept=accept)
        for host in ("evil.example", "evil.example:99999", "a b", "<x>", "javascript:alert(1)"):
            assert get(server, path, Accept=accept, Host=host, **forwarded) == plain, (path, host)
    record_property("attack", f"37 other hosts, for {accept}: the same answers")


def test_no_address_redirects_elsewhere(server, record_property):
    statuses = []
    for path in [
        "//evil.example/ontology/agents", "/ontology//evil.example", "/ontology//agents",
        "/\\evil.example", "/%2f%2fevil.example", "/ontology/%2f%2fevil.example/agents",
        "/static//style.css", "/queries//evil.example/", "//evil.example", "/ontology/agents",
        "///ontology/agents", "/.//evil.example", "/ontology/agents?//evil.example",
    ]:  # fmt: skip
        status, headers, _ = get(server, path, Host="evil.example", Accept="text/html")
        assert headers.get("location", "/ontology#module-agents") == "/ontology#module-agents"
        statuses.append(status)
    assert set(statuses) == {303, 404}
    record_property("attack", f"37 redirects elsewhere: none in {len(statuses)}")


def test_line_ends_break_out_of_no_header(server, record_property):
    text = quote(INJECTED, safe="")
    answers = [
        get(server, path.format(text), method, **{"Authorization": f"Bearer {TOKEN}", **headers})
        for (path, method), headers in itertools.product(
            [
                ("/{0}", "GET"),
                ("/queries/{0}", "GET"),
                ("/ontology/agents/{0}", "GET"),
                ("/ontology.{0}", "GET"),
                ("/store?graph={0}", "GET"),
                ("/store?graph=http://x/{0}", "PUT"),
                ("/store?{0}", "POST"),
                ("/sparql?query={0}", "GET"),
                ("/sparql?query=ASK%7B%7D&default-graph-uri=http://x/{0}", "GET"),
                ("/sparql?query=ASK%7B%7D&timeout={0}", "GET"),
                ("/sparql?query=SELECT+*+FROM+%3Chttp://x/%C2%85{0}%3E%7B%7D", "GET"),
                ("/{0}", "OPTIONS"),
            ],
            [{"Accept": "text/html"}, {"Origin": text}, {"Accept": text}, {"X-Request-Id": text}],
        )
    ]
    for _, headers, _ in answers:
        assert not {"x-injected", "set-cookie"} & headers.keys()
        assert not any("njected" in value for value in headers.values())
    record_property("attack", f"38 line ends: {len(answers)} answers, no header of theirs")


def test_an_address_is_taken_as_it_is_written(server, record_property):
    elsewhere = [
        "/sparql/{0}", "/sparql;x{0}", "/sparql/x.css{0}", "/sparql.css{0}", "/sparql%00{0}",
        "/sparql%0a{0}", "/SPARQL{0}", "/static/../sparql{0}", "/static/%2e%2e/app.py",
        "/static/..%2fapp.py", "/static/..%5capp.py", "/static/%252e%252e/app.py",
        "/static//etc/passwd", "/ontology/../../../etc/passwd", "/queries/..%2f..%2fREADME",
    ]  # fmt: skip
    same = ["/sparql{0}", "//sparql{0}", "/%73parql{0}"]
    for path in [*elsewhere, *same]:
        status, headers, body = get(server, path.format("?query=ASK%7B%7D"))
        assert (status, body == YES) == ((200, True) if path in same else (404, False)), path
        assert headers["vary"] == "Accept"
    record_property("attack", f"40 tricks with the path: {len(elsewhere)} are 404")


def test_head_has_the_headers_of_get_and_a_range_is_of_files_only(server, record_property):
    for path in [ASK, *PATHS, "/static/style.css", "/health"]:
        status, headers, body = get(server, path)
        assert get(server, path, "HEAD") == (status, headers, b"")
        assert int(headers["content-length"]) == len(body)
        part, _, some = get(server, path, Range="bytes=0-3")
        assert (part, some) == ((206, body[:4]) if "static" in path else (status, body))
        many, _, again = get(server, path, Range="bytes=" + ",".join(["0-1"] * 1000))
        assert (many, again) == (status, body) or (many == 416 and "static" in path)
    record_property("attack", "40 HEAD and Range: the headers of GET, and the whole but for files")


def test_an_answer_to_one_accept_is_not_for_another(server, record_property):
    kinds = ["text/csv", "application/sparql-results+json", "text/html", "image/png"]
    answers = [get(server, ASK, Accept=kind) for kind in kinds]
    assert [status for status, *_ in answers] == [200, 200, 200, 406]
    # A long page may come packed as well.
    varying = [headers["vary"].split(", ") for _, headers, _ in answers]
    assert all("Accept" in names for names in varying)
    assert not any("set-cookie" in headers for _, headers, _ in answers)
    record_property("attack", "40 answers by Accept: each has Vary, none a cookie")


def test_relative_iris_are_not_relative_to_the_host(store, record_property):
    made = []

    class Spy:
        def write(self, request, *_):
            made.append(request.base)
            return Written(0, 0, (), ChangeReport())

    client = create_app(store, ServerSettings(tokens={"tester": TOKEN}), writer=Spy()).test_client()
    headers = {"Authorization": f"Bearer {TOKEN}", "Host": "evil.example"}
    for name in ("default", "graph=http://x/g"):
        client.put(f"/store?{name}", data=b"", content_type="text/turtle", headers=headers)
    assert made == [BASE, "http://x/g"]
    record_property("attack", "37 Host in the base of what is stored: not used")
