"""Start the holder, and start it anew when it is lost."""

import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from ipcoop.config import StoreKind, WorkerLimits
from ipcoop.errors import BadDataError

_PAUSE = 0.2
"""Seconds between the loss of a holder and the start of another."""


@contextmanager
def holder(quads: bytes, limits: WorkerLimits, kind: StoreKind = "facts") -> Iterator[Path]:
    """Keep a holder of N-Quads running for the block, and give the path of its socket.

    Raises:
        BadDataError: if the holder cannot load the quads.
    """
    with (
        tempfile.TemporaryDirectory(prefix="ipcoop-") as folder,
        tempfile.TemporaryFile() as data,
        socket.socket(socket.AF_UNIX) as listener,
    ):
        path = Path(folder, "holder")
        listener.bind(str(path))
        listener.listen()
        data.write(quads)
        data.flush()
        keeper = _Keeper((listener.fileno(), data.fileno()), limits, kind)
        try:
            yield path
        finally:
            keeper.stop()


class _Keeper:
    def __init__(self, descriptors: tuple[int, int], limits: WorkerLimits, kind: StoreKind) -> None:
        self._kind = kind
        self._descriptors = descriptors
        self._limits = limits
        self._stopping = Event()
        self._process = self._start()
        self._thread = Thread(target=self._keep, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._process.kill()
        self._thread.join()

    def _keep(self) -> None:
        while True:
            self._process.wait()
            if self._stopping.wait(_PAUSE):
                return
            # One that cannot load the graph now, for want of memory perhaps, is tried again.
            with suppress(BadDataError):
                self._process = self._start()
            if self._stopping.is_set():
                self._process.kill()

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(  # noqa: S603 - this program
            [
                sys.executable,
                "-m",
                "ipcoop.sparql.holder",
                *(str(number) for number in self._descriptors),
                self._limits.to_json(),
                self._kind,
            ],
            pass_fds=self._descriptors,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        with process.stdout as said:
            if said.readline() != b"ready\n":
                process.wait()
                raise BadDataError("The graph cannot be loaded.", "The error output says why.")
        return process
