"""The command line."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rdflib import Dataset, Graph, URIRef

import ipcoop
from ipcoop import terminal
from ipcoop.checks import data, ontology, queries
from ipcoop.checks.formats import FORMATS as REPORTS
from ipcoop.checks.report import Check
from ipcoop.config import WRITE_TOKEN, ServerSettings, WorkerLimits, use_data, write_token
from ipcoop.errors import BadUsageError
from ipcoop.exit import run
from ipcoop.graph import export as exports
from ipcoop.graph.build import build, checkable, graph_names, to_nquads
from ipcoop.graph.protege import bundle
from ipcoop.graph.validate import validate
from ipcoop.resources import decode
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.formats import FORMATS, JSON, TURTLE
from ipcoop.sparql.parameters import read_parameter, with_parameters
from ipcoop.sparql.profiles import view
from ipcoop.sparql.store import MemoryStore, QueryRequest

PROBLEMS = 1
PROTEGE = "protege"
_MEMORY = WorkerLimits.memory // 1024**2


@click.group()
@click.version_option(ipcoop.__version__)
@click.option(
    "--data",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to use in place of the project's data; IPCOOP_DATA sets it too.",
)
def cli(folder: Path | None) -> None:
    """Fill, build, check, query, export and serve the knowledge graph of IP-office cooperation."""
    if folder:
        use_data(folder)


@cli.command()
@click.argument(
    "paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option("--review", is_flag=True, help="Judge what was found, and add what was not.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes; by default one a core.")
@click.option("--empty", is_flag=True, help="Start a new folder without the project's documents.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def ingest(paths: tuple[Path, ...], jobs: int | None, form: str, **flags: bool) -> None:
    """Put documents into the graph; of a folder, all that are in it.

    Exits with 1 when a document cannot be read or its statements break a rule, and with 130 when
    it is stopped; the same command then goes on.
    """
    from ipcoop.ingestion.run import Order, carry_out  # noqa: PLC0415 - only this command needs it

    getchar = click.getchar if sys.stdin.isatty() else None
    sys.exit(carry_out(Order(paths, jobs, form, getchar, **flags)))


@cli.command("build")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder to write to.")
def build_command(output: Path | None) -> None:
    """Put documents, reference data and ontology together and check the result."""
    dataset, sound = _built()
    if output:
        output.mkdir(parents=True, exist_ok=True)
        (output / "ipcoop.nq").write_bytes(to_nquads(dataset))
        click.echo(f"Written: {output / 'ipcoop.nq'}")
    sys.exit(0 if sound else PROBLEMS)


@cli.command(context_settings={"show_default": True})
@click.option("--host", default=ServerSettings.host)
@click.option("--port", type=click.IntRange(1, 65535), default=ServerSettings.port)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=ServerSettings.workers,
    help="Queries answered at a time.",
)
@click.option(
    "--query-timeout",
    type=click.FloatRange(0, 86_400, min_open=True),
    default=WorkerLimits.seconds,
    help="Seconds that a query may take.",
)
@click.option(
    "--query-memory", type=click.IntRange(16), default=_MEMORY, help="MiB that a query may take."
)
@click.option("--empty", is_flag=True, help="Serve an ordinary store that begins empty.")
@click.option(
    "--write-token-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"File with the token that a request to write must show; or set {WRITE_TOKEN}.",
)
def serve(  # noqa: PLR0913 - one for each option
    *,
    host: str,
    port: int,
    workers: int,
    query_timeout: float,
    query_memory: int,
    empty: bool,
    write_token_file: Path | None,
) -> None:
    """Build the graph, check it, and serve it over SPARQL."""
    from ipcoop.http.serve import serve as listen  # noqa: PLC0415 - only this command needs Flask

    def load() -> bytes:
        if empty:
            click.echo(f"Serving an empty store at http://{host}:{port}/sparql")
            return b""
        dataset, sound = _built()
        if not sound:
            click.echo("Serving in spite of these problems.")
        click.echo(f"Serving http://{host}:{port}/ with the SPARQL endpoint at /sparql")
        return to_nquads(dataset)

    settings = ServerSettings(
        host=host,
        port=port,
        workers=workers,
        limits=WorkerLimits(seconds=query_timeout, memory=query_memory * 1024**2),
        kind="plain" if empty else "facts",
        token=write_token(write_token_file),
    )
    listen(load, settings)


@cli.command()
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


@cli.command()
@click.argument("query")
@click.option("--format", "form", type=click.Choice(["table", *FORMATS]), default="table")
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE")
def query(query: str, form: str, parameters: tuple[str, ...]) -> None:
    """Answer a named query, a query file, or the query on standard input (-)."""
    text = with_parameters(_query_text(query), dict(map(read_parameter, parameters)))
    store = MemoryStore.from_nquads(to_nquads(build()))
    formats = [FORMATS[form]] if form in FORMATS else [JSON, TURTLE]
    answer = store.query(QueryRequest(text), *formats)
    if form == "table" and answer.format is JSON:
        terminal.print_answer(answer.read())
    else:
        click.echo(answer.read(), nl=False)
    if answer.hint:
        click.echo(answer.hint, err=True)


@cli.command()
@click.option("--format", "form", type=click.Choice(list(exports.FORMATS)), default="turtle")
@click.option("--graph", help="IRI of the one graph to export.")
@click.option(
    "--profile",
    metavar="NAME",
    help="Facts in the terms of another vocabulary: org, schema, iati, prov; protege for a folder.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File; for csv also a folder, for a table a class.",
)
def export(form: str, graph: str | None, profile: str | None, output: Path | None) -> None:
    """Write the facts (turtle, jsonld, rdfxml, csv) or all named graphs (trig, nquads)."""
    if profile and graph:
        raise BadUsageError("A profile is made from all graphs.", "Leave out --graph.")
    dataset = build()
    if profile == PROTEGE:
        _export_bundle(dataset, output)
    elif profile:
        exports.write(exports.export_graph(_profile(dataset, profile), form), output)
    elif form == "csv" and output and (output.is_dir() or not output.suffix):
        for name, table in exports.csv_tables(exports.select(dataset, graph)).items():
            exports.write(table, output / f"{name}.csv")
    else:
        exports.write(exports.export(dataset, form, graph), output)


def main() -> None:
    """Run the command line."""
    run(lambda: cli(prog_name="ipcoop"))


def _checks(what: str, since: str | None) -> Iterator[Check]:
    dataset = build()
    if what in ("ontology", "all"):
        yield ontology.check_ontology(dataset, since)
    if what in ("data", "all"):
        yield data.check_data(dataset)
    if what in ("queries", "all"):
        yield queries.check_queries(dataset)


def _export_bundle(dataset: Dataset, folder: Path | None) -> None:
    if folder is None:
        raise BadUsageError("The bundle for Protégé is a folder.", "Name one with -o.")
    for name, text in bundle(dataset).items():
        exports.write(text, folder / name)


def _profile(dataset: Dataset, name: str) -> Graph:
    return view(MemoryStore.from_nquads(to_nquads(dataset)), name)


def _built() -> tuple[Dataset, bool]:
    """Build the dataset and print what it holds and what is wrong with it."""
    dataset = build()
    report = validate(checkable(dataset))
    broken = data.check_statements(dataset)
    terminal.print_counts({name: len(dataset.graph(URIRef(name))) for name in graph_names(dataset)})
    terminal.print_report(report)
    terminal.print_findings(broken)
    return dataset, report.conforms and not any(f.is_grave for f in broken)


def _query_text(name: str) -> str:
    if name != "-" and not Path(name).is_file():
        return Catalogue.load().get(name).text
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return decode(data, "The query").removeprefix("\ufeff")
