"""Ask the engine whether it reads a text, on a store that holds nothing."""

import pyoxigraph as ox

from ipcoop.config import BASE


def update_error(text: str) -> str:
    """Return what the engine says against an update, or nothing if it is well-formed."""
    try:
        ox.Store().update(text, base_iri=BASE)
    except SyntaxError as error:
        return str(error.msg)
    except (RuntimeError, OSError):
        pass
    return ""


def query_error(text: str) -> str:
    """Return what the engine says against a query, or nothing if it is well-formed."""
    try:
        ox.Store().query(text, base_iri=BASE)
    except SyntaxError as error:
        return str(error.msg)
    except (RuntimeError, OSError):
        pass
    return ""
