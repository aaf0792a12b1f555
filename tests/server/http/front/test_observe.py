"""What those who run the service can see of it."""

import asyncio
import json
import os
import re
import select
import signal
import sys
import threading
import time
from functools import partial
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from prometheus_client.parser import text_string_to_metric_families

from ipcoop.config import ServerSettings
from ipcoop.http.front.front import Front
from ipcoop.http.front.logs import Log
from ipcoop.http.front.observe import Observer

TOKEN = "a-token-of-some-length"
ASK = urlencode({"query": "ASK { # in the log\n}"})


@pytest.fixture(scope="module")
def server(running):
    with running(b"", kind="plain", tokens={"tester": TOKEN}, slow=0) as server:
        yield server


def logged(server, method, path, headers=None):
    """Make a request and return the event that the log has of it."""
    mark = uuid4().hex
    server.ask(method, path, headers={**(headers or {}), "X-Request-Id": mark})
    while not (found := [event for event in server.told() if event["request"] == mark]):
        time.sleep(0.01)
    return found[0]


def figures(server):
    text = server.get("/metrics")[1].decode()
    samples = [one for family in text_string_to_metric_families(text) for one in family.samples]
    return {(one.name, *sorted(one.labels.values())): one.value for one in samples}


def test_a_request_is_one_event_in_the_log(server):
    event = logged(server, "GET", "/health")
    assert event.pop("time").endswith("Z")
    assert 0 < event.pop("seconds") < 10
    del event["request"]
    assert event == {
        "level": "info",
        "event": "request",
        "method": "GET",
        "path": "/health",
        "status": 200,
        "kept": False,
    }


def test_a_slow_query_is_logged_with_its_text(server):
    event = logged(server, "GET", f"/sparql?{ASK}")
    assert (event["event"], event["level"]) == ("slow query", "warning")
    assert event["query"] == "ASK { # in the log\n}"


@pytest.mark.parametrize("given", ["", "x" * 65, 'a"b', "a b", "ü"])
def test_an_identifier_that_is_not_plain_is_not_taken(server, given):
    _, headers, _ = server.ask("GET", "/health", headers={"X-Request-Id": given.encode()})
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]+", headers["X-Request-Id"])


def test_a_plain_identifier_comes_back(server):
    _, headers, _ = server.ask("GET", "/nothing", headers={"X-Request-Id": "a-1.b"})
    assert headers["X-Request-Id"] == "a-1.b"


def test_no_request_makes_a_line_of_its_own(server, record_property):
    path = '/x%0D%0A{"event":"forged"}%E2%80%A8'
    event = logged(server, "GET", path)
    assert event["path"] == '/x\r\n{"event":"forged"}\u2028'
    assert all(event["event"] != "forged" for event in server.told())
    record_property("attack", "44 line ends in an address: one line in the log")


def test_neither_tokens_nor_addresses_of_clients_are_logged(server):
    logged(server, "POST", "/update", {"Authorization": f"Bearer {TOKEN}"})
    logged(server, "POST", "/update", {"Authorization": "Bearer wrong-token-wrong"})
    said = server.said()
    assert TOKEN.encode() not in said
    assert b"wrong-token" not in said
    assert b"127.0.0.1" not in said


def test_requests_are_counted_by_what_they_ask_for(server):
    before = figures(server)
    for _ in range(3):
        server.get("/sparql?query=ASK%7B%7D")
    server.get("/not/there")
    after = figures(server)
    asked = ("ipcoop_requests_total", "/sparql", "200", "GET", "false")
    kept = ("ipcoop_requests_total", "/sparql", "200", "GET", "true")
    lost = ("ipcoop_requests_total", "404", "GET", "false", "other")
    assert [after[key] - before.get(key, 0) for key in (asked, kept, lost)] == [1, 2, 1]
    assert after["ipcoop_queries_running",] == 0
    assert after["ipcoop_request_seconds_count", "/sparql"] >= 3


def test_whatever_is_asked_there_are_few_figures(server):
    for i in range(50):
        server.ask("GET", f"/{i}")
        server.ask(f"X{i}", f"/queries/{i}")
    routes = {
        route for name, *labels in figures(server) for route in labels if route.startswith("/")
    }
    assert routes <= {"/health", "/sparql", "/metrics", "/update", "/ready", "/queries/<name>"}
    assert len(figures(server)) < 300


@pytest.mark.skipif(sys.platform != "linux", reason="the holder is found in /proc")
def test_the_service_is_not_ready_while_nobody_has_the_graph(server):
    assert server.get("/ready") == (200, b"ready")
    holder = server.children()["holder"]
    os.kill(holder, signal.SIGSTOP)
    status, headers, body = server.ask("GET", "/ready")
    assert (status, headers["Retry-After"]) == (503, "5")
    assert json.loads(body)["title"] == "The service is busy"
    assert server.get("/health") == (200, b"ok")
    os.kill(holder, signal.SIGCONT)
    assert server.get("/ready") == (200, b"ready")


def test_who_does_not_read_the_log_keeps_nobody_waiting(monkeypatch):
    read, write = os.pipe()
    with os.fdopen(write, "w") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        log = Log()
        for number in range(30_000):
            log.tell("event", {"number": number})
        data = b""
        while data.count(b"\n") < 10_000:
            data += os.read(read, 1 << 16)
            log.tell("later", {"number": -1})
    os.close(read)
    numbers = [json.loads(line)["number"] for line in data.splitlines()[:10_000]]
    assert numbers == list(range(10_000))


def test_an_event_loop_writes_all_that_is_told_in_one_turn_in_order(monkeypatch):
    read, write = os.pipe()

    async def tell(log):
        for number in range(100):
            log.tell("event", {"number": number})
        before = select.select([read], [], [], 0)[0]
        await asyncio.sleep(0)
        return before

    with os.fdopen(write, "w") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        assert asyncio.run(tell(Log())) == []
    data = os.read(read, 1 << 16)
    os.close(read)
    assert [json.loads(line)["number"] for line in data.splitlines()] == list(range(100))


def test_what_runs_when_the_service_stops_is_answered(starting):
    triples = "".join(f"<http://x/{i}> <http://x/p> <http://x/{i}> .\n" for i in range(300))
    server = starting(triples.encode(), kind="plain")
    forever = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    statuses = []

    path = f"/sparql?{urlencode({'query': forever, 'timeout': 1})}"
    asking = threading.Thread(target=lambda: statuses.append(server.ask("GET", path)[0]))
    asking.start()
    while b"ipcoop_queries_running 1.0" not in server.get("/metrics")[1]:
        time.sleep(0.01)
    server.stop()
    asking.join()
    assert statuses == [504]


def test_an_error_that_nobody_foresaw_is_500_and_in_the_log(caplog):
    def broken(_environ, _start):
        raise ZeroDivisionError

    sent = []

    async def send(message):
        sent.append(message)

    scope = {"method": "GET", "path": "/", "query_string": b"", "headers": [], "scheme": "http"}
    scope |= {"server": ("::1", 80), "client": ("::1", 1), "http_version": "1.1"}
    front = Front(broken, str, ServerSettings(), partial(Observer(1, {}).observe, Log()))
    asyncio.run(front(scope, asyncio.Event().wait, send))
    assert [message.get("status") for message in sent] == [500, None]
    assert "ZeroDivisionError" in caplog.text
