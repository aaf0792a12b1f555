"""Bodies come whole and in time, or not at all, and keep nobody waiting."""

import asyncio
import gzip
import http.client
import socket
import time
import zlib
from urllib.parse import quote

import pytest

from ipcoop.errors import (
    BadRequestError,
    BodyTooLargeError,
    BusyError,
    TooSlowBodyError,
    UnsupportedMediaTypeError,
)
from ipcoop.http.front.bodies import Bodies, decoded
from ipcoop.http.front.messages import Head

QUERY = "application/sparql-query"
YES = b'{"head":{},"boolean":true}'
SIZE = 100_000


@pytest.fixture(scope="module")
def server(running):
    with running(b"", body=SIZE, bodies=4 * SIZE, connections=300) as server:
        yield server


def post(server, body, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return server.ask("POST", "/sparql", body, {"Content-Type": QUERY, **named})


def padded(size):
    return b"ASK {}".ljust(size)


@pytest.mark.parametrize(("size", "status"), [(SIZE - 1, 200), (SIZE, 200), (SIZE + 1, 413)])
@pytest.mark.parametrize("chunked", [False, True])
def test_the_limit_is_exact(server, size, status, chunked):
    body = iter([padded(size)]) if chunked else padded(size)
    assert post(server, body)[0] == status


def test_a_body_beyond_the_limit_is_refused_as_a_problem_before_it_is_sent(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.putrequest("POST", "/sparql")
    connection.putheader("Content-Type", QUERY)
    connection.putheader("Content-Length", str(SIZE + 1))
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == 413
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert b"more than 100,000 bytes" in answer.read()
    connection.close()


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "GZIP", "identity"])
def test_a_body_may_be_packed(server, coding):
    body = padded(1_000) if coding == "identity" else gzip.compress(padded(1_000))
    assert post(server, body, Content_Encoding=coding)[::2] == (200, YES)


def test_a_body_that_is_large_when_unpacked_is_413(server, record_property):
    body = gzip.compress(b" " * 50_000_000)
    assert len(body) < SIZE
    begun = time.monotonic()
    status = post(server, body, Content_Encoding="gzip")[0]
    assert status == 413
    told = f"31 a gzip bomb of {len(body):,} bytes: {status}, {time.monotonic() - begun:.2f} s"
    record_property("attack", told)


@pytest.mark.parametrize(
    ("coding", "body", "error"),
    [
        ("gzip", b"ASK {}", BadRequestError),
        ("gzip", gzip.compress(b"ASK {}", mtime=0)[:-4], BadRequestError),
        ("gzip", gzip.compress(b"ASK {}", mtime=0) + b"x", BadRequestError),
        ("gzip", zlib.compress(b"ASK {}"), BadRequestError),
        ("gzip", gzip.compress(b" " * 101, mtime=0), BodyTooLargeError),
        ("br", b"ASK {}", UnsupportedMediaTypeError),
        ("gzip, gzip", b"ASK {}", UnsupportedMediaTypeError),
    ],
)
def test_what_is_packed_wrongly_is_refused(coding, body, error):
    with pytest.raises(error):
        decoded(body, coding, 100)


def read(bodies, chunks, pause=0.0, **headers):
    """Read a body that comes in chunks, with a pause before each."""
    named = [(name.replace("_", "-").encode(), value) for name, value in headers.items()]
    given = iter(chunks)

    async def receive():
        await asyncio.sleep(pause)
        chunk = next(given, None)
        if chunk is None:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": chunk, "more_body": True}

    async def whole():
        async with bodies.body(Head({"method": "POST", "headers": named}), receive) as body:
            return body

    return asyncio.run(whole())


def test_a_body_that_comes_too_slowly_is_not_waited_for():
    with pytest.raises(TooSlowBodyError, match="too slowly"):
        read(Bodies(1_000, 1_000, patience=0.05), [b"x"] * 100, pause=0.02)


def test_a_body_whose_client_leaves_is_none():
    with pytest.raises(BadRequestError, match="broke off"):
        read(Bodies(1_000, 1_000), [b"x"], content_length=b"2")


def test_all_bodies_together_have_a_limit_and_give_back_their_part():
    bodies = Bodies(1_000, 1_500)

    async def receive():
        return {"type": "http.request", "body": b"x" * 900, "more_body": False}

    async def three():
        head = Head({"method": "POST", "headers": [(b"content-length", b"900")]})
        for _ in range(3):
            async with bodies.body(head, receive):
                with pytest.raises(BusyError):
                    async with bodies.body(head, receive):
                        pass

    asyncio.run(three())


HEAD = f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: {QUERY}\r\n"


def test_clients_that_write_slowly_keep_nobody_waiting(server, record_property):
    writers = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    for writer in writers:
        writer.sendall(f"{HEAD}Content-Length: 100\r\n\r\nASK".encode())
    times = []
    for _ in range(10):
        begun = time.monotonic()
        assert post(server, b"ASK {}")[::2] == (200, YES)
        assert server.get("/health") == (200, b"ok")
        times.append(time.monotonic() - begun)
    told = f"18 200 slow writers: 200, {sorted(times)[5]:.2f} s"
    record_property("attack", told)
    writers[0].sendall(b" {}".ljust(97))
    assert writers[0].recv(12) == b"HTTP/1.1 200"
    for writer in writers:
        writer.close()


def test_a_client_that_leaves_amid_its_body_leaves_nothing_behind(server):
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", server.port)) as writer:
            writer.sendall(f"{HEAD}Content-Length: 100000\r\n\r\n{' ' * 50_000}".encode())
    for _ in range(100):
        if post(server, padded(SIZE))[0] == 200:
            return
        time.sleep(0.05)
    pytest.fail("What was sent is still held.")


def test_a_body_in_broken_chunks_is_400(server):
    head = f"{HEAD}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as writer:
        writer.sendall(f"{head}zz\r\nASK {{}}\r\n0\r\n\r\n".encode())
        assert writer.recv(12) == b"HTTP/1.1 400"


def test_a_body_that_nobody_reads_does_no_harm_to_the_answer(server):
    path = f"/sparql?query={quote('SELECT * { VALUES ?x { ' + '1 ' * 3_000 + '} }')}"
    for _ in range(50):
        status, headers, body = server.ask("GET", path, b"x" * 50_000)
        assert (status, int(headers["Content-Length"])) == (200, len(body))
