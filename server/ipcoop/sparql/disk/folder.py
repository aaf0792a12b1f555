"""The folder that a store is in: made once, and used by one server at a time."""

import fcntl
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import get_args

from ipcoop.config import StoreKind
from ipcoop.errors import DamagedStoreError, OtherStoreError, StoreInUseError
from ipcoop.sparql.disk import checkpoint, log
from ipcoop.sparql.disk.files import RESTORE, opening, unfinished, whole

FORMAT = 1
"""The version of the files that this program writes, and the newest that it reads."""

_ABOUT, _LOCK = "ipcoop-store.json", "lock"


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
    if version > FORMAT:
        cause = f"{folder} was written by a newer ipcoop: its files have version {version}."
        raise OtherStoreError(cause, f"Use that one; this one reads versions up to {FORMAT}.")
    if version < 1 or kind not in get_args(StoreKind):
        raise _damaged(path)
    return About(version, kind)


def _lock(folder: Path) -> int:
    descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        cause = f"Another server uses the store {folder}."
        raise StoreInUseError(cause, "Stop it, or name another store.") from error
    return descriptor


def _kind(folder: Path, kind: StoreKind, load: Callable[[], bytes]) -> StoreKind:
    """Return the kind of a store, which is made if it is not there."""
    if (folder / _ABOUT).exists():
        return about(folder).kind
    if set(folder.iterdir()) - {folder / _LOCK, *_begun(folder)}:
        cause = f"{folder} has other files, and is no store."
        raise OtherStoreError(cause, "Name an empty folder, or one that is not there.")
    _make(folder, kind, load())
    return kind


def _make(folder: Path, kind: StoreKind, quads: bytes) -> None:
    """Write the first checkpoint, begin the log, and then write what makes the folder a store."""
    checkpoint.write(folder, 0, checkpoint.load(quads), with_default=kind == "plain")
    log.Log(folder, 1).close()
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
