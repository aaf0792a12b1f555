"""The log: lines of JSON on standard error."""

import json
import logging
import sys
import time
from collections.abc import Mapping
from typing import Any


def write_line(event: str, told: Mapping[str, Any], level: str = "info") -> None:
    """Write one event; JSON keeps line ends in what is told from making another line."""
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    line = json.dumps({"time": at, "level": level, "event": event, **told})
    sys.stderr.write(f"{line}\n")


class _Lines(logging.Handler):
    """Writes what libraries and Flask log."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, with the traceback of an error."""
        trace = {}
        if record.exc_info:
            trace = {"error": logging.Formatter().formatException(record.exc_info)}
        write_line(record.getMessage(), trace, record.levelname.lower())


def log_to_stderr() -> None:
    """Let all loggers write lines from now on."""
    logging.basicConfig(handlers=[_Lines()], level=logging.WARNING, force=True)
