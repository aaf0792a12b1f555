"""What all engines have in common, and where their programs are looked for."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

PEERS = Path(__file__).parents[4] / ".venv-bench" / "bin"
"""Where ``make bench`` installs the peers that come from PyPI."""

_SECONDS_IDLE = 1.0

JSON = "application/sparql-results+json"


class AbsentError(Exception):
    """An engine that is not installed; the message says how to get it."""


class FailedError(Exception):
    """A question that an engine did not answer; the message says why."""


@dataclass(frozen=True)
class Data:
    """The dataset as files.

    Attributes:
        named: N-Quads of the named graphs.
        whole: the same, and the facts view as the default graph.
        folder: for files of the engines.
        quads: how many quads ``named`` has, counted by lines.
    """

    named: Path
    whole: Path
    folder: Path
    quads: int


class Engine(ABC):
    """An engine that holds a dataset, once it is started."""

    name: str

    @abstractmethod
    def start(self, data: Data) -> None:
        """Load the data and get ready to answer.

        Raises:
            AbsentError: if it is not installed.
        """

    @abstractmethod
    def ask(self, query: str, seconds: float) -> tuple[float, bytes]:
        """Return the seconds that an answer took, and the answer as SPARQL JSON.

        Raises:
            FailedError: if there is none within some seconds.
        """

    @abstractmethod
    def stop(self) -> None:
        """End all that was started."""

    @property
    @abstractmethod
    def pid(self) -> int:
        """The process whose descendants, with itself, are the engine."""


class Server(Engine):
    """An engine that speaks HTTP on the loopback."""

    path = "/sparql"
    """Where queries are sent to."""

    def __init__(self):
        self.port = free_port()
        self._process: subprocess.Popen | None = None
        self._connection: http.client.HTTPConnection | None = None
        self._used = 0.0

    @property
    def pid(self):
        return self._process.pid

    def run(self, *command, **options):
        """Start a program that listens on the port, and wait until it does."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(list(map(str, command)), **(quiet | options))
        self.wait()

    def wait(self, seconds=600):
        """Wait until the port is open.

        Raises:
            AbsentError: if the program ends instead.
        """
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                if self._process.poll() is not None:
                    raise AbsentError(f"it ended with {self._process.returncode}") from None
                time.sleep(0.02)
            else:
                return
        raise AbsentError("it does not listen")

    def parameters(self, query: str) -> dict[str, str]:
        """Return what the address has that asks for the answer to a query."""
        return {"query": query}

    def encoded(self, query: str) -> tuple[str, bytes]:
        """Return the media type and body of a request for the answer to a query."""
        return "application/sparql-query", query.encode()

    def connect(self, seconds):
        """Get a connection ready; one that was idle may be closed at the other end by now."""
        if self._connection and time.monotonic() - self._used > _SECONDS_IDLE:
            self._connection.close()
            self._connection = None
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self.port)
            self._connection.connect()
        self._connection.sock.settimeout(seconds)

    def request(self, method, path, body, headers, seconds=600):
        """Return seconds, status and body of an answer over a connection that is kept.

        Raises:
            FailedError: if there is none in time.
        """
        try:
            self.connect(seconds)
            begun = time.perf_counter()
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
            read = answer.read()
        except OSError as error:
            self._connection = None
            raise FailedError(str(error) or type(error).__name__) from error
        self._used = time.monotonic()
        return time.perf_counter() - begun, answer.status, read

    def ask(self, query, seconds):
        media_type, sent = self.encoded(query)
        headers = {"Content-Type": media_type, "Accept": JSON}
        took, status, body = self.request("POST", self.path, sent, headers, seconds)
        if status != http.HTTPStatus.OK:
            raise FailedError(f"{status}: {body[:200].decode(errors='replace')}")
        return took, body

    def stop(self):
        if self._connection:
            self._connection.close()
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()


def free_port():
    """Return a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def program(name, remedy):
    """Return the path of a program, installed for the benchmark or anywhere.

    Raises:
        AbsentError: if it is not installed.
    """
    found = shutil.which(name, path=f"{PEERS}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        raise AbsentError(remedy)
    return found
