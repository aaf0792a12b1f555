"""A store whose queries run in workers: processes that may be ended without harm to others."""

import os
import signal
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

from ipcoop.config import ServerSettings
from ipcoop.errors import (
    BadQueryError,
    ClientLeftError,
    IpcoopError,
    TooSlowError,
    WorkerLostError,
)
from ipcoop.sparql import frames, wire
from ipcoop.sparql.answers import Answer
from ipcoop.sparql.current import Current
from ipcoop.sparql.departure import Departure
from ipcoop.sparql.dumps.archive import Archive
from ipcoop.sparql.formats import FORMATS, Format
from ipcoop.sparql.holding import HolderConnection
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.syntax import Form
from ipcoop.sparql.turns import Turns
from ipcoop.sparql.worker import out_of_memory
from ipcoop.sparql.writes import WriteRequest, Written, write_fields

_AT_ONCE = 2.0
"""Seconds in which a holder that is well says what it has."""

_GRACE = 2.0
"""Seconds past its limit after which a worker that is silent is ended from outside."""

_SECONDS_TO_DUMP = 900.0

_BROKEN = frozenset([signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGFPE])


@dataclass(frozen=True)
class _Worker:
    """A worker, and the state of the graph that it answers from."""

    number: int
    state: int
    digest: str
    connection: socket.socket


class Pool:
    """Answers queries with the workers of a holder, and has it make writes."""

    def __init__(self, path: Path, settings: ServerSettings) -> None:
        """Use the holder that listens at a path; nothing is connected before the first use."""
        self._limits = settings.limits
        self._reads = Turns(settings.workers, settings.waiting, settings.limits.seconds)
        self._writes = Turns(settings.writes, settings.waiting, settings.limits.seconds)
        self._holder = HolderConnection(path)
        self._prober = HolderConnection(path, _AT_ONCE)
        self._path = path
        # Others write too, and this pool is not told.
        self._current = Current(path)
        # A write may have to wait for all that came before it.
        self._patience = settings.writes * settings.limits.seconds + _GRACE
        self._idle: list[_Worker] = []
        self._noting = Lock()
        self._state = 0
        self._digest = ""
        self._lost = 0
        self._counts: tuple[int, Mapping[str, int]] | None = None

    @property
    def digest(self) -> str:
        """A digest of what the graph was made of; empty where it is not known."""
        return self._digest if self._state >= self._current.number else ""

    def figures(self) -> Mapping[str, Callable[[], float]]:
        """Return what tells how busy the pool is, by name."""
        return {
            "queries_running": lambda: self._reads.running,
            "queries_waiting": lambda: self._reads.queued,
            "writes_waiting": lambda: self._writes.queued,
            "workers_lost": lambda: self._lost,
        }

    def is_ready(self) -> bool:
        """Tell whether the holder is there and has loaded the graph."""
        frame = self._prober.ask_once({"do": "tell"})
        if frame is None:
            return False
        self._note(frame)
        return True

    def query(self, request: QueryRequest, *formats: Format) -> Answer:
        """Return the whole answer, written in the first of the formats that fits its form."""
        seconds = min(self._limits.seconds, request.seconds or self._limits.seconds)
        fields = wire.request_fields(request, formats)
        with self._reads.turn(request.client, request.departure):
            frame, digest = self._ask(fields, seconds, request.departure)
        return _answer(frame, digest)

    def quad_counts(self) -> Mapping[str, int]:
        """Return how many quads each graph has; the default graph has the name ``""``."""
        state = self._current.number
        if self._counts is None or self._counts[0] != state:
            frame, _ = self._ask({"do": "count"}, self._limits.seconds, Departure())
            self._counts = state, frame.fields["counts"]
        return self._counts[1]

    def dump(self) -> Archive:
        """Write all that the graph holds into files, beside the queries.

        Raises:
            StorageError: if the disk does not take it.
            TooSlowError: if it takes a quarter of an hour.
        """
        frame, digest = self._ask({"do": "dump"}, _SECONDS_TO_DUMP, Departure())
        assert frame.descriptor is not None  # noqa: S101 - the worker sends one
        return Archive.from_fields(frame.fields, digest, os.fdopen(frame.descriptor, "rb"))

    def write(self, request: WriteRequest, by: str, client: str = "") -> Written:
        """Make a write; whoever asks after its return sees it.

        Raises:
            IpcoopError: whatever keeps it from being made; then nothing has changed.
        """
        seconds = self._limits.seconds
        fields, body = write_fields(request)
        with self._writes.turn(client, Departure()):
            writer = HolderConnection(self._path, self._patience)
            told = {"do": "write", "seconds": seconds, "by": by, **fields}
            frame = writer.ask_once(told, body)
            writer.close()
        if frame is None:
            raise WorkerLostError("The graph was lost while it was changed.", "Look, and repeat.")
        if "error" in frame.fields:
            raise wire.read_error(frame.fields)
        if "signal" in frame.fields:
            raise self._loss(frame.fields["signal"], seconds)
        self._note(frame)
        self._drop_idle()
        return Written.from_fields(frame.fields)

    def close(self) -> None:
        """Give up the workers and the holder; a query after this connects anew."""
        self._drop_idle()
        self._holder.close()
        self._prober.close()

    def _note(self, frame: frames.Frame) -> None:
        """Take over the state of the graph from a reply of the holder, unless it is an old one."""
        with self._noting:
            if frame.fields["state"] >= self._state:
                self._state, self._digest = frame.fields["state"], frame.fields["digest"]

    def _ask(
        self, fields: Mapping[str, Any], seconds: float, departure: Departure
    ) -> tuple[frames.Frame, str]:
        """Ask a worker, and another one if that is lost for no fault of the query.

        Returns:
            The reply, and the digest of the graph that it is about.
        """
        try:
            return self._ask_one({**fields, "seconds": seconds}, departure)
        except WorkerLostError:
            return self._ask_one({**fields, "seconds": seconds}, departure)

    def _ask_one(self, fields: Mapping[str, Any], departure: Departure) -> tuple[frames.Frame, str]:
        worker = self._worker()
        try:
            frames.limit_waiting(worker.connection, fields["seconds"] + _GRACE)
            frames.send(worker.connection, fields)
            with departure.stopping(partial(worker.connection.shutdown, socket.SHUT_RDWR)):
                frame = frames.receive(worker.connection)
        except OSError:
            frame = None
        if frame is None:
            ended = self._end(worker)
            if departure.told:
                raise ClientLeftError("The client left before it had the answer.")
            raise self._loss(ended, fields["seconds"])
        # A worker that has written files has less memory left than it began with.
        if worker.state == self._state and fields["do"] != "dump":
            self._idle.append(worker)
        else:
            self._end(worker)
        if "error" in frame.fields:
            raise wire.read_error(frame.fields)
        return frame, worker.digest

    def _worker(self) -> _Worker:
        with suppress(IndexError):
            while True:
                worker = self._idle.pop()
                # Who has seen a newer state must not see this one.
                if worker.state >= self._current.number:
                    return worker
                self._end(worker)
        frame = self._holder.ask({"do": "fork"})
        self._note(frame)
        return _Worker(**frame.fields, connection=socket.socket(fileno=frame.descriptor))

    def _end(self, worker: _Worker) -> int | None:
        """End a worker, and return the signal that had ended it."""
        worker.connection.close()
        frame = self._holder.ask({"do": "end", "worker": worker.number})
        ended: int | None = frame.fields["signal"]
        if ended is None:
            # The holder is another one; the workers of the last have ended with it.
            self._drop_idle()
        return ended

    def _drop_idle(self) -> None:
        with suppress(IndexError):
            while True:
                self._end(self._idle.pop())

    def _loss(self, ended: int | None, seconds: float) -> IpcoopError:
        """Say why a worker broke off, by the signal that ended it."""
        self._lost += 1
        if ended == signal.SIGALRM:
            cause = f"This takes longer than {seconds:g} seconds."
            return TooSlowError(cause, "Ask for less at once.")
        if ended == signal.SIGABRT:
            return out_of_memory(self._limits)
        if ended in _BROKEN:
            cause = "The engine breaks down at this text: it is nested too deeply, or too long."
            return BadQueryError(cause, "Ask in several parts.")
        return WorkerLostError("The process that was at work on this was lost.", "Ask again.")


def _answer(frame: frames.Frame, digest: str) -> Answer:
    content = frame.body if frame.descriptor is None else os.fdopen(frame.descriptor, "rb")
    form, to = Form(frame.fields["form"]), FORMATS[frame.fields["format"]]
    told = frame.fields
    state = digest if told["repeatable"] else ""
    return Answer(form, to, told["length"], content, told["hint"], state)
