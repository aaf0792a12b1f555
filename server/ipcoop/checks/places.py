"""Find the file and line of the project that a finding is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ipcoop.namespaces import shorten
from ipcoop.resources import ROOT, read_text, resource

_BLOCK = re.compile(r"(\S+)$")


@dataclass(frozen=True)
class Place:
    """A line of a file, which is named by its path in the project; lines count from 1."""

    file: str
    line: int


def places() -> dict[str, Place]:
    """Return where each thing has its first block in the Turtle files, by its shortened name."""
    found: dict[str, Place] = {}
    for path in _files():
        file = path.relative_to(ROOT).as_posix()
        for number, line in enumerate(read_text(path).splitlines(), start=1):
            if match := _BLOCK.match(line):
                found.setdefault(_name(match[1]), Place(file, number))
    return found


def place_of(focus: str, known: dict[str, Place]) -> Place | None:
    """Return where a thing has its block, if it has one."""
    return known.get(_name(focus)) or known.get(_name(f"<{focus}>"))


def _name(written: str) -> str:
    return shorten(written) if "://" in written else written


def _files() -> Iterable[Path]:
    for folder in ("ontology", "data", "shapes"):
        yield from sorted(resource(folder).glob("*.ttl"))
        yield from sorted(resource(folder).glob("*/**/*.ttl"))
