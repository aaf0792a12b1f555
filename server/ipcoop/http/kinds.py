"""The kinds of things: how many there are of each, and the list of each."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, url_for

from ipcoop.errors import NotFoundError, OutOfMemoryError, TooSlowError
from ipcoop.http.asking import Asking, Row, Term
from ipcoop.http.choices import DATED, KINDS
from ipcoop.http.entity.model import Shown, shown
from ipcoop.http.languages import in_order, language
from ipcoop.http.names import Names
from ipcoop.http.paging import read_page
from ipcoop.http.service import service
from ipcoop.http.showing import show
from ipcoop.http.things import name_of
from ipcoop.namespaces import DISPUTED_GRAPH

routes = Blueprint("kinds", __name__)

_LISTED = {
    "offices": "IPOffice",
    "countries": "Country",
    "persons": "Person",
    **KINDS,
    "funds": "Fund",
}
"""The kinds of which there is a list here, with their classes."""

_DISTINCT = "SELECT DISTINCT ?thing {{ GRAPH ?graph {{ ?thing a ipcoop:{} }} }}"
_ELSEWHERE = {
    "documents": ("documents.documents", _DISTINCT.format("Document")),
    "short questions": ("unsettled.questions", _DISTINCT.format("OpenQuestion")),
    "contradictions": (
        "unsettled.contradictions",
        f"SELECT DISTINCT ?thing ?on {{ GRAPH <{DISPUTED_GRAPH}> {{ ?thing ?on ?value }} }}",
    ),
    "claims made": ("unsettled.claims", _DISTINCT.format("Claim")),
}
"""The kinds of which there is another page, with its name, and what is counted."""

_SIZE = 250


@routes.get("/list/<kind>")
def listed(kind: str) -> Response:
    """List the things of a kind by their names.

    Raises:
        NotFoundError: if there is no list of that.
    """
    if kind not in _LISTED:
        raise NotFoundError(f"There is no list of “{kind}”.", f"There are {', '.join(_LISTED)}.")
    asking = Asking()
    page = read_page(asking, _query(kind), _SIZE, "ipcoop")
    things = [thing for _, thing in _named(asking, page.rows)]
    return show("kind.html", asking, kind=kind, page=page, things=things, is_dated=kind in DATED)


def choices(asking: Asking) -> Mapping[str, Sequence[tuple[str, Shown]]]:
    """Return countries and offices to choose from: what each has in addresses, and its name.

    They are not all where there are very many.
    """
    return service().kept.find(f"choices {language()}", asking.state, lambda: _choices(asking))


def _choices(asking: Asking) -> Mapping[str, Sequence[tuple[str, Shown]]]:
    rows = {
        kind: asking.rows(f"{_query(kind)} LIMIT {_SIZE}", "ipcoop")
        for kind in ("offices", "countries")
    }
    return {kind: _named(asking, own) for kind, own in rows.items()}


def _query(kind: str) -> str:
    patterns = f"?thing a ipcoop:{_LISTED[kind]} FILTER(isIRI(?thing))"
    return f"SELECT DISTINCT ?thing {{ {patterns} }} ORDER BY ?thing"


def _named(asking: Asking, rows: Sequence[Row]) -> Sequence[tuple[str, Shown]]:
    iris = [row["thing"].value for row in rows]
    names = Names.read(asking, iris, in_order())
    found = ((name_of(iri), shown(Term(iri), names)) for iri in iris)
    return sorted(found, key=lambda pair: pair[1].text.casefold())


def counted(asking: Asking) -> Sequence[tuple[str, str, int | None]]:
    """Return each kind, where it is listed, and how many there are, as far as that is known."""
    counts = service().kept.find("counts", asking.state, lambda: _count(asking))
    addresses = {kind: url_for("kinds.listed", kind=kind) for kind in _LISTED}
    addresses |= {kind: url_for(page) for kind, (page, _) in _ELSEWHERE.items()}
    return [(kind, address, counts[kind]) for kind, address in addresses.items()]


def _count(asking: Asking) -> Mapping[str, int | None]:
    patterns = {kind: f"?thing a ipcoop:{name}" for kind, name in _LISTED.items()}
    patterns |= {kind: pattern for kind, (_, pattern) in _ELSEWHERE.items()}
    found: dict[str, int | None] = dict.fromkeys(patterns)
    for kind, pattern in patterns.items():
        found[kind] = how_many(asking, pattern)
        if found[kind] is None:
            # What takes too long for one would take the others as long again.
            break
    return found


def how_many(asking: Asking, pattern: str) -> int | None:
    """Return how many matches a pattern has; nothing if to count them takes too much."""
    try:
        rows = asking.rows(f"SELECT (COUNT(*) AS ?count) {{ {pattern} }}", "ipcoop")
    except (TooSlowError, OutOfMemoryError):
        return None
    return int(rows[0]["count"].value)
