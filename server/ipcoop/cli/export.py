"""Write the graph for others."""

from pathlib import Path

import click
from rdflib import Dataset, Graph

from ipcoop.errors import BadUsageError
from ipcoop.graph import export as exports
from ipcoop.graph.build import build, to_nquads
from ipcoop.graph.protege import bundle
from ipcoop.sparql.profiles import view
from ipcoop.sparql.store import MemoryStore

PROTEGE = "protege"


@click.command()
@click.option("--format", "form", type=click.Choice(list(exports.FORMATS)), default="turtle")
@click.option("--graph", help="IRI of the one graph to export.")
@click.option(
    "--profile",
    metavar="NAME",
    help="Facts in the terms of another vocabulary: org, schema, iati, prov; protege for a folder.",
)
@click.option(
    "--facts",
    type=click.Choice(exports.FACTS),
    help="With nquads: repeat the facts, ontology included, in the default graph or in graph/facts,"
    " for another engine.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File; for csv also a folder, for a table a class.",
)
def export(
    *, form: str, graph: str | None, profile: str | None, facts: str | None, output: Path | None
) -> None:
    """Write the facts (turtle, jsonld, rdfxml, csv) or all named graphs (trig, nquads)."""
    if facts and (profile or graph or form != "nquads"):
        raise BadUsageError("--facts is for all graphs as nquads.", "Use --format nquads alone.")
    if profile and graph:
        raise BadUsageError("A profile is made from all graphs.", "Leave out --graph.")
    dataset = build()
    if facts:
        exports.write(exports.with_facts(dataset, facts), output)
    elif profile == PROTEGE:
        _export_bundle(dataset, output)
    elif profile:
        exports.write(exports.export_graph(_profile(dataset, profile), form), output)
    elif form == "csv" and output and (output.is_dir() or not output.suffix):
        for name, table in exports.csv_tables(exports.select(dataset, graph)).items():
            exports.write(table, output / f"{name}.csv")
    else:
        exports.write(exports.export(dataset, form, graph), output)


def _export_bundle(dataset: Dataset, folder: Path | None) -> None:
    if folder is None:
        raise BadUsageError("The bundle for Protégé is a folder.", "Name one with -o.")
    for name, text in bundle(dataset).items():
        exports.write(text, folder / name)


def _profile(dataset: Dataset, name: str) -> Graph:
    return view(MemoryStore.from_nquads(to_nquads(dataset)), name)
