"""Put documents into the data folder: each by itself, on all cores, and only where one is new."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from ipcoop.extract.storing.folder import DataFolder
from ipcoop.extract.storing.reconcile import Reconciliation, reconcile
from ipcoop.extract.storing.work import Outcome, State, Work, Worked
from ipcoop.extract.storing.workers import Failure, each
from ipcoop.graph.infer import is_current, write_inferred_graph


@dataclass(frozen=True, slots=True)
class Effort:
    """How much a run may take.

    Attributes:
        jobs: the number of processes.
        time_limit: seconds that one document may take.
    """

    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    time_limit: float = 120.0


def ingested(
    folder: DataFolder, files: Sequence[Path], work: Work, effort: Effort
) -> Iterator[Outcome]:
    """Put documents into the data folder and tell what became of each, in their order.

    Of two files that give the same identifier, the second one fails.
    """
    known: dict[str, Path] = {}
    with closing(each(work, files, effort.jobs, effort.time_limit)) as results:
        for path, result in zip(files, results, strict=True):
            yield _written(folder, path, result, known)


def conclude(folder: DataFolder, outcomes: Sequence[Outcome]) -> Reconciliation:
    """Bring all documents of the folder together, after a run, and work out what follows."""
    anew = (State.NEW, State.CHANGED, State.RENEWED)
    told = reconcile(folder.root, [o.identifier for o in outcomes if o.state in anew])
    if not is_current():
        write_inferred_graph()
    return told


def _written(
    folder: DataFolder, path: Path, result: Worked | Failure, known: dict[str, Path]
) -> Outcome:
    """Write what a file yielded; the identifiers of the files before it are known."""
    if isinstance(result, Failure):
        return Outcome(path, "", State.FAILED, error=f"{path}: {result.reason}")
    identifier = result.outcome.identifier
    first = known.setdefault(identifier, path) if identifier else path
    if first != path:
        error = f"{path} has the identifier {identifier}, which {first} has too. Give it another."
        return Outcome(path, identifier, State.FAILED, error=error)
    if result.files:
        folder.write(identifier, result.files)
    return result.outcome
