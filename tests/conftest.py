import pytest

from ipcoop.graph.build import build


@pytest.fixture(scope="session")
def shipped():
    """The shipped dataset; tests that change it work on a copy."""
    return build()


@pytest.fixture
def dataset(shipped):
    """A copy of the shipped dataset, to change at will."""
    copy = type(shipped)()
    for subject, predicate, value, graph in shipped.quads():
        copy.graph(graph).add((subject, predicate, value))
    return copy
