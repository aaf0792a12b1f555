"""Stores that were written once open for ever."""

import shutil
from pathlib import Path

import pytest

from ipcoop.sparql.disk import checkpoint, history
from ipcoop.sparql.disk.disk import Disk
from ipcoop.sparql.disk.folder import about, restore, retaken
from ipcoop.sparql.disk.versions import FORMAT
from ipcoop.sparql.opening import opened
from ipcoop.sparql.updates.delta import to_nquads

STORES = Path(__file__).parent / "stores"


@pytest.fixture(params=sorted(path.name for path in STORES.glob("format-*")))
def older(request):
    return STORES / request.param


def quads(engine):
    return sorted(to_nquads(engine).decode().splitlines())


def expected(older):
    lines = (older / "expected.nq").read_text(encoding="utf-8").splitlines()
    return sorted(line for line in lines if not line.startswith("#"))


def test_an_older_store_opens_with_all_that_was_written(older, tmp_path):
    folder = shutil.copytree(older / "store", tmp_path / "store")
    with retaken(folder) as taken:
        disk = Disk(folder, taken.kind)
        store = opened(disk, disk.replay())
        assert quads(store.engine) == expected(older)
        assert {graph.value for graph in store.engine.named_graphs()} == {
            "http://example.org/empty",
            "http://example.org/kept",
        }
    assert about(folder).format == FORMAT  # An older program would not read what is written now.
    records = history.newest(folder, 10)
    assert [(one.number, one.added, one.removed) for one in records] == [(1, 9, 0), (2, 1, 2)]
    assert records[-1].digest == disk.digest


def test_an_older_backup_is_restored(older, tmp_path):
    summary = restore(older / "backup.nq.gz", tmp_path / "store")
    assert about(tmp_path / "store").kind == summary.kind == "plain"
    _, engine = checkpoint.read(checkpoint.place(tmp_path / "store", summary.number))
    assert quads(engine) == expected(older)
