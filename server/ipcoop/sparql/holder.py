"""The holder: the one process that has the graph, and forks the query workers.

It has a single thread, so that a fork of it is a whole process. Whoever connects to its socket
asks for workers; what one connection asked for ends with it.
"""

import gc
import json
import os
import selectors
import signal
import socket
import sys
import time
import traceback
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from typing import Any, NoReturn

from ipcoop.config import WorkerLimits
from ipcoop.namespaces import is_facts_graph
from ipcoop.processes import end_with_parent
from ipcoop.sparql import frames
from ipcoop.sparql.store import MemoryStore
from ipcoop.sparql.updates.delta import Delta
from ipcoop.sparql.worker import work


@dataclass(eq=False)
class _Client:
    """One connection, and the workers that it asked for."""

    connection: socket.socket
    workers: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _Write:
    """A write that waits or is worked out, and who asked for it."""

    client: _Client
    frame: frames.Frame


@dataclass(frozen=True)
class _Clerk:
    """The worker that works out a write."""

    number: int
    connection: socket.socket
    write: _Write


class Holder:
    """Forks workers from one store for whoever connects to a socket, and changes the store.

    Writes are worked out by a worker of their own, one after another, so that nobody waits
    for the working out; only the making of the change is done here.
    """

    def __init__(
        self, store: MemoryStore, digest: str, listener: socket.socket, limits: WorkerLimits
    ) -> None:
        self._store = store
        self._digest = digest
        self._listener = listener
        self._limits = limits
        # States grow over the holders of one service, each of which begins anew.
        self._state = time.time_ns()
        self._writes: deque[_Write] = deque()
        self._clerk: _Clerk | None = None
        self._selector = selectors.DefaultSelector()
        self._selector.register(listener, selectors.EVENT_READ, self._accept)

    def run(self) -> NoReturn:
        """Take requests, one at a time, for ever."""
        while True:
            for key, _ in self._selector.select():
                key.data()

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        client = _Client(connection)
        self._selector.register(connection, selectors.EVENT_READ, partial(self._serve, client))

    def _serve(self, client: _Client) -> None:
        try:
            frame = frames.receive(client.connection)
            if frame is None:
                self._forget(client)
            else:
                self._do(client, frame)
        except OSError:
            self._forget(client)

    def _do(self, client: _Client, frame: frames.Frame) -> None:
        match frame.fields["do"]:
            case "fork":
                worker, connection = self._fork()
                client.workers.add(worker)
                fields = {"number": worker, **self._told()}
                with connection:
                    frames.send(client.connection, fields, descriptor=connection.fileno())
            case "tell":
                self._send(client, self._told())
            case "end":
                ended = self._end(client, frame.fields["worker"])
                frames.send(client.connection, {"signal": ended})
            case "write":
                self._writes.append(_Write(client, frame))
                self._next_write()

    def _next_write(self) -> None:
        if self._writes and self._clerk is None:
            write = self._writes.popleft()
            number, connection = self._fork()
            self._clerk = _Clerk(number, connection, write)
            self._selector.register(connection, selectors.EVENT_READ, self._take_write)
            frames.send(connection, write.frame.fields, write.frame.body)

    def _take_write(self) -> None:
        """Make the change that the clerk worked out, and go on with the next write."""
        clerk = self._clerk
        assert clerk is not None  # noqa: S101 - its connection called
        try:
            frame = frames.receive(clerk.connection)
        except OSError:
            frame = None
        self._selector.unregister(clerk.connection)
        clerk.connection.close()
        self._clerk = None
        ended = _wait(clerk.number)
        reply = {"signal": ended} if frame is None else self._change(frame)
        if clerk.write.client.connection.fileno() >= 0:
            self._send(clerk.write.client, reply)
        self._next_write()

    def _change(self, frame: frames.Frame) -> dict[str, Any]:
        if "error" in frame.fields:
            return frame.fields
        delta = Delta.from_fields(frame.fields, frame.body)
        if delta:
            self._store.apply(delta)
            self._state += 1
            fields = json.dumps(frame.fields).encode()
            self._digest = _digest(self._digest.encode(), fields, frame.body)
        return {
            **self._told(),
            "added": len(delta.added),
            "removed": len(delta.removed),
            "created": sorted(graph.value for graph in delta.created),
        }

    def _told(self) -> dict[str, Any]:
        return {"state": self._state, "digest": self._digest}

    def _send(self, client: _Client, fields: Mapping[str, Any]) -> None:
        try:
            frames.send(client.connection, fields)
        except OSError:
            self._forget(client)

    def _fork(self) -> tuple[int, socket.socket]:
        ours, theirs = socket.socketpair()
        worker = os.fork()
        if worker == 0:
            self._become_worker(theirs)
        theirs.close()
        return worker, ours

    def _become_worker(self, connection: socket.socket) -> NoReturn:
        status = 1
        try:
            work(self._store, connection, self._limits)
            status = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(status)

    def _end(self, client: _Client, worker: int) -> int | None:
        """End a worker if it still runs; return the signal that ended it, None if unknown."""
        if worker not in client.workers:
            return None
        client.workers.remove(worker)
        return _wait(worker)

    def _forget(self, client: _Client) -> None:
        self._selector.unregister(client.connection)
        client.connection.close()
        for worker in list(client.workers):
            self._end(client, worker)


def _digest(*parts: bytes) -> str:
    """Return a digest of what the graph was made of."""
    return blake2b(b"".join(blake2b(part).digest() for part in parts), digest_size=16).hexdigest()


def _wait(worker: int) -> int:
    """End a worker if it still runs; return the signal that ended it, or 0."""
    os.kill(worker, signal.SIGKILL)
    _, status = os.waitpid(worker, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def main(arguments: Sequence[str]) -> NoReturn:
    """Load N-Quads from a descriptor, say “ready”, and serve the socket that is another one."""
    listener, descriptor = (int(number) for number in arguments[:2])
    limits = WorkerLimits.from_json(arguments[2])
    end_with_parent(signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with open(descriptor, "rb", closefd=True) as file:  # noqa: PTH123 - a descriptor
        file.seek(0)
        data = file.read()
    in_default = is_facts_graph if arguments[3] == "facts" else None
    store = MemoryStore.from_nquads(data, in_default, limits)
    digest = _digest(arguments[3].encode(), data)
    del data
    gc.freeze()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    Holder(store, digest, socket.socket(fileno=listener), limits).run()


if __name__ == "__main__":
    main(sys.argv[1:])
