"""Documents that are put into a store replace what it had of them, as writes like all others."""

import os

import pytest

from ipcoop.errors import OtherStoreError
from ipcoop.graph.build import build_document, to_nquads
from ipcoop.ingestion.putting import put
from ipcoop.namespaces import DISPUTED_GRAPH, EVIDENCE_GRAPHS, GRAPH
from ipcoop.sparql.disk import history
from ipcoop.sparql.disk.disk import Disk
from ipcoop.sparql.disk.folder import retaken, take
from ipcoop.sparql.opening import opened
from ipcoop.sparql.updates.delta import to_nquads as lines_of

DOCUMENT = "kipo-hipoc-2017"
OLD = f'<http://x/a> <http://x/p> "old" <{GRAPH}document/{DOCUMENT}> .\n'
OTHER = '<http://x/a> <http://x/p> "other" <http://x/g> .\n'
EVIDENCE = f'<http://x/a> <http://x/p> "kept" <{EVIDENCE_GRAPHS}{DOCUMENT}> .\n'


def store(folder, kind, quads):
    os.close(take(folder, kind, quads.encode).lock)
    return folder


def content(folder):
    with retaken(folder) as taken:
        disk = Disk(folder, taken.kind)
        lines = lines_of(opened(disk, disk.replay()).engine)
    return {line for line in lines.decode().splitlines() if DISPUTED_GRAPH not in line}


def test_a_document_replaces_what_the_store_had_of_it_and_nothing_else(tmp_path):
    folder = store(tmp_path / "store", "plain", OLD + OTHER)
    told = []
    stored = put(folder, [DOCUMENT, DOCUMENT], lambda: told.append(1))
    assert (stored.written, stored.unchanged, stored.refused) == ([DOCUMENT], [DOCUMENT], {})
    assert len(told) == 2
    expected = to_nquads(build_document(DOCUMENT)).decode().splitlines()
    assert content(folder) == {*expected, OTHER.strip()}
    first, second = history.newest(folder, 9)
    assert (first.by, first.what, first.removed) == ("ipcoop ingest", f"ingest {DOCUMENT}", 1)
    assert second.what == "ingest what sources contradict"


def test_a_document_whose_evidence_the_store_keeps_is_refused_and_the_rest_goes_on(tmp_path):
    folder = store(tmp_path / "store", "facts", EVIDENCE)
    stored = put(folder, [DOCUMENT])
    assert list(stored.refused) == [DOCUMENT]
    assert "it is what the document says" in stored.refused[DOCUMENT]
    assert EVIDENCE.strip() in content(folder)


def test_a_folder_that_is_no_store_is_named(tmp_path):
    with pytest.raises(OtherStoreError, match="is no store"):
        put(tmp_path / "none", [])
