"""Find and read the files that ship with the project, from a checkout or from the wheel."""

from pathlib import Path
from typing import Literal

from ipcoop.config import BASE, PUBLISHED_BASE
from ipcoop.errors import BadDataError, ResourceMissingError

Folder = Literal["ontology", "data", "shapes", "queries"]

_PACKAGE = Path(__file__).parent
_IN_WHEEL = _PACKAGE / "_resources"
ROOT = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parents[1]
"""The folder that holds ``ontology``, ``data``, ``shapes`` and ``queries``."""


def resource(folder: Folder, *parts: str) -> Path:
    """Return the path of a shipped file or folder.

    Raises:
        ResourceMissingError: if nothing is there.
    """
    path = ROOT.joinpath(folder, *parts)
    if not path.exists():
        raise ResourceMissingError(
            f"{path} does not exist.", "Restore it, or install ipcoop again."
        )
    return path


def read_text(path: Path) -> str:
    """Return a shipped Turtle or SPARQL file as text, with the configured base IRI.

    Raises:
        BadDataError: if it is not in UTF-8.
    """
    return decode(path.read_bytes(), str(path)).replace(PUBLISHED_BASE, BASE)


def decode(data: bytes, name: str) -> str:
    """Return bytes as text without any change of its characters.

    Raises:
        BadDataError: if they are not UTF-8; ``name`` says of what.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadDataError(f"{name} is not in UTF-8.", "Store it as UTF-8.") from error
