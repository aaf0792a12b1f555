"""The log: lines of JSON on standard error."""

import json
import logging
import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any

_MOST_WAITING = 10_000
"""Lines that may wait to be written; where whoever reads them is slower, the next are lost."""


class Log:
    """Writes events without making anybody wait for who reads them."""

    def __init__(self) -> None:
        self._lines: SimpleQueue[str] = SimpleQueue()
        Thread(target=self._write, daemon=True).start()

    def tell(self, event: str, told: Mapping[str, Any], level: str = "info") -> None:
        """Write one event; JSON keeps line ends in what is told from making another line."""
        if self._lines.qsize() < _MOST_WAITING:
            at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
            self._lines.put(json.dumps({"time": at, "level": level, "event": event, **told}))

    def _write(self) -> None:
        descriptor = sys.stderr.fileno()
        while True:
            data = f"{self._lines.get()}\n".encode()
            # Whoever read them may have gone.
            with suppress(OSError):
                while data:
                    data = data[os.write(descriptor, data) :]


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
