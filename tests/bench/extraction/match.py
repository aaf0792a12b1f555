"""Match the rows of the system with those of the gold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ipcoop.extract.model import Span

from .align import align, touches
from .rows import CLAIMS, FACTS, TRAP, Kind, Row, Table
from .same import Aligned, same, same_row, theme_overlap
from .vocabulary import RELATIONS

_OPINION = frozenset({"describedAs", "intends", "isOpportunityFor", "hasAidRole"})
"""Relations that no gold file judges, yet that hold what somebody thinks or wants."""


@dataclass(frozen=True, slots=True)
class Matching:
    """How the facts of one document compare.

    Attributes:
        pairs: rows of the gold and of the system that say the same.
        missed: rows of the gold that the system does not have.
        false: rows of the system that the gold does not have.
        unjudged: rows of the system whose relation the gold does not speak of.
        trapped: the false rows that the gold warns of.
        shown: rows that are facts to the system and claims or plans to the gold.
        aligned: what the system minted, by handle of the gold.
    """

    gold: Table
    found: Table
    pairs: tuple[tuple[Row, Row], ...]
    missed: tuple[Row, ...]
    false: tuple[Row, ...]
    unjudged: tuple[Row, ...]
    trapped: tuple[Row, ...]
    shown: tuple[Row, ...]
    aligned: Aligned


def match(gold: Table, found: Table) -> Matching:
    """Compare the facts of one document."""
    aligned = align(gold, found)
    judged = RELATIONS | {row.relation for row in gold.rows}
    facts = [row for row in found.having(FACTS) if row.relation in judged]
    unjudged = [row for row in found.having(FACTS) if row.relation not in judged]
    wanted = gold.having(FACTS)
    pairs = pair(wanted, facts, aligned)
    taken = {id(row) for both in pairs for row in both}
    false = [row for row in facts if id(row) not in taken]
    traps = [row for row in gold.rows if row.status == TRAP]
    claims = gold.having(CLAIMS)
    opinions = [row for row in unjudged if row.relation in _OPINION]
    return Matching(
        gold,
        found,
        tuple(pairs),
        tuple(row for row in wanted if id(row) not in taken),
        tuple(false),
        tuple(unjudged),
        tuple(row for row in false if any(same_row(trap, row, aligned) for trap in traps)),
        tuple(row for row in [*false, *opinions] if _is_claim(row, claims, aligned)),
        aligned,
    )


def pair(wanted: list[Row], facts: list[Row], aligned: Aligned) -> list[tuple[Row, Row]]:
    """Pair rows that say the same, each once: first those that agree in status and place too."""
    candidates = [
        (_closeness(g, f), i, j)
        for i, g in enumerate(wanted)
        for j, f in enumerate(facts)
        if same_row(g, f, aligned)
    ]
    pairs, left, right = [], set(), set()
    for _, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((wanted[i], facts[j]))
    return pairs


def _closeness(gold: Row, found: Row) -> float:
    themes = theme_overlap(gold.object, found.object) if gold.object.kind is Kind.THEME else 0.0
    return 2 * themes + (gold.status == found.status) + touches(gold, found)


def _is_claim(row: Row, claims: Iterable[Row], aligned: Aligned) -> bool:
    for claim in claims:
        if claim.relation != "claim" and same_row(claim, row, aligned):
            return True
        inside = all(_within(span, claim) for span in row.spans)
        if claim.relation == "claim" and row.relation != "mentions" and row.spans and inside:
            return True
    return False


def _within(span: Span, claim: Row) -> bool:
    return any(place.start <= span.start and span.end <= place.end for place in claim.spans)


def links(matching: Matching) -> list[tuple[Row, bool]]:
    """Return the rows of the gold with a linked end that the system read, and if it linked right.

    The system read a row where one of its own has the same relation, the same other end, words
    at the same place, and is not right for another row.
    """
    taken = {id(found): gold for gold, found in matching.pairs}
    told: list[tuple[Row, bool]] = []
    for row in matching.gold.having(FACTS):
        facts = [f for f in matching.found.having(FACTS) if taken.get(id(f), row) is row]
        for end, other in (("subject", "object"), ("object", "subject")):
            if getattr(row, end).kind is Kind.LINKED:
                told += _link(row, end, other, facts, matching.aligned)
    return told


def _link(
    row: Row, end: str, other: str, facts: list[Row], aligned: Aligned
) -> Iterator[tuple[Row, bool]]:
    read = [
        getattr(fact, end)
        for fact in facts
        if fact.relation == row.relation
        and same(getattr(row, other), getattr(fact, other), aligned)
        and touches(row, fact)
    ]
    if read:
        yield row, any(same(getattr(row, end), cell, aligned) for cell in read)
