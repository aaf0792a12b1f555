"""Read the gold files."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ipcoop.extract.model import Span
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import PREFIXES, TYPES
from ipcoop.resources import ROOT

from .facts import of_graphs, questions_of_graph
from .flatten import table
from .rows import CLAIMS, FACTS, TRAP, Cell, Kind, Row, Table
from .things import is_linked, key_of, reference
from .vocabulary import FAMILIES, OF_CLASSES, PLACES, RELATIONS, THEMES, VALUES

GOLD = ROOT / "tests" / "extract" / "gold"
FIRST = "kipo-hipoc-2017"
SPLITS = ("first", "dev", "test")
_COLUMNS = ["relation", "subject", "object", "status", "by", "words"]
_GAP = re.compile(r"\s*…\s*")
_LINKED = re.compile(rf"({'|'.join(TYPES)}):([a-z0-9][\w-]*)")
_PERSONS = frozenset({"holdsPost", "represents"})


class GoldError(Exception):
    """A gold file that is not written as the others."""


def documents(split: str) -> list[str]:
    """Return the names of the documents of a split."""
    if split == "first":
        return [FIRST]
    return sorted(path.stem for path in (GOLD / split).glob("*.tsv"))


def text_path(split: str, identifier: str) -> Path:
    """Return the file that the pipeline is to read."""
    if split == "first":
        return ROOT / "data" / "documents" / f"{identifier}.txt"
    return GOLD / split / f"{identifier}.txt"


def read_gold(split: str, identifier: str, text: str) -> Table:
    """Return the rows of a document; ``text`` is its stored text."""
    if split == "first":
        return _first(text)
    return _table(identifier, _lines(GOLD / split / f"{identifier}.tsv"), text)


def _first(text: str) -> Table:
    folder = GOLD / "first"
    asked = questions_of_graph(read_turtle(folder / "evidence.ttl"))
    whole = table(FIRST, text, of_graphs(folder), asked)
    mentions = _table(FIRST, _lines(folder / "mentions.tsv"), text)
    return Table(FIRST, (*whole.rows, *mentions.rows), whole.names, whole.families)


def _lines(path: Path) -> list[dict[str, str]]:
    content = path.read_text(encoding="utf-8").splitlines()
    reader = csv.DictReader(content, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    if reader.fieldnames != _COLUMNS:
        raise GoldError(f"{path.name} has the columns {reader.fieldnames}.")
    return list(reader)


def _table(identifier: str, lines: list[dict[str, str]], text: str) -> Table:
    rows = [_row(line, text) for line in lines if line["relation"] != "name"]
    names: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if line["relation"] in ("name", "acronym"):
            added = tuple(line["object"].split("|"))
            names[line["subject"]] = names.get(line["subject"], ()) + added
    families = dict(_families(rows))
    rows = [_with_names(row, names) for row in rows]
    return Table(identifier, tuple(rows), names, families)


def _row(line: dict[str, str], text: str) -> Row:
    relation, words = line["relation"], line["words"]
    subject, value = (cell(line[end], relation, end) for end in ("subject", "object"))
    by = cell(line["by"], relation, "by") if line["by"] else None
    return Row(relation, subject, value, line["status"], by, tuple(places(words, text)), words)


def cell(text: str, relation: str, end: str) -> Cell:
    """Read one cell; how depends on the relation and the end of it that the cell stands at."""
    if text.startswith("#"):
        return Cell(Kind.HANDLE, text)
    if text == "document":
        return Cell(Kind.DOCUMENT, text, (text,))
    kind = _kind(relation, end)
    linked = _LINKED.fullmatch(text)
    if linked and kind is not Kind.VALUE:
        return _linked(text, linked)
    if " @ " in text:
        return _post_or_unit(text, relation, end)
    return Cell(kind, text, tuple(text.split("|")))


def _kind(relation: str, end: str) -> Kind:
    if end == "object" and relation in VALUES:
        return Kind.VALUE
    if end == "object" and relation in PLACES | THEMES:
        return Kind.PLACE if relation in PLACES else Kind.THEME
    if end == "object" and relation == "renamedTo":
        return Kind.ORGANISATION
    return Kind.PERSON if end == "subject" and relation in _PERSONS else Kind.AGENT


def _linked(text: str, match: re.Match[str]) -> Cell:
    iri = f"{PREFIXES[match[1]]}{match[2]}"
    if is_linked(iri) or match[1] in ("office", "country"):
        return Cell(Kind.LINKED, key_of(str(iri)), reference().names_of(iri))
    return Cell(Kind.ORGANISATION, text, (match[2].replace("-", " "),))


def _post_or_unit(text: str, relation: str, end: str) -> Cell:
    name, _, rest = text.partition(" @ ")
    is_unit = relation == "unitOf" or end == "of"
    return Cell(Kind.UNIT if is_unit else Kind.POST, text, (name,), cell(rest, relation, "of"))


def _families(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for end in (row.subject, row.object, row.by):
            if end is not None and end.kind is Kind.HANDLE:
                yield end.key, "group"
    for row in rows:
        if row.relation == "type":
            yield row.subject.key, family_of_class(row.object.key)


def family_of_class(name: str) -> str:
    """Return what a class makes of a handle."""
    return next((f for f, classes in FAMILIES.items() if name in classes.split()), "event")


def _with_names(row: Row, names: dict[str, tuple[str, ...]]) -> Row:
    subject, value = (
        Cell(end.kind, end.key, names.get(end.key, ())) if end.kind is Kind.HANDLE else end
        for end in (row.subject, row.object)
    )
    return replace(row, subject=subject, object=value)


def places(words: str, text: str) -> Iterator[Span]:
    """Give every place of a text where one of the parts of the words stands."""
    for part in filter(None, _GAP.split(words)):
        pattern = r"\s+".join(re.escape(word) for word in part.split())
        yield from (Span(*match.span()) for match in re.finditer(pattern, text))


def problems(found: Table, text: str) -> list[str]:
    """Return what is wrong with the rows of a gold file."""
    known = RELATIONS | {"claim", "question"}
    faults = []
    for row in found.rows:
        if row.relation not in known:
            faults.append(f"unknown relation: {row}")
        if row.relation != "question" and row.status not in FACTS | CLAIMS | {TRAP}:
            faults.append(f"unknown status: {row}")
        parts = [part for part in _GAP.split(row.words) if part]
        if not all(any(places(part, text)) for part in parts) or not parts:
            faults.append(f"words not in the text: {row}")
        if row.status in CLAIMS and row.by is None:
            faults.append(f"nobody claims: {row}")
    return faults + [f"no class: {handle}" for handle in _without_class(found)]


def _without_class(found: Table) -> list[str]:
    """Return the handles that no row gives a class, though they stand where no group can."""
    typed = {row.subject.key for row in found.rows if row.relation == "type"}
    standing = {
        cell.key
        for row in found.rows
        for end, cell in (("subject", row.subject), ("object", row.object))
        if cell.kind is Kind.HANDLE and row.relation in OF_CLASSES[end]
    }
    return sorted(standing - typed)
