"""The log: what was written since a checkpoint, each write on the disk before it can be seen."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ipcoop.errors import DamagedStoreError, StorageError
from ipcoop.sparql.disk.entries import CutOffError, DamagedError, Entry
from ipcoop.sparql.disk.files import RESTORE, numbered, sync_folder

_PREFIX = "log-"


class Log:
    """The part of the log that is written to, open at its end."""

    def __init__(self, folder: Path, first: int) -> None:
        """Go on with the part of the log that begins with a number, or begin it."""
        self.path = folder / f"{_PREFIX}{first:012}"
        self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        sync_folder(folder)
        self.size = os.fstat(self._descriptor).st_size

    def append(self, entries: Sequence[Entry]) -> None:
        """Write entries, and return when they are on the disk: all of them or none.

        Raises:
            StorageError: if they cannot be written; then the log is as it was.
            OSError: if it is not known what is on the disk; then the process must end, and
                another one must read what is there.
        """
        data = b"".join(entry.to_bytes() for entry in entries)
        try:
            self._write(data)
        except OSError as error:
            self._take_back()
            cause = f"The write cannot be kept on the disk: {error.strerror}."
            raise StorageError(cause, "Make room, and send it again.") from error
        try:
            os.fsync(self._descriptor)
        except OSError:
            # After an error the system may forget that it has not written what can still be read.
            self._take_back()
            raise
        self.size += len(data)

    def close(self) -> None:
        """Close the file."""
        os.close(self._descriptor)

    def _take_back(self) -> None:
        os.ftruncate(self._descriptor, self.size)
        os.fsync(self._descriptor)

    def _write(self, data: bytes) -> None:
        written = 0
        while written < len(data):
            written += os.write(self._descriptor, data[written:])


def parts(folder: Path) -> dict[int, Path]:
    """Return the files of the log by the number of their first entry, in order."""
    return numbered(folder, _PREFIX)


def read(folder: Path, after: int) -> Iterator[Entry]:
    """Yield the entries after a number, in order.

    What the last file ends with, if it is not a whole entry, is a write that was broken off
    and of which nobody was told that it was made; it is left out.

    Raises:
        DamagedStoreError: if an entry is damaged or missing; nothing is guessed.
    """
    files = parts(folder)
    begun = [first for first in files if first <= after + 1]
    number = begun[-1] - 1 if begun else after
    for first in [*begun[-1:], *(first for first in files if first > after + 1)]:
        if first != number + 1:
            raise _damaged(files[first], f"entry {number + 1} is missing before it")
        is_last = first == max(files)
        for entry, _ in entries(files[first], is_last=is_last):
            if entry.number != number + 1:
                raise _damaged(files[first], f"entry {number + 1} is missing")
            number = entry.number
            if number > after:
                yield entry


def mend(folder: Path) -> None:
    """Cut off the end of a log that is not a whole entry.

    Raises:
        DamagedStoreError: if it ends with an entry that is damaged.
    """
    for path in list(parts(folder).values())[-1:]:
        end = sum(length for _, length in entries(path, is_last=True))
        with path.open("r+b") as file:
            file.truncate(end)
            # What was read must be there after the next crash too, for it counts from now on.
            os.fsync(file.fileno())


def entries(path: Path, *, is_last: bool) -> Iterator[tuple[Entry, int]]:
    """Yield the entries of a file of the log with their lengths.

    Args:
        path: of the file.
        is_last: whether it is the last one, whose end may have been broken off.

    Raises:
        DamagedStoreError: if an entry is damaged.
    """
    data, begin, number = path.read_bytes(), 0, int(path.name.removeprefix(_PREFIX))
    if is_last:
        # A crash may leave a file longer than what was written to it; no entry ends in a zero.
        data = data.rstrip(b"\0")
    while begin < len(data):
        try:
            entry, end = Entry.from_bytes(data, begin)
        except CutOffError:
            if is_last:
                return
            raise _damaged(path, f"entry {number} is cut off") from None
        except DamagedError as error:
            place = f"{error} {number}, at byte {begin:,}"
            raise _damaged(path, f"{place}, is not what was written") from None
        yield entry, end - begin
        begin, number = end, entry.number + 1


def _damaged(path: Path, what: str) -> DamagedStoreError:
    cause = f"The log of the store is damaged: in {path.name}, {what}."
    return DamagedStoreError(cause, RESTORE)
