"""Start the holder, and start it anew when it is lost."""

import json
import logging
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Event, Thread

from ipcoop.config import RemoteSettings, StoreKind, WorkerLimits
from ipcoop.errors import BadDataError, IpcoopError
from ipcoop.sparql import wire
from ipcoop.sparql.disk.files import whole
from ipcoop.sparql.disk.folder import SOCKET, Taken
from ipcoop.sparql.holder import Start

_LOGGER = logging.getLogger(__name__)

_PAUSE = 0.2
"""Seconds between the loss of a holder and the start of another."""

_SOCKET = "socket"


@contextmanager
def holder(
    load: Callable[[], bytes],
    limits: WorkerLimits,
    kind: StoreKind = "facts",
    *,
    writes: bool = False,
) -> Iterator[Path]:
    """Keep a holder of N-Quads running for the block, and give the path of its socket.

    Args:
        load: makes the dataset, in N-Quads, while the holder starts.
        limits: what one query or update may take.
        kind: of the store.
        writes: whether writes are to be expected; to get ready for them takes seconds.

    Raises:
        BadDataError: if the holder cannot load the quads.
    """
    with tempfile.TemporaryFile() as data:

        def fill() -> None:
            data.write(load())
            data.flush()

        start = partial(Start, descriptor=data.fileno(), folder="", kind=kind, writes=writes)
        with _keeping(start, limits, fill) as path:
            yield path


@contextmanager
def disk_holder(folder: Path, taken: Taken, limits: WorkerLimits) -> Iterator[Path]:
    """Keep a holder of a store on the disk running for the block, which has the lock as well.

    Raises:
        DamagedStoreError: if the store is not what was written.
    """
    start = partial(Start, descriptor=taken.lock, folder=str(folder), kind=taken.kind, writes=True)
    with _keeping(start, limits) as path:
        # On a disk that is full the store can be read still, though not loaded into.
        with suppress(OSError), whole(folder / SOCKET) as file:
            file.write(str(path).encode())
        try:
            yield path
        finally:
            (folder / SOCKET).unlink(missing_ok=True)


@contextmanager
def remote_holder(remote: RemoteSettings, limits: WorkerLimits) -> Iterator[Path]:
    """Keep a holder running for the block whose workers ask another engine."""
    with tempfile.TemporaryFile() as told:
        # Not on the command line, where all can read what lets the service in.
        told.write(remote.to_json().encode())
        told.flush()
        start = partial(
            Start, descriptor=told.fileno(), folder="", kind="facts", writes=False, remote=True
        )
        with _keeping(start, limits) as path:
            yield path


@contextmanager
def _keeping(
    start: Callable[..., Start], limits: WorkerLimits, fill: Callable[[], None] = lambda: None
) -> Iterator[Path]:
    with (
        tempfile.TemporaryDirectory(prefix="ipcoop-") as place,
        socket.socket(socket.AF_UNIX) as listener,
    ):
        path = Path(place, _SOCKET)
        listener.bind(str(path))
        listener.listen()
        told = start(parent=os.getpid(), listener=listener.fileno(), limits=limits.to_json())
        keeper = _Keeper(told, fill)
        try:
            yield path
        finally:
            keeper.stop()


class _Keeper:
    def __init__(self, start: Start, fill: Callable[[], None]) -> None:
        self._start = start
        self._stopping = Event()
        self._process = self._begin(fill)
        self._thread = Thread(target=self._keep, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._process.kill()
        self._thread.join()

    def _keep(self) -> None:
        said = ""
        while True:
            self._process.wait()
            if self._stopping.wait(_PAUSE):
                return
            # One that cannot load the graph now, for want of memory perhaps, is tried again.
            try:
                self._process = self._begin()
            except IpcoopError as error:
                if str(error) != said:
                    said = str(error)
                    _LOGGER.error("%s", said)  # noqa: TRY400 - a sentence, not a trace
            if self._stopping.is_set():
                self._process.kill()

    def _begin(self, fill: Callable[[], None] = lambda: None) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(  # noqa: S603 - this program
            [sys.executable, "-m", "ipcoop.sparql.holder", self._start.to_json()],
            pass_fds=(self._start.listener, self._start.descriptor),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert process.stdin is not None  # noqa: S101 - they are pipes
        assert process.stdout is not None  # noqa: S101
        with process.stdout as said:
            # The end of its input tells that what is to be loaded is there.
            with process.stdin, _ended_by_errors(process):
                fill()
            line = said.readline()
        told = json.loads(line) if line else None
        if told == {}:
            return process
        process.wait()
        if told is None:
            raise BadDataError("The graph cannot be loaded.", "The error output says why.")
        raise wire.read_error(told)


@contextmanager
def _ended_by_errors(process: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        process.kill()
        process.wait()
        raise
