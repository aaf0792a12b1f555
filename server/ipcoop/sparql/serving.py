"""The holder: the one process that has the graph, and forks the query workers.

It has a single thread, so that a fork of it is a whole process. Whoever connects to its socket
asks for workers; what one connection asked for ends with it.
"""

import json
import os
import selectors
import socket
import time
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NoReturn

from ipcoop.config import WorkerLimits
from ipcoop.errors import StorageError
from ipcoop.processes import end_with_parent
from ipcoop.sparql import frames, wire
from ipcoop.sparql.current import Current
from ipcoop.sparql.disk.disk import Change, Disk
from ipcoop.sparql.scribe import Scribe, Worked, Write, end
from ipcoop.sparql.store import MemoryStore
from ipcoop.sparql.updates.outcome import Outcome
from ipcoop.sparql.worker import work

_NICENESS = 10
_LONGEST_WHAT = 200


@dataclass(eq=False)
class _Client:
    """One connection, and the workers that it asked for."""

    connection: socket.socket
    workers: set[int] = field(default_factory=set)


class Holder:
    """Forks workers from one store for whoever connects to a socket, and changes the store.

    Writes are worked out by a worker, so that nobody waits for the working out; only the keeping
    and the making of the change are done here.
    """

    def __init__(
        self,
        store: MemoryStore,
        tag: str,
        listener: socket.socket,
        limits: WorkerLimits,
        disk: Disk | None = None,
    ) -> None:
        """Serve a store.

        Args:
            store: the store.
            tag: names its state for those who keep answers.
            listener: where clients connect.
            limits: what one query or update may take.
            disk: where changes are kept, if they are.
        """
        self._store = store
        self._tag = tag
        self._listener = listener
        self._limits = limits
        self._disk = disk
        self._has_writer = False
        self._process = os.getpid()
        # States grow over the holders of one service; in memory each of them begins anew.
        self._state = disk.number if disk else time.monotonic_ns()
        self._current = Current(Path(listener.getsockname()))
        self._current.number = self._state
        self._selector = selectors.DefaultSelector()
        self._selector.register(listener, selectors.EVENT_READ, self._accept)
        self._scribe = Scribe(self._selector, self._fork_clerk, self._commit)

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
                self._scribe.take(Write(frame, partial(self._send, client)))

    def _commit(self, worked: Sequence[Worked]) -> bool:
        """Keep the changes of writes, make them, and say so; tell whether they are made."""
        changes = [_change(one) for one in worked if one.outcome.delta]
        if self._disk and changes:
            try:
                self._disk.keep(changes)
            except StorageError as error:
                for one in worked:
                    one.write.reply(wire.error_fields(error))
                return False
        for one in worked:
            if one.outcome.delta:
                self._store.apply(one.outcome.delta)
                self._state += 1
                self._current.number = self._state
                told = json.dumps(one.frame.fields).encode()
                self._tag = tagged(self._tag.encode(), told, one.frame.body)
            one.write.reply({**self._told(), **_made(one.outcome)})
        if self._disk and not self._has_writer and self._disk.wants_checkpoint:
            self._begin_checkpoint(self._disk)
        return True

    def _begin_checkpoint(self, disk: Disk) -> None:
        """Have a fork write what is here now, beside all else."""
        try:
            disk.begin_part()
        except OSError:
            traceback.print_exc()
            return
        ours, theirs = socket.socketpair()
        writer = os.fork()
        self._has_writer = True
        if writer == 0:
            self._become_writer(disk)
        theirs.close()
        self._selector.register(ours, selectors.EVENT_READ, partial(self._reap, ours, writer))

    def _become_writer(self, disk: Disk) -> NoReturn:
        status = 1
        try:
            end_with_parent(self._process)
            os.nice(_NICENESS)
            disk.write_checkpoint(self._store.engine)
            status = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(status)

    def _reap(self, connection: socket.socket, process: int) -> None:
        self._selector.unregister(connection)
        connection.close()
        end(process)
        self._has_writer = False

    def _told(self) -> dict[str, Any]:
        return {"state": self._state, "digest": self._tag}

    def _send(self, client: _Client, fields: Mapping[str, Any]) -> None:
        try:
            frames.send(client.connection, fields)
        except OSError:
            self._forget(client)

    def _fork_clerk(self) -> tuple[int, socket.socket]:
        self._store.get_ready_to_write()
        return self._fork()

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
            work(self._store, connection, self._limits, self._process)
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
        return end(worker)

    def _forget(self, client: _Client) -> None:
        if client.connection.fileno() < 0:
            return  # It left before the reply to its write.
        self._selector.unregister(client.connection)
        client.connection.close()
        for worker in list(client.workers):
            self._end(client, worker)


def _change(worked: Worked) -> Change:
    asked, outcome = worked.write.frame.fields, worked.outcome
    if "what" in asked:
        what = asked["what"]
    elif "update" in asked:
        what = " ".join(asked["update"]["text"].split())
    else:
        what = f"{asked['graph']['method']} {asked['graph']['graph'] or 'the default graph'}"
    return Change.of(outcome, asked["by"], what[:_LONGEST_WHAT])


def _made(outcome: Outcome) -> dict[str, Any]:
    delta = outcome.delta
    return {
        "added": len(delta.added),
        "removed": len(delta.removed),
        "created": sorted(graph.value for graph in delta.created),
        "report": outcome.report,
    }


def tagged(*parts: bytes) -> str:
    """Return a name for what the graph was made of, in this order."""
    return blake2b(b"".join(blake2b(part).digest() for part in parts), digest_size=16).hexdigest()
