"""The server of the engine's own makers."""

import subprocess

from .base import AbsentError, Server, program

_REMEDY = "the program oxigraph is not there; make bench installs it from PyPI"


class OxigraphDisk(Server):
    """The Oxigraph server with its data on the disk."""

    name = "oxigraph-disk"
    path = "/query"

    def start(self, data):
        command, store = program("oxigraph", _REMEDY), data.folder / "oxigraph"
        load = [command, "load", "--location", store, "--file", data.whole]
        done = subprocess.run(load, capture_output=True, check=False)
        if done.returncode:
            raise AbsentError(done.stderr.decode()[-200:])
        self.run(command, "serve", "--location", store, "--bind", f"127.0.0.1:{self.port}")


class OxigraphMemory(Server):
    """The Oxigraph server with its data in memory."""

    name = "oxigraph-memory"
    path = "/query"
    _PIECE = 100_000_000
    """A body may have 128 MB."""

    def start(self, data):
        command = program("oxigraph", _REMEDY)
        self.run(command, "serve", "--bind", f"127.0.0.1:{self.port}")
        headers = {"Content-Type": "application/n-quads"}
        with data.whole.open("rb") as lines:
            while piece := lines.read(self._PIECE):
                body = piece + lines.readline()
                _, status, said = self.request("POST", "/store", body, headers)
                if status >= 300:
                    raise AbsentError(f"it does not take the data: {said[:200].decode()}")
