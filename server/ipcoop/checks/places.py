"""Find the file and line of the project that a finding is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ipcoop.graph.infer import inferred_file
from ipcoop.graph.modules import module_files
from ipcoop.namespaces import shorten
from ipcoop.resources import ROOT, read_text, resource

_BLOCK = re.compile(r"(\S+)$")
_TYPE = re.compile(r"    a( |$)")


@dataclass(frozen=True)
class Place:
    """A line of a file, which is named by its path in the project; lines count from 1."""

    file: str
    line: int


def places() -> dict[str, Place]:
    """Return where each thing has its block in the Turtle files, by its shortened name.

    Of several blocks, the first that says what the thing is comes before all others.
    """
    typed: dict[str, Place] = {}
    found: dict[str, Place] = {}
    for path in _files():
        file = (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()
        lines = read_text(path).splitlines()
        for number, (line, following) in enumerate(pairwise([*lines, ""]), start=1):
            if match := _BLOCK.match(line):
                blocks = typed if _TYPE.match(following) else found
                blocks.setdefault(_name(match[1]), Place(file, number))
    return {**found, **typed}


def place_of(focus: str, known: dict[str, Place]) -> Place | None:
    """Return where a thing has its block, if it has one."""
    return known.get(_name(focus)) or known.get(_name(f"<{focus}>"))


def _name(written: str) -> str:
    return shorten(written) if "://" in written else written


def _files() -> Iterable[Path]:
    yield from module_files()
    inferred = inferred_file()
    yield from sorted(resource("data").rglob("*.ttl"), key=lambda path: (path == inferred, path))
    yield from sorted(resource("shapes").rglob("*.ttl"))
