"""What is not settled: open questions, contradictions side by side, and who said what."""

from urllib.parse import urlsplit

import pytest
from lxml import html
from rdflib import Dataset

from ipcoop.graph.build import to_nquads
from ipcoop.http.app import create_app
from ipcoop.namespaces import PREFIXES
from ipcoop.sparql.store import MemoryStore

FIRST, SECOND, OTHER = (f'"2020-01-0{day}"^^xsd:date' for day in (1, 2, 3))


def said(document, value, status, words, number):
    return f"""<https://w3id.org/ipcoop/graph/evidence/{document}> {{
  assertion:{document} a ipcoop:Assertion ; ipcoop:hasStatus status:{status} ;
    ipcoop:assertedSubject instrument:x ; ipcoop:assertedPredicate ipcoop:signedOn ;
    ipcoop:assertedObject {value} ; ipcoop:inDocument document:{document} ;
    ipcoop:hasEvidence evidence:{document} .
  evidence:{document} oa:exact "{words}" ; oa:start 7 ; ipcoop:inSentence sentence:{document} .
  sentence:{document} ipcoop:sentenceNumber {number} . }}"""


DISPUTED = f"""
graph:disputed {{ instrument:x ipcoop:signedOn {FIRST} , {SECOND} . }}
graph:reference {{
  instrument:x ipcoop:signedOn {SECOND} ; rdfs:label "<i>Pact</i>"@en .
  instrument:y ipcoop:signedOn {OTHER} . }}
{said("d1", FIRST, "disputed", "New Year’s Day", 3)}
{said("d2", SECOND, "stated", "on the second", 5)}
{said("d3", SECOND, "claimed", "so they say", 9)}
"""


@pytest.fixture(scope="module")
def client(shipped_quads):
    return create_app(MemoryStore.from_nquads(shipped_quads)).test_client()


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    root = html.fromstring(response.text)
    return root.find(".//main"), " ".join(root.find(".//main").text_content().split())


def test_an_open_question_stands_with_what_it_is_about_and_the_words_that_raise_it(client):
    root, _ = page(client, "/questions")
    assert len(root.findall(".//li")) == 31
    (found,) = [one for one in root.iterfind(".//li") if "take place" in one.text_content()]
    assert " ".join(found.text_content().split()) == (
        "Where did the Heads of IP Offices Conference take place?"
        "Heads of IP Offices Conference · takes place in · "
        "“Heads of IP Offices Conference” sentence 1"
    )
    links = [one.get("href") for one in found.iterfind(".//a")]
    assert links[1:] == [
        "/page/event/hipoc-2017",
        "/ontology#takesPlaceIn",
        "/document/kipo-hipoc-2017#sentence-1",
    ]
    assert root.find(".//h2/a").get("href") == "/page/document/kipo-hipoc-2017"


def test_the_page_is_in_korean_for_who_reads_that_and_so_is_what_it_leads_to(client):
    root = page(client, "/questions?lang=ko")[0]
    assert root.find("h1").text == "문서가 말하지 않는 것"
    links = {one.get("href") for one in root.iterfind(".//a")}
    assert "/page/event/hipoc-2017?lang=ko" in links
    assert "/document/kipo-hipoc-2017?lang=ko#sentence-1" in links
    assert "/page/event/hipoc-2017" not in links


def test_values_that_contradict_each_other_stand_side_by_side_with_their_sources():
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    data = Dataset().parse(data=prefixes + DISPUTED, format="trig")
    client = create_app(MemoryStore.from_nquads(to_nquads(data))).test_client()
    root, text = page(client, "/contradictions")
    rows = [" ".join(row.text_content().split()) for row in root.iterfind(".//tbody/tr")]
    assert rows == [
        "2020-01-01 document:d1: “New Year’s Day” sentence 3",
        "2020-01-02 kept as a fact document:d2: “on the second” sentence 5",
    ]
    assert "<i>Pact</i>" in text


def test_where_nothing_is_disputed_the_page_says_so():
    client = create_app(MemoryStore.from_nquads(b"")).test_client()
    for address in ("/questions", "/contradictions", "/claims"):
        assert "There are none." in page(client, address)[1]


def test_reference_data_that_contradict_themselves_tell_their_sources(client):
    root, text = page(client, "/contradictions")
    assert "2014-05-02 reference data 2014-05-07 reference data" in text
    assert "The source dates the signing both May 7" in text
    hosts = [urlsplit(one.get("href")).hostname for one in root.iterfind(".//p//a")]
    assert "www.korea.net" in hosts


def test_a_claim_stands_below_who_made_it_with_the_words_and_apart_from_where_they_spoke(client):
    root, text = page(client, "/claims")
    assert "Speech of Mario Matus sentence 15" in text
    own = text.partition("Mario Matus Spoke in")[2].partition(" Spoke in")[0]
    facts, _, claims = own.partition("Claimed, not established")
    assert "Heads of IP Offices Conference implied" in facts
    assert (
        "“the cooperative efforts … they are exemplary” sentence 15 claimed Cooperative efforts "
        "between WIPO and KIPO described as exemplary · present · Speech of Mario Matus"
    ) in claims
    assert len(root.findall(".//span[@class='status claimed']")) == 32
    tables = {one.get("href") for one in root.iterfind(".//p//a[@type='text/csv']")}
    assert tables == {f"/queries/{one}.csv" for one in ("cq10-communication-acts", "who-said-what")}


@pytest.mark.parametrize(
    ("query", "status"),
    [("0", 400), ("-1", 400), ("x", 400), ("²", 400), ("9" * 50, 400), ("2", 404)],
)
def test_a_page_that_there_cannot_be_is_refused(client, query, status):
    assert client.get("/questions", query_string={"page": query}).status_code == status


def test_of_many_a_page_shows_some_and_leads_to_the_others(client, monkeypatch):
    monkeypatch.setattr("ipcoop.http.unsettled.routes._SIZE", 20)
    first, second = (page(client, f"/questions?lang=en&page={number}")[0] for number in (1, 2))
    assert [len(one.findall(".//li")) for one in (first, second)] == [20, 11]
    assert first.find(".//a[@rel='next']").get("href") == "?lang=en&page=2"
    assert second.find(".//a[@rel='prev']").get("href") == "?lang=en&page=1"
    assert second.find(".//a[@rel='next']") is None
