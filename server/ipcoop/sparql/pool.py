"""A store whose queries run in workers: processes that may be ended without harm to others."""

import os
import signal
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from ipcoop.config import ServerSettings
from ipcoop.errors import BadQueryError, BusyError, IpcoopError, TooSlowError, WorkerLostError
from ipcoop.sparql import frames, wire
from ipcoop.sparql.answers import Answer
from ipcoop.sparql.formats import FORMATS, Format
from ipcoop.sparql.store import QueryRequest
from ipcoop.sparql.syntax import Form
from ipcoop.sparql.turns import Turns
from ipcoop.sparql.worker import out_of_memory

_GRACE = 2.0
"""Seconds past its limit after which a worker that is silent is ended from outside."""

_HOLDER_SECONDS = 30.0
"""Seconds in which a holder that was started anew has loaded the graph."""

_BROKEN = frozenset([signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGFPE])


@dataclass(frozen=True)
class _Worker:
    number: int
    connection: socket.socket


class Pool:
    """Answers queries with the workers of a holder."""

    def __init__(self, path: Path, settings: ServerSettings) -> None:
        """Use the holder that listens at a path; nothing is connected before the first query."""
        self._limits = settings.limits
        self._turns = Turns(settings.workers, settings.waiting, settings.limits.seconds)
        self._holder = _HolderConnection(path)
        self._idle: list[_Worker] = []

    def query(self, request: QueryRequest, *formats: Format) -> Answer:
        """Return the whole answer, written in the first of the formats that fits its form."""
        with self._turns.turn(request.client):
            try:
                return self._ask(request, formats)
            except WorkerLostError:
                return self._ask(request, formats)

    def quad_counts(self) -> Mapping[str, int]:
        """Return how many quads each graph has; the default graph has the name ``""``."""
        counts: Mapping[str, int] = self._holder.ask({"do": "counts"}).fields["counts"]
        return counts

    def close(self) -> None:
        """Give up the workers and the holder; a query after this connects anew."""
        self._drop_idle()
        self._holder.close()

    def _ask(self, request: QueryRequest, formats: Sequence[Format]) -> Answer:
        seconds = min(self._limits.seconds, request.seconds or self._limits.seconds)
        worker = self._worker()
        try:
            worker.connection.settimeout(seconds + _GRACE)
            fields = wire.request_fields(request, formats)
            frames.send(worker.connection, {**fields, "seconds": seconds})
            frame = frames.receive(worker.connection)
        except OSError:
            frame = None
        if frame is None:
            raise self._loss(worker, seconds)
        self._idle.append(worker)
        return _read(frame)

    def _worker(self) -> _Worker:
        try:
            return self._idle.pop()
        except IndexError:
            frame = self._holder.ask({"do": "fork"})
            return _Worker(frame.fields["worker"], socket.socket(fileno=frame.descriptor))

    def _loss(self, worker: _Worker, seconds: float) -> IpcoopError:
        """Say why a worker broke off."""
        worker.connection.close()
        ended = self._holder.ask({"do": "end", "worker": worker.number}).fields["signal"]
        if ended is None:
            self._drop_idle()
        if ended == signal.SIGALRM:
            cause = f"The query takes longer than {seconds:g} seconds."
            return TooSlowError(cause, "Ask for less at once.")
        if ended == signal.SIGABRT:
            return out_of_memory(self._limits)
        if ended in _BROKEN:
            cause = "The engine breaks down at this query: it is nested too deeply, or too long."
            return BadQueryError(cause, "Ask in several queries.")
        return WorkerLostError("The process that answered the query was lost.", "Ask again.")

    def _drop_idle(self) -> None:
        """Give up all workers that no query uses."""
        while self._idle:
            self._idle.pop().connection.close()


def _read(frame: frames.Frame) -> Answer:
    if "error" in frame.fields:
        raise wire.read_error(frame.fields)
    content = frame.body if frame.descriptor is None else os.fdopen(frame.descriptor, "rb")
    form, to = Form(frame.fields["form"]), FORMATS[frame.fields["format"]]
    return Answer(form, to, frame.fields["length"], content)


class _HolderConnection:
    """The connection of this process to the holder, made when it is first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: socket.socket | None = None
        self._lock = Lock()

    def ask(self, fields: Mapping[str, Any]) -> frames.Frame:
        """Send a request and return the reply.

        Raises:
            BusyError: if the holder does not answer in time.
        """
        with self._lock:
            for _ in range(2):
                if frame := self._try(fields):
                    return frame
        raise BusyError("The graph is being loaded.", "Come again later.", seconds=5)

    def close(self) -> None:
        """End the connection, if there is one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _try(self, fields: Mapping[str, Any]) -> frames.Frame | None:
        try:
            if self._connection is None:
                self._connection = socket.socket(socket.AF_UNIX)
                self._connection.settimeout(_HOLDER_SECONDS)
                self._connection.connect(str(self._path))
            frames.send(self._connection, fields)
            frame = frames.receive(self._connection)
        except OSError:
            frame = None
        if frame is None:
            self.close()
        return frame
