"""Serve the application with granian."""

import errno
import gc
import multiprocessing
import os
import resource
import signal
import socket
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from ipcoop.config import ServerSettings
from ipcoop.errors import CannotListenError
from ipcoop.http.app import create_app
from ipcoop.http.front.front import Front
from ipcoop.http.front.logs import start_log
from ipcoop.http.front.observe import Observer
from ipcoop.processes import end_with_parent, stay_on_one_core
from ipcoop.sparql.disk.folder import take
from ipcoop.sparql.keeper import disk_holder, holder, remote_holder
from ipcoop.sparql.pool import Pool
from ipcoop.sparql.remote.pool import RemotePool

_SECONDS_TO_STOP = 10
_MILLISECONDS_FOR_HEADERS = 10_000
_OTHER_FILES = 1_000
"""Descriptors that the process may need beside one for each connection."""


def serve(
    load: Callable[[], bytes], settings: ServerSettings, begun: Callable[[], None] = lambda: None
) -> None:
    """Serve a graph until SIGINT or SIGTERM.

    One process speaks HTTP, with an event loop and several threads; it is a fork of this one,
    and is forked anew if it dies. The graph is kept and the queries are answered by others.

    Args:
        load: makes the graph, in N-Quads.
        settings: where to listen and what to let through.
        begun: called when the graph is there and the server listens.

    Raises:
        CannotListenError: if the address and port are not to be had.
        StoreInUseError: if another process has the store.
        OtherStoreError: if the folder is no store, or of a newer version.
        DamagedStoreError: if the store is not what was written.
    """
    _free_address(settings)
    with ExitStack() as stack:
        settings, path = _hold(load, settings, stack)
        # Another server may have come in the meantime, and granian would share its port.
        address = _free_address(settings)
        pool = RemotePool(path, settings) if settings.remote else Pool(path, settings)
        observer = Observer(settings.slow, pool.figures())
        writer = None if settings.remote else pool
        app = create_app(pool, settings, writer=writer, observer=observer)
        begun()
        front = partial(Front, app, lambda: pool.digest, settings)
        enter = partial(_enter_worker, front, observer, settings.connections, os.getpid())
        _listen(enter, address, settings)


def _hold(
    load: Callable[[], bytes], settings: ServerSettings, stack: ExitStack
) -> tuple[ServerSettings, Path]:
    """Start the holder; return the settings, with the kind of the store, and its socket."""
    if settings.remote is not None:
        return settings, stack.enter_context(remote_holder(settings.remote, settings.limits))
    if settings.store is None:
        writes = bool(settings.tokens)
        kept = holder(load, settings.limits, settings.kind, writes=writes)
        return settings, stack.enter_context(kept)
    taken = take(settings.store, settings.kind, load)
    path = stack.enter_context(disk_holder(settings.store, taken, settings.limits))
    return replace(settings, kind=taken.kind), path


def _listen(load: Callable[[], Front], address: str, settings: ServerSettings) -> None:
    multiprocessing.set_start_method("fork", force=True)
    server = Granian(
        "ipcoop",
        address=address,
        port=settings.port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=_MILLISECONDS_FOR_HEADERS),
        workers=1,
        backpressure=settings.connections,
        respawn_failed_workers=True,
        workers_kill_timeout=_SECONDS_TO_STOP,
        websockets=False,
        log_level=LogLevels.critical,
    )
    server.serve(target_loader=load, wrap_loader=False)


def _enter_worker(
    front: Callable[..., Front], observer: Observer, connections: int, parent: int
) -> Front:
    """Leave SIGINT to the parent, which a terminal sends to both, and end when it ends."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    end_with_parent(parent)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + _OTHER_FILES
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, most), most))
    begun = front(partial(observer.observe, start_log()), stay_on_one_core)
    # Else each search for garbage goes through all modules, and a page waits for it.
    gc.freeze()
    return begun


def _free_address(settings: ServerSettings) -> str:
    """Return the IP address to listen on, once nothing else listens there."""
    if settings.port not in range(1, 65536):
        cause = f"{settings.port} is the number of no port."
        raise CannotListenError(cause, "Choose one from 1 to 65535.")
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)
        family, *_, (address, *_) = found[0]
        socket.create_server((address, settings.port), family=family).close()
    except OSError as error:
        raise _cannot_listen(settings, error) from error
    return str(address)


def _cannot_listen(settings: ServerSettings, error: OSError) -> CannotListenError:
    place = f"{settings.host} port {settings.port}"
    if error.errno == errno.EADDRINUSE:
        cause = f"Another program listens on {place} already."
        return CannotListenError(cause, "Stop it, or choose another port.")
    reason = str(error.strerror).partition(" (")[0]
    return CannotListenError(f"Nothing can listen on {place}: {reason}.", "Choose another.")
