"""The data folder that runs write to."""

from pathlib import Path

import pytest

from ipcoop.config import use_data
from ipcoop.errors import BadUsageError
from ipcoop.extract.storing.folder import opened, places
from ipcoop.resources import ROOT

OLD = dict.fromkeys(places("d"), b"old")
NEW = dict.fromkeys(places("d"), b"new")


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("IPCOOP_DATA", "")  # is put back after the test
    use_data(tmp_path / "mine")
    return tmp_path / "mine"


@pytest.fixture
def folder(root):  # noqa: ARG001 - the folder that is set
    with opened(empty=True) as folder:
        yield folder


def stop_after(monkeypatch, moves):
    """Let a run break off after it has moved some files."""
    move, done = Path.replace, []

    def replace(path, target):
        if len(done) == moves:
            raise KeyboardInterrupt
        done.append(target)
        return move(path, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_a_new_folder_holds_the_shipped_data(root):
    with opened(empty=False):
        pass
    for part in ("documents", "reference", "graphs"):
        shipped = {p.relative_to(ROOT / "data") for p in (ROOT / "data" / part).rglob("*.*")}
        assert shipped <= {p.relative_to(root) for p in root.rglob("*.*")}


def test_a_new_folder_may_hold_the_reference_data_only(folder):
    assert sorted(p.name for p in (folder.root / "reference").iterdir()) == sorted(
        p.name for p in (ROOT / "data" / "reference").iterdir()
    )
    assert not list(folder.root.glob("documents/*"))
    assert not list(folder.root.glob("graphs/*/*"))


def test_a_folder_of_something_else_is_left_alone(root):
    root.mkdir()
    (root / "holiday.jpg").touch()
    with pytest.raises(BadUsageError, match="no data folder"), opened(empty=False):
        pass
    assert [p.name for p in root.iterdir()] == ["holiday.jpg"]


def test_one_run_writes_at_a_time(folder):
    with pytest.raises(BadUsageError, match="Another run"), opened(empty=True):
        pass
    assert folder.root.exists()


def test_a_document_has_the_files_that_were_written_last(folder):
    folder.write("d", OLD)
    fewer = {place: content for place, content in NEW.items() if "claims" not in place}
    folder.write("d", fewer)
    assert folder.files("d") == fewer


@pytest.mark.parametrize("moves", range(len(NEW)))
def test_what_a_run_breaks_off_while_it_moves_files_is_finished_by_the_next(
    folder, monkeypatch, moves
):
    folder.write("d", OLD)
    with monkeypatch.context() as patched:
        stop_after(patched, moves)
        with pytest.raises(KeyboardInterrupt):
            folder.write("d", NEW)
    assert list(folder.files("d").values()).count(b"new") == moves
    folder.repair()
    assert folder.files("d") == NEW


def test_an_incomplete_set_is_thrown_away(folder):
    folder.write("d", OLD)
    part = folder.root / ".ingest" / "staged" / "d.part"
    part.mkdir()
    (part / "0").write_bytes(b"new")
    folder.repair()
    assert folder.files("d") == OLD
    assert not part.exists()


def test_the_data_of_an_installed_package_stay_as_they_are(monkeypatch):
    monkeypatch.setenv("IPCOOP_DATA", "")
    monkeypatch.setattr("ipcoop.extract.storing.folder.IS_CHECKOUT", False)
    with pytest.raises(BadUsageError, match="ipcoop --data FOLDER ingest"), opened(empty=False):
        pass


def test_what_a_run_left_half_written_is_cleared_away(folder):
    left = folder.root / "graphs" / "document" / "d.part"
    left.touch()
    folder.repair()
    assert not left.exists()
