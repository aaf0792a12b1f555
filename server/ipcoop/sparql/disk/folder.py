"""The folder that a store is in: made once, and used by one server at a time."""

import fcntl
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from ipcoop.config import StoreKind
from ipcoop.errors import OtherStoreError, StoreInUseError
from ipcoop.sparql.disk import checkpoint
from ipcoop.sparql.disk.files import whole

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
        OtherStoreError: if it is none, or of a newer version.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = _lock(folder)
    if (folder / _ABOUT).exists():
        kind = about(folder).kind
    elif {path.name for path in folder.iterdir()} - {_LOCK} - set(_unfinished(folder)):
        cause = f"{folder} has other files, and is no store."
        raise OtherStoreError(cause, "Name an empty folder, or one that is not there.")
    else:
        _make(folder, kind, load())
    return Taken(lock, kind)


def about(folder: Path) -> About:
    """Return what a store is.

    Raises:
        OtherStoreError: if it is none, or of a newer version.
    """
    path = folder / _ABOUT
    if not path.exists():
        cause = f"{folder} is no store."
        raise OtherStoreError(cause, "Name the folder that was given to ipcoop serve --store.")
    told = json.loads(path.read_text(encoding="utf-8"))
    if told["format"] > FORMAT:
        cause = f"{folder} was written by a newer ipcoop: its files have version {told['format']}."
        raise OtherStoreError(cause, f"Use that one; this one reads versions up to {FORMAT}.")
    return About(**told)


def _lock(folder: Path) -> int:
    descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        cause = f"Another server uses the store {folder}."
        raise StoreInUseError(cause, "Stop it, or name another store.") from error
    return descriptor


def _make(folder: Path, kind: StoreKind, quads: bytes) -> None:
    """Write the first checkpoint, and then what makes the folder a store."""
    checkpoint.write(folder, 0, checkpoint.load(quads), with_default=kind == "plain")
    with whole(folder / _ABOUT) as file:
        file.write(json.dumps(asdict(About(FORMAT, kind))).encode() + b"\n")


def _unfinished(folder: Path) -> list[str]:
    """Return the names of what a making that was broken off has left."""
    begun = [path.name for path in checkpoint.numbers(folder).values()]
    return [*begun, *(path.name for path in folder.glob("*.part"))]
