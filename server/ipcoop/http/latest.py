"""The latest events and agreements, for the start page."""

from collections.abc import Sequence

from ipcoop.http.asking import Asking, Term
from ipcoop.http.dated import When, read_latest
from ipcoop.http.entity.model import Shown, shown
from ipcoop.http.languages import in_order
from ipcoop.http.names import Names
from ipcoop.http.service import service

_MOST = 12
_MOST_LOOKED_AT = 100_000


def latest(asking: Asking, kind: str) -> Sequence[tuple[When, Shown]]:
    """Return the things of a kind with the latest dates, the latest first."""
    found = service().kept.find(
        f"latest {kind}",
        asking.state,
        lambda: read_latest(asking, [kind], "", _MOST, _MOST_LOOKED_AT),
    )
    names = Names.read(asking, (one.iri for one in found), in_order())
    return [(one.when, shown(Term(one.iri), names)) for one in found]
