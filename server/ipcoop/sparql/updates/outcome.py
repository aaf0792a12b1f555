"""What comes of a write before it is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ipcoop.graph.report import ChangeReport
from ipcoop.sparql.updates.delta import Delta


@dataclass(frozen=True)
class Outcome:
    """A write that was worked out and checked.

    Attributes:
        delta: what it changes.
        checked: what the check found, in a few words; empty if there was none, as in an ordinary
            store.
        report: what is doubtful though no rule is broken, as N-Triples.
    """

    delta: Delta
    checked: str = ""
    report: str = ""

    @classmethod
    def of(cls, delta: Delta, report: ChangeReport) -> "Outcome":
        """Make one of a change and the report on it."""
        return cls(delta, report.in_words, report.triples)

    def to_fields(self) -> tuple[dict[str, Any], bytes]:
        """Return the outcome as the fields and the bytes of a message."""
        fields, quads = self.delta.to_fields()
        return {**fields, "checked": self.checked, "report": self.report}, quads

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any], body: bytes) -> "Outcome":
        """Read what ``to_fields`` wrote."""
        return cls(Delta.from_fields(fields, body), fields["checked"], fields["report"])
