"""What a check found: findings, and for the ontology how it stands against each yardstick."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ipcoop.graph.validate import Finding


@dataclass(frozen=True)
class RuleNote:
    """A rule that findings refer to.

    Attributes:
        name: what findings call it.
        sentence: what it demands.
        file: the file of the project that has it.
        asked_by: the yardsticks that ask for it, each with its item.
    """

    name: str
    sentence: str
    file: str
    asked_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Excepted:
    """A finding that an annotation of its term excepts from a rule, with the reason."""

    finding: Finding
    reason: str


@dataclass(frozen=True)
class Item:
    """One thing that a yardstick asks for.

    Attributes:
        name: what the yardstick calls it.
        title: what it asks for, in words.
        findings: where it is not met.
        exceptions: where it is not met for a reason that an annotation tells.
        undecided: why it was not decided, where it was not.
    """

    name: str
    title: str
    findings: tuple[Finding, ...] = ()
    exceptions: tuple[Excepted, ...] = ()
    undecided: str = ""

    @property
    def state(self) -> str:
        """Return ``kept``, ``kept with exceptions``, ``broken`` or ``undecided``."""
        if self.undecided:
            return "undecided"
        if self.findings:
            return "broken"
        return "kept with exceptions" if self.exceptions else "kept"


@dataclass(frozen=True)
class Yardstick:
    """A set of demands on ontologies, and how each of them is met."""

    title: str
    about: str
    source: str
    items: tuple[Item, ...]

    @property
    def decided(self) -> int:
        """Return how many items were decided."""
        return sum(item.state != "undecided" for item in self.items)

    @property
    def kept(self) -> int:
        """Return how many items are met, exceptions allowed."""
        return sum(item.state.startswith("kept") for item in self.items)

    @property
    def excepted(self) -> int:
        """Return how many of the items that are met have exceptions."""
        return sum(item.state == "kept with exceptions" for item in self.items)

    @property
    def score(self) -> str:
        """Return the score in words: met of decided; what is undecided never counts as met."""
        return f"{self.kept} of {self.decided}" if self.decided else "not run"


@dataclass(frozen=True)
class Check:
    """The outcome of one check.

    Attributes:
        name: what was checked: ``ontology``, ``data`` or ``queries``.
        findings: all that is wrong or worth telling, each once.
        yardsticks: how the ontology stands against each.
        rules: the rules that findings refer to, by name.
        changes: what a newer version of the ontology changes, in sentences.
    """

    name: str
    findings: tuple[Finding, ...]
    yardsticks: tuple[Yardstick, ...] = ()
    rules: dict[str, RuleNote] = field(default_factory=dict)
    changes: tuple[str, ...] = ()

    @property
    def problems(self) -> int:
        """Return how many findings are violations or as grave."""
        return sum(finding.is_grave for finding in self.findings)

    @property
    def verdict(self) -> str:
        """Return the outcome in a few words."""
        return f"problems: {self.problems}, notes: {len(self.findings) - self.problems}"


def findings_of(yardsticks: Sequence[Yardstick]) -> tuple[Finding, ...]:
    """Return the findings of all yardsticks, each once, in their order."""
    found = (f for yardstick in yardsticks for item in yardstick.items for f in item.findings)
    return tuple(dict.fromkeys(found))
