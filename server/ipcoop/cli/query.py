"""Answer queries."""

import sys
from pathlib import Path

import click

from ipcoop import terminal
from ipcoop.graph.build import build, to_nquads
from ipcoop.resources import decode
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.formats import FORMATS, JSON, TURTLE
from ipcoop.sparql.parameters import read_parameter, with_parameters
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.store import MemoryStore


@click.command()
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


def _query_text(name: str) -> str:
    if name != "-" and not Path(name).is_file():
        return Catalogue.load().get(name).text
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return decode(data, "The query").removeprefix("\ufeff")
