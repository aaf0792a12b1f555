"""How the ontology stands against the yardsticks whose rules are queries."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ipcoop.checks.exceptions import Reasons, reason_for, reasons_of
from ipcoop.checks.report import Excepted, Item, RuleNote, Yardstick
from ipcoop.graph.build import to_nquads
from ipcoop.graph.exceptions import RuleException
from ipcoop.graph.modules import VOCABULARIES_GRAPH, ontology_dataset
from ipcoop.graph.validate import Finding
from ipcoop.resources import read_text, resource
from ipcoop.sparql.rules import Rule, breaches, rules
from ipcoop.sparql.store import MemoryStore


@dataclass(frozen=True)
class Description:
    """What a yardstick asks for, as its file tells.

    Attributes:
        key: the name of the file, by which rules refer to it.
        title: its name.
        about: what it is, in a sentence.
        source: where it is published.
        items: what it asks for, by name.
        undecided: the items that cannot be decided here, with the reason.
        by_server: the items that a running server decides.
    """

    key: str
    title: str
    about: str
    source: str
    items: Mapping[str, str]
    undecided: Mapping[str, str]
    by_server: tuple[str, ...] = ()


def descriptions() -> list[Description]:
    """Return the yardsticks of ``queries/hygiene/yardsticks``, by name."""
    folder = resource("queries", "hygiene", "yardsticks")
    return [_read(path) for path in sorted(folder.glob("*.toml"))]


def hygiene_findings() -> list[Finding]:
    """Run every rule of ``queries/hygiene`` on the modules; exceptions are not taken off."""
    data = to_nquads(ontology_dataset())
    store = MemoryStore.from_nquads(data, lambda name: name != str(VOCABULARIES_GRAPH))
    broken = breaches(store, rules("hygiene"))
    return [Finding(b.rule.severity, b.focus, b.message, b.rule.name) for b in broken]


def rule_notes() -> dict[str, RuleNote]:
    """Return the rules of ``queries/hygiene``, by name."""
    titles = {told.key: told.title for told in descriptions()}
    return {rule.name: _note(rule, titles) for rule in rules("hygiene")}


def _note(rule: Rule, titles: Mapping[str, str]) -> RuleNote:
    asked_by = tuple(f"{titles.get(key, key)} {item}" for key, item in rule.yardsticks)
    return RuleNote(rule.name, rule.sentence, f"queries/hygiene/{rule.name}.rq", asked_by)


def yardsticks(
    findings: Iterable[Finding],
    exceptions: Iterable[RuleException],
    by_server: Mapping[str, Item],
) -> list[Yardstick]:
    """Return each yardstick with what was found against its items.

    Args:
        findings: what the rules found.
        exceptions: which of that is excepted.
        by_server: the items that a running server decided, by name.
    """
    found, known = list(findings), rules("hygiene")
    reasons = reasons_of(exceptions)
    return [_judge(told, known, found, reasons, by_server) for told in descriptions()]


def judge(
    name: str,
    title: str,
    findings: Iterable[Finding],
    reasons: Reasons,
) -> Item:
    """Return an item, with the findings that are excepted set apart.

    Args:
        name: what the yardstick calls the item.
        title: what it asks for.
        findings: where it is not met.
        reasons: the reason of each exception, by rule and term.
    """
    kept, excepted = [], []
    for finding in findings:
        reason = reason_for(finding, reasons)
        if reason:
            excepted.append(Excepted(finding, reason))
        else:
            kept.append(finding)
    return Item(name, title, tuple(kept), tuple(excepted))


def _judge(
    told: Description,
    known: list[Rule],
    found: list[Finding],
    reasons: Reasons,
    by_server: Mapping[str, Item],
) -> Yardstick:
    items = []
    for name, title in told.items.items():
        asking = {rule.name for rule in known if (told.key, name) in rule.yardsticks}
        if name in told.undecided:
            items.append(Item(name, title, undecided=told.undecided[name]))
        elif name in told.by_server:
            items.append(by_server[name])
        else:
            items.append(judge(name, title, [f for f in found if f.source in asking], reasons))
    return Yardstick(told.title, told.about, told.source, tuple(items))


def _read(path: Path) -> Description:
    told = tomllib.loads(read_text(path))
    return Description(
        key=path.stem,
        title=told["title"],
        about=told["about"],
        source=told["source"],
        items=told["items"],
        undecided=told.get("undecided", {}),
        by_server=tuple(told.get("by_server", ())),
    )
