"""A worker: a process that answers queries, or works out a write, from one state of the graph.

The kernel ends it when it breaks its limits: an alarm when a query takes too long, a failed
allocation when it takes too much memory. No code of the worker needs to run for that.
"""

import os
import resource
import signal
import socket
import traceback
from dataclasses import replace
from typing import Any

import pyoxigraph as ox

from ipcoop.config import WorkerLimits
from ipcoop.errors import IpcoopError, OutOfMemoryError
from ipcoop.processes import end_with_parent, limit_memory
from ipcoop.sparql import frames, wire
from ipcoop.sparql.answers import Answer
from ipcoop.sparql.dumps.archive import Archive
from ipcoop.sparql.repeatable import is_repeatable
from ipcoop.sparql.store import MemoryStore
from ipcoop.sparql.writes import read_write

Result = Answer | Archive | tuple[dict[str, Any], bytes] | IpcoopError

_FIRST_DESCRIPTOR = 3
_NICENESS = 5
_DRAWS = 5_000
"""Blank nodes that take the 64 KiB of random bytes after which the engine asks for new ones."""


def work(store: MemoryStore, connection: socket.socket, limits: WorkerLimits, parent: int) -> None:
    """Answer queries until the other side has gone, or the process that this is a fork of."""
    _confine(connection, limits, parent)
    _diverge()
    while frame := frames.receive(connection):
        signal.setitimer(signal.ITIMER_REAL, frame.fields["seconds"])
        result = _result(store, frame, limits)
        signal.setitimer(signal.ITIMER_REAL, 0)
        if isinstance(result, Answer):
            result = _hinted(store, frame, result)
        _reply(connection, frame, result)


def out_of_memory(limits: WorkerLimits) -> OutOfMemoryError:
    """Make the error for what takes too much memory."""
    cause = f"This takes more than {limits.memory // 1024**2} MiB, the limit of this service."
    return OutOfMemoryError(cause, "Ask for less at once.")


def _result(store: MemoryStore, frame: frames.Frame, limits: WorkerLimits) -> Result:
    try:
        match frame.fields["do"]:
            case "query":
                request, formats = wire.read_request(frame.fields)
                return store.answer(request, *formats)
            case "dump":
                return store.dump()
            case "count":
                return {"counts": dict(store.quad_counts())}, b""
            case _:
                return store.work_out(read_write(frame.fields, frame.body)).to_fields()
    except IpcoopError as error:
        return error
    except MemoryError:
        return out_of_memory(limits)


def _hinted(store: MemoryStore, frame: frames.Frame, answer: Answer) -> Answer:
    """Add the hint to an answer, which does not fail for it, and is not late for it."""
    request, _ = wire.read_request(frame.fields)
    try:
        return replace(answer, hint=store.hint(request, answer))
    except Exception:
        traceback.print_exc()
        return answer


def _reply(connection: socket.socket, asked: frames.Frame, result: Result) -> None:
    match result:
        case IpcoopError():
            frames.send(connection, wire.error_fields(result))
        case Answer():
            _reply_answer(connection, asked.fields["text"], result)
        case Archive():
            with result.file as file:
                frames.send(connection, result.to_fields(), descriptor=file.fileno())
        case _:
            frames.send(connection, *result)


def _reply_answer(connection: socket.socket, query: str, outcome: Answer) -> None:
    fields = {
        "form": outcome.form.value,
        "format": outcome.format.name,
        "length": outcome.length,
        "hint": outcome.hint,
        "repeatable": is_repeatable(query),
    }
    if isinstance(outcome.content, bytes):
        frames.send(connection, fields, outcome.content)
    else:
        with outcome.content as file:
            frames.send(connection, fields, descriptor=file.fileno())


def _confine(connection: socket.socket, limits: WorkerLimits, parent: int) -> None:
    own = connection.fileno()
    os.closerange(_FIRST_DESCRIPTOR, own)
    os.closerange(own + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    os.nice(_NICENESS)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    end_with_parent(parent)
    limit_memory(limits.memory)


def _diverge() -> None:
    """Leave the random numbers that other forks draw too: theirs would be the same blank nodes."""
    for _ in range(_DRAWS):
        ox.BlankNode()
