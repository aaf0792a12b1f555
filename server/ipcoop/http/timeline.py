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
from ipcoop.namespaces import IPCOOP

routes = Blueprint("timeline", __name__)

_MOST = 300

_MOST_LOOKED_AT = 3_000
"""Dates of anything among which the latest are sought, as to sort all takes the longer."""


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
        most=_MOST_LOOKED_AT if _are_too_many(asking, before) else None,
        earlier=entries[_MOST].date[:4] if len(entries) > _MOST else "",
        kinds=DATED,
        kind=kind,
        before=before,
    )


def _entries(asking: Asking, kinds: Sequence[str], before: str) -> Sequence[Entry]:
    rows = asking.rows(_query(kinds, before), "ipcoop")
    names = Names.read(asking, (row["thing"].value for row in rows), in_order())
    kind_of = {str(IPCOOP[KINDS[kind]]): kind for kind in kinds}
    return [
        Entry(
            row["date"].value, shown(Term(row["thing"].value), names), kind_of[row["class"].value]
        )
        for row in rows
    ]


def _query(kinds: Sequence[str], before: str) -> str:
    classes = ", ".join(f"ipcoop:{KINDS[kind]}" for kind in kinds)
    return f"""SELECT ?thing ?class (MIN(STR(?on)) AS ?date) {{
  {{ {_dated(before)} LIMIT {_MOST_LOOKED_AT} }}
  ?thing a ?class FILTER(?class IN ({classes}))
}} GROUP BY ?thing ?class ORDER BY DESC(?date) ?thing LIMIT {_MOST + 1}"""


def _dated(before: str) -> str:
    """Ask for things that have dates."""
    limit = f'FILTER(STR(?on) < "{before}")' if before else ""
    return f"SELECT ?thing ?on {{ ?thing {DATES} ?on {limit} }}"


def _are_too_many(asking: Asking, before: str) -> bool:
    """Tell whether there are more dates than are looked at."""
    return bool(asking.rows(f"{_dated(before)} OFFSET {_MOST_LOOKED_AT} LIMIT 1", "ipcoop"))
