"""A table for each class of the project: a row a thing, a column a property."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import pyoxigraph as ox
from rdflib import RDF, RDFS

from ipcoop.namespaces import IPCOOP, shorten

TABLE = re.compile(r"csv/[A-Za-z][A-Za-z0-9_-]{0,99}\.csv", re.ASCII)
"""What a table may be called."""

_TYPE = ox.NamedNode(RDF.type)
_LABEL = ox.NamedNode(RDFS.label)
_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True)
class Table:
    """What the default graph says of the members of one class."""

    engine: ox.Store
    kind: ox.NamedNode

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"csv/{self.kind.value.removeprefix(IPCOOP)}.csv"

    def write(self, file: IO[bytes]) -> None:
        """Write it as RFC 4180 says; values of one property stand in one cell."""
        found = self._of(None, _TYPE, self.kind)
        subjects = (quad.subject for quad in found)
        members = sorted(one.value for one in subjects if isinstance(one, ox.NamedNode))
        used = {quad.predicate for iri in members for quad in self._of(ox.NamedNode(iri))}
        columns = sorted(used - {_TYPE}, key=lambda one: (one != _LABEL, one.value))
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(["iri", *(shorten(column.value) for column in columns)])
        for iri in members:
            cells: dict[ox.NamedNode, list[str]] = {column: [] for column in columns}
            for quad in self._of(ox.NamedNode(iri)):
                if quad.predicate in cells:
                    cells[quad.predicate].append(_text(quad.object))
            writer.writerow([iri, *(" | ".join(sorted(cell)) for cell in cells.values())])
        text.detach()

    def _of(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None = None,
        value: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        return self.engine.quads_for_pattern(subject, predicate, value, _DEFAULT)


def tables(engine: ox.Store) -> list[Table]:
    """Return a table for each class of the project that has members."""
    quads = engine.quads_for_pattern(None, _TYPE, None, _DEFAULT)
    kinds = {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}
    own = sorted(kind for kind in kinds if kind.value.startswith(IPCOOP))
    found = (Table(engine, kind) for kind in own)
    return [table for table in found if TABLE.fullmatch(table.name)]


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value
