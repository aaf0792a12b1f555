import pytest

from ipcoop.graph.owlapi import catalogue, is_available, load
from ipcoop.graph.protege import MAIN_FILE, bundle


def written(dataset, path):
    """Write the bundle for Protégé into a folder."""
    for name, text in bundle(dataset).items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def open_as_protege(folder):
    """Open a bundle as Protégé opens it: the main file, with the catalogue beside it."""
    if not is_available():
        pytest.skip("the OWL API needs the extra `reason`")
    return load(folder / MAIN_FILE, catalogue(folder / "catalog-v001.xml"))


@pytest.fixture(scope="session")
def folder(part, tmp_path_factory):
    """The bundle for Protégé of the part, in a folder of its own."""
    return written(part, tmp_path_factory.mktemp("bundle"))


@pytest.fixture(scope="session")
def opened(folder):
    """The bundle of the part."""
    return open_as_protege(folder)


@pytest.fixture(scope="session")
def whole(shipped, tmp_path_factory):
    """The bundle of all that is shipped."""
    return open_as_protege(written(shipped, tmp_path_factory.mktemp("whole")))
