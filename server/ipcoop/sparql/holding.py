"""The way from the process that serves HTTP to the holder."""

import socket
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from ipcoop.errors import BusyError
from ipcoop.sparql import frames

_LOADING = 30.0
"""Seconds in which a holder that was started anew has loaded the graph."""


class HolderConnection:
    """The connection of this process to the holder, made when it is first needed."""

    def __init__(self, path: Path, seconds: float = _LOADING) -> None:
        """Use the holder that listens at a path; it answers within so many seconds."""
        self._path = path
        self._seconds = seconds
        self._connection: socket.socket | None = None
        self._lock = Lock()

    def ask(self, fields: Mapping[str, Any]) -> frames.Frame:
        """Send a request and return the reply; a holder that was lost is asked once more.

        Raises:
            BusyError: if the holder does not answer in time.
        """
        frame = self.ask_once(fields) or self.ask_once(fields)
        if frame:
            return frame
        raise BusyError("The graph is being loaded.", "Come again later.", seconds=5)

    def ask_once(self, fields: Mapping[str, Any], body: bytes = b"") -> frames.Frame | None:
        """Send a request and return the reply, or nothing if the holder is lost meanwhile."""
        with self._lock:
            return self._try(fields, body)

    def close(self) -> None:
        """End the connection, if there is one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _try(self, fields: Mapping[str, Any], body: bytes) -> frames.Frame | None:
        try:
            if self._connection is None:
                self._connection = socket.socket(socket.AF_UNIX)
                self._connection.settimeout(self._seconds)
                self._connection.connect(str(self._path))
            frames.send(self._connection, fields, body)
            frame = frames.receive(self._connection)
        except OSError:
            frame = None
        if frame is None:
            self.close()
        return frame
