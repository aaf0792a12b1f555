"""A server as its users run it: a process of its own, that real clients ask over HTTP."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import mkstemp

import pytest

from ipcoop.config import ServerSettings

PROGRAM = """
import json, sys
from pathlib import Path
from ipcoop.config import Limits, RemoteSettings, ServerSettings, WorkerLimits
from ipcoop.http.serve import serve

given = json.loads(sys.argv[1])
limits = given.pop("limits")
store, remote = given.pop("store"), given.pop("remote")
remote = remote and RemoteSettings(**remote)
query = Limits(**limits.pop("query"))
limits = WorkerLimits(**limits, query=query)
settings = ServerSettings(**given, store=store and Path(store), remote=remote, limits=limits)
serve(sys.stdin.buffer.read, settings)
"""


@dataclass
class Server:
    """A running server."""

    process: subprocess.Popen
    port: int
    output: int

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def get(self, path, **headers):
        """Return status and body."""
        request = urllib.request.Request(f"{self.url}{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def ask(self, method, path, body=None, headers=None):
        """Return status, headers and body, as they come over the wire."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def wait(self, seconds=20):
        for _ in range(20 * seconds):
            try:
                return self.get("/health")
            except OSError:
                time.sleep(0.05)
        pytest.fail("The server does not come up.")

    def children(self):
        """Return the processes that it started, by what they are."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        numbers = [int(number) for task in tasks for number in task.read_text().split()]
        commands = {number: Path(f"/proc/{number}/cmdline").read_bytes() for number in numbers}
        return {"holder" if b"holder" in commands[one] else "http": one for one in numbers}

    def stop(self, stop_signal=signal.SIGTERM):
        """Stop it and return what it wrote."""
        self.process.send_signal(stop_signal)
        assert self.process.wait(timeout=20) == 0
        return self.said()

    def said(self):
        """Return what it has written so far."""
        return os.pread(self.output, 100_000_000, 0)

    def told(self):
        """Return the events in its log, which is all that it has written."""
        return [json.loads(line) for line in self.said().splitlines()]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def start(quads, **settings):
    server = begin(quads, **settings)
    server.wait()
    return server


def begin(quads, **settings):
    """Start a server that may take long to come up."""
    port = free_port()
    given = json.dumps(asdict(ServerSettings(port=port, **settings)), default=str)
    output, name = mkstemp()
    Path(name).unlink()
    streams = {"stdin": subprocess.PIPE, "stdout": output, "stderr": subprocess.STDOUT}
    command = [sys.executable, "-c", PROGRAM, given]
    process = subprocess.Popen(command, start_new_session=True, **streams)
    with process.stdin as stream:
        stream.write(quads)
    return Server(process, port, output)


@pytest.fixture(scope="session")
def starting():
    """Start a server of N-Quads, for the test to stop."""
    return start


@pytest.fixture(scope="session")
def running():
    """Run a server of N-Quads for a block; it must end well."""

    @contextmanager
    def run(quads, **settings):
        server = start(quads, **settings)
        try:
            yield server
        finally:
            server.stop()

    return run
