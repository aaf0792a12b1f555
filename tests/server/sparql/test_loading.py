"""What follows from the facts follows a load too, of whatever size."""

import os

import pyoxigraph as ox
import pytest
from rdflib import RDFS

from ipcoop.namespaces import DOCUMENT_GRAPHS, ID, INFERRED_GRAPH, ONTOLOGY_GRAPH
from ipcoop.sparql import loading
from ipcoop.sparql.disk import history
from ipcoop.sparql.disk.disk import Disk
from ipcoop.sparql.disk.folder import retaken, take
from ipcoop.sparql.opening import opened

A, B = f"{ID}x/a", f"{ID}x/b"
AXIOM = f"<urn:x:q> <{RDFS.subPropertyOf}> <urn:x:p> <{ONTOLOGY_GRAPH}> .\n"
MARK = f'<{INFERRED_GRAPH}> <http://purl.org/dc/terms/source> "sha256:0" <{INFERRED_GRAPH}> .\n'
FACT = f"<{A}> <urn:x:q> <{B}> <{DOCUMENT_GRAPHS}1> .\n"


@pytest.mark.parametrize("at_once", [0, 100])
def test_what_follows_is_there_after_a_load_and_is_not_there_twice(tmp_path, monkeypatch, at_once):
    monkeypatch.setattr(loading, "_AT_ONCE", at_once)
    folder, file = tmp_path / "store", tmp_path / "a.nq"
    os.close(take(folder, "facts", (AXIOM + MARK).encode).lock)
    file.write_text(FACT)
    told = []
    assert loading.load(folder, loading.Order([file]), told.append) == 2
    assert loading.load(folder, loading.Order([file]), told.append) == 0
    with retaken(folder) as taken:
        disk = Disk(folder, taken.kind)
        engine = opened(disk, disk.replay()).engine
    inferred = list(engine.quads_for_pattern(None, None, None, ox.NamedNode(INFERRED_GRAPH)))
    assert [quad.triple for quad in inferred] == [
        ox.Triple(ox.NamedNode(A), ox.NamedNode("urn:x:p"), ox.NamedNode(B))
    ]
    (record,) = history.newest(folder, 9)
    assert (record.added, record.checked) == (2, "conforms")
    assert bool(told) == (not at_once)
