"""Who may write, and that the token is told to nobody: attacks on access and on the log."""

import hmac
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from ipcoop.config import WRITE_TOKEN, ServerSettings
from ipcoop.http.app import create_app

TOKEN = "the token of these attacks"
DROP = "DELETE /store?graph=http://x/none"
FORM = "x-www-form-urlencoded"
READ_ONLY = [
    ("/update", "INSERT DATA { <a> <b> 1 }", "sparql-update", 403),
    ("/update", "update=DROP+ALL", FORM, 403),
    ("/sparql", "update=DROP+ALL", FORM, 403),
    ("/sparql?update=DROP+ALL", "ASK {}", "sparql-query", 403),
    ("/sparql", "DROP ALL", "sparql-update", 403),
    ("/sparql", "INSERT DATA { <a> <b> 1 }", "sparql-query", 400),
    ("/sparql", "# ASK {}\n DROP ALL", "sparql-query", 400),
    ("/sparql", "# \r DROP ALL # \n ASK {}", "sparql-query", 400),
    ("/sparql", "ASK {} ; DROP ALL", "sparql-query", 400),
    ("/sparql", "ASK {} \\u0044ROP ALL", "sparql-query", 400),
    ("/sparql", "query=ASK{}&query=DROP+ALL", FORM, 400),
    ("/store?default", "<x:a> <x:b> 1 .", "n-triples", 403),
    ("/store?graph=http://x/g", "", "n-triples", 403),
    ("/store", "", "n-triples", 403),
]


class Server:
    """A server that was given its token in the environment."""

    def __init__(self):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "ipcoop", "serve", "--empty", "--port", str(self.port)]
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        environment = {**os.environ, WRITE_TOKEN: TOKEN}
        self.process = subprocess.Popen(command, env=environment, **streams)
        for _ in range(400):
            try:
                self.answer("GET /health")
            except OSError:
                time.sleep(0.05)
            else:
                return
        pytest.fail("The server does not come up.")

    def answer(self, line, *headers):
        """Send a request as bytes, and return all that comes back."""
        lines = [f"{line} HTTP/1.1", "Host: x", "Connection: close", "Content-Length: 0"]
        request = "\r\n".join([*lines, *headers, "", ""]).encode("latin-1")
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def status(self, line, *headers):
        return int(self.answer(line, *headers).split(b" ")[1])

    def stop(self):
        """Stop it and return what it wrote."""
        self.process.terminate()
        return self.process.communicate(timeout=20)[0].decode()


def below(number):
    """Yield the processes that a process has started, and those that these have."""
    for task in Path(f"/proc/{number}/task").glob("*/children"):
        for child in task.read_text().split():
            yield child
            yield from below(child)


@pytest.fixture(scope="module")
def server():
    server = Server()
    yield server
    server.stop()


def test_a_service_that_only_reads_is_written_to_in_no_way(store, record_property):
    client = create_app(store, ServerSettings()).test_client()
    before = dict(store.quad_counts())
    for path, body, kind, status in READ_ONLY:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        got = client.post(path, data=body, content_type=f"application/{kind}", headers=headers)
        assert got.status_code == status, (path, body, got.text)
    for method in ("PUT", "DELETE"):
        assert client.open("/store?default", method=method).status_code == 403
    assert store.quad_counts() == before
    record_property("attack", f"42 writes to a service that reads: {len(READ_ONLY) + 2} refused")


def test_a_wrong_token_is_refused_and_not_repeated(server, record_property):
    wrong = [
        "", "Bearer", "Bearer ", f"Basic {TOKEN}", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}",
        f"Token {TOKEN}", TOKEN, f"Bearer Bearer {TOKEN}", f"Bearer {TOKEN.upper()}",
        f"Bearer {TOKEN},{TOKEN}", "Bearer \xff\xfe", f"Bearer {'a' * 50_000}",
    ]  # fmt: skip
    for given in wrong:
        answer = server.answer(DROP, f"Authorization: {given}")
        assert answer.startswith(b"HTTP/1.1 401 "), given[:40]
        assert TOKEN.encode() not in answer
        assert b"aaaa" not in answer
    record_property("attack", f"42 wrong tokens and schemes: {len(wrong)} are refused")


def test_a_token_anywhere_else_is_none_and_guessing_locks_nobody_out(server, record_property):
    text = quote(TOKEN)
    for more in (f"&access_token={text}", f"&token={text}", f"&Authorization=Bearer+{text}"):
        assert server.status(DROP + more, f"Cookie: token={text}", f"X-Token: {TOKEN}") == 401
    assert server.status("DELETE /store?graph=http://x/n", f"Proxy-Authorization: {TOKEN}") == 401
    for number in range(50):
        assert server.status(DROP, f"Authorization: Bearer {number:020}") == 401
    assert server.status(DROP, f"Authorization: Bearer {TOKEN}") == 404
    record_property("attack", "42 guesses: 50 are refused, and then the token is taken")


def test_a_token_is_compared_in_constant_time(store, monkeypatch, record_property):
    compared = []
    exact = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", lambda *two: compared.append(two) or exact(*two))
    client = create_app(store, ServerSettings(tokens={"tester": TOKEN})).test_client()
    for given in ("Bearer x", f"Basic {TOKEN}", "", f"Bearer {TOKEN}"):
        client.post("/update", headers={"Authorization": given})
    assert [own for _, own in compared] == [TOKEN.encode()] * 4
    record_property("attack", "42 comparison of tokens: in constant time")


@pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")
def test_what_reads_the_texts_of_clients_has_not_the_token(server, record_property):
    assert server.status("GET /sparql?query=ASK%7B%7D") == 200
    processes = [str(server.process.pid), *below(server.process.pid)]
    commands = [Path(f"/proc/{number}/cmdline").read_bytes() for number in processes]
    assert TOKEN.encode() not in b"".join(commands)
    holding = [n for n, command in zip(processes, commands, strict=True) if b"holder" in command]
    assert len(holding) > 1  # the holder, and a worker
    for number in holding:
        assert TOKEN.encode() not in Path(f"/proc/{number}/environ").read_bytes()
    record_property("attack", f"42 token in {len(holding)} processes that read texts: in none")


def test_what_clients_send_makes_no_line_of_the_log_and_the_token_is_not_in_it(
    server, record_property
):
    forged = quote("\r\n2026-01-01 forged \x1b[31mline\u2028forged too", safe="")
    for path in ("", "queries/", "ontology/", "sparql?query=", "store?graph=", "update?"):
        for header in ("User-Agent", "Referer", "X-Request-Id", "X-Forwarded-For", "Accept"):
            server.answer(f"GET /{path}{forged}", f"{header}: \x1b[31mforged \x85line {forged}")
            server.answer(f"POST /{path}{forged}", f"Authorization: Bearer {TOKEN}")
    written = server.stop()
    assert TOKEN not in written
    first, *lines = written.splitlines()
    assert first.startswith("Serving")
    assert {json.loads(line)["event"] for line in lines} == {"request"}
    assert len(lines) > 60
    assert "\x1b" not in written
    record_property("attack", "44 forged lines and the token in the log: none")
