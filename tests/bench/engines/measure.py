"""Measure all engines on one dataset, and put together what was found."""

from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from .clients import Rate
from .costs import loads, memory, pages, start_up
from .data import write_data
from .peers import ENGINES, Service
from .peers.base import AbsentError, FailedError
from .questions import Question, questions
from .rates import rates
from .rounds import Taken, ask_by_turns

_OFFICES = """
    at au bg br ca ch cl cn cz de dk es fi fr gb gr hu id il in is it jp kr lt lv mx my nl
    no nz ph pl pt ro se sg si sk th tr ua us vn za
"""
PAGES = [
    *(f"/page/office/{code}" for code in _OFFICES.split()),
    *(f"/page/country/{code}" for code in "aut aus bgr bra can che chl chn cze deu".split()),
    "/page/event/bench-0000001",
]
"""The pages that are asked for: of offices, countries and a conference."""


@dataclass(frozen=True)
class Options:
    """What is measured, and how long.

    Attributes:
        size: quads beside the shipped ones.
        seed: of what is made up.
        rounds: that count.
        longest: seconds that a question may take.
        clients: numbers of clients at once.
        seconds: for each rate; none are measured without any.
        engines: names of those that are measured, beside the one in-process.
    """

    size: int = 1_000_000
    seed: int = 1
    rounds: int = 5
    longest: float = 10
    clients: tuple[int, ...] = (1, 8, 32, 64)
    seconds: float = 2
    engines: tuple[str, ...] = tuple(engine.name for engine in ENGINES)


@dataclass
class Measured:
    """What was found, by the names of engines and questions."""

    options: Options
    quads: int
    absent: dict[str, str]
    loaded: dict[str, float]
    questions: list[Question]
    taken: Taken = field(default_factory=Taken)
    kept: float = 0
    memory: dict[str, int] = field(default_factory=dict)
    loads: dict[str, list[float]] = field(default_factory=dict)
    rates: dict[tuple[str, int], dict[str, Rate]] = field(default_factory=dict)
    pages: tuple[float, float] | None = None
    started: tuple[float, float] | None = None

    @property
    def names(self):
        """The engines that were measured, the one in-process first."""
        return list(self.loaded)


def measure(options, say):
    """Return what a run has shown; ``say`` is told how it goes."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        data = write_data(folder, options.size, options.seed)
        say(f"{data.quads:,} quads are written")
        running, absent, loaded = [], {}, {}
        for engine in (kind() for kind in ENGINES if kind.name in options.engines):
            begun = perf_counter()
            try:
                engine.start(data)
            except AbsentError as reason:
                absent[engine.name] = str(reason)
                say(f"{engine.name} is left out: {reason}")
                continue
            stack.callback(engine.stop)
            running.append(engine)
            loaded[engine.name] = perf_counter() - begun
            say(f"{engine.name} has loaded them in {loaded[engine.name]:.1f} s")
        found = Measured(options, data.quads, absent, loaded, questions())
        _ask(found, running, say)
        if options.seconds:
            found.loads = loads(data)
    return found


def _ask(found, running, say):
    options = found.options
    (service,) = (engine for engine in running if isinstance(engine, Service))
    before = service.kept()
    found.taken = ask_by_turns(running, found.questions, options.rounds, options.longest, say)
    found.kept = service.kept() - before
    found.memory = {engine.name: memory(engine.pid) for engine in running}
    if options.seconds:
        try:
            found.pages = pages(service, PAGES)
        except FailedError as error:
            found.taken.failed["pages", service.name] = str(error)
        found.rates = rates(running, options.clients, options.seconds, say)
        found.started = start_up()


def as_json(found):
    """Return all that was measured as JSON has it."""
    taken = found.taken
    return {
        "options": asdict(found.options),
        "quads": found.quads,
        "absent": found.absent,
        "seconds": taken.seconds,
        "rows": taken.rows,
        "failed": [[*key, why] for key, why in taken.failed.items()],
        "differing": [[*key, how] for key, how in taken.differing.items()],
        "loadSeconds": found.loaded,
        "loadAloneSeconds": found.loads,
        "memoryBytes": found.memory,
        "keptAnswers": found.kept,
        "rates": [
            {"kind": kind, "clients": many, "engine": name, **asdict(one)}
            for (kind, many), row in found.rates.items()
            for name, one in row.items()
        ],
        "pageMilliseconds": found.pages,
        "startUpSeconds": found.started,
    }
