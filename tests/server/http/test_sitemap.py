import itertools
from xml.etree import ElementTree as ET

import pytest
from tests.server.conftest import NQUADS, RDF_TYPE

from ipcoop.config import BASE
from ipcoop.http import crawlers
from ipcoop.http.app import create_app
from ipcoop.namespaces import EVIDENCE_GRAPHS, ID, IPCOOP, REFERENCE_GRAPH
from ipcoop.sparql.store import MemoryStore

SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OTHERS = [
    *("", "document/", "timeline", "network", "questions", "contradictions", "claims"),
    *("queries", "ontology", "shapes", "dump/"),
]
QUERIES = ["queries/cq01-offices", "queries/cq02-labels", "queries/why"]
DOCUMENTS = ["document/d0", "document/d1"]
THINGS = ["page/event/a&amp;b", "page/office/kr", "page/place/%EC%84%9C%EC%9A%B8"]
NAMED = ["event/a&amp;b", "place/서울"]
NO_PAGE = [
    *(f"{ID}{name}" for name in ("office", "office/a/b", "office/a?b", "office/a#b")),
    "javascript:alert(1)",
    "http://x/a",
]
MORE = "".join(
    [
        *(
            f"<{iri}> {RDF_TYPE} <{IPCOOP.Thing}> <{REFERENCE_GRAPH}> .\n"
            for iri in [*(ID + name for name in NAMED), *NO_PAGE]
        ),
        f"<{ID}person/of-evidence> {RDF_TYPE} <{IPCOOP.Person}> <{EVIDENCE_GRAPHS}d1> .\n",
        f"<{ID}evidence/1> {RDF_TYPE} <{IPCOOP.Evidence}> <{EVIDENCE_GRAPHS}d0> .\n",
    ]
)


@pytest.fixture(scope="module")
def client(catalogue):
    store = MemoryStore.from_nquads(f"{NQUADS}{MORE}".encode())
    return create_app(store, catalogue=catalogue).test_client()


def addresses(response, of="url"):
    assert (response.status_code, response.content_type) == (200, "application/xml")
    root = ET.fromstring(response.text)
    assert {child.tag for child in root} <= {f"{SITEMAPS}{of}"}
    return [child.findtext(f"{SITEMAPS}loc").removeprefix(BASE) for child in root]


def test_the_sitemap_has_the_pages_of_all_things_in_the_facts_and_no_others(client):
    found = addresses(client.get("/sitemap.xml", headers={"Host": "forged.example"}))
    assert found == [*OTHERS, *QUERIES, *DOCUMENTS, *THINGS]


def test_what_is_too_much_for_one_sitemap_comes_in_several(client, monkeypatch):
    monkeypatch.setattr(crawlers, "MOST", 2)
    numbers = [f"sitemap/{number}.xml" for number in range(10)]
    parts = addresses(client.get("/sitemap.xml"), "sitemap")
    assert parts == numbers
    found = [addresses(client.get(f"/{part}")) for part in parts]
    assert all(len(part) <= 2 for part in found)
    assert sorted(itertools.chain(*found)) == sorted([*OTHERS, *QUERIES, *DOCUMENTS, *THINGS])
    assert client.get("/sitemap/10.xml").status_code == 404
    assert client.get("/sitemap/x.xml").status_code == 404


def test_robots_may_read_pages_and_ask_no_queries(client):
    response = client.get("/robots.txt", headers={"Host": "forged.example"})
    assert response.content_type == "text/plain; charset=utf-8"
    assert response.text == (
        "User-agent: *\nDisallow: /sparql\nDisallow: /update\nDisallow: /store\n\n"
        f"Sitemap: {BASE}sitemap.xml\n"
    )
