"""The stored source texts, their sentences and their checksums."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ipcoop.resources import decode, resource

_ABBREVIATIONS = frozenset(
    "Co Corp Dr Gen Hon Inc Jr Ltd Messrs Mr Mrs Ms No Prof Sr St Vol cf e.g i.e vs "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)
_SENTENCE_END = re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[^\W_a-z])")
_LONGEST_ABBREVIATION = 12


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
        """The sentences of the text in reading order; a line break always ends one."""
        spans = enumerate(_sentence_spans(self.text), start=1)
        return tuple(Sentence(n, start, end, self.text[start:end]) for n, (start, end) in spans)

    def sentence_at(self, start: int, end: int) -> Sentence | None:
        """Return the sentence that holds the characters from start to end, if one does."""
        holding = (s for s in self.sentences if s.start <= start <= end <= s.end)
        return next(holding, None)


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


def _sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\r\n]+", text):
        start = line.start()
        for end in (*_sentence_ends(line.group(), line.start()), line.end()):
            stripped = text[start:end].strip()
            if stripped:
                first = text.index(stripped, start)
                yield first, first + len(stripped)
            start = end


def _sentence_ends(line: str, offset: int) -> Iterator[int]:
    for match in _SENTENCE_END.finditer(line):
        if not _ends_in_abbreviation(line[: match.start()]):
            yield offset + match.end()


def _ends_in_abbreviation(text: str) -> bool:
    words = text[-_LONGEST_ABBREVIATION:].split()
    word = words[-1].lstrip("\"“‘'([") if words else ""
    return word in _ABBREVIATIONS or re.fullmatch(r"(\w\.)*[^\W\d_]", word) is not None
