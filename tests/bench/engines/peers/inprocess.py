"""The engine inside a Python process, without HTTP: what all else is compared with."""

import time
from multiprocessing import get_context

import pyoxigraph as ox

from .base import Engine, FailedError


class InProcess(Engine):
    """A store of pyoxigraph in memory, in a process of its own; its own time is what counts."""

    name = "in-process"

    def start(self, data):
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_hold, args=(theirs, str(data.whole)), daemon=True)
        self._process.start()
        theirs.close()
        self.loaded_in = self._pipe.recv()

    @property
    def pid(self):
        return self._process.pid

    def ask(self, query, seconds):
        self._pipe.send(query)
        if not self._pipe.poll(seconds):
            raise FailedError(f"no answer in {seconds:.0f} s")
        took, body = self._pipe.recv()
        return took, body

    def stop(self):
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _hold(pipe, path):
    begun = time.perf_counter()
    store = ox.Store()
    store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
    pipe.send(time.perf_counter() - begun)
    while True:
        query = pipe.recv()
        begun = time.perf_counter()
        body = store.query(query).serialize(format=ox.QueryResultsFormat.JSON)
        pipe.send((time.perf_counter() - begun, body))
