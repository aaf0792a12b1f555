"""The data folder as a run writes to it: one run at a time, each document whole or not at all."""

import contextlib
import fcntl
import hashlib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from ipcoop.config import own_data
from ipcoop.errors import BadUsageError
from ipcoop.resources import IS_CHECKOUT, ROOT

KINDS = ("evidence", "document", "implied", "claims")
"""The graphs of a document, and their folders."""

_STATE = ".ingest"
_PARTS = ("documents", "reference", "decisions", *(f"graphs/{kind}" for kind in KINDS))


def places(identifier: str) -> tuple[str, ...]:
    """Return where the files of a document stand in the data folder; the last one is its record.

    They are moved there in this order, so that the record stands for a complete set.
    """
    graphs = (f"graphs/{kind}/{identifier}.ttl" for kind in KINDS)
    text, metadata = f"documents/{identifier}.txt", f"documents/{identifier}.ttl"
    return (text, *graphs, metadata, f"{_STATE}/records/{identifier}.json")


def digest_of(files: Mapping[str, bytes]) -> str:
    """Return a digest of files: their places and their bytes."""
    digest = hashlib.sha256()
    for place, content in sorted(files.items()):
        digest.update(f"{place} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


@contextlib.contextmanager
def opened(*, empty: bool) -> Iterator["DataFolder"]:
    """Give the data folder for one run: made if need be, repaired, and locked against other runs.

    Args:
        empty: a new folder gets the reference data, and not the shipped documents.

    Raises:
        BadUsageError: if there is no folder to write to, or another run is writing to it.
    """
    folder = DataFolder(_prepared(empty=empty))
    with (folder.root / _STATE / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BadUsageError(
                f"Another run is writing to {folder.root}.", "Wait until it has ended."
            ) from error
        folder.repair()
        yield folder


def _prepared(*, empty: bool) -> Path:
    root = own_data() or _shipped()
    if not root.exists() or not any(root.iterdir()):
        _fill(root, empty=empty)
    if not (root / "reference").is_dir():
        raise BadUsageError(
            f"{root} is no data folder: it has no folder “reference”.",
            "Name one that does not exist yet, or is empty.",
        )
    for part in (*_PARTS, f"{_STATE}/records", f"{_STATE}/staged"):
        (root / part).mkdir(parents=True, exist_ok=True)
    return root


def _shipped() -> Path:
    if not IS_CHECKOUT:
        raise BadUsageError(
            "The data that came with ipcoop stays as it is.",
            "Name a folder of your own: ipcoop --data FOLDER ingest …",
        )
    return ROOT / "data"


def _fill(root: Path, *, empty: bool) -> None:
    """Copy the shipped data into a new folder, which appears when it is complete."""
    part = root.with_name(f".{root.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    copied = "reference" if empty else ""
    hidden = shutil.ignore_patterns(".*")
    shutil.copytree(ROOT / "data" / copied, part / copied, ignore=hidden)
    part.replace(root)


class DataFolder:
    """The folder of texts, reference data and graphs that a run adds documents to."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._staged = root / _STATE / "staged"

    def files(self, identifier: str) -> dict[str, bytes]:
        """Return the files of a document that are there now."""
        found = ((place, self.root / place) for place in places(identifier))
        return {place: path.read_bytes() for place, path in found if path.is_file()}

    def write(self, identifier: str, files: Mapping[str, bytes]) -> None:
        """Put the files of a document in place of those that it has; all of them, or none.

        Files are written aside and moved when all are there. A run that is ended while they are
        moved leaves the rest to ``repair``. What a crash of the machine spoils differs from its
        record, and is made anew by the next run.
        """
        part = self._staged / f"{identifier}.part"
        part.mkdir()
        for number, place in enumerate(places(identifier)):
            (part / str(number)).write_bytes(files.get(place, b""))
        part.rename(self._staged / identifier)
        self._move(identifier)

    def repair(self) -> None:
        """Finish what an earlier run left: complete sets are moved, others are thrown away."""
        for pattern in ("*/*.part", "*/.*.part", "graphs/*/*.part", "graphs/*/.*.part"):
            for part in self.root.glob(pattern):
                part.unlink()
        for left in sorted(self._staged.iterdir()):
            if left.suffix == ".part":
                shutil.rmtree(left)
            else:
                self._move(left.name)

    def _move(self, identifier: str) -> None:
        staged = self._staged / identifier
        for number, place in enumerate(places(identifier)):
            source, target = staged / str(number), self.root / place
            if source.exists() and source.stat().st_size:
                source.replace(target)
            elif source.exists():  # the document has no such file any more
                target.unlink(missing_ok=True)
                source.unlink()
        staged.rmdir()
