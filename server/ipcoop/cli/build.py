"""Build the graph, and say what it holds."""

import sys
from pathlib import Path

import click
from rdflib import URIRef

from ipcoop import terminal
from ipcoop.checks import data
from ipcoop.graph import prebuilt
from ipcoop.graph.build import build, checkable, graph_names, to_nquads
from ipcoop.graph.validate import validate

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


def built() -> tuple[bytes, bool]:
    """Build the dataset and print what it holds and what is wrong with it.

    Returns:
        Its quads in N-Quads, and whether it is sound.
    """
    sources = prebuilt.sources()
    dataset = build()
    report = validate(checkable(dataset))
    broken = data.check_statements(dataset)
    counts = {name: len(dataset.graph(URIRef(name))) for name in graph_names(dataset)}
    terminal.print_counts(counts)
    terminal.print_report(report)
    terminal.print_findings(broken)
    sound = report.conforms and not any(f.is_grave for f in broken)
    quads = to_nquads(dataset)
    if sound:
        prebuilt.keep(prebuilt.Prebuilt(counts, quads), sources)
    return quads, sound
