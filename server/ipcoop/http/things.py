"""The names of things: their IRIs, and the addresses where this service tells of them."""

import re

from ipcoop.config import BASE
from ipcoop.errors import NotFoundError
from ipcoop.http.languages import address_in_language
from ipcoop.namespaces import GRAPH, ID, ONTOLOGY, SCHEME, SHAPE

_NAME = re.compile(
    r"(?:[^\x00-\x20<>\"{}|^`\\?#%\x7f-\x9f\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff]"
    r"|%[0-9A-Fa-f]{2})+"
)
"""What may stand in the path of an IRI (RFC 3987, section 2.2)."""
_ELSEWHERE = (str(ONTOLOGY), str(GRAPH), str(SHAPE))
_SCHEME = str(SCHEME).removeprefix(BASE)


def iri_of(name: str) -> str:
    """Return the IRI that the last part of an address stands for, such as ``office/kr``.

    Raises:
        NotFoundError: if no IRI can be made of it.
    """
    if not _NAME.fullmatch(name):
        raise NotFoundError(f"“{name}” is part of no IRI.", "See whether the address is whole.")
    return f"{BASE if name.startswith(_SCHEME) else ID}{name}"


def name_of(iri: str) -> str:
    """Return what stands for an IRI in addresses; nothing for one that is not ours."""
    for folder, kept in ((str(ID), ""), (str(SCHEME), _SCHEME)):
        if iri.startswith(folder) and _NAME.fullmatch(iri.removeprefix(folder)):
            return kept + iri.removeprefix(folder)
    return ""


def address_of(iri: str) -> str:
    """Return where a page tells of an IRI: here, or on the web; nothing if nowhere."""
    if name := name_of(iri):
        return address_in_language("entities.page", name=name)
    if iri.startswith(BASE):
        return f"/{iri.removeprefix(BASE)}" if iri.startswith(_ELSEWHERE) else ""
    return iri if iri.lower().startswith(("https://", "http://")) else ""
