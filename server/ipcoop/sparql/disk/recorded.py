"""A store as it is on the disk: the newest checkpoint, and the log since."""

from collections.abc import Iterator
from pathlib import Path

from ipcoop.config import StoreKind
from ipcoop.errors import DamagedStoreError
from ipcoop.sparql.disk import checkpoint, log
from ipcoop.sparql.disk.checkpoint import State
from ipcoop.sparql.disk.digest import Digest
from ipcoop.sparql.disk.files import RESTORE
from ipcoop.sparql.updates.delta import Delta


class Recorded:
    """What the folder of a store holds, read without its lock and without a write."""

    def __init__(self, folder: Path, kind: StoreKind) -> None:
        """Read the newest checkpoint of a store.

        Raises:
            DamagedStoreError: if it is missing or not what was written.
            OSError: if it cannot be read.
        """
        self._folder = folder
        self.kind = kind
        checkpoints = list(checkpoint.numbers(folder).values())
        if not checkpoints:
            cause = f"{folder} has no checkpoint."
            raise DamagedStoreError(cause, RESTORE)
        summary, self.engine = checkpoint.read(checkpoints[-1])
        self._digest = Digest.from_text(summary.digest)
        self.number = summary.number
        self.fixed = summary.fixed

    @property
    def state(self) -> State:
        """What is known of the dataset beside its quads."""
        return State(self.number, self.kind, self.fixed)

    @property
    def digest(self) -> str:
        """The digest of the dataset."""
        return str(self._digest)

    def follow(self) -> Iterator[Delta]:
        """Yield what was written since the checkpoint.

        Raises:
            DamagedStoreError: if the log is not what was written.
            OSError: if it cannot be read.
        """
        # A part is begun before a checkpoint is written.
        if self.number + 1 not in log.parts(self._folder):
            cause = f"The part of the log that begins with entry {self.number + 1} is missing."
            raise DamagedStoreError(cause, RESTORE)
        for entry in log.read(self._folder, self.number):
            self._digest.follow(entry.fields, entry.quads)
            if entry.digest != self.digest:
                cause = f"After entry {entry.number} of the log the digest is another one."
                raise DamagedStoreError(cause, RESTORE)
            self.number = entry.number
            yield entry.delta
