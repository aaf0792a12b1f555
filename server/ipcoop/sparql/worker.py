"""A query worker: a process that answers queries from a state that does not change.

The kernel ends it when it breaks its limits: an alarm when a query takes too long, a failed
allocation when it takes too much memory. No code of the worker needs to run for that.
"""

import os
import resource
import signal
import socket
import sys
from collections.abc import Mapping
from typing import Any

from ipcoop.config import WorkerLimits
from ipcoop.errors import IpcoopError, OutOfMemoryError
from ipcoop.processes import end_with_parent
from ipcoop.sparql import frames, wire
from ipcoop.sparql.answers import Answer
from ipcoop.sparql.store import MemoryStore

_FIRST_DESCRIPTOR = 3
_NICENESS = 5


def work(store: MemoryStore, connection: socket.socket, limits: WorkerLimits) -> None:
    """Answer queries until the other side has gone."""
    _confine(connection, limits)
    while frame := frames.receive(connection):
        signal.setitimer(signal.ITIMER_REAL, frame.fields["seconds"])
        outcome = _outcome(store, frame.fields, limits)
        signal.setitimer(signal.ITIMER_REAL, 0)
        _reply(connection, outcome)


def out_of_memory(limits: WorkerLimits) -> OutOfMemoryError:
    """Make the error for a query that takes too much memory."""
    cause = f"The query takes more than {limits.memory // 1024**2} MiB, the limit of this service."
    return OutOfMemoryError(cause, "Ask for less at once.")


def _outcome(
    store: MemoryStore, fields: Mapping[str, Any], limits: WorkerLimits
) -> Answer | IpcoopError:
    request, formats = wire.read_request(fields)
    try:
        return store.query(request, *formats)
    except IpcoopError as error:
        return error
    except MemoryError:
        return out_of_memory(limits)


def _reply(connection: socket.socket, outcome: Answer | IpcoopError) -> None:
    if isinstance(outcome, IpcoopError):
        frames.send(connection, wire.error_fields(outcome))
        return
    fields = {
        "form": outcome.form.value,
        "format": outcome.format.name,
        "length": outcome.length,
    }
    if isinstance(outcome.content, bytes):
        frames.send(connection, fields, outcome.content)
    else:
        with outcome.content as file:
            frames.send(connection, fields, descriptor=file.fileno())


def _confine(connection: socket.socket, limits: WorkerLimits) -> None:
    own = connection.fileno()
    os.closerange(_FIRST_DESCRIPTOR, own)
    os.closerange(own + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    os.nice(_NICENESS)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    end_with_parent(signal.SIGKILL)
    if sys.platform == "linux":
        most = _size() + limits.memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _size() -> int:
    """Return the bytes of address space that this process has now."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[0]) * resource.getpagesize()
