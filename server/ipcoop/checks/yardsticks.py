"""How the ontology stands against the yardsticks whose rules are queries."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipcoop.checks.exceptions import Reasons, reason_for, reasons_of
from ipcoop.checks.report import Excepted, Item, RuleNote, Yardstick
from ipcoop.errors import BadDataError
from ipcoop.graph.build import to_nquads
from ipcoop.graph.exceptions import RuleException
from ipcoop.graph.modules import VOCABULARIES_GRAPH, ontology_dataset
from ipcoop.graph.validate import Finding
from ipcoop.resources import read_text, resource
from ipcoop.sparql.rules import Rule, breaches, rules
from ipcoop.sparql.store import MemoryStore

_MEMBERS = frozenset(["title", "about", "source", "items", "undecided", "by_server"])


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
    """Return the yardsticks of ``queries/hygiene/yardsticks``, by name.

    Raises:
        BadDataError: if a file is not TOML, or not what a yardstick is.
    """
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
    by_server: Mapping[str, tuple[Finding, ...]],
) -> list[Yardstick]:
    """Return each yardstick with what was found against its items.

    Args:
        findings: what the rules found.
        exceptions: which of that is excepted.
        by_server: what a running server was found wanting in, by item.

    Raises:
        BadDataError: if an item is judged by nothing, or a rule names none.
    """
    found, known, described = list(findings), rules("hygiene"), descriptions()
    reasons = reasons_of(exceptions)
    require_all_judged(described, known)
    return [_judge(told, known, found, reasons, by_server) for told in described]


def require_all_judged(described: Iterable[Description], known: Iterable[Rule]) -> None:
    """Make sure that nothing counts as kept that nobody judged, and no finding is lost.

    Raises:
        BadDataError: if a rule names no item of a yardstick, or one that there is not, or if
            an item has no rule, no server and no reason for being undecided.
    """
    asked = {(told.key, name) for told in described for name in told.items}
    open_items = {
        (told.key, name) for told in described for name in (*told.undecided, *told.by_server)
    }
    judged: set[tuple[str, str]] = set()
    for rule in known:
        judged |= set(rule.yardsticks)
        if not rule.yardsticks or not asked.issuperset(rule.yardsticks):
            cause = (
                f"queries/hygiene/{rule.name}.rq names no item of a yardstick, or an unknown one."
            )
            raise BadDataError(cause, "Write “# yardstick: ” with a yardstick and its item.")
    for key, name in sorted(asked ^ (judged | open_items)):
        cause = f"{name} of queries/hygiene/yardsticks/{key}.toml is judged by nothing."
        raise BadDataError(
            cause, "Write a rule for it, or say under [undecided] why there is none."
        )


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
    by_server: Mapping[str, tuple[Finding, ...]],
) -> Yardstick:
    items = []
    for name, title in told.items.items():
        asking = {rule.name for rule in known if (told.key, name) in rule.yardsticks}
        if name in told.undecided:
            items.append(Item(name, title, undecided=told.undecided[name]))
        elif name in told.by_server:
            items.append(Item(name, title, _by_server(by_server, name)))
        else:
            items.append(judge(name, title, [f for f in found if f.source in asking], reasons))
    return Yardstick(told.title, told.about, told.source, tuple(items))


def _by_server(found: Mapping[str, tuple[Finding, ...]], name: str) -> tuple[Finding, ...]:
    if name not in found:
        cause = f"No test asks a server for {name}."
        raise BadDataError(cause, f"Those that do are: {', '.join(found)}.")
    return found[name]


def _read(path: Path) -> Description:
    try:
        told = tomllib.loads(read_text(path))
        if unknown := sorted(set(told) - _MEMBERS):
            raise BadDataError(f"{path} has {unknown[0]}, which no yardstick has.", "Mend it.")
        return _described(path.stem, told)
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise BadDataError(f"{path} is no yardstick: {error}.", "Mend it.") from error


def _described(key: str, told: dict[str, Any]) -> Description:
    return Description(
        key=key,
        title=told["title"],
        about=told["about"],
        source=told["source"],
        items=told["items"],
        undecided=told.get("undecided", {}),
        by_server=tuple(told.get("by_server", ())),
    )
