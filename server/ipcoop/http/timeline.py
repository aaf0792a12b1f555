"""Events and instruments in the order of their dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, Response

from ipcoop.http.asking import Asking, Term
from ipcoop.http.choices import DATED, KINDS, chosen_kind, chosen_year
from ipcoop.http.entity.model import Shown, shown
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.http.showing import show

routes = Blueprint("timeline", __name__)

_MOST = 300


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
    entries = _entries(asking, [kind] if kind else DATED, before)
    return show(
        "timeline.html",
        asking,
        years=[(year, list(own)) for year, own in groupby(entries[:_MOST], lambda e: e.date[:4])],
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
    values = " ".join(f'("{kind}" ipcoop:{KINDS[kind]})' for kind in kinds)
    limit = f'FILTER(STR(?on) < "{before}")' if before else ""
    return f"""SELECT ?thing ?kind (MIN(STR(?on)) AS ?date) {{
  VALUES (?kind ?class) {{ {values} }}
  ?thing a ?class ; ipcoop:startDate|ipcoop:signedOn|ipcoop:startYear ?on {limit}
}} GROUP BY ?thing ?kind ORDER BY DESC(?date) ?thing LIMIT {_MOST + 1}"""
