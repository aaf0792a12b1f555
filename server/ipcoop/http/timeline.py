"""Events and instruments in the order of their dates."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby

from flask import Blueprint, Response

from ipcoop.http.asking import Asking, Term
from ipcoop.http.choices import DATED, DATES, KINDS, chosen_kind, chosen_year
from ipcoop.http.dated import by_bounds, exactly, read_latest
from ipcoop.http.entity.model import shown
from ipcoop.http.kinds import how_many
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.http.service import service
from ipcoop.http.showing import show

routes = Blueprint("timeline", __name__)

_MOST = 300

_MOST_LOOKED_AT = 3_000
"""Dates of anything among which the latest are sought, as to sort all takes the longer."""

_MOST_BOUNDED = 100_000


@routes.get("/timeline")
def timeline() -> Response:
    """Show events and instruments by year, the latest first; of one kind, or before a year."""
    kind, before = chosen_kind(DATED), chosen_year("before")
    asking = Asking()
    kinds = [kind] if kind else DATED
    only = f'FILTER(STR(?on) < "{before}")' if before else ""
    found = read_latest(asking, kinds, only, _MOST + 1, _MOST_LOOKED_AT)
    names = Names.read(asking, (one.iri for one in found), in_order())
    entries = [(one, shown(Term(one.iri), names)) for one in found[:_MOST]]
    return show(
        "timeline.html",
        asking,
        years=[(year, list(own)) for year, own in groupby(entries, lambda e: e[0].when.day[:4])],
        most=_MOST_LOOKED_AT if _are_too_many(asking, only) else None,
        earlier=found[_MOST].when.day[:4] if len(found) > _MOST else "",
        undated=_undated(asking, kinds),
        kinds=DATED,
        kind=kind,
        before=before,
    )


def _are_too_many(asking: Asking, only: str) -> bool:
    """Tell whether there are more dates, or more bounds, than are looked at."""
    one_more = f"OFFSET {_MOST_LOOKED_AT} LIMIT 1"
    ways = " UNION ".join(f"{{ {way} {one_more} }}" for way in (exactly(only), by_bounds(only)))
    return bool(asking.rows(f"SELECT ?thing {{ {ways} }}", "ipcoop"))


def _undated(asking: Asking, kinds: Sequence[str]) -> Mapping[str, int]:
    """Return how many things of some kinds have neither dates nor bounds, if that is known."""
    kept, state = service().kept, asking.state
    counts = {
        kind: kept.find(f"undated {kind}", state, partial(_count_undated, asking, kind))
        for kind in kinds
    }
    return {kind: count for kind, count in counts.items() if count}


def _count_undated(asking: Asking, kind: str) -> int | None:
    is_one = f"?thing a ipcoop:{KINDS[kind]}"
    bounded = f"{{ {by_bounds()} LIMIT {_MOST_BOUNDED} }} {is_one}"
    without_day = how_many(asking, f"{is_one} FILTER NOT EXISTS {{ ?thing {DATES} ?on }}")
    with_bounds = how_many(asking, f"SELECT DISTINCT ?thing {{ {bounded} }}")
    return None if without_day is None or with_bounds is None else without_day - with_bounds
