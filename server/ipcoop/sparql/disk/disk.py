"""A store on the disk, open for writing by the one process that has its dataset in memory."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox

from ipcoop.config import StoreKind
from ipcoop.sparql.disk import checkpoint, loads, log
from ipcoop.sparql.disk.checkpoint import Load
from ipcoop.sparql.disk.digest import Digest
from ipcoop.sparql.disk.entries import Entry
from ipcoop.sparql.disk.files import unfinished
from ipcoop.sparql.disk.log import Log
from ipcoop.sparql.disk.recorded import Recorded
from ipcoop.sparql.updates.delta import Delta
from ipcoop.sparql.updates.outcome import Outcome

_SMALLEST_LOG = 4_000_000
"""Bytes of log below which no checkpoint is due."""

_MOST_CHECKPOINTS = 10
_OLDEST = 90 * 86_400
"""Seconds after which a checkpoint and the log up to the next one are given up."""

_ALWAYS_KEPT = 2


@dataclass(frozen=True)
class Change:
    """A change to be kept, who asked for what, and what the check of it found, in words."""

    delta: Delta
    by: str
    what: str
    checked: str = ""

    @classmethod
    def of(cls, outcome: Outcome, by: str, what: str) -> "Change":
        """Make one of a write that was worked out."""
        return cls(outcome.delta, by, what, outcome.checked)


class Disk(Recorded):
    """Keeps changes on the disk, and the dataset as checkpoints."""

    def __init__(self, folder: Path, kind: StoreKind) -> None:
        """Open the newest checkpoint of a store.

        Raises:
            DamagedStoreError: if it is missing or not what was written.
            OSError: if it cannot be read and written.
        """
        for left in unfinished(folder):
            left.unlink()
        loads.finish(folder)
        super().__init__(folder, kind)
        self._log: Log | None = None

    def replay(self) -> Iterator[Delta]:
        """Yield what was written since the checkpoint, and then go on with the log.

        Raises:
            DamagedStoreError: if the log is not what was written.
            OSError: if it cannot be read and written.
        """
        yield from self.follow()
        log.mend(self._folder)
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
        at = now()
        for number, change in enumerate(changes, self.number + 1):
            fields, quads = change.delta.to_fields()
            digest.follow(fields, quads)
            told = (change.by, change.what, change.checked, str(digest))
            entries.append(Entry(number, at, *told, fields, quads))
        self._log.append(entries)
        self._digest = digest
        self.number += len(entries)

    @property
    def wants_checkpoint(self) -> bool:
        """Whether the log is so long that a checkpoint is due."""
        assert self._log is not None  # noqa: S101 - replay opens it
        if self._log.size <= _SMALLEST_LOG:
            return False
        newest = list(checkpoint.numbers(self._folder).values())[-1]
        return self._log.size > newest.stat().st_size

    def begin_part(self) -> None:
        """Go on in the part of the log that begins here, for a checkpoint is to be written.

        Raises:
            OSError: if there is no room for one; then nothing has changed.
        """
        assert self._log is not None  # noqa: S101 - replay opens it
        finished, self._log = self._log, Log(self._folder, self.number + 1)
        finished.close()

    def write_checkpoint(self, engine: ox.Store) -> None:
        """Write a checkpoint of what an engine holds, and give up what is too old.

        Raises:
            DamagedStoreError: if the engine does not hold what is on the disk.
            OSError: if it cannot be written.
        """
        checkpoint.write(self._folder, engine, self.state, self.digest)
        self._prune()

    def keep_load(self, engine: ox.Store, load: Load) -> None:
        """Make what an engine holds after a load the next state, without an entry in the log.

        Raises:
            OSError: if it cannot be written; then nothing has changed.
        """
        number = self.number + 1
        summary = loads.write(self._folder, engine, replace(self.state, number=number, load=load))
        loads.finish(self._folder)
        self.number, self._digest = number, Digest.from_text(summary.digest)
        self.begin_part()
        self._prune()

    def _prune(self) -> None:
        # A fork may be at this as well.
        numbers = checkpoint.numbers(self._folder)
        oldest = time.time() - _OLDEST
        kept = list(numbers)[-_MOST_CHECKPOINTS:]
        while len(kept) > _ALWAYS_KEPT and numbers[kept[0]].stat().st_mtime < oldest:
            kept.pop(0)
        for number, path in numbers.items():
            if number < kept[0]:
                path.unlink(missing_ok=True)
        parts = list(log.parts(self._folder).items())
        for (_, path), (following, _) in pairwise(parts):
            if following <= kept[0] + 1:
                path.unlink(missing_ok=True)


def now() -> str:
    """Return the time in UTC, as xsd:dateTime."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
