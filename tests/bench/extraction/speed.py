"""Measure the speed of the extraction: ``python -m tests.bench.extraction.speed``.

Told are documents a second: from file to assertions and with graphs, Turtle and validation, both
by the time of one core; on all cores into a data folder, then bringing all documents of the folder
together at the end of that run, and the whole run once more when nothing is new, these by the clock
on the wall. Last comes the most memory that the run and one of its processes have taken so far.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ipcoop.config import use_data
from ipcoop.extract.pipeline import extract
from ipcoop.extract.reading import read
from ipcoop.extract.storing.folder import opened
from ipcoop.extract.storing.graphs import graphs
from ipcoop.extract.storing.ingest import Effort, conclude, ingested
from ipcoop.extract.storing.validate import Context, check_document
from ipcoop.extract.storing.work import Work, basis_of, checked

from .variants import write

_COLUMNS = ("assertions", "and graphs", "ingest", "together", "again")


@dataclass(frozen=True, slots=True)
class Speed:
    """Documents a second, for a number of documents, and the memory of processes in MB."""

    size: int
    rates: tuple[float, float, float, float, float]
    memory: tuple[int, int]


def main(arguments: list[str]) -> int:
    """Print the speeds and how they change with the number of documents."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.extraction.speed")
    parser.add_argument("sizes", nargs="*", type=int, default=[10, 100], metavar="DOCUMENTS")
    parser.add_argument(
        "--at-most", type=int, default=100, help="the most documents to make graphs of"
    )
    options = parser.parse_args(arguments)
    speeds = [measure(size, options.at_most) for size in sorted(options.sizes)]
    sys.stdout.writelines(f"{line}\n" for line in report(speeds))
    return 0


def measure(size: int, at_most: int) -> Speed:
    """Measure the speeds with a number of documents that are all different."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = write(Path(scratch) / "texts", size)
        whole = paths[:at_most]
        _assertions(paths[0])
        _graphs(paths[0])
        use_data(Path(scratch) / "data")
        alone = (
            _rate(_each(_assertions, paths), size, time.process_time),
            _rate(_each(_graphs, whole), len(whole), time.process_time),
        )
        apart, together = (len(whole) / seconds for seconds in _ingest(whole))
        again = len(whole) / sum(_ingest(whole))
        return Speed(size, (*alone, apart, together, again), _memory())


def _each(work: Callable[[Path], None], paths: Iterable[Path]) -> Callable[[], None]:
    def run() -> None:
        for path in paths:
            work(path)

    return run


def _assertions(path: Path) -> None:
    extract(read(path))


def _graphs(path: Path) -> None:
    drawn = graphs(extract(read(path)))
    drawn.files()
    check_document(drawn, _context())


@cache
def _context() -> Context:
    return Context()


def _ingest(paths: list[Path]) -> tuple[float, float]:
    """Put documents into the data folder; return the seconds for each apart, and for all."""
    begin = time.perf_counter()
    with opened(empty=True) as folder:
        work = Work(folder.root, basis_of(folder.root), extract, checked)
        outcomes = list(ingested(folder, paths, work, Effort()))
        middle = time.perf_counter()
        conclude(folder, outcomes)
    errors = [outcome.error for outcome in outcomes if outcome.error]
    if errors:
        raise RuntimeError(f"{len(errors)} documents failed; the first: {errors[0]}")
    return middle - begin, time.perf_counter() - middle


def _memory() -> tuple[int, int]:
    whose = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    own, process = (resource.getrusage(who).ru_maxrss // 1024 for who in whose)
    return own, process


def _rate(work: Callable[[], None], number: int, clock: Callable[[], float]) -> float:
    begin = clock()
    work()
    return number / (clock() - begin)


def report(speeds: list[Speed]) -> Iterable[str]:
    """Give the lines of the report; in brackets the speed relative to the fewest documents."""
    yield f"{'documents':>9}" + "".join(f"{name:>20}" for name in (*_COLUMNS, "memory"))
    for speed in speeds:
        cells = (
            f"{rate:12.1f}/s ({rate / first:.2f})"
            for rate, first in zip(speed.rates, speeds[0].rates, strict=True)
        )
        memory = "{} + {} MB".format(*speed.memory)
        yield f"{speed.size:9}" + "".join(f"{cell:>20}" for cell in (*cells, memory))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
