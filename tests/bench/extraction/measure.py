"""Measure the extraction of documents."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ipcoop.extract.model import Extraction, SourceText

from .align import touches
from .claims import Claims, Questions, compare_claims, compare_questions
from .facts import Fact
from .flatten import table_of
from .gold import read_gold
from .match import Matching, links, match
from .quality import Invented, invented, misfits

Extract = Callable[[SourceText], Extraction]


@dataclass(frozen=True, slots=True)
class Measured:
    """All that is told of one document."""

    identifier: str
    extraction: Extraction
    matching: Matching
    claims: Claims
    questions: Questions
    misfits: tuple[Fact, ...]
    invented: Invented


@dataclass(frozen=True, slots=True)
class Score:
    """Hits, false alarms and misses.

    Attributes:
        hits: rows that both have.
        false: rows that only the system has.
        missed: rows that only the gold has.
    """

    hits: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what the system has that the gold has too; 1 of nothing."""
        return share(self.hits, self.hits + self.false)

    @property
    def recall(self) -> float:
        """The share of what the gold has that the system has too; 1 of nothing."""
        return share(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return share(2 * self.hits, 2 * self.hits + self.false + self.missed)


def share(part: int, whole: int) -> float:
    """Return a part of a whole; 1 of nothing."""
    return part / whole if whole else 1.0


def measure(split: str, identifier: str, source: SourceText, extract: Extract) -> Measured:
    """Extract one document and compare the outcome with its gold file."""
    extraction = extract(source)
    gold = read_gold(split, identifier, source.document.text)
    matching = match(gold, table_of(extraction))
    wrong, _ = misfits(extraction)
    return Measured(
        identifier,
        extraction,
        matching,
        compare_claims(matching),
        compare_questions(matching),
        tuple(wrong),
        invented(extraction),
    )


def by_relation(measured: Iterable[Measured]) -> dict[str, Score]:
    """Return the scores of all documents together, relation by relation."""
    counts: dict[str, list[int]] = {}
    for one in measured:
        m = one.matching
        for index, rows in enumerate(([gold for gold, _ in m.pairs], m.false, m.missed)):
            for row in rows:
                counts.setdefault(row.relation, [0, 0, 0])[index] += 1
    return {relation: Score(*counts[relation]) for relation in sorted(counts)}


def micro(scores: Iterable[Score]) -> Score:
    """Return the scores of all relations as one."""
    listed = list(scores)
    return Score(*(sum(getattr(s, part) for s in listed) for part in ("hits", "false", "missed")))


def summary(measured: list[Measured]) -> dict[str, float]:
    """Return every measure beside those of the relations."""
    pairs = [pair for one in measured for pair in one.matching.pairs]
    linked = [right for one in measured for _, right in links(one.matching)]
    overall = micro(by_relation(measured).values())
    return {
        "precision": overall.precision,
        "recall": overall.recall,
        "f1": overall.f1,
        "status accuracy": share(sum(g.status == f.status for g, f in pairs), len(pairs)),
        "span accuracy": share(sum(touches(g, f) for g, f in pairs), len(pairs)),
        "linking accuracy": share(sum(linked), len(linked)),
        **_claims([one.claims for one in measured]),
        "claims shown as facts": sum(len(one.matching.shown) for one in measured),
        "traps stepped into": sum(len(one.matching.trapped) for one in measured),
        **_questions([one.questions for one in measured]),
        **_quality(measured),
        "not judged": sum(len(one.matching.unjudged) for one in measured),
    }


def _claims(claims: list[Claims]) -> dict[str, float]:
    found = sum(len(c.found) for c in claims)
    other = sum(len(c.misattributed) for c in claims)
    missed = sum(len(c.missed) for c in claims)
    total, extra = sum(c.total for c in claims), sum(len(c.extra) for c in claims)
    return {
        "claim precision": share(total - extra, total),
        "claim recall": share(found, found + other + missed),
        "claim attribution": share(found, found + other),
        "claim modality": share(sum(len(c.timed) for c in claims), found),
    }


def _questions(questions: list[Questions]) -> dict[str, float]:
    found = sum(len(q.pairs) for q in questions)
    return {
        "question precision": share(found, found + sum(len(q.extra) for q in questions)),
        "question recall": share(found, found + sum(len(q.missed) for q in questions)),
    }


def _quality(measured: list[Measured]) -> dict[str, float]:
    told = [one.invented for one in measured]
    total = sum(one.total for one in told)
    wrong = sum(len(one.misfits) for one in measured)
    parts = {
        "hallucination": sum(len(one.facts) for one in told),
        "subject hallucination": sum(len(one.subjects) for one in told),
        "relation hallucination": sum(len(one.relations) for one in told),
        "object hallucination": sum(len(one.objects) for one in told),
        "without words": sum(len(one.without_words) for one in told),
    }
    shares = {name: part / max(total, 1) for name, part in parts.items()}
    return {"conformance": share(total - wrong, total), **shares}
