"""A write that breaks a rule for the data is refused with the report, and changes nothing."""

import json
from urllib.parse import urlencode

import pytest
from lxml import html
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH

from ipcoop.namespaces import GRAPH, ID, IPCOOP, RDFS

TOKEN = "a-token-of-some-length"
EVENT = f"{ID}event/new"
NEW = f"{GRAPH}document/new"
LABEL = f'<{EVENT}> <{RDFS.label}> "New"@en .'


@pytest.fixture(scope="module")
def server(running, shipped_quads):
    with running(shipped_quads, tokens={"tester": TOKEN}) as server:
        yield server


def insert(server, triples, accept="*/*"):
    headers = {
        "Content-Type": "application/sparql-update",
        "Authorization": f"Bearer {TOKEN}",
        "Accept": accept,
    }
    text = f"INSERT DATA {{ GRAPH <{NEW}> {{ {triples} }} }}"
    return server.ask("POST", "/update", text.encode(), headers)


def is_there(server):
    query = urlencode({"query": f"ASK {{ GRAPH <{NEW}> {{ ?s ?p ?o }} }}"})
    return json.loads(server.ask("GET", f"/sparql?{query}")[2])["boolean"]


UNNAMED = f"<{EVENT}> a <{IPCOOP.Conference}> ."


def test_the_report_is_in_the_problem_and_nothing_has_changed(server):
    status, headers, body = insert(server, UNNAMED)
    assert (status, headers["Content-Type"]) == (422, "application/problem+json")
    problem = json.loads(body)
    assert problem["detail"] == f"{EVENT}: Everything has an English label. Found: nothing."
    assert problem["report"]["conforms"] is False
    first = problem["report"]["results"][0]
    assert first["severity"] == "Violation"
    assert first["focusNode"] == {"type": "uri", "value": EVENT}
    assert not is_there(server)


@pytest.mark.parametrize("media_type", ["text/turtle", "application/ld+json"])
def test_the_report_can_be_had_as_rdf(server, media_type):
    status, headers, body = insert(server, UNNAMED, media_type)
    assert (status, headers["Content-Type"].partition(";")[0]) == (422, media_type)
    report = Graph().parse(body, format=media_type)
    assert report.value(predicate=RDF.type, object=SH.ValidationReport)
    assert (None, SH.focusNode, URIRef(EVENT)) in report


def test_a_browser_gets_a_page(server):
    status, _, body = insert(server, UNNAMED, "text/html")
    listed = html.fromstring(body).findall(".//ul/li")
    assert status == 422
    assert listed[0].text == f"Violation: {EVENT}: Everything has an English label. Found: nothing."


def test_what_breaks_no_rule_is_made_and_what_is_doubtful_is_told(server):
    status, headers, body = insert(server, f"{UNNAMED} {LABEL}")
    assert (status, headers["Content-Type"]) == (200, "application/json")
    report = json.loads(body)["report"]
    assert report["conforms"] is True
    assert {one["severity"] for one in report["results"]} == {"Warning"}
    assert {one["focusNode"]["value"] for one in report["results"]} == {EVENT}
    assert is_there(server)
    assert insert(server, f"{UNNAMED} {LABEL}")[0] == 204


def test_two_writes_make_neither_the_same_blank_node_nor_the_same_uuid(server):
    """Each is worked out by a fork of one process, whose random numbers it would draw again."""
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/sparql-update"}
    for number in (1, 2):
        one = f"[] <{RDFS.comment}> ?uuid, {number}"
        text = f"INSERT {{ GRAPH <{NEW}> {{ {one} }} }} WHERE {{ BIND(STRUUID() AS ?uuid) }}"
        assert server.ask("POST", "/update", text.encode(), headers)[0] == 204
    counts = "(COUNT(DISTINCT ?s) AS ?nodes) (COUNT(DISTINCT ?o) AS ?values)"
    text = f"SELECT {counts} {{ GRAPH <{NEW}> {{ ?s <{RDFS.comment}> ?o }} }}"
    answer = server.get(f"/sparql?{urlencode({'query': text})}", Accept="text/csv")
    assert answer == (200, b"nodes,values\r\n2,4\r\n")


def test_a_new_graph_is_answered_with_201_and_what_is_doubtful_as_rdf(server):
    graph, event = f"{NEW}-graph", f"{EVENT}-in-it"
    headers = {
        "Content-Type": "text/turtle",
        "Authorization": f"Bearer {TOKEN}",
        "Accept": "text/turtle",
    }
    text = f'<{event}> a <{IPCOOP.Conference}> ; <{RDFS.label}> "New"@en .'
    status, headers, body = server.ask("PUT", f"/store?graph={graph}", text.encode(), headers)
    assert (status, headers["Content-Type"]) == (201, "text/turtle; charset=utf-8")
    report = Graph().parse(body, format="turtle")
    assert set(report.objects(None, SH.resultSeverity)) == {SH.Warning}
    assert set(report.objects(None, SH.focusNode)) == {URIRef(event)}
