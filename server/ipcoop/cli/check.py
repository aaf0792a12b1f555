"""Check what ships with the project."""

import sys
from collections.abc import Iterator

import click

from ipcoop import terminal
from ipcoop.checks import data, ontology, queries
from ipcoop.checks.formats import FORMATS as REPORTS
from ipcoop.checks.report import Check
from ipcoop.errors import BadUsageError
from ipcoop.graph.build import build

PROBLEMS = 1


@click.command()
@click.argument("what", type=click.Choice(["ontology", "data", "queries", "all"]), default="all")
@click.option("--format", "form", type=click.Choice(["table", *REPORTS]), default="table")
@click.option("--since", metavar="VERSION", help="Tell what the ontology changes since then.")
def check(what: str, form: str, since: str | None) -> None:
    """Check the ontology, the data or the queries; exit 1 when something is wrong."""
    if since and what not in ("ontology", "all"):
        raise BadUsageError("Only the ontology has versions.", "Leave out --since.")
    done = list(_checks(what, since))
    if form == "table":
        for outcome in done:
            terminal.print_check(outcome)
    else:
        click.echo(REPORTS[form](done), nl=False)
    sys.exit(PROBLEMS if any(outcome.problems for outcome in done) else 0)


def _checks(what: str, since: str | None) -> Iterator[Check]:
    dataset = build()
    if what in ("ontology", "all"):
        yield ontology.check_ontology(dataset, since)
    if what in ("data", "all"):
        yield data.check_data(dataset)
    if what in ("queries", "all"):
        yield queries.check_queries(dataset)
