"""The holder: the process that has the graph, started by exec."""

import gc
import json
import os
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NoReturn

import pyoxigraph as ox

from ipcoop.config import RemoteSettings, StoreKind, WorkerLimits
from ipcoop.errors import IpcoopError
from ipcoop.processes import end_with_parent
from ipcoop.sparql import wire
from ipcoop.sparql.disk.disk import Disk
from ipcoop.sparql.disk.files import opening
from ipcoop.sparql.opening import in_default, opened
from ipcoop.sparql.remote.store import RemoteStore
from ipcoop.sparql.serving import Holder, tagged
from ipcoop.sparql.store import MemoryStore


@dataclass(frozen=True)
class Start:
    """What a holder is started with.

    Attributes:
        parent: the number of the process that starts it.
        listener: the descriptor of the socket that clients connect to.
        descriptor: of a file of N-Quads; of the lock, where there is a folder; of a file with the
            settings, where another engine has the graph.
        folder: of the store, where changes are kept.
        kind: of the store.
        writes: whether writes are to be expected.
        limits: as JSON.
        remote: whether another engine has the graph.
    """

    parent: int
    listener: int
    descriptor: int
    folder: str
    kind: StoreKind
    writes: bool
    limits: str
    remote: bool = False

    def to_json(self) -> str:
        """Return this as text, for the command line of the holder."""
        return json.dumps(asdict(self))


def main(arguments: Sequence[str]) -> NoReturn:
    """Load the graph, say so on standard output, or what keeps it from that, and serve it.

    What is to be loaded is there when standard input ends.
    """
    start = Start(**json.loads(arguments[0]))
    end_with_parent(start.parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdin.read()
    try:
        with opening(Path(start.folder)):
            holder = _load(start)
    except IpcoopError as error:
        _say(wire.error_fields(error))
        sys.exit(1)
    gc.freeze()
    _say({})
    holder.run()


def _load(start: Start) -> Holder:
    limits = WorkerLimits.from_json(start.limits)
    if start.remote:
        settings = RemoteSettings.from_json(_read(start.descriptor).decode())
        return Holder(RemoteStore(settings, limits), "", _listener(start), limits)
    disk = Disk(Path(start.folder), start.kind) if start.folder else None
    if disk:
        store = opened(disk, disk.replay(), limits)
        # Which order the quads came in is not known of a checkpoint, so no name is given twice.
        tag = tagged(os.urandom(16))
    else:
        data = _read(start.descriptor)
        store = MemoryStore.from_nquads(data, in_default(start.kind), limits)
        tag = tagged(start.kind.encode(), ox.__version__.encode(), data)
    if start.writes:
        # Before it serves, for nobody is answered while it does that.
        store.get_ready_to_write()
    return Holder(store, tag, _listener(start), limits, disk)


def _listener(start: Start) -> socket.socket:
    return socket.socket(fileno=start.listener)


def _read(descriptor: int) -> bytes:
    with open(descriptor, "rb", closefd=True) as file:
        file.seek(0)
        return file.read()


def _say(told: Mapping[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
