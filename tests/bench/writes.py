"""Measure how long a write takes over HTTP in a small and in a large dataset.

Both are kept on the disk, so each write is checked, followed by the inferred graph, logged and
synced. The large dataset has many more documents that tell of the same offices, places and persons
as the small one. Equal writes are sent to both by turns. Run it with
``python -m tests.bench.writes [COPIES] [ROUNDS]``.
"""

import http.client
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click
import pyoxigraph as ox

from ipcoop.graph.build import build, to_nquads
from ipcoop.namespaces import ID, INFERRED_GRAPH, REFERENCE_GRAPH

from ..server.http.conftest import begin
from .validation import PREFIX, WRITES, larger

TOKEN = "a token for the benchmark"
HEADERS = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}
VERBS = ("INSERT", "DELETE")
UPDATES = {
    name: [f"{PREFIX}{verb} DATA {{ GRAPH <{graph}> {{ {triples} }} }}" for verb in VERBS]
    for name, (graph, triples) in WRITES.items()
}


def smaller(quads):
    """Leave out of the reference data what the documents have nothing to do with."""
    store = ox.Store()
    store.bulk_load(quads, ox.RdfFormat.N_QUADS)
    spare = {ox.NamedNode(REFERENCE_GRAPH), ox.NamedNode(INFERRED_GRAPH)}
    kept = {term for quad in store if quad.graph_name not in spare for term in quad.triple}
    for _ in range(2):
        things = [term for term in kept if isinstance(term, ox.NamedNode) and ID in term.value]
        kept |= {quad.object for one in things for quad in store.quads_for_pattern(one, None, None)}
    rest = [quad for quad in store if quad.graph_name not in spare or quad.subject in kept]
    return ox.serialize(rest, format=ox.RdfFormat.N_QUADS)


class Writer:
    """A client of one server, over one connection."""

    def __init__(self, server):
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)

    def close(self):
        self._connection.close()

    def time(self, update):
        """Return the milliseconds that one write takes."""
        begun = time.perf_counter()
        self._connection.request("POST", "/update", update.encode(), HEADERS)
        answer = self._connection.getresponse()
        said = answer.read()
        if answer.status not in (200, 204):
            raise RuntimeError(said.decode())
        return 1000 * (time.perf_counter() - begun)


def main(copies=200, rounds=25):
    """Print the median time of each kind of write in both datasets, and the ratio."""
    small = smaller(to_nquads(build()))
    with TemporaryDirectory() as folder, ExitStack() as stack:
        writers = []
        for quads in (small, larger(small, copies)):
            store = Path(folder, str(len(writers)))
            server = begin(quads, store=store, tokens={"bench": TOKEN})
            stack.callback(server.stop)
            server.wait(seconds=300)
            writers.append(stack.enter_context(closing(Writer(server))))
            lines = quads.count(b"\n")
            click.echo(f"{lines:,} quads are served")
        for name, updates in UPDATES.items():
            taken = [
                [writer.time(update) for writer in writers]
                for _ in range(rounds)
                for update in updates
            ]
            at_small, at_large = (median(pair[size] for pair in taken) for size in (0, 1))
            ratio = at_large / at_small
            figures = f"{at_small:6.1f} ms {at_large:6.1f} ms, ratio {ratio:.2f}"
            click.echo(f"{name:14} p50 {figures}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
