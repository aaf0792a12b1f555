"""What an office has done, alone or with another: as a page, Markdown, CSV and a calendar."""

import csv
from io import StringIO

import pytest
from lxml import html
from rdflib import RDF, RDFS

from ipcoop.http.app import create_app
from ipcoop.namespaces import ID, IPCOOP, REFERENCE_GRAPH
from ipcoop.sparql.store import MemoryStore

CONFERENCE = "Heads of IP Offices Conference"


@pytest.fixture(scope="module")
def client(shipped_quads):
    return create_app(MemoryStore.from_nquads(shipped_quads)).test_client()


def text_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(html.fromstring(response.text).find(".//main").text_content().split())


def test_a_briefing_on_two_offices_tells_their_last_contact_and_what_is_not_known(client):
    text = text_of(client, "/briefing/office/kr?with=office/vn")
    assert text.startswith("Briefing: Korean Intellectual Property Office – IP office of Vietnam")
    assert "Last contact: 2018-03-27, Memorandum of cooperation of 2018" in text
    both = "Korean Intellectual Property Office organises; IP office of Vietnam is represented at"
    assert f"2017-04-12 {CONFERENCE}: {both} sentence 1 sentence 4" in text
    assert f"Where did the {CONFERENCE} take place? sentence 1" in text


def test_a_country_has_to_do_with_what_its_office_has_to_do_with(client):
    assert f"{CONFERENCE}: IP office of Vietnam is represented at" in text_of(
        client, "/briefing/country/vnm"
    )


def test_the_second_one_is_chosen_from_offices_and_countries(client):
    form = html.fromstring(client.get("/briefing/office/kr?lang=ko").text).find(".//main//form")
    assert form.get("action") == "/briefing/office/kr"
    groups = {one.get("label"): one.findall("option") for one in form.iterfind(".//optgroup")}
    assert list(groups) == ["기관", "나라"]
    names = {one.get("value"): one.text for own in groups.values() for one in own}
    assert (names["office/vn"], names["country/vnm"]) == ("베트남 지식재산청", "베트남")
    assert "office/kr" not in names
    assert {one.get("name"): one.value for one in form.iterfind(".//input")} == {"lang": "ko"}
    chosen = client.get("/briefing/office/kr?with=office/vn").text
    selected = html.fromstring(chosen).find(".//option[@selected]")
    assert selected.text == "IP office of Vietnam"


def test_what_an_office_works_on_is_told_as_well(client):
    text = text_of(client, "/briefing/office/kr")
    work = "Development of brands: Korean Intellectual Property Office is involved in sentence 7"
    assert work in text.partition("Activities")[2]


def test_who_has_nothing_in_common_is_told_so(client):
    text = text_of(client, "/briefing/office/vn?with=office/de")
    assert "The documents know of no contact between them." in text


def test_of_whom_the_documents_do_not_speak_the_briefing_says_so(client):
    assert "The documents know of nothing" in text_of(client, "/briefing/country/and")
    assert client.get("/briefing/office/kr?with=office/none").status_code == 404


def test_markdown_is_the_same_as_text(client):
    response = client.get("/briefing/office/vn.md")
    assert response.content_type == "text/markdown; charset=utf-8"
    assert f"[{CONFERENCE}](https://w3id.org/ipcoop/page/event/hipoc-2017)" in response.text
    assert "[4](https://w3id.org/ipcoop/document/kipo-hipoc-2017#sentence-4)" in response.text


def test_csv_has_a_row_for_each_contact(client):
    response = client.get("/briefing/country/vnm.csv")
    rows = list(csv.DictReader(StringIO(response.text)))
    event = next(row for row in rows if row["kind"] == "events")
    assert (event["date"], event["end"]) == ("2017-04-12", "2017-04-14")
    assert event["iri"] == f"{ID}event/hipoc-2017"


def test_a_calendar_has_whole_days_and_no_line_that_is_too_long(client):
    response = client.get("/briefing/office/kr.ics")
    assert response.content_type == "text/calendar; charset=utf-8"
    lines = response.data.split(b"\r\n")
    assert b"DTSTART;VALUE=DATE:20170412" in lines
    assert b"DTEND;VALUE=DATE:20170415" in lines
    assert max(map(len, lines)) <= 75
    assert response.data.replace(b"\r\n ", b"").count(b"SUMMARY:Memorandum of cooperation") == 1


def test_hostile_names_break_no_format():
    office, event = ID["office/x"], ID["event/y"]
    name = "a,b;c\\\\ <b> [x](javascript:1) \\nBEGIN:VEVENT"
    lines = [
        f"<{office}> <{IPCOOP.organises}> <{event}> <{REFERENCE_GRAPH}> .\n",
        f"<{event}> <{RDF.type}> <{IPCOOP.Event}> <{REFERENCE_GRAPH}> .\n",
        f'<{event}> <{IPCOOP.startDate}> "2020-01-02" <{REFERENCE_GRAPH}> .\n',
        f'<{event}> <{RDFS.label}> "{name}" <{REFERENCE_GRAPH}> .\n',
    ]
    client = create_app(MemoryStore.from_nquads("".join(lines).encode())).test_client()
    calendar = client.get("/briefing/office/x.ics").text
    assert calendar.count("\r\nBEGIN:VEVENT") == 1
    assert "SUMMARY:a\\,b\\;c\\\\ <b>" in calendar
    assert "\\[x\\](javascript:1)" in client.get("/briefing/office/x.md").text
    assert html.fromstring(client.get("/briefing/office/x").text).findall(".//b") == []


@pytest.mark.parametrize("name", ["office/none", "office/none.csv", "nothing", "a b"])
def test_of_whom_nothing_is_known_there_is_no_briefing(client, name):
    assert client.get(f"/briefing/{name}").status_code == 404
