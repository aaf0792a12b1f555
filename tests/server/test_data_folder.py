"""A folder of one's own in place of the shipped data."""

import shutil

import pytest

from ipcoop.checks.places import places
from ipcoop.config import use_data
from ipcoop.errors import ResourceMissingError
from ipcoop.graph.build import build
from ipcoop.graph.documents import document_identifiers
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import GRAPH
from ipcoop.resources import ROOT, read_text, resource, write_text


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("IPCOOP_DATA", "")  # is put back after the test
    use_data(tmp_path / "mine")
    return tmp_path / "mine"


def test_only_the_data_comes_from_there(own):
    own.mkdir()
    assert resource("data") == own
    assert resource("shapes") == ROOT / "shapes"


def test_a_missing_folder_says_how_to_fill_it(own):
    with pytest.raises(ResourceMissingError, match=f"ipcoop --data {own} ingest"):
        resource("data", "documents")


def test_what_stands_there_is_built_and_found(own):
    shutil.copytree(ROOT / "data", own)
    for path in own.glob("*/*/kipo-hipoc-2017.*"):
        path.rename(path.with_stem("another"))
    for path in own.glob("documents/kipo-hipoc-2017.*"):
        path.rename(path.with_stem("another"))
    assert document_identifiers() == ["another"]
    assert len(build().graph(GRAPH["document/another"])) > 100
    place = places()["document:kipo-hipoc-2017"]
    assert place.file == (own / "documents" / "another.ttl").as_posix()


def test_turtle_is_written_with_the_published_base(own, monkeypatch):
    monkeypatch.setattr("ipcoop.resources.BASE", "https://example.org/ip/")
    own.mkdir()
    written = "<https://example.org/ip/id/office/kr> a <https://example.org/ip/C> .\n"
    write_text(own / "a.ttl", written)
    assert b"https://w3id.org/ipcoop/id/office/kr" in (own / "a.ttl").read_bytes()
    assert read_text(own / "a.ttl") == written
    assert len(read_turtle(own / "a.ttl")) == 1
    assert [path.name for path in own.iterdir()] == ["a.ttl"]
