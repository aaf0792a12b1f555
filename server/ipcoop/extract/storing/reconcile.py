"""Bring the documents of a data folder together: what they say differently, and what they confirm.

The outcome follows from the documents and the reference data alone, not from the order in which
they came: what is disputed is worked out anew, and moved back where nothing disputes it any more.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from rdflib import Literal

from ipcoop.config import BASE, PUBLISHED_BASE
from ipcoop.extract.storing.compare import (
    Contradiction,
    Said,
    compared,
    contradictions,
    name_alike,
    taken_in,
)
from ipcoop.extract.storing.lines import (
    NotCanonicalError,
    Words,
    statements,
    statements_in,
    triples_of,
    words_of,
)
from ipcoop.extract.storing.merge import Triple
from ipcoop.extract.storing.moves import Moves, is_moved
from ipcoop.graph.turtle import to_turtle
from ipcoop.resources import published

_PARTS = ("graphs/document/", "graphs/evidence/")
_WHAT_IS_MOVED = frozenset(
    f"ipcoop:{name}"
    for name in (
        *("assertedSubject", "assertedPredicate", "assertedObject"),
        *("assertsNode", "hasStatus"),
    )
)
"""The properties of an assertion by which it is known what has been moved; they are few."""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What the documents of a folder say together.

    Attributes:
        new: statements that only the documents just read make, by document.
        confirmed: statements of the documents just read that others make too, by document.
        contradictions: all contradictions of the folder.
        changed: the documents whose files were changed to bring them in line.
    """

    new: Mapping[str, int]
    confirmed: Mapping[str, int]
    contradictions: tuple[Contradiction, ...]
    changed: tuple[str, ...]


def reconcile(folder: Path, ingested: Collection[str] = ()) -> Reconciliation:
    """Move what sources contradict out of the facts of a data folder, and back what they do not.

    Raises:
        BadDataError: if a graph of the folder cannot be read.
    """
    said = {path.stem: _said_by(folder, path.stem) for path in _documents(folder)}
    reference = taken_in(words for path in _reference(folder) for words in statements(path))
    found = tuple(sorted(contradictions(said, reference)))
    name_alike(said, reference)
    changed = [name for name, what in said.items() if what.moved != what.disputed | what.renamed]
    _write_disputed(folder, {words for what in said.values() for words in what.disputed})
    for name in changed:
        _rewrite(folder, name, said[name])
    new, confirmed = compared(said, reference, ingested)
    return Reconciliation(new, confirmed, found, tuple(changed))


def undisputed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a document, by their places, as they were before reconciliation."""
    facts, evidence = (next((p for p in files if part in p), "") for part in _PARTS)
    raw = files.get(evidence, b"")
    name = Path(evidence).stem
    if not is_moved(name, raw):
        return dict(files)
    try:
        told = triples_of(_in_text(files.get(facts, b"")))
        moves = Moves.of(name, told, triples_of(_in_text(raw)))
    except NotCanonicalError:
        return dict(files)
    moves.undo()
    place = facts or evidence.replace("/evidence/", "/document/")
    changed = {evidence: moves.evidence_triples(), place: moves.facts}
    return {**files, **{path: published(to_turtle(graph)) for path, graph in changed.items()}}


def _in_text(raw: bytes) -> list[Words]:
    return statements_in(raw.decode("utf-8").replace(PUBLISHED_BASE, BASE))


def _documents(folder: Path) -> list[Path]:
    return sorted((folder / "graphs" / "evidence").glob("*.ttl"))


def _reference(folder: Path) -> list[Path]:
    return sorted((folder / "reference").glob("*.ttl"))


def _places(folder: Path, name: str) -> tuple[Path, Path]:
    graphs = folder / "graphs"
    return graphs / "document" / f"{name}.ttl", graphs / "evidence" / f"{name}.ttl"


def _said_by(folder: Path, name: str) -> Said:
    facts, evidence = _places(folder, name)
    raw = evidence.read_bytes()
    if not is_moved(name, raw):
        return taken_in(statements(facts) if facts.exists() else ())
    about = (words for words in statements(evidence) if words[1] in _WHAT_IS_MOVED)
    moves = Moves.of(name, _triples(facts) if facts.exists() else [], triples_of(about))
    now = set(words_of(moves.facts))
    moves.undo()
    before = words_of(moves.facts)
    said = taken_in(before)
    said.moved = frozenset(before) - now
    return said


def _moves(folder: Path, name: str) -> Moves:
    facts, evidence = _places(folder, name)
    return Moves.of(name, _triples(facts) if facts.exists() else [], _triples(evidence))


def _triples(path: Path) -> list[Triple]:
    return triples_of(statements(path))


def _rewrite(folder: Path, name: str, what: Said) -> None:
    moves = _moves(folder, name)
    moves.undo()
    for triple in triples_of(sorted(what.disputed)):
        moves.dispute(triple)
    for subject, _, label in triples_of(sorted(what.renamed)):
        moves.rename(subject, Literal(label))
    facts, evidence = _places(folder, name)
    # The evidence says where everything is, so it is written before what it speaks of is moved.
    _write(evidence, to_turtle(moves.evidence_triples()))
    _write(facts, to_turtle(moves.facts) if moves.facts else "")


def _write_disputed(folder: Path, disputed: Collection[Words]) -> None:
    path = folder / "graphs" / "disputed.ttl"
    _write(path, to_turtle(triples_of(sorted(disputed))) if disputed else "")


def _write(path: Path, text: str) -> None:
    """Put a file in the place of another, in one step; nothing where there is no text."""
    if not text:
        path.unlink(missing_ok=True)
        return
    part = path.with_suffix(".part")
    part.write_bytes(published(text))
    part.replace(path)
