"""Print what was measured."""

from collections.abc import Iterable, Iterator

from ipcoop.namespaces import shorten

from .align import touches
from .facts import Fact
from .match import links
from .measure import Measured, Score, by_relation, micro, summary
from .rows import Row

_WIDTH = 100
_HEADS = f"{'hits':>6}{'false':>7}{'missed':>8}{'precision':>11}{'recall':>8}{'F1':>7}"
_COUNTS = frozenset({"claims shown as facts", "traps stepped into", "not judged", "duplicates"})

LEAST: dict[str, dict[str, float]] = {
    "first": {"precision": 0.98, "recall": 0.95, "claim recall": 1.0, "question recall": 1.0},
    "dev": {"precision": 0.95, "recall": 0.75},
    "test": {"precision": 0.95, "recall": 0.75},
}
"""What each split must reach."""

ALWAYS = {"conformance": 1.0}
NEVER = ("hallucination", "duplicates")
"""What every split must reach, and what none may have."""

NEVER_IN_FIRST = ("claims shown as facts",)


def shortfalls(split: str, told: dict[str, float]) -> list[str]:
    """Return the measures that a split does not reach."""
    least = {**LEAST[split], **ALWAYS}
    below = [f"{k} {told[k]:.3f} < {v}" for k, v in least.items() if told[k] < v]
    never = NEVER + NEVER_IN_FIRST * (split == "first")
    return below + [f"{k} {told[k]:g} > 0" for k in never if told[k] > 0]


def as_json(split: str, measured: list[Measured], extra: dict[str, float]) -> dict[str, object]:
    """Return the measures of a split for machines."""
    told = summary(measured) | extra
    return {
        "split": split,
        "documents": [one.identifier for one in measured],
        "measures": {name: round(value, 4) for name, value in told.items()},
        "relations": {name: _scores(score) for name, score in by_relation(measured).items()},
        "below": shortfalls(split, told),
    }


def _scores(score: Score) -> dict[str, float]:
    rates = {name: round(getattr(score, name), 4) for name in ("precision", "recall", "f1")}
    return {"hits": score.hits, "false": score.false, "missed": score.missed, **rates}


def text(split: str, measured: list[Measured], extra: dict[str, float]) -> Iterator[str]:
    """Give the lines of the report on a split."""
    scores = by_relation(measured)
    yield f"{split}: {len(measured)} document{'s' if len(measured) != 1 else ''}"
    yield f"{'relation':22}{_HEADS}"
    for name, score in [*scores.items(), ("all", micro(scores.values()))]:
        yield f"{name:22}{_figures(score)}"
    yield ""
    told = summary(measured) | extra
    for name, value in told.items():
        yield f"{name:24}{value:8.0f}" if name in _COUNTS else f"{name:24}{value:8.3f}"
    below = shortfalls(split, told)
    yield f"below what is asked: {'; '.join(below)}" if below else "reaches what is asked"


def by_document(measured: list[Measured]) -> Iterator[str]:
    """Give a line for each document."""
    yield f"{'document':36}{_HEADS}"
    for one in measured:
        yield f"{one.identifier[:35]:36}{_figures(micro(by_relation([one]).values()))}"


def _figures(score: Score) -> str:
    counts = f"{score.hits:6}{score.false:7}{score.missed:8}"
    return f"{counts}{score.precision:11.3f}{score.recall:8.3f}{score.f1:7.3f}"


def errors(one: Measured, differing: Iterable[str] = ()) -> Iterator[str]:
    """Give what is wrong in one document, a line each; ``differing`` is what changes or recurs."""
    m = one.matching
    yield f"== {one.identifier}"
    yield from _listed("missed", m.missed)
    yield from _listed("false", m.false)
    yield from _listed("trap", m.trapped)
    yield from _listed("claim shown as fact", m.shown)
    for gold, found in m.pairs:
        if gold.status != found.status:
            yield _cut(f"status: {gold} but {found.status}")
        if not touches(gold, found):
            yield _cut(f"words: {gold} but “{found.words}”")
    yield from _listed("linked to another", (row for row, right in links(m) if not right))
    yield from _listed("claim missed", one.claims.missed)
    yield from _listed("claim of another", one.claims.misattributed)
    yield from _listed("claim not in the gold", one.claims.extra)
    yield from _listed("question missed", one.questions.missed)
    yield from _listed("question not in the gold", one.questions.extra)
    yield from _facts("not of the ontology", one.misfits)
    yield from _facts("not in the text", sorted(one.invented.facts, key=repr))
    yield from (_cut(f"duplicate: {item}") for item in differing)


def _listed(kind: str, rows: Iterable[Row]) -> Iterator[str]:
    yield from (_cut(f"{kind}: {row}") for row in rows)


def _facts(kind: str, facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        parts = (shorten(str(part)) for part in (fact.subject, fact.predicate, fact.object))
        yield _cut(f"{kind}: {' '.join(parts)}")


def _cut(line: str) -> str:
    plain = " ".join(line.split())
    return plain if len(plain) <= 2 * _WIDTH else plain[: 2 * _WIDTH - 1] + "…"
