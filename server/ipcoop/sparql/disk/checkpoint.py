"""A checkpoint: the whole dataset at one state, in one file.

The file is gzip. Its first line is a comment of N-Quads, with a JSON object that says what it
holds; the quads follow.
"""

import gzip
import json
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

import pyoxigraph as ox

from ipcoop.errors import DamagedStoreError
from ipcoop.sparql.disk.digest import Digest, named_graphs, nquads
from ipcoop.sparql.disk.files import numbered, whole

_PREFIX, _SUFFIX = "checkpoint-", ".nq.gz"
_MARK = b"# "
_LEVEL = 1


@dataclass(frozen=True)
class Summary:
    """What a checkpoint holds.

    Attributes:
        number: of the state; 0 is the one that the store began with.
        digest: of the dataset.
        graphs: the named graphs, of which some may be empty.
    """

    number: int
    digest: str
    graphs: list[str]


def write(
    folder: Path, number: int, engine: ox.Store, *, with_default: bool, expected: str | None = None
) -> Summary:
    """Write what an engine holds into a file, which is there when it is whole.

    Args:
        folder: of the store.
        number: of the state.
        engine: holds the dataset.
        with_default: whether the default graph is written; one that is derived is not.
        expected: the digest that the dataset has, if it is known.

    Raises:
        DamagedStoreError: if it has another one; then nothing is written.
    """
    digest = str(Digest.of(engine, with_default=with_default))
    if expected not in {None, digest}:
        cause = f"State {number} has another digest in memory than on the disk."
        raise DamagedStoreError(cause, "Start the server anew, which reads what is on the disk.")
    summary = Summary(number, digest, sorted(graph.value for graph in named_graphs(engine)))
    with (
        whole(folder / f"{_PREFIX}{number:012}{_SUFFIX}") as file,
        gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as packed,
    ):
        packed.write(_MARK + json.dumps(asdict(summary)).encode() + b"\n")
        for lines in nquads(engine, with_default=with_default):
            packed.write(lines)
    return summary


def read(path: Path) -> tuple[Summary, ox.Store]:
    """Return what a checkpoint holds, in a new engine.

    Raises:
        DamagedStoreError: if it is not what was written.
        OSError: if it cannot be read.
    """
    packed = path.read_bytes()
    try:
        line, _, quads = gzip.decompress(packed).partition(b"\n")
        summary = Summary(**json.loads(line.removeprefix(_MARK)))
        engine = load(quads)
    except (gzip.BadGzipFile, EOFError, zlib.error, ValueError, TypeError, SyntaxError) as error:
        raise _damaged(path, str(error)) from error
    for graph in summary.graphs:
        engine.add_graph(ox.NamedNode(graph))
    # Only a default graph that is not derived was written, so all that was read counts.
    if str(Digest.of(engine, with_default=True)) != summary.digest:
        raise _damaged(path, "its digest is not that of its quads")
    if numbers(path.parent).get(summary.number) != path:
        raise _damaged(path, f"it holds state {summary.number}")
    return summary, engine


def numbers(folder: Path) -> dict[int, Path]:
    """Return the checkpoints of a store by their numbers, in order."""
    return numbered(folder, _PREFIX, _SUFFIX)


def load(quads: bytes) -> ox.Store:
    """Return N-Quads in a new engine, in which blank nodes keep their labels.

    Raises:
        SyntaxError: if they are none.
    """
    engine = ox.Store()
    if b"_:" in quads:
        # A load would give the blank nodes other labels.
        engine.bulk_extend(ox.parse(quads, format=ox.RdfFormat.N_QUADS))
    else:
        engine.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
    return engine


def _damaged(path: Path, what: str) -> DamagedStoreError:
    cause = f"The checkpoint {path.name} of the store is damaged: {what}."
    remedy = "Move it away, if there is an earlier one; else: ipcoop store restore FILE --store DIR"
    return DamagedStoreError(cause, f"{remedy}.")
