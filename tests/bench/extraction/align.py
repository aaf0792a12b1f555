"""Pair the handles of a gold file with what the system minted, one to one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import inf

from .rows import Cell, Kind, Row, Table
from .same import same
from .words import likeness

_ROUNDS = 4
_NAME, _KEY, _ROW, _TYPE, _PLACE, _PERHAPS = 2.0, 1.0, 1.0, 0.5, 0.5, 0.25
_LEAST, _ALIKE = 0.75, 0.6

Scores = dict[tuple[str, str], float]


def align(gold: Table, found: Table) -> dict[str, str]:
    """Return system IRIs by gold handle: the pairing that shares most names and rows."""
    aligned: dict[str, str] = {}
    for _ in range(_ROUNDS):
        renewed = pairing(_Round(gold, found, aligned).scores())
        if renewed == aligned:
            break
        aligned = renewed
    return aligned


class _Round:
    """How well each handle goes with each IRI, given how the others were paired before."""

    def __init__(self, gold: Table, found: Table, aligned: Mapping[str, str]) -> None:
        self.gold, self.found, self.aligned = gold, found, aligned
        self.rows, self.others = _by_handle(gold.rows), _by_handle(found.rows)

    def scores(self) -> Scores:
        """Return the score of each pair that has enough in common."""
        pairs = (
            (g, f)
            for g, family in self.gold.families.items()
            for f, other in self.found.families.items()
            if family == other
        )
        scored = ((pair, self._score(*pair)) for pair in pairs)
        return {pair: score for pair, score in scored if score >= _LEAST}

    def _score(self, g: str, f: str) -> float:
        """Return what the two have in common; nothing if they are not named or told of alike."""
        names = likeness(self.gold.names.get(g, ()), self.found.names.get(f, ()))
        score = _NAME * names + _KEY * (g == f)
        meet = names >= _ALIKE or g == f
        unused = list(self.others[f])
        for row in self.rows[g]:
            shares = [(self._share(row, other, g, f), i) for i, other in enumerate(unused)]
            best, index = max(shares, default=(0.0, 0))
            if best:
                score += best
                meet |= touches(row, unused.pop(index))
        return score if meet else 0.0

    def _share(self, gold: Row, found: Row, g: str, f: str) -> float:
        """Return what two rows tell for g and f being the same."""
        if gold.relation != found.relation or (gold.subject.key == g) != (found.subject.key == f):
            return 0.0
        other, its = _other_end(gold, g), _other_end(found, f)
        near = _PLACE if touches(gold, found) else 0.0
        if same(other, its, self.aligned):
            return near + (_TYPE if gold.relation == "type" else _ROW)
        perhaps = other.kind is its.kind is Kind.HANDLE and other.key not in self.aligned
        return _PERHAPS + near if perhaps else 0.0


def _other_end(row: Row, key: str) -> Cell:
    return row.object if row.subject.key == key else row.subject


def _by_handle(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found = defaultdict(list)
    for row in rows:
        for end in (row.subject, row.object):
            if end.kind is Kind.HANDLE and row.relation not in ("claim", "question"):
                found[end.key].append(row)
    return found


def touches(gold: Row, found: Row) -> bool:
    """Tell whether the words of two rows overlap."""
    return any(a.start < b.end and b.start < a.end for a in gold.spans for b in found.spans)


def pairing(scores: Scores) -> dict[str, str]:
    """Return the pairing with the highest sum of scores, by the Hungarian method."""
    left, right = (sorted({pair[side] for pair in scores}) for side in (0, 1))
    size = max(len(left), len(right))
    cost = [[0.0] * size for _ in range(size)]
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            cost[i][j] = -scores.get((one, other), 0.0)
    pairs = {(left[i], right[j]) for i, j in _cheapest(cost) if i < len(left) and j < len(right)}
    return {one: other for one, other in sorted(pairs) if (one, other) in scores}


def _cheapest(cost: list[list[float]]) -> list[tuple[int, int]]:
    """Return row and column of each pair of the cheapest assignment of a square matrix.

    Rows are taken in one by one. Each looks for the cheapest way to a free column, along which
    the rows before it may have to give up theirs; the potentials keep all costs from sinking
    below nought.
    """
    size = len(cost)
    rows, columns = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [size] * (size + 1)
    for row in range(size):
        owner[size] = row
        column, way = size, [size] * size
        least, seen = [inf] * size, [False] * (size + 1)
        while owner[column] != size:
            seen[column] = True
            here = owner[column]
            for j in range(size):
                reduced = cost[here][j] - rows[here] - columns[j]
                if not seen[j] and reduced < least[j]:
                    least[j], way[j] = reduced, column
            following = min((j for j in range(size) if not seen[j]), key=least.__getitem__)
            step = least[following]
            for j in range(size + 1):
                if seen[j]:
                    rows[owner[j]] += step
                    columns[j] -= step
                elif j < size:
                    least[j] -= step
            column = following
        while column != size:
            owner[column] = owner[way[column]]
            column = way[column]
    return [(owner[j], j) for j in range(size)]
