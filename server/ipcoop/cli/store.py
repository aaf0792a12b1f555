"""Keep a store on the disk: load, back up, restore, and look at its history."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from ipcoop import terminal
from ipcoop.errors import InvalidWriteError
from ipcoop.sparql import loading
from ipcoop.sparql.backup import back_up
from ipcoop.sparql.changes import count, to_trig
from ipcoop.sparql.dataset import read_graph
from ipcoop.sparql.disk import history
from ipcoop.sparql.disk.folder import about
from ipcoop.sparql.disk.folder import restore as restore_backup

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_MOST = 20


def _in_store(command: Callable[..., Any]) -> Callable[..., Any]:
    option = click.option(
        "--store",
        "folder",
        required=True,
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder that the store is in.",
    )
    return option(command)


@click.group()
def store() -> None:
    """Load into a store on the disk, back it up, restore it, and see its history."""


@store.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=_FILE)
@click.option("--graph", default="", metavar="IRI", help="Graph for triples that stand in none.")
@_in_store
def load(files: tuple[Path, ...], graph: str, folder: Path) -> None:
    """Add the triples and quads of files, all or nothing, also while a server runs.

    The names of the files tell their formats: ttl, nt, jsonld, rdf, trig, nq, and .gz after it.
    Where they break a rule for the data, the report on that is printed as N-Triples.
    """
    order = loading.Order(files, read_graph(graph) if graph else None)
    try:
        added = loading.load(folder, order, lambda text: click.echo(f"{text} …", err=True))
    except InvalidWriteError as error:
        click.echo(error.report, nl=False)
        raise
    click.echo(f"Added: {count(added)} that the store did not have.")


@store.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_in_store
def backup(file: Path, folder: Path) -> None:
    """Write the store into one file, verified by digest, also while a server runs."""
    summary = back_up(folder, file)
    click.echo(f"Written: {file} with state {summary.number}, digest {summary.digest}.")


@store.command()
@click.argument("file", type=_FILE)
@click.option("--replace", is_flag=True, help="Remove the store that is in the folder.")
@_in_store
def restore(file: Path, folder: Path, *, replace: bool) -> None:
    """Make a store of a backup, once it is verified by digest."""
    summary = restore_backup(file, folder, replace=replace)
    click.echo(f"Restored: {folder} with state {summary.number}, digest {summary.digest}.")


@store.command()
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=_MOST,
    show_default=True,
    help="How many changes to list.",
)
@_in_store
def log(form: str, limit: int, folder: Path) -> None:
    """List the last changes, the newest last."""
    about(folder)
    records = history.newest(folder, limit)
    begun = history.begin(folder)
    if form == "json":
        click.echo(json.dumps([asdict(one) for one in records], ensure_ascii=False, indent=2))
        return
    if records:
        terminal.print_changes(records)
    if begun and (not records or records[0].number == begun + 1):
        click.echo(f"What came up to state {begun} is not kept any more.")


@store.command()
@click.argument("first", metavar="N", type=click.IntRange(min=0))
@click.argument("last", metavar="M", type=click.IntRange(min=0))
@_in_store
def diff(first: int, last: int, folder: Path) -> None:
    """Print what changed from state N to state M, as TriG.

    The quads are those that were added; those that were removed stand in comments.
    """
    about(folder)
    delta = history.between(folder, first, last)
    click.echo(to_trig(delta, f"From state {first} to state {last}"), nl=False)
