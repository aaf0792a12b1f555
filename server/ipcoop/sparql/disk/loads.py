"""Large loads: each is a checkpoint of its own in place of an entry of the log."""

from pathlib import Path

import pyoxigraph as ox

from ipcoop.sparql.disk import checkpoint
from ipcoop.sparql.disk.checkpoint import State, Summary
from ipcoop.sparql.disk.files import numbered, sync_folder
from ipcoop.sparql.disk.log import Log

_PREFIX = "load-"


def write(folder: Path, engine: ox.Store, state: State) -> Summary:
    """Write what an engine holds after a load, which counts from then on."""
    return checkpoint.write_file(folder / f"{_PREFIX}{state.number:012}", engine, state)


def finish(folder: Path) -> None:
    """Make loads that were written checkpoints, of which each has a part of the log after it."""
    for number, path in numbered(folder, _PREFIX).items():
        Log(folder, number + 1).close()
        path.replace(checkpoint.place(folder, number))
        sync_folder(folder)
