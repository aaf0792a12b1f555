"""Pages about what has links with very many things: they take their part, and no more."""

import re

import pytest
from lxml import html
from rdflib import OWL

from ipcoop.http.app import create_app
from ipcoop.http.asking import Asking
from ipcoop.http.briefing.queries import MOST
from ipcoop.namespaces import (
    DOCUMENT_GRAPHS,
    EVIDENCE_GRAPHS,
    ID,
    INFERRED_GRAPH,
    IPCOOP,
    OA,
    ONTOLOGY_GRAPH,
    SCHEME,
)
from ipcoop.sparql.store import MemoryStore

HUBS = ID["office/hub"], ID["office/other"]
FEW, MANY = 500, 1_500
CLAIMED = 99
"""Of a hundred events one is only claimed to be organised by them."""


def quads(events):
    """Yield the quads of two offices that organise all events together, as a document states."""
    yield f"<{IPCOOP.organises}> <{OWL.inverseOf}> <{IPCOOP.isOrganisedBy}> <{ONTOLOGY_GRAPH}>"
    for n in range(events):
        event, graph, evidence = (
            ID[f"event/{n}"],
            f"<{DOCUMENT_GRAPHS}{n}>",
            f"<{EVIDENCE_GRAPHS}{n}>",
        )
        yield f"<{event}> a <{IPCOOP.Event}> {graph}"
        yield f'<{event}> <{IPCOOP.startDate}> "2017-01-01" {graph}'
        for hub in HUBS:
            assertion = ID[f"assertion/{n}-{hub[-3:]}"]
            if n % 100 != CLAIMED:
                yield f"<{event}> <{IPCOOP.isOrganisedBy}> <{hub}> {graph}"
                yield f"<{hub}> <{IPCOOP.organises}> <{event}> <{INFERRED_GRAPH}>"
            yield f"<{assertion}> <{IPCOOP.assertedSubject}> <{event}> {evidence}"
            yield f"<{assertion}> <{IPCOOP.assertedPredicate}> <{IPCOOP.isOrganisedBy}> {evidence}"
            yield f"<{assertion}> <{IPCOOP.assertedObject}> <{hub}> {evidence}"
            status = "claimed" if n % 100 == CLAIMED else "stated"
            yield f"<{assertion}> <{IPCOOP.hasStatus}> <{SCHEME}status/{status}> {evidence}"
            yield f"<{assertion}> <{IPCOOP.inDocument}> <{ID}document/{n}> {evidence}"
            yield f"<{assertion}> <{IPCOOP.hasEvidence}> <{ID}evidence/{n}> {evidence}"
        yield f'<{ID}evidence/{n}> <{OA.exact}> "organise" {evidence}'
        yield f'<{ID}evidence/{n}> <{OA.start}> "1" {evidence}'
        yield f"<{ID}evidence/{n}> <{IPCOOP.inSentence}> <{ID}sentence/{n}> {evidence}"
        yield f'<{ID}sentence/{n}> <{IPCOOP.sentenceNumber}> "1" {evidence}'


def client_of(events):
    rdf_type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    lines = "".join(f"{line} .\n".replace(" a <", f" {rdf_type} <") for line in quads(events))
    return create_app(MemoryStore.from_nquads(lines.encode())).test_client()


@pytest.fixture(scope="module")
def clients():
    return client_of(FEW), client_of(MANY)


def test_a_hub_has_pages_with_each_fact_and_its_sentence_and_claims_apart(clients):
    address, found, claimed = "/page/office/hub", {}, set()
    while address:
        response = clients[0].get(address)
        assert response.status_code == 200
        root = html.fromstring(response.text)
        claimed.update(
            item.find("a").get("href") for item in root.findall(".//ul[@class='told']/li")
        )
        for item in root.findall(".//dd//li"):
            event, sentence = (link.get("href") for link in item.findall("a"))
            found[event] = sentence
        after = re.search(r'<([^>]*)>; rel="next"', response.headers["Link"])
        address = after and f"/page/office/hub{after[1]}"
    facts = [n for n in range(FEW) if n % 100 != CLAIMED]
    assert found == {f"/page/event/{n}": f"/document/{n}#sentence-1" for n in facts}
    assert claimed == {f"/page/event/{n}" for n in range(CLAIMED, FEW, 100)}
    assert clients[0].get("/page/office/hub?page=99").status_code == 404


def test_a_briefing_on_two_hubs_has_the_latest_with_both_and_their_sentences(clients):
    text = clients[1].get("/briefing/office/hub.md?with=office/other").text
    items = [line for line in text.splitlines() if line.startswith("- 2017")]
    assert "There is more than is shown here" in text
    assert len(items) == len(set(items)) == MOST
    place = r"\(concluded\) \[1\]\(\S*/\1#sentence-1\)"
    who = f"office:hub ipcoop:organises {place}; office:other ipcoop:organises {place}"
    one = rf"- 2017-01-01 \[event:(\d+)\]\(\S*\): {who}"
    assert [item for item in items if not re.fullmatch(one, item)] == []


@pytest.mark.parametrize(
    "address",
    [
        "/page/office/hub",
        "/page/office/hub?page=3",
        "/briefing/office/hub",
        "/briefing/office/hub?with=office/other",
        "/timeline",
    ],
)
def test_a_page_reads_no_more_where_the_graph_has_more(clients, monkeypatch, address):
    read, rows = [], Asking.rows

    def counted(*asked):
        answer = rows(*asked)
        read.append(len(answer))
        return answer

    monkeypatch.setattr(Asking, "rows", counted)
    lengths = []
    for client in clients:
        assert client.get(address).status_code == 200
        lengths.append(read.copy())
        read.clear()
    assert lengths[0] == lengths[1]
    assert sum(lengths[0]) < FEW * 3
