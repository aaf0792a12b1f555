"""Compare what is claimed, and what is asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from .align import touches
from .match import Matching, pair
from .rows import CLAIMS, Row
from .same import Aligned, same
from .words import covered

_HALF = 0.5
_ASKED = frozenset(
    "startDate takesPlaceIn isOrganisedBy hasParty hasSignatory signedOn isFundedBy isHeldBy "
    "dcterms:issued dcterms:publisher".split()
)
"""The properties that every gold file asks for."""


@dataclass(frozen=True, slots=True)
class Claims:
    """How the claims of one document compare.

    Attributes:
        found: claims of the gold that the system gives to the same claimant.
        misattributed: claims that it gives to others only.
        missed: claims that it does not have as claims.
        timed: those of the found that are plans to both, or to neither.
        extra: claims of the system that the gold does not have.
        total: the number of claims of the system.
    """

    found: tuple[Row, ...]
    misattributed: tuple[Row, ...]
    missed: tuple[Row, ...]
    timed: tuple[Row, ...]
    extra: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Questions:
    """How the open questions of one document compare."""

    pairs: tuple[tuple[Row, Row], ...]
    missed: tuple[Row, ...]
    extra: tuple[Row, ...]


def compare_claims(matching: Matching) -> Claims:
    """Compare claims by their words: half of those of the gold must be there."""
    theirs = [row for row in matching.found.rows if row.relation == "claim"]
    wanted = list(_distinct(matching.gold.having(CLAIMS)))
    kinds: dict[str, list[Row]] = {"found": [], "misattributed": [], "missed": [], "timed": []}
    for claim in wanted:
        near = [row for row in theirs if touches(claim, row)]
        own = [row for row in near if _same_claimant(claim, row, matching.aligned)]
        if _covers(own, claim):
            kinds["found"].append(claim)
            kinds["timed"] += [claim] if any(row.status == claim.status for row in own) else []
        else:
            kinds["misattributed" if _covers(near, claim) else "missed"].append(claim)
    extra = tuple(row for row in theirs if not any(_same_words(row, claim) for claim in wanted))
    told = {kind: tuple(rows) for kind, rows in kinds.items()}
    return Claims(**told, extra=extra, total=len(theirs))


def _distinct(rows: Iterable[Row]) -> Iterable[Row]:
    unique: dict[tuple[str, str], Row] = {}
    for row in rows:
        unique.setdefault((row.words, row.by.key if row.by else ""), row)
    return unique.values()


def _covers(rows: list[Row], claim: Row) -> bool:
    return covered(claim.words, " ".join(row.words for row in rows)) >= _HALF


def _same_claimant(claim: Row, row: Row, aligned: Aligned) -> bool:
    return claim.by is not None and row.by is not None and same(claim.by, row.by, aligned)


def _same_words(row: Row, claim: Row) -> bool:
    if not touches(row, claim):
        return False
    return max(covered(row.words, claim.words), covered(claim.words, row.words)) >= _HALF


def compare_questions(matching: Matching) -> Questions:
    """Compare open questions by what they ask of what; others than the usual are not judged."""
    wanted = matching.gold.questions()
    judged = _ASKED | {row.object.key for row in wanted}
    asked = [row for row in matching.found.questions() if row.object.key in judged]
    pairs = pair(wanted, asked, matching.aligned)
    taken = {id(row) for both in pairs for row in both}
    missed = tuple(row for row in wanted if id(row) not in taken)
    return Questions(tuple(pairs), missed, tuple(row for row in asked if id(row) not in taken))
