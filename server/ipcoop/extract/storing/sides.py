"""Show the sides of a contradiction: who says what, in which words."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from ipcoop.extract.storing.compare import Contradiction
from ipcoop.extract.storing.lines import Words, statements, triples_of

_CONTENT = ("ipcoop:assertedSubject", "ipcoop:assertedPredicate", "ipcoop:assertedObject")


@dataclass(frozen=True, slots=True)
class Side:
    """What one source says.

    Attributes:
        value: the value, as it is written in Turtle.
        source: the identifier of the document, or “reference”.
        quotes: the words of the document.
    """

    value: str
    source: str
    quotes: tuple[str, ...]


def sides(root: Path, contradiction: Contradiction, most: int | None = None) -> tuple[Side, ...]:
    """Return the sides of a contradiction in a data folder; of each value, so many at most."""
    return tuple(
        Side(
            value,
            source,
            _quotes(root, source, (contradiction.subject, contradiction.property, value)),
        )
        for value, sources in contradiction.values
        for source in sources[:most]
    )


def _quotes(root: Path, source: str, statement: Words) -> tuple[str, ...]:
    path = root / "graphs" / "evidence" / f"{source}.ttl"
    told = list(statements(path)) if path.exists() else []
    content = set(zip(_CONTENT, statement, strict=True))
    matches = Counter(subject for subject, *said in told if tuple(said) in content)
    spans = {
        value
        for subject, predicate, value in told
        if predicate == "ipcoop:hasEvidence" and matches[subject] == len(content)
    }
    exact = [words for words in told if words[0] in spans and words[1] == "oa:exact"]
    return tuple(str(value) for *_, value in triples_of(sorted(exact)))
