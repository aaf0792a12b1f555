"""Have a store on the disk in memory."""

from collections.abc import Callable, Iterable

from ipcoop.config import StoreKind, WorkerLimits
from ipcoop.namespaces import is_facts_graph
from ipcoop.sparql.disk.recorded import Recorded
from ipcoop.sparql.store import MemoryStore
from ipcoop.sparql.updates.delta import Delta

_DEFAULTS = WorkerLimits()


def opened(
    disk: Recorded, changes: Iterable[Delta], limits: WorkerLimits = _DEFAULTS
) -> MemoryStore:
    """Return what the checkpoint of a store holds, after the changes since."""
    store = MemoryStore(disk.engine, limits, in_default(disk.kind), disk.fixed)
    for change in changes:
        store.apply(change)
    return store


def in_default(kind: StoreKind) -> Callable[[str], bool] | None:
    """Return what tells whether a graph belongs to the default graph, if that is derived."""
    return is_facts_graph if kind == "facts" else None
