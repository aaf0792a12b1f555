"""Answers to SELECT as a table of cells that a page can show."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ipcoop.http.things import address_of
from ipcoop.namespaces import shorten


@dataclass(frozen=True)
class Cell:
    """One term: what is shown, what stands beside it, where an IRI leads, and the language."""

    text: str = ""
    note: str = ""
    link: str = ""
    language: str = ""


@dataclass(frozen=True)
class Table:
    """The first rows of an answer, and how many there are in all."""

    variables: list[str]
    rows: list[list[Cell]]
    total: int


def read_table(answer: bytes, most: int) -> Table:
    """Read results in JSON, with the cells of at most so many rows."""
    results = json.loads(answer)
    variables: list[str] = results["head"]["vars"]
    bindings = results["results"]["bindings"]
    rows = [[_cell(row.get(name)) for name in variables] for row in bindings[:most]]
    return Table(variables, rows, len(bindings))


def read_boolean(answer: bytes) -> bool:
    """Read the answer to ASK in JSON."""
    return bool(json.loads(answer)["boolean"])


def _cell(term: Mapping[str, Any] | None) -> Cell:
    if term is None:
        return Cell()
    value = term["value"]
    if term["type"] == "uri":
        return Cell(shorten(value), link=address_of(value))
    if term["type"] == "bnode":
        return Cell(f"_:{value}")
    if term["type"] == "triple":
        parts = [_cell(value[part]).text for part in ("subject", "predicate", "object")]
        return Cell(f"<<( {' '.join(parts)} )>>")
    language = term.get("xml:lang", "")
    return Cell(value, note=language or shorten(term.get("datatype", "")), language=language)
