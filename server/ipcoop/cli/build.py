"""Build the graph, and say what it holds."""

import sys
from pathlib import Path

import click
from rdflib import Dataset, URIRef

from ipcoop import terminal
from ipcoop.checks.sound import check, is_noted
from ipcoop.graph import prebuilt
from ipcoop.graph.build import build, graph_names, to_nquads

PROBLEMS = 1


@click.command("build")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder to write to.")
def build_command(output: Path | None) -> None:
    """Put documents, reference data and ontology together and check the result."""
    quads, sound = built()
    if output:
        output.mkdir(parents=True, exist_ok=True)
        (output / "ipcoop.nq").write_bytes(quads)
        click.echo(f"Written: {output / 'ipcoop.nq'}")
    sys.exit(0 if sound else PROBLEMS)


def built(*, trusting: bool = False) -> tuple[bytes, bool]:
    """Build the dataset and print what it holds and what is wrong with it.

    Args:
        trusting: leave out the check of files that were found sound before they were shipped.

    Returns:
        Its quads in N-Quads, and whether it is sound.
    """
    sources = prebuilt.sources()
    dataset = build()
    counts = {name: len(dataset.graph(URIRef(name))) for name in graph_names(dataset)}
    terminal.print_counts(counts)
    if trusting and is_noted():
        click.echo("The files are as they were when they were found sound.")
        is_sound = True
    else:
        is_sound = _is_found_sound(dataset)
    quads = to_nquads(dataset)
    if is_sound:
        prebuilt.keep(prebuilt.Prebuilt(counts, quads), sources)
    return quads, is_sound


def _is_found_sound(dataset: Dataset) -> bool:
    found = check(dataset)
    terminal.print_report(found.report)
    terminal.print_findings(found.broken)
    return found.is_sound
