"""Files that are there whole or not at all, also after a crash."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ipcoop.errors import OtherStoreError

RESTORE = "Restore a backup: ipcoop store restore FILE --store DIR."
"""What is to be done about a store that is damaged."""

_UNFINISHED = ".part"


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """Write a file for the block; it appears under its name when it is on the disk."""
    temporary = path.with_name(f"{path.name}{_UNFINISHED}")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def unfinished(folder: Path) -> list[Path]:
    """Return what is left of files whose writing was broken off."""
    return list(folder.glob(f"*{_UNFINISHED}"))


def numbered(folder: Path, prefix: str, suffix: str = "") -> dict[int, Path]:
    """Return the files whose names have a number between two texts, in the order of these."""
    name = re.compile(f"{re.escape(prefix)}([0-9]+){re.escape(suffix)}")
    found = ((name.fullmatch(path.name), path) for path in folder.iterdir())
    return dict(sorted((int(match[1]), path) for match, path in found if match))


def sync_folder(folder: Path) -> None:
    """Return when the names of the files of a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def opening(folder: Path) -> Iterator[None]:
    """Say in a sentence what the system has against a file of a store that is being opened.

    Raises:
        OtherStoreError: in place of any OSError of the block.
    """
    try:
        yield
    except OSError as error:
        place = error.filename or folder
        cause = f"The store cannot be opened: {place}: {error.strerror or error}."
        remedy = "Let this user read and write the folder and all that is in it, and make room."
        raise OtherStoreError(cause, remedy) from error
