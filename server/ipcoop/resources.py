"""Find, read and write files: those that ship with the project, or data of one's own."""

from pathlib import Path
from typing import Literal

from ipcoop.config import BASE, PUBLISHED_BASE, own_data
from ipcoop.errors import BadDataError, ResourceMissingError

Folder = Literal["ontology", "data", "shapes", "queries"]

PACKAGE = Path(__file__).parent
_IN_WHEEL = PACKAGE / "_resources"
IS_CHECKOUT = not _IN_WHEEL.is_dir()
"""Whether the project runs from its source tree, whose data a run may change."""

ROOT = PACKAGE.parents[1] if IS_CHECKOUT else _IN_WHEEL
"""The folder that holds ``ontology``, ``data``, ``shapes`` and ``queries``."""


def resource(folder: Folder, *parts: str) -> Path:
    """Return the path of a file or folder: a shipped one, or one of the data folder that is set.

    Raises:
        ResourceMissingError: if nothing is there.
    """
    own = own_data() if folder == "data" else None
    path = (own or ROOT / folder).joinpath(*parts)
    if not path.exists():
        if own is None:
            raise ResourceMissingError(
                f"{path} does not exist.", "Restore it, or install ipcoop again."
            )
        missing = path if own.exists() else own
        remedy = f"Fill the folder first: ipcoop --data {own} ingest DOCUMENTS"
        raise ResourceMissingError(f"{missing} does not exist.", remedy)
    return path


def read_text(path: Path) -> str:
    """Return a Turtle or SPARQL file as text, with the configured base IRI.

    Raises:
        BadDataError: if it is not in UTF-8.
    """
    return decode(path.read_bytes(), str(path)).replace(PUBLISHED_BASE, BASE)


def write_text(path: Path, text: str) -> None:
    """Write a Turtle file, with the published base IRI; a reader finds the old or the new one."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(published(text))
    part.replace(path)


def published(text: str) -> bytes:
    """Return the bytes of a Turtle file: in UTF-8, with the published base IRI."""
    return text.replace(BASE, PUBLISHED_BASE).encode("utf-8")


def decode(data: bytes, name: str) -> str:
    """Return bytes as text without any change of its characters.

    Raises:
        BadDataError: if they are not UTF-8; ``name`` says of what.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadDataError(f"{name} is not in UTF-8.", "Store it as UTF-8.") from error
