import io
import zipfile

from ipcoop.graph.build import build
from ipcoop.graph.protege import bundle


def test_the_bundle_comes_as_one_zip_with_the_files_that_export_writes(client):
    answer = client.get("/ontology/protege.zip")
    assert answer.status_code == 200
    assert answer.content_type == "application/zip"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ipcoop-protege.zip"'
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert files == {f"ipcoop-protege/{name}": text for name, text in bundle(build()).items()}


def test_head_tells_its_size_without_it(client):
    told = client.head("/ontology/protege.zip")
    assert told.data == b""
    assert int(told.headers["Content-Length"]) == len(client.get("/ontology/protege.zip").data)
