"""This service, as its users run it."""

import re
import signal
import time

from ipcoop.config import WorkerLimits

from ....server.http.conftest import begin
from .base import Server

_KEPT = re.compile(rb'^ipcoop_requests_total\{[^}]*kept="true"[^}]*\} ([\d.e+]+)', re.MULTILINE)
_LIMITS = WorkerLimits(seconds=120, memory=4 * 1024**3)
_READY = 600


class Service(Server):
    """A server of ipcoop in memory, with room for the largest questions."""

    name = "ipcoop"

    def __init__(self, **settings):
        super().__init__()
        self._settings = settings

    def start(self, data):
        started = begin(data.named.read_bytes(), limits=_LIMITS, **self._settings)
        self._process, self.port = started.process, started.port
        self.wait()

    def wait(self, seconds=_READY):
        super().wait(seconds)
        until = time.monotonic() + seconds
        while self.request("GET", "/ready", None, {})[1] != 200 and time.monotonic() < until:
            time.sleep(0.02)

    def kept(self):
        """Return how many answers came from what was kept."""
        *_, body = self.request("GET", "/metrics", None, {})
        return sum(float(number) for number in _KEPT.findall(body))

    def stop(self):
        if self._connection:
            self._connection.close()
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(timeout=60)
