"""Find the documents in files and folders."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from ipcoop.errors import UnreadableDocumentError
from ipcoop.extract.reading.formats import FORMATS


def find(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read: those that are named, and the documents in the folders named.

    Folders are searched through; hidden files and files of other kinds in them are left out.
    The result is sorted and holds no file twice.

    Raises:
        UnreadableDocumentError: if a path does not exist, or a folder may not be listed.
    """
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(_documents(path))
        elif path.exists():
            found.add(path)
        else:
            raise UnreadableDocumentError(f"{path} does not exist.", "Check the path.")
    return sorted(found)


def _documents(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(parent, name)
            if not name.startswith(".") and path.suffix.lower() in FORMATS:
                yield path


def _refuse(error: OSError) -> NoReturn:
    raise UnreadableDocumentError(
        f"{error.filename} cannot be listed: {error.strerror}.", "Check its permissions."
    ) from error
