"""The real server: what it answers, and how it starts and ends."""

import http.client
import json
import os
import signal
import socket
import sys
import time
from pathlib import Path

import pytest

from ipcoop.config import ServerSettings
from ipcoop.errors import CannotListenError
from ipcoop.http.serve import serve
from ipcoop.namespaces import ID, RDFS

linux = pytest.mark.skipif(sys.platform != "linux", reason="this is for Linux to do")


@pytest.fixture(scope="module")
def server(starting):
    line = f'<{ID}office/kr> <{RDFS.label}> "KIPO"@en <https://w3id.org/ipcoop/graph/reference> .\n'
    server = starting(line.encode())
    yield server
    server.stop()
    assert {event["level"] for event in server.told()} == {"info"}


def test_the_server_answers_over_http(server):
    status, answer = server.get("/sparql?query=ASK%7B%7D", Accept="application/json")
    assert (status, json.loads(answer)) == (200, {"head": {}, "boolean": True})
    assert b"<!doctype html>" in server.get("/")[1]


def test_a_long_query_can_be_posted_and_head_has_no_body(server):
    connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=10)
    query = f"SELECT * {{ VALUES ?x {{ {'<http://x/a> ' * 10_000} }} }}"
    connection.request("POST", "/sparql", query, {"Content-Type": "application/sparql-query"})
    answer = connection.getresponse()
    assert answer.status == 200
    assert len(json.loads(answer.read())["results"]["bindings"]) == 10_000
    connection.request("HEAD", "/sparql?query=ASK%7B%7D")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Content-Length"], answer.read()) == (200, "26", b"")
    connection.close()


@linux
@pytest.mark.parametrize("which", ["http", "holder"])
def test_a_process_that_dies_is_replaced(server, which):
    os.kill(server.children()[which], signal.SIGKILL)
    time.sleep(0.2)
    assert server.wait() == (200, b"ok")
    assert json.loads(server.get("/sparql?query=ASK%7B%7D")[1])["boolean"]


@linux
def test_nothing_listens_any_more_when_the_server_is_killed(starting):
    server = starting(b"")
    server.process.kill()
    server.process.wait()
    for _ in range(100):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", server.port)):
                return
        time.sleep(0.05)
    pytest.fail("The worker still listens.")


def test_ctrl_c_at_the_terminal_stops_it_without_a_word(starting):
    server = starting(b"")
    os.killpg(server.process.pid, signal.SIGINT)
    assert server.process.wait(timeout=5) == 0
    assert {event["event"] for event in server.told()} == {"request"}


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


@linux
def test_the_threads_of_python_stay_on_one_core(starting):
    server = starting(b"")
    server.get("/health")
    tasks = Path(f"/proc/{server.children()['http']}/task").iterdir()
    cores = {int(one.name): os.sched_getaffinity(int(one.name)) for one in tasks}
    server.stop()
    newest = cores[max(cores)]  # the thread that answered
    assert len(newest) == 1
    assert cores[min(cores)] == newest  # the thread of the event loop
    assert os.sched_getaffinity(0) in cores.values()  # those of the server beside Python
