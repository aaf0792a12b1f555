"""What a person is told of a run: how far it is, and what became of the documents."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from ipcoop.extract.storing.reconcile import Reconciliation
from ipcoop.extract.storing.record import Yield
from ipcoop.extract.storing.same import Proposal
from ipcoop.extract.storing.sides import sides
from ipcoop.extract.storing.work import Outcome, State
from ipcoop.ingestion.putting import Stored
from ipcoop.namespaces import shorten

MANY = 20
"""Documents of which each is told; of more, only the sums are. So it is with what they say."""

_NOTHING = Yield(0, 0, 0, (), ())


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """Show a bar on standard error, if that is a terminal; give what takes it one further."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(
        *columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("Documents", total=total)
        yield lambda: bar.advance(task)


@dataclass(frozen=True, slots=True)
class Report:
    """What there is to tell of a run: of each document, and of all together in a data folder."""

    outcomes: tuple[Outcome, ...]
    together: Reconciliation
    proposals: tuple[Proposal, ...]
    root: Path
    stored: Stored | None = None

    @property
    def is_wrong(self) -> bool:
        """Whether a file failed, breaks a rule, or was not taken into the store."""
        refused = self.stored.refused if self.stored else {}
        return bool(refused) or any(outcome.is_wrong for outcome in self.outcomes)

    @property
    def worked(self) -> list[Outcome]:
        """The documents that were worked out in this run."""
        idle = (State.UNCHANGED, State.FAILED)
        return [outcome for outcome in self.outcomes if outcome.state not in idle]


def show(report: Report, form: str) -> None:
    """Print what became of the documents: as a table with sentences, or as JSON."""
    if form == "json":
        sys.stdout.write(json.dumps(_as_json(report), indent=2, ensure_ascii=False) + "\n")
        return
    if report.worked:
        _console().print(_table(report))
    _say(_questions(report.worked) if len(report.worked) <= MANY else ())
    _say(_findings(report.outcomes))
    _say(_contradictions(report))
    _say(_proposals(report.proposals))
    _say(f"Failed: {outcome.error}" for outcome in report.outcomes if outcome.error)
    states = Counter(outcome.state for outcome in report.outcomes)
    counted = ", ".join(f"{states[state]} {state}" for state in State if states[state])
    _say([f"Documents: {counted}."])
    if report.stored:
        _say(_stored(report.stored))


def _as_json(report: Report) -> dict[str, Any]:
    return {
        "documents": [_json(report, outcome) for outcome in report.outcomes],
        "contradictions": [
            {
                "subject": found.subject,
                "property": found.property,
                "sides": [asdict(side) for side in sides(report.root, found)],
            }
            for found in report.together.contradictions
        ],
        "perhaps the same": [asdict(proposal) for proposal in report.proposals],
        **({"store": asdict(report.stored)} if report.stored else {}),
    }


def _json(report: Report, outcome: Outcome) -> dict[str, Any]:
    told = asdict(outcome.told) if outcome.told else {}
    error = {"error": outcome.error} if outcome.error else {}
    known = {"path": str(outcome.path), "identifier": outcome.identifier, "state": outcome.state}
    new, confirmed = _compared(report, outcome)
    compared = {"new": new, "confirmed": confirmed} if outcome in report.worked else {}
    return {**known, **compared, **told, **error}


def _compared(report: Report, outcome: Outcome) -> tuple[int, int]:
    together, name = report.together, outcome.identifier
    return together.new.get(name, 0), together.confirmed.get(name, 0)


def _table(report: Report) -> Table:
    heads = ("stated", "implied", "claimed", "new", "confirmed", "open")
    table = Table("document", "", *heads, box=None)
    table.columns[0].overflow = "fold"
    for column in table.columns[2:]:
        column.justify = "right"
    rows = [(o.identifier, o.state.value, _numbers(report, o)) for o in report.worked]
    if len(rows) > MANY:
        sums = (sum(numbers) for numbers in zip(*(n for *_, n in rows), strict=True))
        rows = [(f"{len(rows)} documents", "", tuple(sums))]
    for name, state, numbers in rows:
        table.add_row(name, state, *map(str, numbers))
    return table


def _numbers(report: Report, outcome: Outcome) -> tuple[int, ...]:
    told = outcome.told or _NOTHING
    compared = _compared(report, outcome)
    return told.stated, told.implied, told.claimed, *compared, len(told.questions)


def _questions(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        for question, times in Counter((outcome.told or _NOTHING).questions).items():
            often = f" ({times} times)" if times > 1 else ""
            yield f"Open in {outcome.identifier}: {question}{often}"


def _findings(outcomes: Sequence[Outcome]) -> Iterator[str]:
    told = [(o, f) for o in outcomes for f in (o.told or _NOTHING).findings]
    told = [(outcome, finding) for outcome, finding in told if finding.severity != "Info"]
    if len({outcome.identifier for outcome, _ in told}) > MANY:
        rules = Counter((f.severity, shorten(f.source)) for _, f in told)
        for (severity, rule), times in sorted(rules.items()):
            yield f"{severity}: {times} times [{rule}]"
        return
    for outcome, finding in told:
        focus, rule = shorten(finding.focus), shorten(finding.source)
        where = f"{finding.severity} in {outcome.identifier}"
        yield f"{where}: {focus}: {finding.message} [{rule}]"


def _contradictions(report: Report) -> Iterator[str]:
    every = report.together.contradictions
    for found in every[:MANY]:
        yield f"Contradicted: {found.subject} {found.property}"
        for side in sides(report.root, found, MANY):
            quotes = ", ".join(f"“{quote}”" for quote in side.quotes)
            yield f"  {side.value} in {side.source}{': ' if quotes else ''}{quotes}"
    if len(every) > MANY:
        yield f"Contradicted: {len(every) - MANY} more, all of them in graphs/disputed.ttl"


def _proposals(proposals: Sequence[Proposal]) -> Iterator[str]:
    for proposal in proposals[:MANY]:
        first, second = proposal.names
        yield f"Perhaps one person: “{first}” and “{second}”. {proposal.reason}"
    if proposals:
        yield f"A person decides which of {len(proposals)} pairs are one: ingest --review."


def _stored(stored: Stored) -> Iterator[str]:
    for identifier, reason in stored.refused.items():
        yield f"Not taken into the store: {identifier}: {reason}"
    yield f"Store: {len(stored.written)} written, {len(stored.unchanged)} unchanged."


def _say(sentences: Iterable[str]) -> None:
    console = _console()
    for sentence in sentences:
        console.print(sentence, markup=False)


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True, emoji=False)
