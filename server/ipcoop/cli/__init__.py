"""The command line."""

from pathlib import Path

import click

import ipcoop
from ipcoop.cli import build, check, export, ingest, query, serve, store
from ipcoop.config import use_data
from ipcoop.exit import run


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


cli.add_command(ingest.ingest)
cli.add_command(build.build_command)
cli.add_command(serve.serve)
cli.add_command(check.check)
cli.add_command(query.query)
cli.add_command(export.export)
cli.add_command(store.store)


def main() -> None:
    """Run the command line."""
    run(lambda: cli(prog_name="ipcoop"))
