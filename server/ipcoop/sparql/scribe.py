"""Have writes worked out one after another, and made together when several wait."""

import os
import selectors
import signal
import socket
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ipcoop.sparql import frames
from ipcoop.sparql.updates.outcome import Outcome

_MOST_TOGETHER = 32
_MOST_QUADS = 20_000
"""Quads that a clerk changes in its copy of the graph, after which another one takes its place."""

_LONGEST = 0.05
"""Seconds after which no further write is worked out before the last ones are made."""


@dataclass(frozen=True)
class Write:
    """A write as it was asked for, and what tells who asked for it how it went."""

    frame: frames.Frame
    reply: Callable[[Mapping[str, Any]], None]


@dataclass(frozen=True)
class Worked:
    """A write that was worked out, what told so, and what comes of it."""

    write: Write
    frame: frames.Frame
    outcome: Outcome

    @classmethod
    def of(cls, write: Write, frame: frames.Frame) -> "Worked":
        """Read what the clerk says of a write."""
        return cls(write, frame, Outcome.from_fields(frame.fields, frame.body))


@dataclass(frozen=True)
class _Clerk:
    """The worker that works out writes, each on what the one before it has left."""

    number: int
    connection: socket.socket


class Scribe:
    """Keeps the queue of writes, in order, and the clerk that works them out.

    A clerk that is done with one write goes on with the next if one waits already, so that
    several writes reach the disk together. It stays for later writes, for in its copy of the graph
    all that was worked out is made, unless one of them was not made in the end.
    """

    def __init__(
        self,
        selector: selectors.BaseSelector,
        fork: Callable[[], tuple[int, socket.socket]],
        commit: Callable[[Sequence[Worked]], bool],
    ) -> None:
        """Begin without a write.

        Args:
            selector: tells when the clerk has something to say.
            fork: makes a worker and the connection to it.
            commit: makes the changes of writes, replies to them, and tells whether they are made.
        """
        self._selector = selector
        self._fork = fork
        self._commit = commit
        self._queue: deque[Write] = deque()
        self._worked: list[Worked] = []
        self._current: Write | None = None
        self._clerk: _Clerk | None = None
        self._begun = 0.0
        self._changed = 0

    def take(self, write: Write) -> None:
        """Take a write into the queue."""
        self._queue.append(write)
        if self._current is None:
            self._go_on()

    def _go_on(self) -> None:
        """Have the next write worked out, if one waits."""
        self._current = None
        if self._queue:
            self._begun = time.monotonic()
            self._next(self._clerk or self._begin())

    def _begin(self) -> _Clerk:
        number, connection = self._fork()
        self._selector.register(connection, selectors.EVENT_READ, self._receive)
        self._changed = 0
        self._clerk = _Clerk(number, connection)
        return self._clerk

    def _next(self, clerk: _Clerk) -> None:
        self._current = self._queue.popleft()
        try:
            frames.send(clerk.connection, self._current.frame.fields, self._current.frame.body)
        except OSError:
            return  # It has ended, which its connection tells too.

    def _receive(self) -> None:
        clerk, write = self._clerk, self._current
        assert clerk is not None  # noqa: S101 - its connection called
        try:
            frame = frames.receive(clerk.connection)
        except OSError:
            frame = None
        if write is None:
            self._end(clerk)  # It was lost while there was nothing to do.
            return
        if frame is None or "error" in frame.fields:
            ended = self._end(clerk)
            self._make()
            write.reply({"signal": ended} if frame is None else frame.fields)
        else:
            self._worked.append(Worked.of(write, frame))
            if self._queue and not self._is_late():
                self._next(clerk)
                return
            if not self._make() or self._changed > _MOST_QUADS:
                self._end(clerk)
        self._go_on()

    def _make(self) -> bool:
        """Have what was worked out made, and tell whether it is."""
        worked, self._worked = self._worked, []
        deltas = [one.outcome.delta for one in worked]
        self._changed += sum(len(delta.added) + len(delta.removed) for delta in deltas)
        return self._commit(worked)

    def _is_late(self) -> bool:
        """Tell whether those whose writes are worked out have waited for others long enough."""
        return len(self._worked) >= _MOST_TOGETHER or time.monotonic() - self._begun > _LONGEST

    def _end(self, clerk: _Clerk) -> int:
        self._selector.unregister(clerk.connection)
        clerk.connection.close()
        self._clerk = None
        return end(clerk.number)


def end(worker: int) -> int:
    """End a worker if it still runs; return the signal that ended it, or 0."""
    os.kill(worker, signal.SIGKILL)
    _, status = os.waitpid(worker, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
