"""What a document yielded: told at the end of a run, and kept until something changes."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from rdflib import RDF, RDFS

from ipcoop.extract.model import Status
from ipcoop.extract.storing.folder import digest_of
from ipcoop.extract.storing.graphs import DocumentGraphs
from ipcoop.extract.storing.merge import Triple
from ipcoop.graph.validate import Finding
from ipcoop.namespaces import IPCOOP, SCHEME


@dataclass(frozen=True, slots=True)
class Yield:
    """What the graphs of a document hold.

    Attributes:
        stated: the number of assertions of what it states.
        implied: the number of assertions of what it implies.
        claimed: the number of claims.
        questions: its open questions, in words.
        findings: what is wrong with its graphs.
    """

    stated: int
    implied: int
    claimed: int
    questions: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What a document yielded, and from what.

    Attributes:
        source: digest of its text and metadata.
        basis: digest of all else that its graphs follow from.
        files: digest of its files.
        told: what its graphs hold.
    """

    source: str
    basis: str
    files: str
    told: Yield

    def stands_for(self, source: str, basis: str, files: Mapping[str, bytes]) -> bool:
        """Tell whether the files are what the document yields now."""
        digests = (source, basis, digest_of(files))
        return (self.source, self.basis, self.files) == digests

    def to_json(self) -> bytes:
        """Return the record as it is kept."""
        text = json.dumps(asdict(self), indent=1, ensure_ascii=False)
        return f"{text}\n".encode()

    @classmethod
    def from_json(cls, kept: bytes) -> "Record | None":
        """Return a record as it was kept; None if it is damaged or of another version."""
        try:
            fields = json.loads(kept)
            told = fields.pop("told")
            findings = tuple(Finding(**finding) for finding in told.pop("findings"))
            questions = tuple(told.pop("questions"))
            return cls(**fields, told=Yield(**told, questions=questions, findings=findings))
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


def told_by(graphs: DocumentGraphs, findings: Iterable[Finding]) -> Yield:
    """Return what the graphs of a document hold, with what is wrong with them."""
    numbers = Counter(value for _, link, value in graphs.evidence if link == IPCOOP.hasStatus)
    stated, implied, claimed = (numbers[SCHEME[f"status/{status}"]] for status in Status)
    questions = tuple(sorted(_questions(graphs.evidence)))
    return Yield(stated, implied, claimed, questions, tuple(sorted(findings)))


def _questions(evidence: tuple[Triple, ...]) -> Iterable[str]:
    asked = {s for s, link, value in evidence if (link, value) == (RDF.type, IPCOOP.OpenQuestion)}
    return (str(value) for s, link, value in evidence if link == RDFS.label and s in asked)
