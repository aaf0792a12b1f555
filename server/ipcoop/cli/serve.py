"""Serve the graph."""

from pathlib import Path

import click

from ipcoop import terminal
from ipcoop.cli.build import built
from ipcoop.config import WRITE_TOKEN, ServerSettings, WorkerLimits, write_tokens
from ipcoop.graph import prebuilt
from ipcoop.graph.build import to_nquads

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
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to keep the graph in; made on first use, and nothing is kept without one.",
)
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
    store: Path | None,
    empty: bool,
    write_token_file: Path | None,
) -> None:
    """Build the graph, check it, and serve it over SPARQL."""
    from ipcoop.http.serve import serve as listen  # noqa: PLC0415 - only this command needs Flask

    def load() -> bytes:
        if empty:
            return b""
        if kept := prebuilt.find(prebuilt.sources()):
            terminal.print_counts(kept.counts)
            click.echo("Built and checked before, and nothing has changed since.")
            return kept.quads
        dataset, sound = built()
        if not sound:
            click.echo("Serving in spite of these problems.")
        return to_nquads(dataset)

    place = f"http://{host}:{port}/ with the SPARQL endpoint at /sparql"
    settings = ServerSettings(
        host=host,
        port=port,
        workers=workers,
        limits=WorkerLimits(seconds=query_timeout, memory=query_memory * 1024**2),
        kind="plain" if empty else "facts",
        store=store,
        tokens=write_tokens(write_token_file),
    )
    listen(load, settings, lambda: click.echo(f"Serving {place}"))
