"""What an engine takes beside the time for a query: memory, start, pages."""

import http
import os
import subprocess
import sys
import time
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from ipcoop.sparql.store import MemoryStore

from .peers.base import FailedError, Server


def memory(pid):
    """Return the bytes of a process and all below it, what they share counted once (PSS)."""
    total = sum(
        int(line.split()[1]) * 1024
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        if line.startswith("Pss:")
    )
    return total + sum(map(memory, _children(pid)))


def processor(pid):
    """Return the processor seconds of a process and all below it, those that ended too."""
    # What stands in brackets may hold blanks; the times come 12 fields after it.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    own = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return own + sum(map(processor, _children(pid)))


def _children(pid):
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [child for one in lists for child in one.read_text().split()]


def loads(data, times=3):
    """Return the seconds in which the engine alone, and this service's store, load the data.

    Both get the facts view: the engine as quads that are ready, the store makes it itself. They
    take turns, each in a process of its own.
    """
    taken = {"engine": [], "store": []}
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for _ in range(times):
            taken["engine"].append(pool.apply(_load, (_engine, data.whole)))
            taken["store"].append(pool.apply(_load, (MemoryStore.from_nquads, data.named)))
    return taken


def _load(make, path):
    quads = path.read_bytes()
    begun = time.perf_counter()
    make(quads)
    return time.perf_counter() - begun


def _engine(quads):
    ox.Store().bulk_load(quads, ox.RdfFormat.N_QUADS)


class _Shipped(Server):
    """The command that users give, with a cache folder of its own."""

    name = "ipcoop serve"

    def __init__(self, cache):
        super().__init__()
        self._cache = cache

    def start(self, data):  # noqa: ARG002 - it has its own
        command = (sys.executable, "-m", "ipcoop", "serve", "--port", self.port)
        told = {**os.environ, "XDG_CACHE_HOME": self._cache}
        self.run(*command, stdin=subprocess.DEVNULL, env=told)


def start_up(times=3):
    """Return the seconds in which the shipped dataset is there: the first time, and then again.

    Both are medians.
    """
    first, again = [], []
    for _ in range(times):
        with TemporaryDirectory() as cache:
            first.append(_start_up(cache))
            again.append(_start_up(cache))
    return median(first), median(again)


def _start_up(cache):
    server = _Shipped(cache)
    begun = time.perf_counter()
    try:
        server.start(None)
        while server.request("GET", "/ready", None, {})[1] != 200:
            time.sleep(0.01)
        return time.perf_counter() - begun
    finally:
        server.stop()


def pages(service, names):
    """Return p50 and p95 of the milliseconds of pages that nobody has asked for before."""
    taken = []
    for name in names:
        seconds, status, _ = service.request("GET", name, None, {"Accept": "text/html"}, 60)
        if status != http.HTTPStatus.OK:
            raise FailedError(f"{name}: {status}")
        taken.append(1000 * seconds)
    cuts = quantiles(taken, n=100)
    return cuts[49], cuts[94]
