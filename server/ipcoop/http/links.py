"""Where the pages lead for an IRI."""

import re
from urllib.parse import quote

from ipcoop.namespaces import ID, IPCOOP

_WEB = re.compile(r"https?://", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


def address(iri: str) -> str:
    """Return the page of a thing of the project, else an address of the web, else nothing."""
    if iri.startswith(ID):
        return f"/page/{quote(iri.removeprefix(ID))}"
    if iri.startswith(IPCOOP):
        return f"/ontology#{quote(iri.removeprefix(IPCOOP))}"
    return iri if _WEB.match(iri) else ""


def is_iri(text: str) -> bool:
    """Tell whether a text can stand between ``<`` and ``>`` in a query."""
    return not _UNSAFE.search(text)
