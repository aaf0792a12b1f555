"""When things were done: on a day, in a year, or between two days where no more is known."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ipcoop.http.asking import IMPLIED, Asking
from ipcoop.http.choices import DATES, KINDS
from ipcoop.namespaces import IPCOOP

_FIRST = "ipcoop:heldNotBefore|ipcoop:signedNotBefore"
_LAST = "ipcoop:heldNotAfter|ipcoop:signedNotAfter"


@dataclass(frozen=True)
class When:
    """When something was done.

    Attributes:
        first: the day or the year, or the earliest that it can have been; empty if unknown.
        last: the same, or the latest that it can have been; empty if unknown.
        is_implied: whether a document only implies it.
    """

    first: str
    last: str
    is_implied: bool = False

    @property
    def day(self) -> str:
        """Where it stands among others: the earliest that is known."""
        return self.first or self.last

    @property
    def told(self) -> str:
        """The key of the words that tell it; nothing if the day or the year does."""
        if self.first == self.last:
            return ""
        return "between" if self.first and self.last else "since" if self.first else "until"


@dataclass(frozen=True)
class Dated:
    """A thing, the kind that it is of, and when it was done."""

    iri: str
    kind: str
    when: When


def exactly(only: str = "") -> str:
    """Ask for things with days or years, and for these; a filter may look at ``?on``."""
    return f"SELECT ?thing ?on {{ ?thing {DATES} ?on {only} }}"


def by_bounds(only: str = "") -> str:
    """Ask for things of which only bounds are known, and for these, as facts or implied.

    Bound what it finds where it is part of a query, lest the engine begin elsewhere.
    """
    ways = " UNION ".join(f"{{ {way} }}" for way, _ in _ways(f"{_FIRST}|{_LAST}"))
    return f"""SELECT ?thing ?on ?bounded {{
  {ways} {only} FILTER NOT EXISTS {{ ?thing {DATES} ?day }} BIND(true AS ?bounded)
}}"""


def read_latest(
    asking: Asking, kinds: Collection[str], only: str, most: int, looked_at: int
) -> Sequence[Dated]:
    """Return what was done latest, the latest first.

    Args:
        asking: asks for it.
        kinds: of what is wanted.
        only: a filter that looks at ``?on``, or nothing.
        most: how many things are returned.
        looked_at: dates of anything, and as many bounds, among which they are sought.
    """
    classes = ", ".join(f"ipcoop:{KINDS[kind]}" for kind in kinds)
    ways = (f"{{ {way} LIMIT {looked_at} }}" for way in (exactly(only), by_bounds(only)))
    query = f"""SELECT ?thing ?class (MIN(STR(?on)) AS ?date) (SAMPLE(?bounded) AS ?is_bounded) {{
  {{ {" UNION ".join(ways)} }} ?thing a ?class FILTER(?class IN ({classes}))
}} GROUP BY ?thing ?class ORDER BY DESC(?date) ?thing LIMIT {most}"""
    rows = asking.rows(query, "ipcoop")
    bounded = {row["thing"].written for row in rows if "is_bounded" in row}
    bounds = _read_bounds(asking, bounded - {""})
    kind_of = {str(IPCOOP[KINDS[kind]]): kind for kind in kinds}
    found = []
    for row in rows:
        thing, day = row["thing"].value, row["date"].value
        when = bounds.get(thing) if "is_bounded" in row else When(day, day)
        # No query can name a blank node, to ask for its bounds.
        if when:
            found.append(Dated(thing, kind_of[row["class"].value], when))
    return found


def _read_bounds(asking: Asking, things: Collection[str]) -> Mapping[str, When]:
    """Return the widest bounds of some things, given as a query names them."""
    if not things:
        return {}
    values = f"VALUES ?thing {{ {' '.join(sorted(things))} }}"
    asked = {
        (end, is_implied, place): f"SELECT ?thing ?on {{ {values} {way} }}"
        for end, bounds in enumerate((_FIRST, _LAST))
        for place, (way, is_implied) in enumerate(_ways(bounds))
    }
    ends: dict[str, tuple[list[str], list[str]]] = {}
    implied = set()
    for (end, is_implied, _), rows in asking.together(asked, "ipcoop").items():
        for row in rows:
            thing = row["thing"].value
            ends.setdefault(thing, ([], []))[end].append(row["on"].value)
            if is_implied:
                implied.add(thing)
    return {
        thing: When(min(first, default=""), max(last, default=""), thing in implied)
        for thing, (first, last) in ends.items()
    }


def _ways(bounds: str) -> Sequence[tuple[str, bool]]:
    """Return patterns for what has bounds, and whether they are implied.

    A signing is when the instrument is signed.
    """
    signing = "?thing ipcoop:isSigningOf ?signed"
    return (
        (f"?thing {bounds} ?on", False),
        (f"{signing} . ?signed ipcoop:signedOn|{bounds} ?on", False),
        (f"{IMPLIED} {{ ?thing {bounds} ?on }}", True),
        (f"{IMPLIED} {{ ?signed {bounds} ?on }} {signing}", True),
    )
