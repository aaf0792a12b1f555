"""One run of ``ipcoop ingest``, from the files named to the report."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console

from ipcoop.errors import BadUsageError
from ipcoop.extract.model import Extraction
from ipcoop.extract.pipeline import extract
from ipcoop.extract.reading import find
from ipcoop.extract.reading.formats import FORMATS
from ipcoop.extract.storing.folder import DataFolder, opened
from ipcoop.extract.storing.ingest import Effort, conclude, ingested
from ipcoop.extract.storing.same import propose_same
from ipcoop.extract.storing.stored import metadata_beside, source_of
from ipcoop.extract.storing.wording import wording
from ipcoop.extract.storing.work import Outcome, State, Work, basis_of, checked
from ipcoop.ingestion.keys import Keys
from ipcoop.ingestion.putting import Stored, put
from ipcoop.ingestion.report import Report, progress, show
from ipcoop.ingestion.review import Review
from ipcoop.sparql.disk.folder import about

PROBLEMS = 1
STOPPED = 130


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    Attributes:
        paths: files, and folders of files.
        jobs: the number of processes; None for one a core.
        form: ``table`` or ``json``.
        getchar: reads one key; None where no person sits at a terminal.
        review: whether a person judges what was found.
        empty: whether a new data folder starts without the project's documents.
        store: a store on the disk that the documents are put into as well.
    """

    paths: tuple[Path, ...]
    jobs: int | None
    form: str
    getchar: Callable[[], str] | None
    review: bool
    empty: bool
    store: Path | None = None


def carry_out(order: Order) -> int:
    """Put the documents into the data folder, report, and return the exit code.

    Raises:
        BadUsageError: if there is no document, or no folder to write to.
        OtherStoreError: if there is no store where one is named.
    """
    if order.review and order.form != "table":
        raise BadUsageError("A review is held at the terminal.", "Leave out --format.")
    found = find(order.paths)
    files = [path for path in found if path.suffix.lower() in FORMATS]
    suffixes = ", ".join(FORMATS)
    if not files:
        raise BadUsageError("There is no document.", f"Name files that end in {suffixes}.")
    if left_out := len(found) - len(files):
        sys.stderr.write(f"Left out: {left_out} files that do not end in {suffixes}.\n")
    if order.store:
        about(order.store)
    with opened(empty=order.empty) as folder:
        run = _Run(folder, files, order)
        try:
            report = run.report()
            if order.review:
                show(report, order.form)
                run.review(report)
                report = run.report()
            if order.store:
                report = replace(report, stored=run.put(order.store, report))
        except KeyboardInterrupt:
            sys.stderr.write(
                f"Stopped; {len(run.done)} of {len(files)} documents are done. "
                "Run the same command to go on.\n"
            )
            return STOPPED
        show(report, order.form)
    return PROBLEMS if report.is_wrong else 0


class _Run:
    """One run on one data folder."""

    def __init__(self, folder: DataFolder, files: Sequence[Path], order: Order) -> None:
        self._folder, self._files, self._order = folder, files, order
        self.done: list[Outcome] = []

    def report(self) -> Report:
        """Put the documents into the folder, where they are not in it, and tell of them."""
        root = self._folder.root
        work = Work(root, basis_of(root), extract, checked)
        effort = Effort(self._order.jobs) if self._order.jobs else Effort()
        self.done = []
        with progress(len(self._files)) as advance:
            for outcome in ingested(self._folder, self._files, work, effort):
                self.done.append(outcome)
                advance()
        together = conclude(self._folder, self.done)
        return Report(tuple(self.done), together, tuple(propose_same(root)), root)

    def put(self, store: Path, report: Report) -> Stored:
        """Put the documents into a store, with those that these have changed."""
        done = [outcome.identifier for outcome in self.done if outcome.state is not State.FAILED]
        identifiers = dict.fromkeys([*done, *report.together.changed])
        with progress(len(identifiers)) as advance:
            return put(store, identifiers, advance)

    def review(self, report: Report) -> None:
        """Let a person judge what the documents yield, and then which persons are one."""
        console = Console(highlight=False, emoji=False)
        review = Review(report.root, Keys(self._order.getchar), wording(), console)
        alone = len(report.outcomes) == 1
        if review.documents(_extractions(report), all_judged_too=alone):
            review.people(report.proposals)


def _extractions(report: Report) -> Iterator[Extraction]:
    for outcome in report.outcomes:
        if outcome.state is not State.FAILED:
            yield extract(source_of(outcome.path, metadata_beside(outcome.path, report.root)))
