"""Who may ask next: so many at once, a bounded queue, and no client before all others."""

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from threading import Lock

from ipcoop.errors import BusyError, ClientLeftError
from ipcoop.sparql.departure import Departure

_COME_AGAIN = 2


class _Ticket:
    """One request that waits."""

    def __init__(self, client: str) -> None:
        self.client = client
        self.granted = False
        self.decided = False
        # An Event does the same with three locks.
        self._gate = Lock()
        self._gate.acquire()

    def decide(self, *, granted: bool) -> None:
        self.granted = granted
        self.decided = True
        self._gate.release()

    def wait(self, seconds: float) -> None:
        """Wait until it is decided, or for so long."""
        self._gate.acquire(timeout=seconds)


class Turns:
    """Gives turns to clients.

    A free turn goes to the client that has the fewest, and among equals to the one that
    waits longest. Where the queue is full, the client that has most requests in it loses its
    latest.
    """

    def __init__(self, at_once: int, waiting: int, patience: float) -> None:
        """Set the numbers of turns and of waiting requests, and how many seconds each waits."""
        self._at_once = at_once
        self._waiting = waiting
        self._patience = patience
        self._lock = Lock()
        self._running: Counter[str] = Counter()
        self._queue: deque[_Ticket] = deque()

    @property
    def running(self) -> int:
        """How many have a turn."""
        return self._running.total()

    @property
    def queued(self) -> int:
        """How many wait for one."""
        return len(self._queue)

    @contextmanager
    def turn(self, client: str, departure: Departure) -> Iterator[None]:
        """Wait for a turn, and keep it for the block.

        Raises:
            BusyError: if too many wait, or the turn does not come in time.
            ClientLeftError: if the client leaves while it waits.
        """
        ticket = self._enter(client)
        if not ticket.granted:
            with departure.stopping(partial(self._withdraw, ticket)):
                self._wait(ticket)
        if departure.told and not ticket.granted:
            raise ClientLeftError("The client left while it waited.")
        if not ticket.granted:
            raise BusyError("Too many queries wait.", "Come again later.", seconds=_COME_AGAIN)
        try:
            yield
        finally:
            self._leave(client)

    def _leave(self, client: str) -> None:
        with self._lock:
            self._running[client] -= 1
            if not self._running[client]:
                del self._running[client]
            self._grant()

    def _enter(self, client: str) -> _Ticket:
        ticket = _Ticket(client)
        with self._lock:
            self._queue.append(ticket)
            self._grant()
            if len(self._queue) > self._waiting:
                self._turn_away()
        return ticket

    def _wait(self, ticket: _Ticket) -> None:
        ticket.wait(self._patience)
        self._withdraw(ticket)

    def _withdraw(self, ticket: _Ticket) -> None:
        """Let a ticket that still waits wait no longer."""
        with self._lock:
            if not ticket.decided:
                self._queue.remove(ticket)
                ticket.decide(granted=False)

    def _grant(self) -> None:
        while self._queue and self._running.total() < self._at_once:
            ticket = min(self._queue, key=lambda one: self._running[one.client])
            self._queue.remove(ticket)
            self._running[ticket.client] += 1
            ticket.decide(granted=True)

    def _turn_away(self) -> None:
        waiting = Counter(ticket.client for ticket in self._queue)
        ticket = max(reversed(self._queue), key=lambda one: waiting[one.client])
        self._queue.remove(ticket)
        ticket.decide(granted=False)
