"""Keep the dataset that was built and found sound, so that serving it again begins at once.

It is kept in the cache folder of the user (XDG Base Directory Specification), under a digest of
all that it was made of: the files, the code, and the libraries that read and check them.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from ipcoop.config import BASE
from ipcoop.resources import PACKAGE, Folder, resource

_FOLDERS: tuple[Folder, ...] = ("ontology", "data", "shapes", "queries")
_LIBRARIES = ("pyoxigraph", "pyshacl", "rdflib")
_MOST_KEPT = 4


@dataclass(frozen=True)
class Prebuilt:
    """A sound dataset: the triples in each of its graphs, and its quads in N-Quads."""

    counts: Mapping[str, int]
    quads: bytes


def sources() -> str:
    """Return a digest of the files as they are now, and of all else that a dataset is made of."""
    digest = hashlib.sha256()
    for made_of in (BASE, *map(version, _LIBRARIES)):
        digest.update(made_of.encode() + b"\0")
    for path in _files():
        digest.update(str(path).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def find(digest: str) -> Prebuilt | None:
    """Return what was kept of files with a digest."""
    with suppress(OSError, RuntimeError, ValueError):
        head, _, quads = (_folder() / f"{digest}.nq").read_bytes().partition(b"\n")
        told = json.loads(head)
        if told["sha256"] == hashlib.sha256(quads).hexdigest():
            return Prebuilt(told["counts"], quads)
    return None


def keep(built: Prebuilt, digest: str) -> None:
    """Keep what was built of files with a digest, if there is a place for it."""
    with suppress(OSError, RuntimeError):
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder) as aside:
            part = Path(aside) / "part"
            told = {"counts": built.counts, "sha256": hashlib.sha256(built.quads).hexdigest()}
            part.write_bytes(json.dumps(told).encode() + b"\n" + built.quads)
            part.replace(folder / f"{digest}.nq")
        files = sorted(folder.glob("*.nq"), key=lambda path: path.stat().st_mtime)
        for path in files[:-_MOST_KEPT]:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    given = os.environ.get("XDG_CACHE_HOME", "")
    root = Path(given) if Path(given).is_absolute() else Path.home() / ".cache"
    return root / "ipcoop"


def _files() -> Iterator[Path]:
    yield from sorted(PACKAGE.rglob("*.py"))
    for folder in _FOLDERS:
        yield from sorted(path for path in resource(folder).rglob("*") if path.is_file())
