"""rdflib-endpoint, with rdflib's own store in memory."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from .base import PEERS, AbsentError, FailedError, Server

_PROGRAM = Path(__file__).with_name("rdflib_program.py")


class RdflibEndpoint(Server):
    """A server that is forked anew from the loaded one after a question that took too long."""

    name = "rdflib-endpoint"
    path = "/"

    def start(self, data):
        if not (PEERS / "rdflib-endpoint").exists():
            raise AbsentError("rdflib-endpoint is not there; make bench installs it from PyPI")
        self.run(PEERS / "python", "-P", _PROGRAM, data.whole, self.port)

    def ask(self, query, seconds):
        try:
            return super().ask(query, seconds)
        except FailedError:
            self._begin_anew()
            raise

    def stop(self):
        answering = self._answering()
        super().stop()
        _end(answering)

    def _begin_anew(self):
        _end(self._answering())
        time.sleep(0.5)
        self.wait()

    def _answering(self):
        return Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()


def _end(processes):
    for one in processes:
        with suppress(ProcessLookupError):
            os.kill(int(one), signal.SIGKILL)
