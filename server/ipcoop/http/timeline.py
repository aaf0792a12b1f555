"""Events and instruments in the order of their dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, Response, request

from ipcoop.errors import BadRequestError
from ipcoop.http.asking import Asking, Term
from ipcoop.http.entity.model import Shown, shown
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.http.showing import show

routes = Blueprint("timeline", __name__)

KINDS = {"events": "Event", "agreements": "CooperationInstrument"}
_MOST = 300
_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True)
class Entry:
    """One thing with its date; the date of what is known by year only is the year."""

    date: str
    thing: Shown
    kind: str


@routes.get("/timeline")
def timeline() -> Response:
    """Show events and instruments by year, the latest first; of one kind, or before a year."""
    kind, before = _asked("kind", KINDS), request.args.get("before", "")
    if before and not _YEAR.fullmatch(before):
        raise BadRequestError(f"“{before}” is no year.", "Give before as a year, such as 2017.")
    asking = Asking()
    entries = _entries(asking, [kind] if kind else list(KINDS), before)
    return show(
        "timeline.html",
        asking,
        years=[(year, list(own)) for year, own in groupby(entries[:_MOST], lambda e: e.date[:4])],
        earlier=entries[_MOST].date[:4] if len(entries) > _MOST else "",
        kinds=KINDS,
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


def _asked(name: str, known: dict[str, str]) -> str:
    value = request.args.get(name, "")
    if value and value not in known:
        names = ", ".join(known)
        raise BadRequestError(f"“{value}” is no {name} of the timeline.", f"Give one of {names}.")
    return value
