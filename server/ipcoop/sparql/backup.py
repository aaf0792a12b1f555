"""Back up a store on the disk, also while a server uses it."""

from pathlib import Path

from ipcoop.sparql.disk import checkpoint
from ipcoop.sparql.disk.checkpoint import Summary
from ipcoop.sparql.disk.files import opening, sync_folder
from ipcoop.sparql.disk.folder import about
from ipcoop.sparql.disk.recorded import Recorded
from ipcoop.sparql.opening import opened


def back_up(folder: Path, file: Path) -> Summary:
    """Write the newest state into a file, which is there when it is whole and was verified.

    Raises:
        OtherStoreError: if the folder is no store, or of a newer version.
        DamagedStoreError: if the store is not what was written.
    """
    with opening(folder):
        recorded = Recorded(folder, about(folder).kind)
        store = opened(recorded, recorded.follow())
    draft = file.with_name(f"{file.name}.unverified")
    try:
        summary = checkpoint.write_file(draft, store.engine, recorded.state, recorded.digest)
        checkpoint.read_file(draft)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(file.parent)
    return summary
