"""Whether who asked has left, so that nothing more is done for them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock


class Departure:
    """Tells those who work on a request, in whatever thread, that its client has left."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._told = False
        self._stop: Callable[[], None] | None = None

    @property
    def told(self) -> bool:
        """Whether the client has left."""
        return self._told

    def tell(self) -> None:
        """Say that the client has left."""
        with self._lock:
            self._told = True
            if self._stop is not None:
                self._stop()

    @contextmanager
    def stopping(self, stop: Callable[[], None]) -> Iterator[None]:
        """Call a function when the client leaves during the block, or has left before it."""
        with self._lock:
            self._stop = stop
            if self._told:
                stop()
        try:
            yield
        finally:
            with self._lock:
                self._stop = None
