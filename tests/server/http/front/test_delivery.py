"""Answers go out whole, at the pace of whoever reads them, and keep nobody waiting."""

import gzip
import socket
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from ipcoop.http.front.compression import takes_gzip

QUADS = "".join(f"<http://x/{i}> <http://x/p> <http://x/{i}> .\n" for i in range(200)).encode()
LONG = f"/sparql?{urlencode({'query': 'SELECT * { ?a ?p ?o . ?b ?q ?r }'})}"
READERS = 20


@pytest.fixture(scope="module")
def server(running):
    """A server that has five threads for requests."""
    with running(QUADS, kind="plain", workers=1, waiting=1, threads=1) as server:
        yield server


def resident(server):
    status = Path(f"/proc/{server.children()['http']}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_more_slow_readers_than_threads_keep_nobody_waiting(server, record_property):
    length = int(server.ask("HEAD", LONG)[1]["Content-Length"])
    assert length > 5_000_000
    before = resident(server)
    readers = []
    for _ in range(READERS):
        readers.append(socket.create_connection(("127.0.0.1", server.port)))
        readers[-1].sendall(f"GET {LONG} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert readers[-1].recv(12) == b"HTTP/1.1 200"
    begun = time.monotonic()
    assert server.get("/health") == (200, b"ok")
    told = f"18 {READERS} slow readers of {length:,} bytes: 200, {time.monotonic() - begun:.2f} s"
    record_property("attack", told)
    assert resident(server) - before < READERS * length / 1024 / 4
    with readers[0].makefile("rb") as rest:
        while rest.readline().strip():
            pass
        assert len(rest.read(length)) == length
    for reader in readers:
        reader.close()


def test_a_long_answer_is_the_same_when_it_is_packed(server):
    _, plain, whole = server.ask("GET", LONG)
    status, packed, body = server.ask("GET", LONG, headers={"Accept-Encoding": "gzip"})
    assert (status, packed["Content-Encoding"]) == (200, "gzip")
    assert "Content-Encoding" not in plain
    assert gzip.decompress(body) == whole
    assert int(packed["Content-Length"]) == len(body) < len(whole) / 5
    assert plain["Vary"] == packed["Vary"] == "Accept, Accept-Encoding"
    assert plain["ETag"] != packed["ETag"]


def test_a_short_answer_is_not_packed(server):
    headers = server.ask("GET", "/sparql?query=ASK%7B%7D", headers={"Accept-Encoding": "gzip"})[1]
    assert "Content-Encoding" not in headers


@pytest.mark.parametrize(
    ("header", "takes"),
    [
        ("", False),
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("deflate, x-gzip", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("gzip;q=1.0", True),
        ("identity", False),
        ("*", False),
        ("gzip" * 100, False),
        ("," * 10_000, False),
    ],
)
def test_gzip_is_sent_to_who_names_it(header, takes):
    assert takes_gzip(header) is takes
