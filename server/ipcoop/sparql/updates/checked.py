"""An update that may be given to the engine."""

from ipcoop.config import Limits
from ipcoop.sparql.diagnosis import explain
from ipcoop.sparql.reading import update_error
from ipcoop.sparql.spelling import respell
from ipcoop.sparql.syntax import check_update
from ipcoop.sparql.updates.operations import operations


def checked(text: str, limits: Limits) -> str:
    """Return an update as the engine wants it spelt.

    Raises:
        BadQueryError: if it is no update, goes beyond the limits, or wants to reach out.
    """
    check_update(text, limits)
    spelt = respell(text)
    # Before the engine sees it, for the engine would fetch what LOAD names.
    list(operations(spelt))
    if update_error(spelt):
        raise explain(text, update_error)
    return spelt
