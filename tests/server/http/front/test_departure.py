"""Nobody works for a client that has left."""

import socket
import sys
import time
from urllib.parse import urlencode

import pytest

from ipcoop.config import WorkerLimits

QUADS = "".join(f"<http://x/{i}> <http://x/p> <http://x/{i + 1}> .\n" for i in range(300)).encode()
FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")


@pytest.fixture(scope="module")
def server(running):
    limits = WorkerLimits(seconds=30)
    with running(QUADS, kind="plain", workers=2, limits=limits) as server:
        yield server


def figure(server, name):
    lines = server.get("/metrics")[1].decode().splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith(f"{name} ")))


def ask(server, method="GET"):
    client = socket.create_connection(("127.0.0.1", server.port))
    body = urlencode({"query": FOREVER})
    if method == "GET":
        client.sendall(f"GET /sparql?{body} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    else:
        form = "Content-Type: application/x-www-form-urlencoded"
        head = f"POST /sparql HTTP/1.1\r\nHost: x\r\n{form}\r\nContent-Length: {len(body)}"
        client.sendall(f"{head}\r\n\r\n{body}".encode())
    return client


def until(condition):
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < 10
        time.sleep(0.01)
    return time.monotonic() - begun


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_query_of_a_client_that_leaves_is_ended(server, method, record_property):
    client = ask(server, method)
    until(lambda: figure(server, "ipcoop_queries_running") == 1)
    client.close()
    seconds = until(lambda: figure(server, "ipcoop_queries_running") == 0)
    record_property("attack", f"17 a client of {method} leaves: ended after {seconds:.2f} s")


def test_a_client_that_leaves_gives_up_its_place_in_the_queue(server):
    running = [ask(server) for _ in range(2)]
    until(lambda: figure(server, "ipcoop_queries_running") == 2)
    waiting = [ask(server) for _ in range(5)]
    until(lambda: figure(server, "ipcoop_queries_waiting") == 5)
    for client in waiting:
        client.close()
    until(lambda: figure(server, "ipcoop_queries_waiting") == 0)
    for client in running:
        client.close()
    until(lambda: figure(server, "ipcoop_queries_running") == 0)
    assert server.get("/sparql?query=ASK%7B%7D")[0] == 200
