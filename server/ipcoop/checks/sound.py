"""Whether a dataset is sound, and whether the files as they are now were found so before.

Run ``python -m ipcoop.checks.sound`` to check the shipped files after a change, and to note their
digest: as long as they have it, nobody who serves them has to wait for the check.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import Dataset

from ipcoop.checks.data import check_statements
from ipcoop.config import BASE
from ipcoop.errors import BadDataError
from ipcoop.exit import run
from ipcoop.graph.build import build, checkable
from ipcoop.graph.validate import Finding, Report, validate
from ipcoop.resources import resource


@dataclass(frozen=True)
class Soundness:
    """What the shapes and the other rules find in a dataset."""

    report: Report
    broken: Sequence[Finding]

    @property
    def is_sound(self) -> bool:
        """Whether nothing that was found is worse than a warning."""
        return self.report.conforms and not any(finding.is_grave for finding in self.broken)


def check(dataset: Dataset) -> Soundness:
    """Check a dataset against the shapes and the other rules, which takes seconds."""
    return Soundness(validate(checkable(dataset)), check_statements(dataset))


def is_noted() -> bool:
    """Tell whether the files are those that were found sound before."""
    return _note().exists() and _note().read_text(encoding="ascii").strip() == _digest()


def note() -> None:
    """Note that the files are sound.

    Raises:
        BadDataError: if they are not.
    """
    if not check(build()).is_sound:
        raise BadDataError("The files are not sound.", "Run: ipcoop check data")
    _note().write_text(f"{_digest()}\n", encoding="ascii")


def _note() -> Path:
    return resource("shapes") / "sound.sha256"


def _digest() -> str:
    digest = hashlib.sha256(f"{BASE}\0".encode())
    for name, path in _files():
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{name}\0{content}\0".encode())
    return digest.hexdigest()


def _files() -> Iterator[tuple[str, Path]]:
    """Yield all that the check reads, by names that are the same wherever it is."""
    folders = resource("ontology"), resource("data"), resource("shapes")
    for folder in (*folders, resource("queries", "integrity")):
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            is_hidden = any(part.startswith(".") for part in name.parts)
            if path.is_file() and path != _note() and not is_hidden:
                yield f"{folder.name}/{name.as_posix()}", path


if __name__ == "__main__":
    run(note)
