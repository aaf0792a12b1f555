"""What the command line prints: findings, counts and answers."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ipcoop.checks.report import Check, Yardstick
from ipcoop.config import BASE
from ipcoop.graph.validate import Finding, Report
from ipcoop.namespaces import shorten
from ipcoop.sparql.changes import readable
from ipcoop.sparql.disk.history import Record

_console = Console(highlight=False, soft_wrap=True, emoji=False)


def print_counts(counts: Mapping[str, int]) -> None:
    """Print the number of triples in each graph."""
    table = Table("graph", "triples", box=None)
    table.columns[1].justify = "right"
    for name, count in sorted(counts.items()):
        table.add_row(name.removeprefix(BASE), str(count))
    _console.print(table)


def print_report(report: Report) -> None:
    """Print the outcome of SHACL validation: the verdict, then each finding."""
    numbers = Counter(finding.severity for finding in report.findings)
    counted = ", ".join(f"{n} {name}" for name, n in sorted(numbers.items())) or "no findings"
    verdict = "conforms" if report.conforms else "does not conform"
    _console.print(f"SHACL: the data {verdict} ({counted}).")
    print_findings([f for f in report.findings if f.severity != "Info"])


def print_check(check: Check) -> None:
    """Print the outcome of a check: verdict, scores, findings, and what was not decided."""
    _console.print(f"{check.name}: {check.verdict}")
    if check.yardsticks:
        table = Table("yardstick", "kept", "with exceptions", "not decided", box=None)
        for told in check.yardsticks:
            open_items = len(told.items) - told.decided
            table.add_row(told.title, told.score, str(told.excepted), str(open_items))
        _console.print(table)
    for finding in check.findings:
        rule = check.rules.get(finding.source)
        _print_finding(finding, rule.file if rule else shorten(finding.source))
    undecided = {told.title: _undecided(told) for told in check.yardsticks}
    for title, names in undecided.items():
        if names:
            _console.print(f"Not decided of {title}: {names}.", markup=False)
    if any(undecided.values()):
        _console.print("The formats html and json tell the reasons.")
    for sentence in check.changes:
        _console.print(sentence)


def _undecided(told: Yardstick) -> str:
    names = ", ".join(item.name for item in told.items if item.state == "undecided")
    return names if told.decided else f"{names} ({told.items[0].undecided})"


def print_findings(findings: Sequence[Finding]) -> None:
    """Print findings, one a line."""
    for finding in findings:
        _print_finding(finding, shorten(finding.source))


def _print_finding(finding: Finding, source: str) -> None:
    text = f"{finding.severity}: {shorten(finding.focus)}: {finding.message} [{source}]"
    _console.print(text, markup=False)


def print_changes(records: Sequence[Record]) -> None:
    """Print changes of a store as a table, each on one line however long."""
    rows = [("number", "added", "removed", "time", "by", "check", "what")]
    for one in records:
        numbers = str(one.number), f"{one.added:,}", f"{one.removed:,}"
        rows.append((*numbers, one.time, one.by, one.checked or "none", readable(one.what)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row[:3], widths[:3], strict=True)]
        cells += [cell.ljust(width) for cell, width in zip(row[3:], widths[3:], strict=True)]
        _console.print("  ".join(cells).rstrip(), markup=False)


def print_answer(answer: bytes) -> None:
    """Print a SPARQL JSON answer: a table, or yes or no."""
    document = json.loads(answer)
    if "boolean" in document:
        _console.print("yes" if document["boolean"] else "no")
        return
    variables = document["head"]["vars"]
    table = Table(*variables)
    for row in document["results"]["bindings"]:
        table.add_row(*(_cell(row.get(variable)) for variable in variables))
    _console.print(table)


def _cell(term: dict[str, str] | None) -> Text:
    if term is None:
        return Text()
    return Text(shorten(term["value"]) if term["type"] == "uri" else term["value"])
