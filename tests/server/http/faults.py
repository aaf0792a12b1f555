"""Faults for the processes that a server starts: what they load when they begin is told here."""

import os
import resource
import signal
from pathlib import Path

_PROGRAM = """
import errno, os
from ipcoop.sparql.disk import disk

disk._SMALLEST_LOG = {smallest_log}
disk._MOST_CHECKPOINTS = 10**6
real = os.fsync


def fsync(descriptor):
    if os.path.exists({broken!r}):
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    real(descriptor)


os.fsync = fsync
"""
_OF_A_WRITER = 10
"""The niceness of who writes a checkpoint."""


def prepare(monkeypatch, folder, *, smallest_log):
    """Let checkpoints be due often and all of them stay; return the file that breaks the disk."""
    broken = folder / "the-disk-is-broken"
    program = _PROGRAM.format(smallest_log=smallest_log, broken=str(broken))
    (folder / "sitecustomize.py").write_text(program)
    paths = [str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    return broken


def forks(server):
    """Return the forks of the holder, by what they are."""
    found = {"worker": [], "writer": []}
    holder = server.children().get("holder")
    try:
        numbers = Path(f"/proc/{holder}/task/{holder}/children").read_text().split()
    except OSError:
        return found
    for number in map(int, numbers):
        try:
            nice = os.getpriority(os.PRIO_PROCESS, number)
        except OSError:
            continue
        found["writer" if nice >= _OF_A_WRITER else "worker"].append(number)
    return found


def kill(number):
    """Kill a process; tell whether it was there."""
    try:
        os.kill(number, signal.SIGKILL)
    except OSError:
        return False
    return True


def fill_disk(server, path):
    """Let a file of the holder grow no more."""
    size = path.stat().st_size
    resource.prlimit(
        server.children()["holder"], resource.RLIMIT_FSIZE, (size + 1, resource.RLIM_INFINITY)
    )


def make_room(server):
    """Let the files of the holder grow again."""
    no_limit = resource.RLIM_INFINITY, resource.RLIM_INFINITY
    resource.prlimit(server.children()["holder"], resource.RLIMIT_FSIZE, no_limit)
