"""How costs grow with the dataset, from a thousand quads to as many as there is room for.

Each cost is fitted with a power of the number of quads, over the largest three sizes, for in the
smaller ones the shipped graph weighs more than the documents do. The same power says what is to be
expected of 10⁸ quads; that is on paper, and too little where a part stays the same at all sizes.
"""

from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from math import exp, log
from multiprocessing import get_context
from pathlib import Path
from statistics import linear_regression, median
from tempfile import TemporaryDirectory
from time import perf_counter

from ipcoop.graph.closure import inferred
from ipcoop.sparql.store import MemoryStore
from ipcoop.sparql.updates.facts import EngineFacts

from ..writes import TOKEN, UPDATES, Writer
from .costs import pages
from .data import write_data
from .measure import PAGES
from .peers import Service
from .questions import questions

CLASSES = {
    "query: one thing": "one-thing",
    "query: join, ordered": "join",
    "query: groups": "group-by-host",
    "query: pairs": "co-signatories",
    "query: path": "path",
    "query: all facts": "count-all",
    "query: all evidence": "graph",
}
"""The costs that are those of a question."""

ON_PAPER = 100_000_000
_FITTED, _LONGEST, _TIMES = 3, 120, 5
_MOST_INFERRED = 3_000_000
"""Quads up to which all inferences are worked out anew; a write does not need that."""


@dataclass(frozen=True)
class Growth:
    """How one cost grows: seconds by the number of quads."""

    cost: str
    seconds: dict[int, float]

    @property
    def line(self):
        """The power, and the logarithm of what it is multiplied with; None for too few sizes."""
        points = sorted(self.seconds.items())[-_FITTED:]
        if len(points) < _FITTED:
            return None
        return linear_regression(*zip(*((log(n), log(s)) for n, s in points), strict=True))

    def expected(self, quads):
        """Return the seconds that the fit says for a number of quads."""
        return self.line and exp(self.line.intercept + self.line.slope * log(quads))


def growth(sizes, seed, say):
    """Return how each cost grows over datasets of some sizes beside the shipped quads."""
    found: dict[str, dict[int, float]] = {}
    for size in sorted(sizes):
        with TemporaryDirectory() as folder:
            data = write_data(Path(folder), size, seed)
            say(f"{data.quads:,} quads are written")
            for cost, seconds in (*_in_process(data), *_served(data)):
                found.setdefault(cost, {})[data.quads] = seconds
                say(f"  {cost}: {seconds:.4f} s")
    return [Growth(cost, seconds) for cost, seconds in found.items()]


def _in_process(data):
    with get_context("spawn").Pool(1) as pool:
        yield from pool.apply(_alone, (str(data.named), data.quads < _MOST_INFERRED))


def _alone(path, infer):
    """Return what the steps of one process take, which nothing else is in."""
    load, store = _timed(lambda: MemoryStore.from_nquads(Path(path).read_bytes()))
    export, _ = _timed(store.dump)
    found = [("load", load), ("export of all files", export)]
    if infer:
        asserted = EngineFacts(store.engine).asserted()
        found.append(("inference anew", _timed(partial(inferred, asserted))[0]))
    return found


def _timed(work):
    begun = perf_counter()
    done = work()
    return perf_counter() - begun, done


def _served(data):
    with ExitStack() as stack:
        service = Service(tokens={"bench": TOKEN})
        seconds, _ = _timed(partial(service.start, data))
        stack.callback(service.stop)
        yield "start-up, for writes too", seconds
        by_name = {one.name: one for one in questions()}
        for cost, name in CLASSES.items():
            asked = [service.ask(by_name[name].cold(), _LONGEST)[0] for _ in range(_TIMES)]
            yield cost, median(asked)
        yield "page", pages(service, PAGES)[0] / 1000
        writer = stack.enter_context(closing(Writer(service)))
        for update in UPDATES["meeting"]:
            writer.time(update)  # the first write makes the shapes ready, which takes seconds
        taken = [writer.time(update) for _ in range(_TIMES) for update in UPDATES["meeting"]]
        yield "write with its check", median(taken) / 1000


def lines(found):
    """Yield the lines of a table: a row for each cost, a column for each size."""
    sizes = sorted({quads for one in found for quads in one.seconds})
    head = "".join(f"{quads:>14,}" for quads in sizes)
    yield f"{'milliseconds, by quads':26}{head}{'power':>8}{'10⁸ on paper':>16}"
    for one in found:
        cells = "".join(f"{_cell(one.seconds.get(quads)):>14}" for quads in sizes)
        power = f"{one.line.slope:.2f}" if one.line else "–"
        yield f"{one.cost:26}{cells}{power:>8}{_cell(one.expected(ON_PAPER)):>16}"


def as_json(found):
    """Return the same as JSON has it."""
    return [
        {
            "cost": one.cost,
            "seconds": one.seconds,
            "power": one.line and one.line.slope,
            "onPaper": {ON_PAPER: one.expected(ON_PAPER)},
        }
        for one in found
    ]


def _cell(seconds):
    return "–" if seconds is None else f"{1000 * seconds:,.{1 if seconds < 0.1 else 0}f}"
