import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from ipcoop.resources import read_text, resource


@pytest.fixture(scope="module")
def shipped():
    graph = Graph()
    for path in resource("shapes").glob("*.ttl"):
        graph.parse(data=read_text(path), format="turtle")
    return graph


@pytest.mark.parametrize(
    ("accept", "content_type", "name"),
    [
        ("*/*", "text/turtle; charset=utf-8", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
def test_all_shapes_come_as_one_graph_in_the_format_asked_for(
    client, shipped, accept, content_type, name
):
    response = client.get("/shapes", headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (200, content_type)
    assert isomorphic(Graph().parse(data=response.text, format=name), shipped)


def test_a_browser_gets_a_page(client):
    response = client.get("/shapes", headers={"Accept": "text/html"})
    assert response.content_type == "text/html; charset=utf-8"
    assert "<pre" in response.text


def test_another_format_is_406(client):
    assert client.get("/shapes", headers={"Accept": "text/csv"}).status_code == 406
