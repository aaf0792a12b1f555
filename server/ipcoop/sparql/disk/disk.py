"""A store on the disk, open for writing by the one process that has its dataset in memory."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from ipcoop.config import StoreKind
from ipcoop.errors import DamagedStoreError
from ipcoop.sparql.disk import checkpoint, log
from ipcoop.sparql.disk.digest import Digest
from ipcoop.sparql.disk.entries import Entry
from ipcoop.sparql.disk.log import Log
from ipcoop.sparql.updates.delta import Delta

_SMALLEST_LOG = 4_000_000
"""Bytes of log below which no checkpoint is due."""

_MOST_CHECKPOINTS = 10
_OLDEST = 90 * 86_400
"""Seconds after which a checkpoint and the log up to the next one are given up."""

_ALWAYS_KEPT = 2


@dataclass(frozen=True)
class Change:
    """A change to be kept, and who asked for what."""

    delta: Delta
    by: str
    what: str


class Disk:
    """Keeps changes on the disk, and the dataset as checkpoints."""

    def __init__(self, folder: Path, kind: StoreKind) -> None:
        """Open the newest checkpoint of a store.

        Raises:
            DamagedStoreError: if it is not what was written.
        """
        self._folder = folder
        self._kind = kind
        number, path = list(checkpoint.numbers(folder).items())[-1]
        summary, self.engine = checkpoint.read(path)
        self._checkpoint_size = path.stat().st_size
        self._digest = Digest.from_text(summary.digest)
        self.number = number
        self._log: Log | None = None

    @property
    def digest(self) -> str:
        """The digest of the dataset."""
        return str(self._digest)

    def replay(self) -> Iterator[Delta]:
        """Yield what was written since the checkpoint, and then go on with the log.

        Raises:
            DamagedStoreError: if the log is not what was written.
        """
        log.mend(self._folder)
        for entry in log.read(self._folder, self.number):
            delta = entry.delta
            self._digest.follow(delta)
            if entry.digest != self.digest:
                cause = f"After entry {entry.number} of the log the digest is another one."
                raise DamagedStoreError(cause, "Restore a backup: ipcoop store restore.")
            self.number = entry.number
            yield delta
        begun = [first for first in log.parts(self._folder) if first <= self.number + 1]
        self._log = Log(self._folder, begun[-1] if begun else self.number + 1)

    def keep(self, changes: Sequence[Change]) -> None:
        """Return when changes are on the disk: all of them or none.

        Raises:
            StorageError: if they cannot be kept; then nothing has changed.
            OSError: if it is not known what is on the disk; then this process must end.
        """
        assert self._log is not None  # noqa: S101 - replay opens it
        digest, entries = Digest.from_text(self.digest), []
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        for number, change in enumerate(changes, self.number + 1):
            digest.follow(change.delta)
            fields, quads = change.delta.to_fields()
            entries.append(Entry(number, at, change.by, change.what, str(digest), fields, quads))
        self._log.append(entries)
        self._digest = digest
        self.number += len(entries)

    @property
    def wants_checkpoint(self) -> bool:
        """Whether the log is so long that a checkpoint is due."""
        assert self._log is not None  # noqa: S101 - replay opens it
        return self._log.size > max(_SMALLEST_LOG, self._checkpoint_size)

    def begin_part(self) -> None:
        """Go on in a new part of the log, for a checkpoint is being written."""
        assert self._log is not None  # noqa: S101 - replay opens it
        self._log.close()
        self._log = Log(self._folder, self.number + 1)

    def write_checkpoint(self, engine: ox.Store) -> None:
        """Write a checkpoint of what an engine holds, and give up what is too old."""
        checkpoint.write(self._folder, self.number, engine, with_default=self._kind == "plain")
        self._prune()

    def _prune(self) -> None:
        numbers = checkpoint.numbers(self._folder)
        oldest = time.time() - _OLDEST
        kept = list(numbers)[-_MOST_CHECKPOINTS:]
        while len(kept) > _ALWAYS_KEPT and numbers[kept[0]].stat().st_mtime < oldest:
            kept.pop(0)
        for number, path in numbers.items():
            if number < kept[0]:
                path.unlink()
        for first, path in log.parts(self._folder).items():
            if first <= kept[0]:
                path.unlink()
