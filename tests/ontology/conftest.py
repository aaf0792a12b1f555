import pytest

from ipcoop.graph.owlapi import catalogue, is_available, load
from ipcoop.graph.protege import MAIN_FILE, bundle


@pytest.fixture(scope="session")
def folder(shipped, tmp_path_factory):
    """The bundle for Protégé, in a folder of its own."""
    path = tmp_path_factory.mktemp("bundle")
    for name, text in bundle(shipped).items():
        (path / name).write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def opened(folder):
    """The bundle, opened as Protégé opens it: the main file, with the catalogue beside it."""
    if not is_available():
        pytest.skip("the OWL API needs the extra `reason`")
    return load(folder / MAIN_FILE, catalogue(folder / "catalog-v001.xml"))
