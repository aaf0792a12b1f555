"""The files are checked once, before they are shipped, and again only when they have changed."""

import shutil

import pytest

from ipcoop.checks import sound
from ipcoop.config import use_data
from ipcoop.errors import BadDataError
from ipcoop.resources import ROOT


@pytest.fixture
def data(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    monkeypatch.setenv("IPCOOP_DATA", "")
    use_data(folder)
    return folder


def test_the_shipped_files_are_those_that_were_found_sound():
    assert sound.is_noted(), "Run: python -m ipcoop.checks.sound"


def test_the_same_files_elsewhere_need_no_check_and_any_change_does(data):
    assert sound.is_noted()
    document = next((data / "documents").glob("*.txt"))
    document.write_text(document.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert not sound.is_noted()


def test_a_file_more_or_with_another_name_needs_a_check(data):
    file = next((data / "reference").glob("*.ttl"))
    copy = shutil.copy(file, file.with_name("more.ttl"))
    assert not sound.is_noted()
    file.unlink()
    assert not sound.is_noted()
    copy.rename(file)
    assert sound.is_noted()


@pytest.mark.slow
def test_files_that_are_not_sound_are_not_noted(data):
    document = next((data / "documents").glob("*.txt"))
    document.write_text(document.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(BadDataError, match="not sound"):
        sound.note()
