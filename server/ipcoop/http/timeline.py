"""Events and instruments in the order of their dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, Response

from ipcoop.http.asking import Asking, Term
from ipcoop.http.choices import DATED, DATES, KINDS, chosen_kind, chosen_year
from ipcoop.http.entity.model import Shown, shown
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.http.showing import show

routes = Blueprint("timeline", __name__)

_MOST = 300

_MOST_LOOKED_AT = 2_000
"""Dates among which the latest are sought: to sort all takes the longer, the more there are."""


@dataclass(frozen=True)
class Entry:
    """One thing with its date; the date of what is known by year only is the year."""

    date: str
    thing: Shown
    kind: str


@routes.get("/timeline")
def timeline() -> Response:
    """Show events and instruments by year, the latest first; of one kind, or before a year."""
    kind, before = chosen_kind(DATED), chosen_year("before")
    asking = Asking()
    kinds = [kind] if kind else DATED
    entries = _entries(asking, kinds, before)
    return show(
        "timeline.html",
        asking,
        years=[(year, list(own)) for year, own in groupby(entries[:_MOST], lambda e: e.date[:4])],
        most=_MOST_LOOKED_AT if _are_too_many(asking, kinds, before, entries) else None,
        earlier=entries[_MOST].date[:4] if len(entries) > _MOST else "",
        kinds=DATED,
        kind=kind,
        before=before,
    )


def _entries(asking: Asking, kinds: Sequence[str], before: str) -> Sequence[Entry]:
    rows = asking.rows(_query(kinds, before), "ipcoop")
    names = Names.read(asking, (row["thing"].value for row in rows), in_order())
    return [
        Entry(row["date"].value, shown(Term(row["thing"].value), names), row["kind"].value)
        for row in rows
    ]


def _query(kinds: Sequence[str], before: str) -> str:
    return f"""SELECT ?thing ?kind (MIN(STR(?on)) AS ?date) {{
  {{ {_dated(kinds, before)} LIMIT {_MOST_LOOKED_AT} }}
}} GROUP BY ?thing ?kind ORDER BY DESC(?date) ?thing LIMIT {_MOST + 1}"""


def _dated(kinds: Sequence[str], before: str) -> str:
    """Ask for the things that have dates, beginning with those."""
    values = " ".join(f'("{kind}" ipcoop:{KINDS[kind]})' for kind in kinds)
    limit = f'FILTER(STR(?on) < "{before}")' if before else ""
    return (
        "SELECT ?thing ?kind ?on { "
        f"{{ SELECT ?thing ?on {{ ?thing {DATES} ?on {limit} }} }} "
        f"VALUES (?kind ?class) {{ {values} }} ?thing a ?class }}"
    )


def _are_too_many(
    asking: Asking, kinds: Sequence[str], before: str, entries: Sequence[Entry]
) -> bool:
    """Tell whether there are more dates than are looked at, which only a full page needs."""
    if len(entries) <= _MOST:
        return False
    return bool(asking.rows(f"{_dated(kinds, before)} OFFSET {_MOST_LOOKED_AT} LIMIT 1", "ipcoop"))
