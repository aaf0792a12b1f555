"""Put documents into the graph."""

import sys
from pathlib import Path

import click


@click.command()
@click.argument(
    "paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option("--review", is_flag=True, help="Judge what was found, and add what was not.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes; by default one a core.")
@click.option("--empty", is_flag=True, help="Start a new folder without the project's documents.")
@click.option(
    "--store",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Store to put the documents into as well, also while a server uses it.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def ingest(
    paths: tuple[Path, ...], jobs: int | None, form: str, store: Path | None, **flags: bool
) -> None:
    """Put documents into the graph; of a folder, all that are in it.

    Exits with 1 when a document cannot be read or its statements break a rule, and with 130 when
    it is stopped; the same command then goes on.
    """
    from ipcoop.ingestion.run import Order, carry_out  # noqa: PLC0415 - only this command needs it

    getchar = click.getchar if sys.stdin.isatty() else None
    sys.exit(carry_out(Order(paths, jobs, form, getchar, store=store, **flags)))
