"""The folder that a store is in: made once, and used by one server at a time."""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import get_args

from ipcoop.config import StoreKind
from ipcoop.errors import DamagedStoreError, OtherStoreError, StoreInUseError
from ipcoop.sparql.disk import checkpoint, log
from ipcoop.sparql.disk.files import RESTORE, opening, unfinished, whole
from ipcoop.sparql.disk.versions import FORMAT, check_format
from ipcoop.sparql.updates.view import evidence_in

_ABOUT, _LOCK = "ipcoop-store.json", "lock"

SOCKET = "socket"
"""The file with the path of the socket of the server that has the store."""


@dataclass(frozen=True)
class About:
    """What a store is: the version of its files, and its kind."""

    format: int
    kind: StoreKind


@dataclass(frozen=True)
class Taken:
    """A store that this process has: the descriptor that holds its lock, and its kind."""

    lock: int
    kind: StoreKind


def take(folder: Path, kind: StoreKind, load: Callable[[], bytes]) -> Taken:
    """Take a store for this process and its children, and make it if it is not there.

    The lock is free when all have closed its descriptor.

    Args:
        folder: of the store.
        kind: of a new store.
        load: makes the N-Quads to begin with; called for a new store only.

    Raises:
        StoreInUseError: if another process has it.
        OtherStoreError: if it is none, or of a newer version, or cannot be read and written.
        DamagedStoreError: if what it is cannot be told any more.
    """
    with opening(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = _lock(folder)
        try:
            return Taken(lock, _kind(folder, kind, load))
        except BaseException:
            os.close(lock)
            raise


@contextmanager
def retaken(folder: Path) -> Iterator[Taken]:
    """Take a store that is there for the block.

    Raises:
        StoreInUseError: if another process has it.
        OtherStoreError: if it is none, or of a newer version, or cannot be read and written.
        DamagedStoreError: if what it is cannot be told any more.
    """
    with opening(folder):
        about(folder)
        lock = _lock(folder)
    try:
        with opening(folder):
            kind = _known_kind(folder)
        yield Taken(lock, kind)
    finally:
        os.close(lock)


def restore(backup: Path, folder: Path, *, replace: bool = False) -> checkpoint.Summary:
    """Make a store of a backup, and tell what it holds.

    Args:
        backup: the file.
        folder: of the new store.
        replace: whether a store that is there is given up for it.

    Raises:
        StoreInUseError: if another process has the store that is there.
        OtherStoreError: if there is a store or something else, or the backup is of a newer
            version.
        DamagedStoreError: if the backup is not what was written.
    """
    try:
        summary, _ = checkpoint.read_file(backup)
    except DamagedStoreError as error:
        remedy = "Take another backup; nothing was changed."
        raise DamagedStoreError(f"{backup} is no whole backup.", remedy) from error
    with opening(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = _lock(folder)
        try:
            _put(backup, summary, folder, replace=replace)
        finally:
            os.close(lock)
    return summary


def about(folder: Path) -> About:
    """Return what a store is.

    Raises:
        OtherStoreError: if it is none, or of a newer version.
        DamagedStoreError: if what it is cannot be told any more.
    """
    path = folder / _ABOUT
    if not path.exists():
        cause = f"{folder} is no store."
        raise OtherStoreError(cause, "Name the folder that was given to ipcoop serve --store.")
    try:
        told = json.loads(path.read_bytes())
        version, kind = int(told["format"]), told["kind"]
    except (ValueError, TypeError, KeyError) as error:
        raise _damaged(path) from error
    check_format(folder, version)
    if version < 1 or kind not in get_args(StoreKind):
        raise _damaged(path)
    return About(version, kind)


def _lock(folder: Path) -> int:
    descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        cause = f"Another process uses the store {folder}."
        raise StoreInUseError(cause, "Stop it, or name another store.") from error
    return descriptor


def _kind(folder: Path, kind: StoreKind, load: Callable[[], bytes]) -> StoreKind:
    """Return the kind of a store, which is made if it is not there."""
    if (folder / _ABOUT).exists():
        return _known_kind(folder)
    _check_empty(folder)
    engine = checkpoint.load(load())
    fixed = evidence_in(engine) if kind == "facts" else ()
    checkpoint.write(folder, engine, checkpoint.State(0, kind, fixed))
    _finish(folder, 0, kind)
    return kind


def _known_kind(folder: Path) -> StoreKind:
    """Return the kind of a store that is there, which older programs cannot open from now on."""
    known = about(folder)
    if known.format < FORMAT:
        _write_about(folder, known.kind)
    return known.kind


def _put(backup: Path, summary: checkpoint.Summary, folder: Path, *, replace: bool) -> None:
    """Put a backup into a folder as the first checkpoint of a store."""
    if (folder / _ABOUT).exists():
        if not replace:
            raise OtherStoreError(f"{folder} has a store.", "Name another folder, or --replace it.")
        _empty(folder)
    _check_empty(folder)
    with (
        whole(checkpoint.place(folder, summary.number)) as file,
        backup.open("rb") as given,
    ):
        shutil.copyfileobj(given, file)
    _finish(folder, summary.number, summary.kind)


def _check_empty(folder: Path) -> None:
    if set(folder.iterdir()) - {folder / _LOCK, *_begun(folder)}:
        cause = f"{folder} has other files, and is no store."
        raise OtherStoreError(cause, "Name an empty folder, or one that is not there.")


def _empty(folder: Path) -> None:
    """Remove the files of a store, and first what makes the folder one."""
    paths = [*checkpoint.numbers(folder).values(), *log.parts(folder).values()]
    for path in (folder / _ABOUT, folder / SOCKET, *paths, *unfinished(folder)):
        path.unlink(missing_ok=True)


def _finish(folder: Path, number: int, kind: StoreKind) -> None:
    """Begin the log after the first checkpoint, and then write what makes the folder a store."""
    log.Log(folder, number + 1).close()
    _write_about(folder, kind)


def _write_about(folder: Path, kind: StoreKind) -> None:
    with whole(folder / _ABOUT) as file:
        file.write(json.dumps(asdict(About(FORMAT, kind))).encode() + b"\n")


def _begun(folder: Path) -> list[Path]:
    """Return the files of a making that was broken off."""
    made = [checkpoint.numbers(folder).get(0), log.parts(folder).get(1)]
    # A log in which something is written belongs to a store.
    empty_log = [path for path in made[1:] if path and not path.stat().st_size]
    return [*filter(None, made[:1]), *empty_log, *unfinished(folder)]


def _damaged(path: Path) -> DamagedStoreError:
    cause = f"{path} does not tell what the store is."
    return DamagedStoreError(cause, RESTORE)
