"""What the command line prints: findings, counts and answers."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ipcoop.config import BASE
from ipcoop.graph.validate import Finding, Report
from ipcoop.namespaces import shorten

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


def print_findings(findings: Sequence[Finding]) -> None:
    """Print findings, one a line."""
    for finding in findings:
        text = f"{finding.severity}: {shorten(finding.focus)}: {finding.message}"
        _console.print(f"{text} [{shorten(finding.source)}]")


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
