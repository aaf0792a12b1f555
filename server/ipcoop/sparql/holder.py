"""The holder: the one process that has the graph, and forks the query workers.

It has a single thread, so that a fork of it is a whole process. Whoever connects to its socket
asks for workers; what one connection asked for ends with it.
"""

import gc
import os
import selectors
import signal
import socket
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from ipcoop.config import WorkerLimits
from ipcoop.processes import end_with_parent
from ipcoop.sparql import frames
from ipcoop.sparql.store import MemoryStore
from ipcoop.sparql.worker import work


@dataclass(eq=False)
class _Client:
    """One connection, and the workers that it asked for."""

    connection: socket.socket
    workers: set[int] = field(default_factory=set)


class Holder:
    """Forks workers from one store for whoever connects to a socket."""

    def __init__(self, store: MemoryStore, listener: socket.socket, limits: WorkerLimits) -> None:
        self._store = store
        self._listener = listener
        self._limits = limits
        self._selector = selectors.DefaultSelector()
        self._selector.register(listener, selectors.EVENT_READ)

    def run(self) -> NoReturn:
        """Take requests, one at a time, for ever."""
        while True:
            for key, _ in self._selector.select():
                if key.data is None:
                    connection, _ = self._listener.accept()
                    self._selector.register(connection, selectors.EVENT_READ, _Client(connection))
                else:
                    self._serve(key.data)

    def _serve(self, client: _Client) -> None:
        try:
            frame = frames.receive(client.connection)
            if frame is None:
                self._forget(client)
            else:
                self._do(client, frame.fields)
        except OSError:
            self._forget(client)

    def _do(self, client: _Client, fields: Mapping[str, Any]) -> None:
        match fields["do"]:
            case "fork":
                self._fork(client)
            case "end":
                ended = self._end(client, fields["worker"])
                frames.send(client.connection, {"signal": ended})
            case "counts":
                frames.send(client.connection, {"counts": dict(self._store.quad_counts())})

    def _fork(self, client: _Client) -> None:
        ours, theirs = socket.socketpair()
        worker = os.fork()
        if worker == 0:
            self._become_worker(theirs)
        theirs.close()
        client.workers.add(worker)
        with ours:
            frames.send(client.connection, {"worker": worker}, descriptor=ours.fileno())

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
        os.kill(worker, signal.SIGKILL)
        _, status = os.waitpid(worker, 0)
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0

    def _forget(self, client: _Client) -> None:
        self._selector.unregister(client.connection)
        client.connection.close()
        for worker in list(client.workers):
            self._end(client, worker)


def main(arguments: Sequence[str]) -> NoReturn:
    """Load N-Quads from a descriptor, say “ready”, and serve the socket that is another one."""
    listener, data = (int(number) for number in arguments[:2])
    limits = WorkerLimits.from_json(arguments[2])
    end_with_parent(signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with open(data, "rb", closefd=True) as file:  # noqa: PTH123 - a descriptor
        file.seek(0)
        store = MemoryStore.from_nquads(file.read(), limits=limits)
    gc.freeze()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    Holder(store, socket.socket(fileno=listener), limits).run()


if __name__ == "__main__":
    main(sys.argv[1:])
