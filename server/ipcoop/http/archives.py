"""The files to download, made once for each state of the graph and kept until the next."""

import time
from concurrent.futures import Future
from dataclasses import dataclass
from threading import BoundedSemaphore, Lock, Thread

from ipcoop.errors import BusyError
from ipcoop.sparql.dumps.archive import Archive
from ipcoop.sparql.formats import JSON
from ipcoop.sparql.query import QueryRequest, Store

_PATIENCE = 8.0
_MOST_WAITING = 8


@dataclass(frozen=True)
class _Making:
    """Files that are being made since a time, from the state that the graph had then."""

    begun: float
    files: Future[Archive]


class Archives:
    """Has the files of a store made, one time after the other, when somebody asks for them."""

    def __init__(self, store: Store, patience: float = _PATIENCE) -> None:
        """Make nothing yet.

        Args:
            store: has what is written into the files.
            patience: seconds that a request waits for them; they are made all the same.
        """
        self._store = store
        self._patience = patience
        self._waiting = BoundedSemaphore(_MOST_WAITING)
        self._lock = Lock()
        self._making: _Making | None = None
        self._kept: Archive | None = None
        self._good_until = 0.0

    def known(self) -> Archive | None:
        """Return the files of the graph as it is now, if they are there."""
        kept = self._kept
        return kept if kept and self._is_of_now(kept) else None

    def now(self) -> Archive:
        """Return the files of the graph as it is now, once they are made.

        Where that takes longer than anybody waits, those that were made are good for some time
        after, whatever is written: else who comes again would never find any.

        Raises:
            BusyError: if it takes long, or many wait for them already.
            IpcoopError: whatever keeps them from being made.
        """
        kept = self._kept
        if kept and (self._is_good_still() or self._is_of_now(kept)):
            return kept
        if not self._waiting.acquire(blocking=False):
            raise _not_yet()
        try:
            return self._made_since(time.monotonic())
        finally:
            self._waiting.release()

    def _made_since(self, asked: float) -> Archive:
        """Return files that are made of the graph as it is at a time, or later."""
        while True:
            making = self._begun()
            left = asked + self._patience - time.monotonic()
            try:
                made = making.files.result(timeout=max(0.0, left))
            except TimeoutError:
                raise _not_yet() from None
            if making.begun >= asked or self._is_good_still() or self._is_of_now(made):
                return made

    def _begun(self) -> _Making:
        with self._lock:
            if self._making is None or self._making.files.done():
                # Nobody will ask for them again, and they take room where the new ones go.
                self._kept = None
                self._making = _Making(time.monotonic(), Future())
                Thread(target=self._make, args=(self._making,), daemon=True).start()
            return self._making

    def _make(self, making: _Making) -> None:
        try:
            made = self._store.dump()
        except Exception as error:
            making.files.set_exception(error)
            return
        now = time.monotonic()
        took = now - making.begun
        self._kept = made
        self._good_until = now + took if took > self._patience else 0.0
        making.files.set_result(made)

    def _is_good_still(self) -> bool:
        return time.monotonic() < self._good_until

    def _is_of_now(self, made: Archive) -> bool:
        state = self._store.query(QueryRequest("ASK {}"), JSON).state
        return state != "" and made.state == state


def _not_yet() -> BusyError:
    return BusyError("The files are being made.", "Come again in a while.", seconds=10)
