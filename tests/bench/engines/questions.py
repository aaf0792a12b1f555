"""What all engines are asked: the files in ``queries/``, and competency questions of the project.

Each has a slot for a constant that was never asked before and leaves the answer as it is, so that
nothing that was kept can answer it. A column ``cold`` shows it where there is no better place.
"""

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from ipcoop.namespaces import PREFIXES
from ipcoop.resources import resource

COLD = "cold"
"""The column that is left out when answers are compared."""

_SLOT = "__cold__"
_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_COMPETENCY = ("cq01", "cq05", "cq06", "cq07", "cq08", "cq12", "cq13", "cq19", "cq21", "cq23")
_THING = re.compile(r"(VALUES \?\w+ \{ [a-z]+:[\w-]+)")
_numbers = count(1)


@dataclass(frozen=True)
class Question:
    """A query with a slot.

    Attributes:
        name: short, as in the table.
        title: what it asks, or which part of SPARQL it is about.
        only_count: whether the answer may be any rows, as many as asked for.
    """

    name: str
    title: str
    text: str
    only_count: bool = False

    def cold(self):
        """Return the query with a constant that it never had before."""
        return self.text.replace(_SLOT, f"{next(_numbers):06}")


def questions():
    """Return all that is asked."""
    own = sorted(Path(__file__).with_name("queries").glob("*.rq"))
    competency = (_file(resource("queries", "competency"), name) for name in _COMPETENCY)
    return [*map(_own, own), *map(_competency, competency)]


def _file(folder, name):
    (found,) = folder.glob(f"{name}-*.rq")
    return found


def _own(path):
    text = path.read_text()
    used = [line for line in _PROLOGUE.splitlines() if line.split()[1] in text]
    prologue = "\n".join(used) + "\n"
    return Question(path.stem, _title(text), prologue + text, "# compare: count" in text)


def _competency(path):
    text = path.read_text()
    slotted = _THING.sub(rf"\1 <urn:x-cold:{_SLOT}>", text, count=1)
    if slotted == text:
        slotted = text.replace("WHERE {", f'WHERE {{ FILTER ("{_SLOT}" != "")', 1)
    return Question(path.stem[:4], _title(text), slotted)


def _title(text):
    return re.search(r"^# title: (.*)", text, re.MULTILINE)[1]
