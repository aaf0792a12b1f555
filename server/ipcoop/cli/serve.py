"""Serve the graph."""

import os
import signal
import sys
from pathlib import Path

import click

from ipcoop import terminal
from ipcoop.cli.build import built
from ipcoop.config import (
    STORE_AUTHORIZATION,
    WRITE_TOKEN,
    RemoteSettings,
    ServerSettings,
    WorkerLimits,
    write_tokens,
)
from ipcoop.errors import BadUsageError
from ipcoop.graph import prebuilt
from ipcoop.sparql.remote.address import is_address
from ipcoop.sparql.remote.kinds import KINDS
from ipcoop.sparql.remote.probe import probe

_ENDED_BY = 128
"""What shells add to the number of a signal for the exit code."""

_MEMORY = WorkerLimits.memory // 1024**2


@click.command(context_settings={"show_default": True})
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
@click.option(
    "--store",
    metavar="DIR|URL",
    help="Folder to keep the graph in, made on first use; or the address of another engine's"
    f" SPARQL endpoint that has it, let in by {STORE_AUTHORIZATION} if need be. Without it,"
    " nothing is kept.",
)
@click.option("--engine", type=click.Choice(list(KINDS)), help="What is at the address.")
@click.option("--empty", is_flag=True, help="Serve an ordinary store that begins empty.")
@click.option(
    "--write-token-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"File with the tokens of which a request to write must show one, a line for each,"
    f" perhaps after a name and a colon; or set {WRITE_TOKEN}.",
)
def serve(  # noqa: PLR0913 - one for each option
    *,
    host: str,
    port: int,
    workers: int,
    query_timeout: float,
    query_memory: int,
    store: str | None,
    engine: str | None,
    empty: bool,
    write_token_file: Path | None,
) -> None:
    """Build the graph, check it if it is not as it was shipped, and serve it over SPARQL."""
    from ipcoop.http.serve import serve as listen  # noqa: PLC0415 - only this command needs Flask

    def load() -> bytes:
        if empty:
            return b""
        if kept := prebuilt.find(prebuilt.sources()):
            terminal.print_counts(kept.counts)
            click.echo("Built and checked before, and nothing has changed since.")
            return kept.quads
        quads, sound = built(trusting=True)
        if not sound:
            click.echo("Serving in spite of these problems.")
        return quads

    tokens = write_tokens(write_token_file)
    folder, remote = _place(store, engine)
    limits = WorkerLimits(seconds=query_timeout, memory=query_memory * 1024**2)
    if remote is not None:
        if tokens or empty:
            cause = "Another engine is only read, and has the graph that it has."
            raise BadUsageError(cause, "Leave out --empty and the write token; load into it there.")
        remote, found = probe(remote, limits)
        click.echo(found)
    place = f"http://{host}:{port}/ with the SPARQL endpoint at /sparql"
    settings = ServerSettings(
        host=host,
        port=port,
        workers=workers,
        limits=limits,
        kind="plain" if empty else "facts",
        store=folder,
        remote=remote,
        tokens=tokens,
    )
    # Until the server listens to it; what is made for it in the meantime is removed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_ENDED_BY + signal.SIGTERM))
    listen(load, settings, lambda: click.echo(f"Serving {place}"))


def _place(store: str | None, engine: str | None) -> tuple[Path | None, RemoteSettings | None]:
    """Return the folder that has the graph, or else the engine."""
    if store is not None and is_address(store):
        authorization = os.environ.pop(STORE_AUTHORIZATION, "")
        return None, RemoteSettings(store, engine or "", authorization)
    if store is not None and "://" in store:
        raise BadUsageError(f"{store} is no address of HTTP.", "Give one, or the name of a folder.")
    if engine is not None:
        raise BadUsageError("--engine says what is at an address.", "Name it with --store.")
    if store is not None and Path(store).is_file():
        raise BadUsageError(f"{store} is a file.", "Name a folder, or the address of an engine.")
    return Path(store) if store is not None else None, None
