"""The latest events and agreements, for the start page."""

from collections.abc import Sequence
from dataclasses import dataclass

from ipcoop.http.asking import Asking
from ipcoop.http.choices import KINDS
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.http.service import service
from ipcoop.http.things import address_of

_DATES = {"events": "startDate", "agreements": "signedOn"}
"""The dates that things are sorted by."""

_MOST = 12


@dataclass(frozen=True)
class Dated:
    """A thing with a date."""

    name: str
    language: str
    address: str
    date: str


def latest(asking: Asking, kind: str) -> Sequence[Dated]:
    """Return the things of a kind with the latest dates, the latest first."""
    name, date = KINDS[kind], _DATES[kind]
    query = (
        f"SELECT ?thing (MIN(?on) AS ?date) {{ ?thing a ipcoop:{name} ; ipcoop:{date} ?on }} "
        f"GROUP BY ?thing ORDER BY DESC(?date) ?thing LIMIT {_MOST}"
    )
    rows = service().kept.find(query, asking.state, lambda: asking.rows(query, "ipcoop"))
    names = Names.read(asking, (row["thing"].value for row in rows), in_order())
    found = [(row["thing"].value, row["date"].value) for row in rows]
    return [
        Dated(names.of(iri).value, names.of(iri).language, address_of(iri), on) for iri, on in found
    ]
