"""A checkpoint: the whole dataset at one state, in one file.

The file is gzip. Its first line is a comment of N-Quads, with a JSON object that says what it
holds; the quads follow. A backup is such a file too.
"""

import gzip
import json
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

import pyoxigraph as ox

from ipcoop.config import StoreKind
from ipcoop.errors import DamagedStoreError
from ipcoop.sparql.disk.digest import Digest, named_graphs, nquads
from ipcoop.sparql.disk.files import numbered, whole
from ipcoop.sparql.disk.versions import FORMAT, check_format

_PREFIX, _SUFFIX = "checkpoint-", ".nq.gz"
_MARK = b"# "
_LEVEL = 1
_DAMAGES = (gzip.BadGzipFile, EOFError, zlib.error, ValueError, TypeError, KeyError, SyntaxError)


@dataclass(frozen=True)
class Load:
    """A load so large that its checkpoint stands in place of an entry of the log.

    Attributes:
        time: when it was made, in UTC, as xsd:dateTime.
        by: who made it.
        what: what was loaded, in a few words.
        added: the number of quads that were added.
        removed: the number of quads that were removed, of those that followed before.
        checked: what the check of it found, in a few words; empty if it was not checked.
    """

    time: str
    by: str
    what: str
    added: int
    removed: int = 0
    checked: str = ""


@dataclass(frozen=True)
class State:
    """What is known of a dataset beside its quads.

    Attributes:
        number: of the state; 0 is the one that the store began with.
        kind: of the store.
        fixed: the named graphs that cannot be written to, beside those that never can.
        load: what made the state, where the log does not have it.
    """

    number: int
    kind: StoreKind
    fixed: tuple[str, ...] = ()
    load: Load | None = None


@dataclass(frozen=True)
class Summary:
    """What a checkpoint holds.

    Attributes:
        number: of the state; 0 is the one that the store began with.
        digest: of the dataset.
        graphs: the named graphs, of which some may be empty.
        with_default: whether it holds the default graph; one that is derived it does not.
        load: what made the state, where the log does not have it.
        fixed: the named graphs that cannot be written to, beside those that never can.
        format: the version of the file.
    """

    number: int
    digest: str
    graphs: list[str]
    with_default: bool
    load: Load | None = None
    fixed: tuple[str, ...] = ()
    format: int = FORMAT

    @property
    def kind(self) -> StoreKind:
        """The kind of the store that it is of."""
        return "plain" if self.with_default else "facts"


def write(folder: Path, engine: ox.Store, state: State, expected: str | None = None) -> Summary:
    """Write what an engine holds into the folder of a store, as ``write_file`` does."""
    return write_file(place(folder, state.number), engine, state, expected)


def write_file(path: Path, engine: ox.Store, state: State, expected: str | None = None) -> Summary:
    """Write what an engine holds into a file, which is there when it is whole.

    A default graph that is derived is not written.

    Args:
        path: of the file.
        engine: holds the dataset.
        state: what else is known of it.
        expected: the digest that the dataset has, if it is known.

    Raises:
        DamagedStoreError: if it has another one; then nothing is written.
    """
    with_default = state.kind == "plain"
    digest = str(Digest.of(engine, with_default=with_default))
    if expected not in {None, digest}:
        cause = f"State {state.number} has another digest in memory than on the disk."
        raise DamagedStoreError(cause, "Start the server anew, which reads what is on the disk.")
    graphs = sorted(graph.value for graph in named_graphs(engine))
    summary = Summary(state.number, digest, graphs, with_default, state.load, state.fixed)
    with (
        whole(path) as file,
        gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as packed,
    ):
        packed.write(_MARK + json.dumps(asdict(summary)).encode() + b"\n")
        for lines in nquads(engine, with_default=with_default):
            packed.write(lines)
    return summary


def read(path: Path) -> tuple[Summary, ox.Store]:
    """Return what a checkpoint of a store holds, in a new engine.

    Raises:
        DamagedStoreError: if it is not what was written.
        OtherStoreError: if it is of a newer version.
        OSError: if it cannot be read.
    """
    summary, engine = read_file(path)
    if numbers(path.parent).get(summary.number) != path:
        raise _damaged(path, f"it holds state {summary.number}")
    return summary, engine


def read_file(path: Path) -> tuple[Summary, ox.Store]:
    """Return what a file that ``write_file`` wrote holds, in a new engine.

    Raises:
        DamagedStoreError: if it is not what was written.
        OtherStoreError: if it is of a newer version.
        OSError: if it cannot be read.
    """
    packed = path.read_bytes()
    try:
        line, _, quads = gzip.decompress(packed).partition(b"\n")
        summary = _summary(path, line)
        engine = load(quads)
    except _DAMAGES as error:
        raise _damaged(path, str(error)) from error
    for graph in summary.graphs:
        engine.add_graph(ox.NamedNode(graph))
    # Only a default graph that is not derived was written, so all that was read counts.
    if str(Digest.of(engine, with_default=True)) != summary.digest:
        raise _damaged(path, "its digest is not that of its quads")
    return summary, engine


def summary(path: Path) -> Summary:
    """Return what a checkpoint says that it holds.

    Raises:
        DamagedStoreError: if that cannot be told.
        OtherStoreError: if it is of a newer version.
        OSError: if it cannot be read.
    """
    try:
        with gzip.open(path) as file:
            return _summary(path, file.readline())
    except _DAMAGES as error:
        raise _damaged(path, str(error)) from error


def place(folder: Path, number: int) -> Path:
    """Return the path of the checkpoint of a state."""
    return folder / f"{_PREFIX}{number:012}{_SUFFIX}"


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


def _summary(path: Path, line: bytes) -> Summary:
    told = json.loads(line.removeprefix(_MARK))
    check_format(path, told["format"])
    fixed = tuple(told.get("fixed", ()))
    return Summary(**{**told, "fixed": fixed, "load": told["load"] and Load(**told["load"])})


def _damaged(path: Path, what: str) -> DamagedStoreError:
    cause = f"The checkpoint {path.name} of the store is damaged: {what}."
    remedy = "Move it away, if there is an earlier one; else: ipcoop store restore FILE --store DIR"
    return DamagedStoreError(cause, f"{remedy}.")
