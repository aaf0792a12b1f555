"""Large loads: each is a checkpoint of its own in place of an entry of the log."""

from pathlib import Path

import pyoxigraph as ox

from ipcoop.sparql.disk import checkpoint
from ipcoop.sparql.disk.checkpoint import Load, Summary
from ipcoop.sparql.disk.files import numbered, sync_folder
from ipcoop.sparql.disk.log import Log

_PREFIX = "load-"


def write(folder: Path, number: int, engine: ox.Store, load: Load, *, plain: bool) -> Summary:
    """Write what an engine holds after a load, which counts from then on.

    Args:
        folder: of the store.
        number: of the state that the load makes.
        engine: holds the dataset.
        load: what is told of it.
        plain: whether the default graph is written.
    """
    path = folder / f"{_PREFIX}{number:012}"
    return checkpoint.write_file(path, number, engine, with_default=plain, load=load)


def finish(folder: Path) -> None:
    """Make loads that were written checkpoints, of which each has a part of the log after it."""
    for number, path in numbered(folder, _PREFIX).items():
        Log(folder, number + 1).close()
        path.replace(checkpoint.place(folder, number))
        sync_folder(folder)
