"""A dataset that was built and found sound is served again as it was, until anything changes."""

import shutil

import pytest

from ipcoop.config import use_data
from ipcoop.graph import prebuilt
from ipcoop.graph.prebuilt import Prebuilt
from ipcoop.resources import ROOT

BUILT = Prebuilt({"a graph": 1}, b"<a:a> <a:b> <a:c> <a:g> .\n")


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ipcoop"


@pytest.fixture
def data(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data" / "reference", folder / "reference")
    monkeypatch.setenv("IPCOOP_DATA", "")
    use_data(folder)
    return folder


def test_what_is_kept_is_found_under_the_digest_of_its_sources_only():
    digest = prebuilt.sources()
    assert prebuilt.find(digest) is None
    prebuilt.keep(BUILT, digest)
    assert prebuilt.find(digest) == BUILT
    assert prebuilt.find(digest[::-1]) is None


def test_any_change_of_a_file_is_another_digest(data):
    before = prebuilt.sources()
    assert prebuilt.sources() == before
    file = next(data.rglob("*.ttl"))
    file.write_text(f"{file.read_text()}\n")
    changed = prebuilt.sources()
    file.rename(file.with_suffix(".other"))
    assert len({before, changed, prebuilt.sources()}) == 3


def test_a_cut_file_and_a_folder_that_cannot_be_made_are_as_if_nothing_was_kept(cache, tmp_path):
    prebuilt.keep(BUILT, "one")
    whole = (cache / "one.nq").read_bytes()
    for length in (0, 1, len(whole) - 1):
        (cache / "one.nq").write_bytes(whole[:length])
        assert prebuilt.find("one") is None
    shutil.rmtree(tmp_path / "cache")
    (tmp_path / "cache").write_text("a file")
    prebuilt.keep(BUILT, "one")
    assert prebuilt.find("one") is None


def test_only_the_latest_few_are_kept(cache):
    for number in range(9):
        prebuilt.keep(BUILT, str(number))
    assert sorted(path.stem for path in cache.iterdir()) == ["5", "6", "7", "8"]
