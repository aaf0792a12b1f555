"""Write to a store on the disk: through the server that has it, or a holder of one's own."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from ipcoop.config import WorkerLimits
from ipcoop.errors import StoreInUseError, WorkerLostError
from ipcoop.sparql import wire
from ipcoop.sparql.disk.folder import SOCKET, retaken
from ipcoop.sparql.holding import HolderConnection
from ipcoop.sparql.keeper import disk_holder
from ipcoop.sparql.updates.graphs import GraphRequest
from ipcoop.sparql.writes import Written, write_fields

_SECONDS = 60.0


class Beside:
    """What makes the writes of a command."""

    def __init__(self, place: Path, by: str) -> None:
        """Use the holder that listens at a path, in the name of a command."""
        self._holder = HolderConnection(place, 2 * _SECONDS)
        self._by = by

    def is_there(self) -> bool:
        """Tell whether the holder answers."""
        return self._holder.ask_once({"do": "tell"}) is not None

    def write(self, request: GraphRequest, what: str) -> Written:
        """Make a write.

        Args:
            request: the write.
            what: it is, in a few words, for the log.

        Raises:
            IpcoopError: whatever keeps it from being made; then nothing has changed.
            WorkerLostError: if it is not known whether it was made.
        """
        fields, body = write_fields(request)
        told = {"do": "write", "seconds": _SECONDS, "by": self._by, "what": what, **fields}
        frame = self._holder.ask_once(told, body)
        if frame is None or "signal" in frame.fields:
            cause = "What has the store did not say that it has made this write."
            remedy = "See ipcoop store log; write less at a time, or stop the server first."
            raise WorkerLostError(cause, remedy)
        if "error" in frame.fields:
            raise wire.read_error(frame.fields)
        return Written.from_fields(frame.fields)

    def close(self) -> None:
        """End the connection."""
        self._holder.close()


@contextmanager
def beside(folder: Path, by: str) -> Iterator[Beside]:
    """Write to a store for the block in the name of a command, whether a server has it or not.

    Raises:
        OtherStoreError: if the folder is no store, or of a newer version.
        StoreInUseError: if what has the store takes no writes.
        DamagedStoreError: if the store is not what was written.
    """
    with ExitStack() as stack:
        try:
            taken = stack.enter_context(retaken(folder))
        except StoreInUseError as error:
            found = through_server(folder, by, error)
        else:
            place = stack.enter_context(disk_holder(folder, taken, WorkerLimits()))
            found = Beside(place, by)
        with closing(found):
            yield found


def through_server(folder: Path, by: str, in_use: StoreInUseError) -> Beside:
    """Return what writes through the server that has a store.

    Raises:
        StoreInUseError: the given one, if what has the store takes no writes.
    """
    try:
        place = Path((folder / SOCKET).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise in_use from None
    found = Beside(place, by)
    if not found.is_there():
        raise in_use
    return found
