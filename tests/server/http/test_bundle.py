import io
import zipfile

import pytest
from rdflib import Dataset

from ipcoop.graph.protege import bundle
from ipcoop.namespaces import REFERENCE_GRAPH

from ..conftest import NQUADS


@pytest.fixture(scope="module")
def part():
    """A few facts, whose bundle takes less time."""
    dataset = Dataset()
    dataset.parse(data=NQUADS, format="nquads")
    assert len(dataset.graph(REFERENCE_GRAPH)) > 1
    return dataset


@pytest.fixture(autouse=True)
def built(part, monkeypatch):
    monkeypatch.setattr("ipcoop.http.bundle.build", lambda: part)


def test_the_bundle_comes_as_one_zip_with_the_files_that_export_writes(client, part):
    answer = client.get("/ontology/protege.zip")
    assert answer.status_code == 200
    assert answer.content_type == "application/zip"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ipcoop-protege.zip"'
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert files == {f"ipcoop-protege/{name}": text for name, text in bundle(part).items()}


def test_head_tells_its_size_without_it(client):
    told = client.head("/ontology/protege.zip")
    assert told.data == b""
    assert int(told.headers["Content-Length"]) == len(client.get("/ontology/protege.zip").data)
