"""Things are found by any of their names, the one that was meant first."""

import pytest
from lxml import html
from rdflib import RDFS

from ipcoop.http.app import create_app
from ipcoop.namespaces import ID, REFERENCE_GRAPH
from ipcoop.sparql.store import MemoryStore


@pytest.fixture(scope="module")
def client(shipped_quads):
    return create_app(MemoryStore.from_nquads(shipped_quads)).test_client()


def found(client, q):
    response = client.get("/search", query_string={"q": q})
    assert response.status_code == 200
    items = html.fromstring(response.text).findall(".//ul[@class='found']/li")
    return [(item.find("a").get("href"), " ".join(item.text_content().split())) for item in items]


@pytest.mark.parametrize(
    ("q", "address", "text"),
    [
        ("KIPO", "/page/office/kr", "Korean Intellectual Property Office donor office – KIPO"),
        ("viet nam", "/page/country/vnm", "Viet Nam country"),
        ("VIETNAM", "/page/country/vnm", "Viet Nam country – Vietnam"),
        ("특허협력조약", "/page/instrument/patent-cooperation-treaty", "Patent Cooperation Treaty"),
        ("heads of ip", "/page/event/hipoc-2017", "Heads of IP Offices Conference"),
    ],
)
def test_the_thing_that_is_called_so_comes_first(client, q, address, text):
    first = found(client, q)[0]
    assert first[0] == address
    assert first[1].startswith(text)


def test_a_script_gets_the_list_alone_and_in_the_language_of_the_page(client):
    response = client.get("/search?q=viet&part&lang=ko")
    assert "<html" not in response.text
    assert "베트남" in response.text
    assert client.get("/search?q=").text.count("<li>") == 0


@pytest.mark.parametrize("q", ['"', "\\", "'", '"""', "}", "\n", "%", "x" * 100, "<script>"])
def test_whatever_is_looked_for_is_text(client, q):
    page = client.get("/search", query_string={"q": q}).text
    assert html.fromstring(page).findall(".//main//script[@src]")
    assert "<script>" not in page
    assert client.get("/search", query_string={"q": "x" * 101}).status_code == 400


def test_a_name_that_is_markup_is_shown_as_text():
    line = f'<{ID}office/x> <{RDFS.label}> "<b>bold</b> office" <{REFERENCE_GRAPH}> .\n'
    client = create_app(MemoryStore.from_nquads(line.encode())).test_client()
    assert found(client, "bold") == [("/page/office/x", "<b>bold</b> office")]
