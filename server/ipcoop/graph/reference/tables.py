"""The curated tables of the reference data, in ``data/reference/tables``.

A table is a file of tab-separated values whose first line names the columns. Where a cell holds
several values, a bar stands between them. Every row names its source.
"""

import csv

from ipcoop.errors import BadDataError
from ipcoop.resources import resource

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """Return the rows of a table.

    Raises:
        BadDataError: if a row has more or fewer cells than there are columns, or no source.
    """
    path = resource("data", "reference", "tables", f"{name}.tsv")
    lines = path.read_text(encoding="utf-8").splitlines()
    header, *cells = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(cells, start=2):
        if len(row) != len(header):
            raise BadDataError(
                f"{path}, line {number}, has {len(row)} cells, not {len(header)}.", "Mend it."
            )
        if not row[header.index("source")]:
            raise BadDataError(f"{path}, line {number}, names no source.", "Add it.")
    return [dict(zip(header, row, strict=True)) for row in cells]


def by(column: str, name: str) -> dict[str, Row]:
    """Return the rows of a table by the value of one column."""
    return {row[column]: row for row in rows(name)}


def several(cell: str) -> list[str]:
    """Return the values of a cell that holds several."""
    return [value for value in cell.split("|") if value]
