"""The queries that bring data from one version of the ontology to the next."""

import re
from dataclasses import dataclass
from pathlib import Path

from ipcoop.errors import BadDataError
from ipcoop.namespaces import IPCOOP
from ipcoop.resources import read_text, resource

NUMBER = re.compile(r"\d+\.\d+\.\d+")
"""How a version is numbered."""

_HEADER = re.compile(
    r"# (?P<does>migration|detects): (?P<sentence>.+)\n"
    r"# term: ipcoop:(?P<term>\S+)\n"
    r"# since: (?P<since>\d+\.\d+\.\d+)\n"
)


@dataclass(frozen=True)
class Migration:
    """One query for holders of data: an update, or a query that finds what must be changed.

    ``term`` is the IRI of the term that data should no longer use as before.
    """

    name: str
    sentence: str
    term: str
    since: str
    text: str
    is_update: bool


def number(version: str) -> tuple[int, ...]:
    """Return the three numbers of a version.

    Raises:
        BadDataError: if it is not written as three numbers.
    """
    if not NUMBER.fullmatch(version):
        cause = f"“{version}” is no version of the ontology."
        raise BadDataError(cause, "Write owl:versionInfo as three numbers, such as 1.2.0.")
    return tuple(int(part) for part in version.split("."))


def migrations() -> list[Migration]:
    """Return the migrations, oldest version first.

    Raises:
        BadDataError: if a file has no header, or another version in it than its folder.
    """
    folders = sorted(resource("queries", "migrations").iterdir(), key=lambda at: number(at.name))
    return [
        _migration(folder.name, path) for folder in folders for path in sorted(folder.iterdir())
    ]


def _migration(version: str, path: Path) -> Migration:
    text = read_text(path)
    header = _HEADER.match(text)
    is_update = path.suffix == ".ru"
    if header is None or header["since"] != version or (header["does"] == "migration") != is_update:
        cause = (
            f"{path} does not begin with “# migration:” or “# detects:”, “# term:” and “# since:”."
        )
        raise BadDataError(
            cause, "Write a sentence, the term, and the version that its folder has."
        )
    term = str(IPCOOP[header["term"]])
    return Migration(path.stem, header["sentence"], term, version, text, is_update)
