"""The real server, with real clients."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, TURTLE, SPARQLWrapper

from ipcoop.config import ServerSettings
from ipcoop.errors import CannotListenError
from ipcoop.http.serve import serve
from ipcoop.namespaces import ID, RDFS

PROGRAM = """
import sys
from ipcoop.config import ServerSettings
from ipcoop.http.serve import serve

settings = ServerSettings(port=int(sys.argv[1]))
serve(sys.stdin.buffer.read, settings)
"""

linux = pytest.mark.skipif(sys.platform != "linux", reason="this is for Linux to do")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def get(url, **headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
        return answer.read()


def wait_for(url):
    for _ in range(200):
        try:
            return get(f"{url}/health")
        except OSError:
            time.sleep(0.05)
    pytest.fail("The server does not come up.")


def start(port, data):
    command = [sys.executable, "-c", PROGRAM, str(port)]
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    process = subprocess.Popen(command, start_new_session=True, **streams)
    process.stdin.write(data)
    process.stdin.close()
    wait_for(f"http://127.0.0.1:{port}")
    return process


def stop(process, stop_signal=signal.SIGTERM):
    process.send_signal(stop_signal)
    assert process.wait(timeout=10) == 0
    output = process.stdout.read()
    process.stdout.close()
    return output


@pytest.fixture(scope="module")
def server():
    port = free_port()
    lines = (
        f'<{ID}office/kr> <{RDFS.label}> "KIPO"@en <https://w3id.org/ipcoop/graph/reference> .\n'
    )
    process = start(port, lines.encode())
    yield f"http://127.0.0.1:{port}", process
    assert stop(process) == b""


def test_the_server_answers_over_http(server):
    url, _ = server
    answer = get(f"{url}/sparql?query=ASK%7B%7D", Accept="application/json")
    assert json.loads(answer) == {"head": {}, "boolean": True}
    assert b"<!doctype html>" in get(url)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_can_ask_it(server, method):
    url, _ = server
    client = SPARQLWrapper(f"{url}/sparql")
    client.setMethod(method)
    client.setReturnFormat(JSON)
    client.setQuery("SELECT ?l { ?s ?p ?l }")
    rows = client.query().convert()["results"]["bindings"]
    assert [row["l"] for row in rows] == [{"type": "literal", "value": "KIPO", "xml:lang": "en"}]
    client.setReturnFormat(TURTLE)
    client.setQuery("CONSTRUCT WHERE { ?s ?p ?o }")
    assert b'"KIPO"@en' in client.query().convert()


@pytest.mark.parametrize("results", ["xml", "json", "csv", "tsv"])
def test_rdflib_can_ask_it(server, results):
    url, _ = server
    graph = Graph(SPARQLStore(f"{url}/sparql", returnFormat=results))
    assert [str(row.l) for row in graph.query("SELECT ?l { ?s ?p ?l }")] == ["KIPO"]
    assert (URIRef(f"{ID}office/kr"), RDFS.label, None) in graph


def test_a_long_query_can_be_posted_and_head_has_no_body(server):
    url, _ = server
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=10)
    query = f"SELECT * {{ VALUES ?x {{ {'<http://x/a> ' * 10_000} }} }}"
    connection.request("POST", "/sparql", query, {"Content-Type": "application/sparql-query"})
    answer = connection.getresponse()
    assert answer.status == 200
    assert len(json.loads(answer.read())["results"]["bindings"]) == 10_000
    connection.request("HEAD", "/sparql?query=ASK%7B%7D")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Content-Length"], answer.read()) == (200, "26", b"")
    connection.close()


def children(process):
    """The processes that a server started, by what they are."""
    tasks = Path(f"/proc/{process.pid}/task").glob("*/children")
    numbers = [int(number) for task in tasks for number in task.read_text().split()]
    command = {number: Path(f"/proc/{number}/cmdline").read_bytes() for number in numbers}
    return {"holder" if b"holder" in command[number] else "http": number for number in numbers}


@linux
@pytest.mark.parametrize("which", ["http", "holder"])
def test_a_process_that_dies_is_replaced(server, which):
    url, process = server
    os.kill(children(process)[which], signal.SIGKILL)
    time.sleep(0.2)
    assert wait_for(url) == b"ok"
    assert json.loads(get(f"{url}/sparql?query=ASK%7B%7D"))["boolean"]


@linux
def test_nothing_listens_any_more_when_the_server_is_killed():
    port = free_port()
    process = start(port, b"")
    process.kill()
    process.wait()
    process.stdout.close()
    for _ in range(100):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.05)
    pytest.fail("The worker still listens.")


def test_ctrl_c_at_the_terminal_stops_it_without_a_word():
    port = free_port()
    process = start(port, b"")
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=5) == 0
    assert process.stdout.read() == b""
    process.stdout.close()


def test_a_port_that_is_taken_is_refused_before_anything_is_loaded():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotListenError, match=f"127.0.0.1 port {port} already"):
            serve(pytest.fail, ServerSettings(port=port))


@pytest.mark.parametrize(
    ("settings", "cause"),
    [
        (ServerSettings(port=0), "0 is the number of no port"),
        (ServerSettings(port=70_000), "70000 is the number of no port"),
        (ServerSettings(host="192.0.2.1", port=8123), "Nothing can listen on 192.0.2.1 port 8123"),
        (ServerSettings(host="no host", port=8123), "Nothing can listen on no host port 8123"),
    ],
)
def test_an_address_that_cannot_be_listened_on_is_refused(settings, cause):
    with pytest.raises(CannotListenError, match=cause):
        serve(pytest.fail, settings)
