"""The stored source texts, their sentences and their checksums."""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from ipcoop.graph.sentences import sentence_spans
from ipcoop.resources import decode, resource


@dataclass(frozen=True)
class Sentence:
    """One sentence or heading: its number from 1, and its place in the text in characters."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class SourceDocument:
    """One stored text, decoded as UTF-8 without any change of its characters."""

    identifier: str
    text: str

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 digest of the stored bytes, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences and headings of the text in reading order."""
        spans = enumerate(sentence_spans(self.text), start=1)
        return tuple(Sentence(n, start, end, self.text[start:end]) for n, (start, end) in spans)

    def sentence_at(self, start: int, end: int) -> Sentence | None:
        """Return the sentence that holds the characters from start to end, if one does."""
        place = bisect_right(self.sentences, start, key=attrgetter("start")) - 1
        sentence = self.sentences[place] if place >= 0 else None
        return sentence if sentence and start <= end <= sentence.end else None


def read_document(identifier: str) -> SourceDocument:
    """Read one stored text of ``data/documents``.

    Raises:
        ResourceMissingError: if there is no such document.
        BadDataError: if it is not in UTF-8.
    """
    path = resource("data", "documents", f"{identifier}.txt")
    return SourceDocument(identifier, decode(path.read_bytes(), str(path)))


def document_identifiers() -> list[str]:
    """Return the identifiers of all documents that have a text, metadata or statements."""
    texts, graphs = resource("data", "documents"), resource("data", "graphs")
    files = [*texts.glob("*.txt"), *texts.glob("*.ttl"), *graphs.glob("*/*.ttl")]
    return sorted({path.stem for path in files})
