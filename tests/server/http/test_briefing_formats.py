"""Briefings as Markdown, as a table and for a calendar."""

import csv
from io import StringIO

import pytest
from lxml import html
from rdflib import DCTERMS, RDF, RDFS

from ipcoop.http.app import create_app
from ipcoop.namespaces import ID, IPCOOP, REFERENCE_GRAPH
from ipcoop.sparql.store import MemoryStore

CONFERENCE = "Heads of IP Offices Conference"
SENTENCE = "https://w3id.org/ipcoop/document/kipo-hipoc-2017#sentence-"


@pytest.fixture(scope="module")
def client(shipped_quads):
    return create_app(MemoryStore.from_nquads(shipped_quads)).test_client()


def test_markdown_is_the_same_as_text(client):
    response = client.get("/briefing/office/vn.md")
    assert response.content_type == "text/markdown; charset=utf-8"
    assert f"[{CONFERENCE}](https://w3id.org/ipcoop/page/event/hipoc-2017)" in response.text
    assert "[4](https://w3id.org/ipcoop/document/kipo-hipoc-2017#sentence-4)" in response.text


def test_csv_has_a_row_for_each_fact(client):
    response = client.get("/briefing/country/vnm.csv")
    rows = list(csv.DictReader(StringIO(response.text)))
    event = next(row for row in rows if row["kind"] == "events")
    assert (event["date"], event["end"]) == ("2017-04-12", "2017-04-14")
    assert event["iri"] == f"{ID}event/hipoc-2017"
    assert event["how"] == "IP office of Vietnam is represented at"
    assert (event["status"], event["sentences"]) == ("inferred", f"{SENTENCE}4")


def test_a_calendar_has_whole_days_and_no_line_that_is_too_long(client):
    response = client.get("/briefing/office/kr.ics")
    assert response.content_type == "text/calendar; charset=utf-8"
    lines = response.data.split(b"\r\n")
    assert b"DTSTART;VALUE=DATE:20170412" in lines
    assert b"DTEND;VALUE=DATE:20170415" in lines
    assert max(map(len, lines)) <= 75
    assert response.data.replace(b"\r\n ", b"").count(b"SUMMARY:Memorandum of cooperation") == 1


def test_an_entry_of_a_calendar_bears_the_day_of_the_last_change_of_the_graph(client, shipped):
    days = {str(day) for _, _, day, _ in shipped.quads((None, DCTERMS.modified, None, None))}
    stamp = max(days).replace("-", "").encode()
    lines = client.get("/briefing/office/kr.ics").data.split(b"\r\n")
    stamps = [line for line in lines if line.startswith(b"DTSTAMP")]
    assert stamps == [b"DTSTAMP:" + stamp + b"T000000Z"] * 3


def test_without_any_day_there_is_no_calendar_and_no_link_to_one(client):
    response = client.get("/briefing/office/kr.ics?with=office/us")
    assert response.status_code == 404
    assert response.json["detail"] == "No day of any contact is known."
    text = client.get("/briefing/office/kr?with=office/us").text
    assert (".md?with" in text, ".ics" in text) == (True, False)
    assert "/briefing/office/kr.ics" in client.get("/briefing/office/kr").text


def test_hostile_names_break_no_format():
    office, event = ID["office/x"], ID["event/y"]
    name = "a,b;c\\\\ <b> [x](javascript:1) \\nBEGIN:VEVENT"
    lines = [
        f"<{office}> <{IPCOOP.organises}> <{event}> <{REFERENCE_GRAPH}> .\n",
        f"<{event}> <{RDF.type}> <{IPCOOP.Event}> <{REFERENCE_GRAPH}> .\n",
        f'<{event}> <{IPCOOP.startDate}> "2020-01-02" <{REFERENCE_GRAPH}> .\n',
        f'<{event}> <{IPCOOP.endDate}> "2020-13-99" <{REFERENCE_GRAPH}> .\n',
        f'<{event}> <{DCTERMS.source}> "{name}" <{REFERENCE_GRAPH}> .\n',
        f'<{event}> <{RDFS.label}> "{name}" <{REFERENCE_GRAPH}> .\n',
    ]
    client = create_app(MemoryStore.from_nquads("".join(lines).encode())).test_client()
    calendar = client.get("/briefing/office/x.ics").text
    assert calendar.count("\r\nBEGIN:VEVENT") == 1
    assert "SUMMARY:a\\,b\\;c\\\\ <b>" in calendar
    assert "\r\nDTEND;VALUE=DATE:20200103\r\n" in calendar
    assert "\r\nDTSTAMP:19700101T000000Z\r\n" in calendar
    assert "\\[x\\](javascript:1)" in client.get("/briefing/office/x.md").text
    assert html.fromstring(client.get("/briefing/office/x").text).findall(".//b") == []
