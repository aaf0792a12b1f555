"""Events and instruments by year, the latest first."""

import pytest
from lxml import html
from rdflib import RDF

from ipcoop.http.app import create_app
from ipcoop.namespaces import ID, IPCOOP, REFERENCE_GRAPH
from ipcoop.sparql.store import MemoryStore


@pytest.fixture(scope="module")
def client(shipped_quads):
    return create_app(MemoryStore.from_nquads(shipped_quads)).test_client()


def years(client, query=""):
    response = client.get(f"/timeline{query}")
    assert response.status_code == 200
    root = html.fromstring(response.text)
    return [heading.text for heading in root.findall(".//h2")], root


def test_the_conference_stands_under_its_year_with_its_day(client):
    found, root = years(client)
    assert found == sorted(found, reverse=True)
    text = " ".join(root.text_content().split())
    assert "2017-04-12 Heads of IP Offices Conference · Events".replace("· ", "") in text


def test_one_kind_and_what_was_before_a_year_can_be_had(client):
    found, root = years(client, "?kind=agreements&before=1900")
    assert found[0] < "1900"
    assert "Paris Convention" in root.text_content()
    assert "Conference" not in root.text_content()


def test_the_other_language_is_one_step_away_and_keeps_what_was_chosen(client):
    root = years(client, "?kind=agreements&lang=en&before=1900")[1]
    assert root.find(".//a[@hreflang='ko']").get("href") == "?kind=agreements&before=1900&lang=ko"
    root = years(client, "?kind=agreements&lang=ko")[1]
    assert root.find(".//a[@hreflang='en']").get("href") == "?kind=agreements&lang=en"


@pytest.mark.parametrize("query", ["?kind=x", "?before=x", "?before=20170"])
def test_what_is_no_kind_and_no_year_is_refused(client, query):
    assert client.get(f"/timeline{query}").status_code == 400


def test_of_many_the_latest_are_shown_and_the_others_are_one_step_away():
    lines = []
    for number in range(310):
        thing, year = ID[f"event/{number}"], 1700 + number
        lines.append(f"<{thing}> <{RDF.type}> <{IPCOOP.Event}> <{REFERENCE_GRAPH}> .\n")
        lines.append(f'<{thing}> <{IPCOOP.startDate}> "{year}-01-02" <{REFERENCE_GRAPH}> .\n')
    client = create_app(MemoryStore.from_nquads("".join(lines).encode())).test_client()
    found, root = years(client)
    (link,) = [one.get("href") for one in root.iterfind(".//a") if one.text == "Earlier"]
    assert (len(found), found[-1], link) == (300, "1710", "/timeline?before=1710")
    assert years(client, "?before=1710")[0] == [str(year) for year in range(1709, 1699, -1)]
