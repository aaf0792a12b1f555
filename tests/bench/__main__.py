"""The benchmarks: ``python -m tests.bench engines``, ``growth`` or ``writes``; see ``--help``."""

import json
import sys
from pathlib import Path

import click

from . import writes as writing
from .engines import chart, measure, report
from .engines import growth as growing
from .engines.growth_chart import growth_chart
from .engines.peers import ENGINES, InProcess, Service

_PEERS = [one.name for one in ENGINES if one not in {InProcess, Service}]
_SIZES = (1_000, 10_000, 100_000, 1_000_000)


@click.group(invoke_without_command=True)
@click.pass_context
def main(context):
    """Measure this service, side by side with what others would use; alone it measures engines."""
    if context.invoked_subcommand is None:
        context.invoke(engines)


@main.command()
@click.option("--size", default=1_000_000, show_default=True, help="Quads beside the shipped ones.")
@click.option("--seed", default=1, show_default=True, help="Another makes up another dataset.")
@click.option("--rounds", default=5, show_default=True, help="How often each question is asked.")
@click.option("--seconds", default=2.0, show_default=True, help="For each rate; 0 for none.")
@click.option("--clients", multiple=True, default=[1, 8, 32, 64], help="At once, for the rates.")
@click.option("--longest", default=10.0, show_default=True, help="Seconds for one answer.")
@click.option(
    "--peer", "peers", multiple=True, type=click.Choice(_PEERS), help="Only these; else all."
)
@click.option("--json", "to_json", type=click.Path(path_type=Path), help="Write all numbers here.")
@click.option("--svg", type=click.Path(path_type=Path), help="Draw the ratios here.")
def engines(clients, peers, to_json, svg, **numbers):
    """Ask real engines the same questions by turns, and compare answers and times.

    It fails if an engine gives another answer, or ipcoop one that it had kept. At 1,000,000 quads
    it takes some 15 minutes.
    """
    names = (InProcess.name, Service.name, *(peers or _PEERS))
    options = measure.Options(clients=clients, engines=names, **numbers)
    found = measure.measure(options, lambda told: click.echo(told, err=True))
    click.echo("\n".join(report.lines(found)))
    if to_json:
        to_json.write_text(json.dumps(measure.as_json(found), indent=1) + "\n")
    if svg:
        svg.write_text(chart.chart(found))
    sys.exit(1 if found.taken.differing or found.kept else 0)


@main.command()
@click.argument("sizes", nargs=-1, type=int)
@click.option("--seed", default=1, show_default=True, help="Another makes up another dataset.")
@click.option("--json", "to_json", type=click.Path(path_type=Path), help="Write all numbers here.")
@click.option("--svg", type=click.Path(path_type=Path), help="Draw the growth here.")
def growth(sizes, seed, to_json, svg):
    """Measure what things cost in datasets of growing SIZES: quads beside the shipped ones.

    Without any, they are 10³ to 10⁶, which takes some minutes; 10⁷ takes ten, and 12 GB.
    """
    found = growing.growth(sizes or _SIZES, seed, lambda told: click.echo(told, err=True))
    click.echo("\n".join(growing.lines(found)))
    if to_json:
        to_json.write_text(json.dumps(growing.as_json(found), indent=1) + "\n")
    if svg:
        svg.write_text(growth_chart(found))


@main.command()
@click.argument("copies", default=200)
@click.argument("rounds", default=25)
def writes(copies, rounds):
    """Measure what a write takes in a small dataset and in one with copies of its document."""
    writing.main(copies, rounds)


if __name__ == "__main__":
    main()
