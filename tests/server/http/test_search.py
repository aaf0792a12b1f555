"""Things are found by any of their names, the one that was meant first."""

import pytest
from lxml import html
from rdflib import RDFS, SKOS

from ipcoop.http.app import create_app
from ipcoop.namespaces import CLAIMS_GRAPHS, ID, IMPLIED_GRAPHS, IPCOOP, REFERENCE_GRAPH
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
        ("Vietnam office", "/page/office/vn", "IP office of Vietnam IP office"),
        ("office KOREAN", "/page/office/kr", "Korean Intellectual Property Office donor office"),
        ("Park Seong-Joon", "/page/person/seong-joon-park", "Seong-Joon Park person"),
        ("afghan", "/page/country/afg", "Afghanistan country – Afghan"),
    ],
)
def test_the_thing_that_is_called_so_comes_first(client, q, address, text):
    first = found(client, q)[0]
    assert first[0] == address
    assert first[1].startswith(text)


def test_what_only_a_document_implies_is_found_and_marked_so(client):
    name, implied = "Heads of IP Offices Conference conference", "a name that a document implies"
    hit = "/page/event/hipoc-2017", f"{name} – HIPOC {implied}"
    assert found(client, "HIPOC") == found(client, "conference hipoc") == [hit]
    assert not [text for _, text in found(client, "kipo") if implied in text]
    part = client.get("/search?q=HIPOC&part&lang=ko").text
    assert 'HIPOC</small> <span class="mark">문서가 함의하는 이름</span></li>' in part


def test_all_words_are_sought_in_the_names_of_one_thing_but_not_in_claims():
    names = [
        ("a", RDFS.label, "Bureau of Seeds", REFERENCE_GRAPH),
        ("a", SKOS.altLabel, "Plant Agency", REFERENCE_GRAPH),
        ("a", SKOS.hiddenLabel, "Sprout", REFERENCE_GRAPH),
        ("a", IPCOOP.acronym, "BOS", IMPLIED_GRAPHS + "one"),
        ("a", SKOS.altLabel, "Plants", IMPLIED_GRAPHS + "one"),
        ("a", SKOS.altLabel, "Weed", CLAIMS_GRAPHS + "one"),
        ("b", RDFS.label, "Seeds and Plants", REFERENCE_GRAPH),
    ]
    lines = [
        f'<{ID}office/{to}> <{kind}> "{name}" <{graph}> .\n' for to, kind, name, graph in names
    ]
    client = create_app(MemoryStore.from_nquads("".join(lines).encode())).test_client()
    implied = "a name that a document implies"
    a, b = ("/page/office/a", "Bureau of Seeds"), ("/page/office/b", "Seeds and Plants")
    assert found(client, "PLANT seeds") == [b, (a[0], f"{a[1]} – Plant Agency")]
    assert found(client, "sprout agency") == [(a[0], f"{a[1]} – Sprout, Plant Agency")]
    assert found(client, "plants seeds") == [b, (a[0], f"{a[1]} – Plants {implied}")]
    assert found(client, "bureau bos") == [(a[0], f"{a[1]} – BOS {implied}")]
    assert found(client, "weed") == found(client, "plant weed") == found(client, "seeds x") == []


def test_a_script_gets_the_list_alone_and_in_the_language_of_the_page(client):
    response = client.get("/search?q=viet&part&lang=ko")
    assert "<html" not in response.text
    assert "베트남" in response.text
    assert client.get("/search?q=").text.count("<li>") == 0


@pytest.mark.parametrize(
    "q", ['"', "\\", "'", '"""', "}", "\n", "%", "x" * 100, "<script>", ".*", '") || (" a']
)
def test_whatever_is_looked_for_is_text(client, q):
    page = client.get("/search", query_string={"q": q}).text
    assert html.fromstring(page).findall(".//main//script[@src]")
    assert "<script>" not in page
    assert client.get("/search", query_string={"q": "x" * 101}).status_code == 400


def test_more_words_than_are_sought_are_no_error(client):
    many = " ".join(chr(ord("a") + place) for place in range(26)) + " korean intellectual property"
    assert client.get("/search", query_string={"q": many}).status_code == 200
    assert client.get("/search", query_string={"q": "of " * 1_000}).status_code == 400


def test_a_name_that_is_markup_is_shown_as_text():
    line = f'<{ID}office/x> <{RDFS.label}> "<b>bold</b> office" <{REFERENCE_GRAPH}> .\n'
    client = create_app(MemoryStore.from_nquads(line.encode())).test_client()
    assert found(client, "bold") == [("/page/office/x", "<b>bold</b> office")]
