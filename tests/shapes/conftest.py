from functools import reduce

import pytest
from rdflib import Graph

from ipcoop.graph.build import checkable
from ipcoop.graph.validate import ontology_shapes, shapes_graph
from ipcoop.resources import read_text, resource


@pytest.fixture(scope="session")
def shapes():
    return shapes_graph()


@pytest.fixture(scope="session")
def style():
    return ontology_shapes()


@pytest.fixture(scope="session", params=["shapes", "style"])
def either(request):
    """The shapes for data, then those for the ontology."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def ontology():
    texts = (read_text(path) for path in resource("ontology").glob("*.ttl"))
    return reduce(lambda graph, text: graph.parse(data=text), texts, Graph())


@pytest.fixture
def told(shipped):
    """What the shapes are checked on, in a graph of its own that a test may change."""
    return checkable(shipped)
