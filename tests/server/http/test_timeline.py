"""Events and instruments by year, the latest first."""

import pytest
from lxml import html
from rdflib import RDF

from ipcoop.http.app import create_app
from ipcoop.namespaces import CLAIMS_GRAPHS, ID, IMPLIED_GRAPHS, IPCOOP, REFERENCE_GRAPH
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


def items(client, address):
    root = html.fromstring(client.get(address).text)
    return [" ".join(item.text_content().split()) for item in root.findall(".//main//li")]


def test_what_is_known_by_bounds_stands_at_its_earliest_day(client):
    declaration = "Joint Declaration on the Importance of IP and Cooperation among Asian countries"
    when = "between 2017-04-12 and 2017-04-14 a date that a document implies"
    found = items(client, "/timeline?before=2018")
    assert found[1:3] == [
        f"{when} Signing of the {declaration} Events",
        f"{when} {declaration} Agreements and other instruments",
    ]
    assert not [item for item in items(client, "/timeline?before=2017") if declaration in item]
    assert f"{when} {declaration}" in items(client, "/")
    when = "2017-04-12에서 2017-04-14 사이 문서가 함의하는 날짜"
    assert f"{when} {declaration}" in items(client, "/?lang=ko")
    wipo = "Memorandum of understanding of 2014 between the culture ministry of Korea and WIPO"
    assert f"between 2014-05-02 and 2014-05-07 {wipo}" in " ".join(found)


def test_how_many_have_no_date_at_all_is_told_of_what_is_shown(client):
    told = "Of some no date at all is known, so they are not shown: Events 7"
    agreements = "Agreements and other instruments 13."
    text = " ".join(years(client)[1].text_content().split())
    assert f"{told}, {agreements}" in text
    text = " ".join(years(client, "?kind=events&lang=en")[1].text_content().split())
    assert f"{told}." in text


def test_bounds_may_be_one_sided_or_one_day_and_stand_back_behind_days_and_claims():
    told = {
        "a": (("startDate", "2001-05-05", REFERENCE_GRAPH), ("heldNotBefore", "2001-01-01", None)),
        "b": (("heldNotBefore", "2002-02-02", IMPLIED_GRAPHS + "one"),),
        "c": (("heldNotAfter", "2003-03-03", REFERENCE_GRAPH),),
        "d": (("heldNotBefore", "2004-04-04", None), ("heldNotAfter", "2004-04-04", None)),
        "e": (("heldNotBefore", "2005-05-05", CLAIMS_GRAPHS + "one"),),
    }
    lines = [
        f"<{ID}event/{name}> <{RDF.type}> <{IPCOOP.Event}> <{REFERENCE_GRAPH}> .\n" for name in told
    ] + [
        f'<{ID}event/{name}> <{IPCOOP[prop]}> "{day}" <{graph or REFERENCE_GRAPH}> .\n'
        for name, days in told.items()
        for prop, day, graph in days
    ]
    client = create_app(MemoryStore.from_nquads("".join(lines).encode())).test_client()
    assert items(client, "/timeline") == [
        "2004-04-04 event:d Events",
        "on or before 2003-03-03 event:c Events",
        "on or after 2002-02-02 a date that a document implies event:b Events",
        "2001-05-05 event:a Events",
    ]
    text = " ".join(years(client)[1].text_content().split())
    assert "not shown: Events 1." in text
    assert "no date at all" not in client.get("/timeline?kind=agreements").text


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
