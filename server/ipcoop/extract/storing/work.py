"""The work on one file: read it, and where anything is new, work out the files of its document."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from rdflib import Graph, URIRef

from ipcoop.errors import IpcoopError
from ipcoop.extract.model import Extraction, SourceText
from ipcoop.extract.storing.about import restated
from ipcoop.extract.storing.decision_files import PEOPLE, decisions_path, read_decisions
from ipcoop.extract.storing.decisions import Decision, apply, by_hand, lost
from ipcoop.extract.storing.folder import DataFolder, digest_of, places
from ipcoop.extract.storing.graphs import DocumentGraphs, graphs
from ipcoop.extract.storing.reconcile import undisputed
from ipcoop.extract.storing.record import Record, Yield, told_by
from ipcoop.extract.storing.rename import brought_in_line, new_names, renamed
from ipcoop.extract.storing.same import same_people
from ipcoop.extract.storing.stored import metadata_beside, source_of
from ipcoop.extract.storing.validate import Context, check_document
from ipcoop.extract.storing.withdraw import without_breaches
from ipcoop.graph.validate import Finding
from ipcoop.resources import ROOT, published

_MOST_WITHDRAWALS = 3
"""How often what is left is looked at again, since a thing may lack what another was withdrawn for."""

_PACKAGE = Path(__file__).parents[2]
_RULES = (_PACKAGE / "extract", _PACKAGE / "graph", ROOT / "ontology", ROOT / "shapes")

Extract = Callable[[SourceText], Extraction]
Check = Callable[[DocumentGraphs], Sequence[Finding]]


class State(StrEnum):
    """What a run found a document to be."""

    NEW = "new"
    CHANGED = "changed"
    """It has another text or other metadata than before."""
    RENEWED = "renewed"
    """It is as before, but the rules, the reference data or the decisions are not."""
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: what its document yielded, or the reason why it failed."""

    path: Path
    identifier: str
    state: State
    told: Yield | None = None
    error: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether the file failed or what it yielded breaks a rule."""
        findings = self.told.findings if self.told else ()
        return self.state is State.FAILED or any(finding.is_grave for finding in findings)


@dataclass(frozen=True, slots=True)
class Worked:
    """An outcome, and the files to write for it by their places in the data folder."""

    outcome: Outcome
    files: Mapping[str, bytes] = field(default_factory=dict)


def basis_of(root: Path) -> str:
    """Return a digest of what all documents depend on: rules, shapes, ontology, reference data."""
    files = {}
    for folder in (*_RULES, root / "reference"):
        for path in folder.rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                files[f"{folder.name}/{path.relative_to(folder)}"] = path.read_bytes()
    return digest_of(files)


@dataclass(frozen=True, slots=True)
class Work:
    """Works on a file for one data folder.

    Attributes:
        root: the data folder.
        basis: digest of what all documents depend on.
        extract: finds what a text says.
        check: finds what is wrong with the graphs of a document.
    """

    root: Path
    basis: str
    extract: Extract
    check: Check

    def __call__(self, path: Path) -> Worked:
        """Return what becomes of a file, and the files to write if that is anything new."""
        try:
            stored = metadata_beside(path, self.root)
            return self._worked(path, source_of(path, stored), stored)
        except IpcoopError as error:
            return Worked(Outcome(path, "", State.FAILED, error=str(error)))
        except OSError as error:
            return Worked(Outcome(path, "", State.FAILED, error=f"{path}: {error.strerror}."))

    def _worked(self, path: Path, source: SourceText, stored: Graph | None) -> Worked:
        identifier = source.document.identifier
        before = DataFolder(self.root).files(identifier)
        kept = Record.from_json(before.pop(places(identifier)[-1], b""))
        source_digest, basis = _source_digest(source), self._basis(identifier)
        if kept and kept.stands_for(source_digest, basis, undisputed(before)):
            return Worked(Outcome(path, identifier, State.UNCHANGED, kept.told))
        told, files = self._files(source, stored)
        record = Record(source_digest, basis, digest_of(files), told)
        state = _state(kept, before, source_digest)
        files[places(identifier)[-1]] = record.to_json()
        return Worked(Outcome(path, identifier, state, told), files)

    def _basis(self, identifier: str) -> str:
        decided = (decisions_path(self.root, name) for name in (identifier, PEOPLE))
        files = {path.name: path.read_bytes() for path in decided if path.exists()}
        return digest_of({"": self.basis.encode(), **files})

    def _files(self, source: SourceText, stored: Graph | None) -> tuple[Yield, dict[str, bytes]]:
        identifier = source.document.identifier
        extraction = self.extract(source)
        new = new_names(extraction, same_people(read_decisions(self.root, PEOPLE)))
        decisions = brought_in_line(read_decisions(self.root, identifier), new)
        extraction = renamed(extraction, new)
        drawn, found = self._drawn(extraction, decisions, stored)
        for _ in range(_MOST_WITHDRAWALS):
            if not any(finding.is_grave for finding in found):
                break
            extraction = without_breaches(extraction, drawn, found)
            drawn, found = self._drawn(extraction, decisions, stored)
        told = told_by(drawn, [*found, *_lost(source, decisions)])
        files = {place: published(text) for place, text in drawn.files().items()}
        return told, {f"documents/{identifier}.txt": source.document.text.encode(), **files}

    def _drawn(
        self, extraction: Extraction, decisions: Sequence[Decision], stored: Graph | None
    ) -> tuple[DocumentGraphs, Sequence[Finding]]:
        """Return the graphs of a document with what people decided, and what is wrong with them."""
        drawn = graphs(apply(extraction, decisions), by_hand=by_hand(decisions))
        if stored is not None:
            metadata = restated(stored, extraction.source.document)
            drawn = replace(drawn, metadata=tuple(metadata))
        return drawn, self.check(drawn)


def checked(drawn: DocumentGraphs) -> Sequence[Finding]:
    """Return what is wrong with the graphs of a document by the shapes."""
    return check_document(drawn, _context())


def _lost(source: SourceText, decisions: Sequence[Decision]) -> Iterator[Finding]:
    for decision in lost(source.document, decisions):
        focus = decision.key if isinstance(decision.key, URIRef) else decision.key[0]
        message = "A person added something on words that the text no longer has."
        yield Finding("Warning", focus, message, "decision")


@cache
def _context() -> Context:
    return Context()


def _source_digest(source: SourceText) -> str:
    metadata = json.dumps(asdict(source.metadata), ensure_ascii=False)
    return digest_of({"text": source.document.text.encode(), "metadata": metadata.encode()})


def _state(kept: Record | None, before: Mapping[str, bytes], source_digest: str) -> State:
    if not before:
        return State.NEW
    return State.RENEWED if kept and kept.source == source_digest else State.CHANGED
