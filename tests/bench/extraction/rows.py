"""What gold files and extractions are brought to before they are compared."""

from dataclasses import dataclass
from enum import StrEnum

from ipcoop.extract.model import Span

FACTS = frozenset({"stated", "implied"})
CLAIMS = frozenset({"claimed", "planned"})
TRAP = "none"


class Kind(StrEnum):
    """How a cell is compared with another."""

    LINKED = "linked"
    HANDLE = "handle"
    PERSON = "person"
    POST = "post"
    UNIT = "unit"
    PLACE = "place"
    THEME = "theme"
    ORGANISATION = "organisation"
    AGENT = "agent"
    DOCUMENT = "document"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Cell:
    """One end of a row.

    Attributes:
        kind: how it is compared.
        key: a short IRI, the handle of a gold file, or the value itself.
        names: the names that it goes by.
        of: for a post or a unit, the body that it belongs to.
    """

    kind: Kind
    key: str
    names: tuple[str, ...] = ()
    of: "Cell | None" = None

    def __str__(self) -> str:
        """Write the cell as in a gold file."""
        name = self.names[0] if self.names and self.kind is not Kind.LINKED else self.key
        return f"{name} @ {self.of}" if self.of else name


@dataclass(frozen=True, slots=True)
class Row:
    """One statement in the words of the gold files.

    Attributes:
        status: stated, implied, claimed, planned, none, or empty for a question.
        by: who puts a claim forward.
        spans: where the words stand; of a gold row, every place where they do.
        words: the words.
    """

    relation: str
    subject: Cell
    object: Cell
    status: str
    by: Cell | None = None
    spans: tuple[Span, ...] = ()
    words: str = ""

    def __str__(self) -> str:
        """Write the row on one line."""
        by = f" by {self.by}" if self.by else ""
        return f"{self.relation}({self.subject}, {self.object}) {self.status}{by} “{self.words}”"


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of one document.

    Attributes:
        names: the names of each handle.
        families: what each handle stands for: event, instrument, fund, activity or group.
    """

    identifier: str
    rows: tuple[Row, ...]
    names: dict[str, tuple[str, ...]]
    families: dict[str, str]

    def having(self, statuses: frozenset[str]) -> list[Row]:
        """Return the rows with one of the statuses."""
        return [row for row in self.rows if row.status in statuses]

    def questions(self) -> list[Row]:
        """Return the rows that ask."""
        return [row for row in self.rows if row.relation == "question"]
