"""The evidence that a store begins with stays as it is, and evidence that is written does not."""

import os
from contextlib import contextmanager

import pytest

from ipcoop.errors import ReadOnlyError
from ipcoop.namespaces import EVIDENCE_GRAPHS
from ipcoop.sparql.backup import back_up
from ipcoop.sparql.disk.disk import Change, Disk
from ipcoop.sparql.disk.folder import restore, retaken, take
from ipcoop.sparql.opening import opened
from ipcoop.sparql.store import MemoryStore
from ipcoop.sparql.updates.perform import UpdateRequest

SHIPPED, NEW = f"<{EVIDENCE_GRAPHS}shipped>", f"<{EVIDENCE_GRAPHS}new>"
QUADS = f'<http://x/a> <http://x/p> "1" {SHIPPED} .\n'.encode()
WRITES = [
    f"INSERT DATA {{ GRAPH {SHIPPED} {{ <http://x/a> <http://x/p> 2 }} }}",
    f"DELETE WHERE {{ GRAPH {SHIPPED} {{ ?s ?p ?o }} }}",
    f"CLEAR GRAPH {SHIPPED}",
    f"DROP GRAPH {SHIPPED}",
    f"MOVE {SHIPPED} TO {NEW}",
]


@contextmanager
def in_use(folder):
    with retaken(folder) as taken:
        disk = Disk(folder, taken.kind)
        yield disk, opened(disk, disk.replay())


@pytest.fixture
def folder(tmp_path):
    """A store that began with evidence, and to which other evidence was written since."""
    os.close(take(tmp_path / "store", "facts", lambda: QUADS).lock)
    with in_use(tmp_path / "store") as (disk, store):
        delta = store.work_out(UpdateRequest(f"COPY {SHIPPED} TO {NEW}"))
        disk.keep([Change(delta, "token", "COPY")])
        disk.begin_part()
        disk.write_checkpoint(store.engine)
    return tmp_path / "store"


def refuses(store):
    for text in WRITES:
        with pytest.raises(ReadOnlyError, match="it is what the document says"):
            store.work_out(UpdateRequest(text))
    return bool(store.work_out(UpdateRequest(f"DELETE WHERE {{ GRAPH {NEW} {{ ?s ?p ?o }} }}")))


def test_what_a_store_in_memory_begins_with_is_kept():
    store = MemoryStore.from_nquads(QUADS)
    assert store.work_out(UpdateRequest(f"COPY {SHIPPED} TO {NEW}"))
    assert refuses(store)


def test_what_a_store_began_with_is_kept_after_a_checkpoint(folder):
    with in_use(folder) as (_, store):
        assert refuses(store)


def test_what_a_store_began_with_is_kept_after_it_is_restored(folder, tmp_path):
    back_up(folder, tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "again")
    with in_use(tmp_path / "again") as (_, store):
        assert refuses(store)


def test_an_ordinary_store_keeps_nothing_for_its_name():
    store = MemoryStore.from_nquads(QUADS, in_default=None)
    assert store.work_out(UpdateRequest(f"CLEAR GRAPH {SHIPPED}"))
