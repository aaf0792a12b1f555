"""Load files into a store on the disk: through the server that has it, or directly."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from ipcoop.errors import BadUsageError, StoreInUseError
from ipcoop.sparql.beside import through_server
from ipcoop.sparql.disk.checkpoint import Load
from ipcoop.sparql.disk.disk import Change, Disk, now
from ipcoop.sparql.disk.folder import retaken
from ipcoop.sparql.formats import DATASETS, ENGINE_FORMATS, GRAPHS, N_QUADS
from ipcoop.sparql.opening import opened
from ipcoop.sparql.parsing import PACKED, parsed
from ipcoop.sparql.store import MemoryStore
from ipcoop.sparql.updates.delta import to_nquads
from ipcoop.sparql.updates.graphs import GraphRequest, Payload, placed

BY = "ipcoop store load"
_AT_ONCE = 100_000
"""Quads up to which a load is an entry of the log; a larger one is a checkpoint."""

_SUFFIXES = {f".{form.suffix}": form.name for form in (*GRAPHS, *DATASETS)}

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Order:
    """What is to be loaded.

    Attributes:
        files: with RDF, in the format that their names end with; perhaps packed with gzip.
        graph: for triples that stand in none; the default graph without.
    """

    files: Sequence[Path]
    graph: ox.NamedNode | None = None

    @property
    def what(self) -> str:
        """What is loaded, in a few words."""
        names = ", ".join(path.name for path in self.files)
        return f"load {names}"[:200]


def load(folder: Path, order: Order, progress: Progress) -> int:
    """Load files into a store, all or nothing, and return how many quads it did not have.

    Raises:
        OtherStoreError: if the folder is no store, or of a newer version.
        StoreInUseError: if a server has the store and cannot take the load.
        BadUsageError: if the name of a file does not tell its format.
        BadDataError: if a file is not what its name says.
        ReadOnlyError: if a triple would go into a default graph that is derived.
        InvalidWriteError: if it breaks a rule for the data.
        StorageError: if the load cannot be kept on the disk.
    """
    formats = [_format(path) for path in order.files]
    quads = _quads(order, formats)
    with ExitStack() as stack:
        try:
            taken = stack.enter_context(retaken(folder))
        except StoreInUseError as error:
            return _through_server(folder, order, quads, error)
        return _load(Disk(folder, taken.kind), order, quads, progress)


def _load(disk: Disk, order: Order, quads: Iterator[ox.Quad], progress: Progress) -> int:
    store = opened(disk, disk.replay())
    begin = list(islice(quads, _AT_ONCE + 1))
    if len(begin) > _AT_ONCE:
        return _load_large(disk, store, order, _chunks(begin, quads), progress)
    store.get_ready_to_write()
    outcome = store.work_out(_request(begin))
    if outcome.delta:
        disk.keep([Change.of(outcome, BY, order.what)])
    return len(outcome.delta.added)


def _load_large(
    disk: Disk,
    store: MemoryStore,
    order: Order,
    chunks: Iterable[list[ox.Quad]],
    progress: Progress,
) -> int:
    are_facts = disk.kind == "facts"
    before, read, new = len(store.engine), 0, set[ox.Quad]()
    for chunk in chunks:
        if are_facts:
            new.update(quad for quad in chunk if quad not in store.engine)
        store.extend(chunk)
        read += len(chunk)
        progress(f"{read:,} quads read")
    added, removed, checked = len(store.engine) - before, 0, ""
    if are_facts:
        progress("What follows is worked out, and all is checked")
        done = store.conclude(new)
        added, removed, checked = len(done.delta.added), len(done.delta.removed), done.checked
    load = Load(now(), BY, order.what, added, removed, checked)
    if load.added or load.removed:
        progress("The checkpoint is written")
        disk.keep_load(store.engine, load)
    return load.added


def _through_server(
    folder: Path, order: Order, quads: Iterator[ox.Quad], in_use: StoreInUseError
) -> int:
    """Have the server that uses a store make the load."""
    begin = list(islice(quads, _AT_ONCE + 1))
    if len(begin) > _AT_ONCE:
        cause = f"A server uses the store, and takes up to {_AT_ONCE:,} quads at a time."
        raise StoreInUseError(cause, "Stop it and load again, or load smaller files one by one.")
    with closing(through_server(folder, BY, in_use)) as server:
        return server.write(_request(begin), order.what).added


def _request(quads: Sequence[ox.Quad]) -> GraphRequest:
    return GraphRequest("POST", payloads=(Payload(N_QUADS.name, to_nquads(quads)),), quads=True)


def _chunks(begin: list[ox.Quad], rest: Iterator[ox.Quad]) -> Iterator[list[ox.Quad]]:
    while begin:
        yield begin
        begin = list(islice(rest, _AT_ONCE))


def _quads(order: Order, formats: Sequence[str]) -> Iterator[ox.Quad]:
    graph = order.graph or ox.DefaultGraph()
    for path, form in zip(order.files, formats, strict=True):
        for quad in parsed(path, ENGINE_FORMATS[form]):
            yield placed(quad, graph)


def _format(path: Path) -> str:
    suffix = path.with_suffix("").suffix if path.suffix == PACKED else path.suffix
    if suffix not in _SUFFIXES:
        known = ", ".join(_SUFFIXES)
        cause = f"The name of {path} does not tell a format."
        raise BadUsageError(cause, f"Let it end with {known}, perhaps followed by {PACKED}.")
    return _SUFFIXES[suffix]
