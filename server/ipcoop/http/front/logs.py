"""The log: lines of JSON on standard error."""

import asyncio
import json
import logging
import os
import select
import sys
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock
from typing import Any

_MOST_WAITING = 10_000
"""Lines that may wait to be written; where whoever reads them is slower, the next are lost."""


class Log:
    """Writes events soon, and makes nobody wait for who reads them."""

    def __init__(self) -> None:
        self._descriptor = sys.stderr.fileno()
        self._lock = Lock()
        self._waiting: deque[bytes] = deque()
        self._called = False
        self._readiness = select.poll()
        self._readiness.register(self._descriptor, select.POLLOUT)

    def tell(self, event: str, told: Mapping[str, Any], level: str = "info") -> None:
        """Write one event; JSON keeps line ends in what is told from making another line.

        An event loop writes when it has done what is ready, so that many requests at once
        are one line after the other in one go. What cannot be written then waits for the next
        event.
        """
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        line = json.dumps({"time": at, "level": level, "event": event, **told})
        with self._lock:
            if len(self._waiting) < _MOST_WAITING:
                self._waiting.append(f"{line}\n".encode())
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._write()
        else:
            if not self._called:
                self._called = True
                loop.call_soon(self._write)

    def _write(self) -> None:
        self._called = False
        # Whoever read them may have gone.
        with self._lock, suppress(OSError):
            while self._waiting and self._readiness.poll(0):
                # What is ready takes so many bytes without a wait.
                data = self._waiting.popleft()
                while self._waiting and len(data) < select.PIPE_BUF:
                    data += self._waiting.popleft()
                if rest := data[os.write(self._descriptor, data[: select.PIPE_BUF]) :]:
                    self._waiting.appendleft(rest)


class _Handler(logging.Handler):
    """Takes what libraries and Flask log."""

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, with the traceback of an error."""
        trace = {}
        if record.exc_info:
            trace = {"error": logging.Formatter().formatException(record.exc_info)}
        self._log.tell(record.getMessage(), trace, record.levelname.lower())


def start_log() -> Log:
    """Start the log of this process, in which all loggers write from now on."""
    log = Log()
    logging.basicConfig(handlers=[_Handler(log)], level=logging.WARNING, force=True)
    return log
