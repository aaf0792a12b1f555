"""The page about a thing: what is a fact, what is not, and the sentences behind both."""

import json

import pytest
from lxml import html
from rdflib import RDFS, Graph

from ipcoop.http.app import create_app
from ipcoop.namespaces import (
    CLAIMS_GRAPHS,
    DOCUMENT_GRAPHS,
    EVIDENCE_GRAPHS,
    ID,
    IPCOOP,
    REFERENCE_GRAPH,
    SCHEME,
)
from ipcoop.sparql.store import MemoryStore

VOCABULARY = {"@vocab": "https://schema.org/"}


@pytest.fixture(scope="module")
def client(shipped_quads):
    return create_app(MemoryStore.from_nquads(shipped_quads)).test_client()


def client_of(*lines):
    return create_app(MemoryStore.from_nquads("".join(lines).encode())).test_client()


def page(client, name, **headers):
    response = client.get(f"/page/{name}", headers={"Accept": "text/html", **headers})
    assert (response.status_code, response.mimetype) == (200, "text/html")
    return html.fromstring(response.text)


def sections(root):
    """Return the text of each part of a page, by its heading."""
    found, heading = {}, ""
    for element in root.find(".//main"):
        if element.tag == "h2":
            heading = element.text_content()
        else:
            text = " ".join(element.text_content().split())
            found[heading] = f"{found.get(heading, '')} {text}".strip()
    return found


def behind(root, text):
    """Return the addresses of the sentences behind a value."""
    item = next(one for one in root.iterfind(".//dd/ul/li") if text in one.text_content())
    return [link.get("href") for link in item.iterfind("a[@class='source']")]


def structured(root):
    (script,) = root.xpath("//script[@type='application/ld+json']")
    return json.loads(script.text)


def values(root, prop):
    """Return what a page shows of a property, with marks and sentences."""
    names = (one for one in root.iterfind(".//dt") if one.text_content().strip() == prop)
    return [
        " ".join(item.text_content().split())
        for name in names
        for item in name.getnext().iterfind("ul/li")
    ]


def test_what_is_only_known_from_elsewhere_is_not_told_by_a_document(client):
    """The document implies the second and says nothing of the first."""
    root = page(client, "office/kr")
    assert values(root, "has jurisdiction") == ["Republic of Korea reference data"]
    assert values(root, "← is head post of") == ["Commissioner of KIPO reference data"]


def test_what_was_concluded_shows_the_sentence_that_it_follows_from(client):
    """WIPO is there by the speech of its Deputy Director, not for the cooperation with it."""
    assert values(page(client, "organisation/wipo"), "is represented at") == [
        "Heads of IP Offices Conference concluded sentence 4"
    ]


def test_a_page_carries_its_facts_in_the_terms_of_schema_org(client):
    found = structured(page(client, "event/hipoc-2017"))
    assert found["@type"] == ["Event"]
    assert found["startDate"] == ["2017-04-12"]
    assert found["organizer"] == [{"@id": str(ID["office/kr"])}]
    assert found["name"] == [{"@language": "en", "@value": "Heads of IP Offices Conference"}]
    assert len(Graph().parse(data=json.dumps([found | {"@context": VOCABULARY}]), format="json-ld"))
    plain = structured(page(client, "post/kr-commissioner"))
    assert (plain["@type"], plain["isPartOf"]["name"]) == ("WebPage", "ipcoop")


def test_a_page_whose_types_are_beyond_what_is_asked_for_tells_of_itself(client, monkeypatch):
    monkeypatch.setattr("ipcoop.http.structured._MOST", 0)
    assert structured(page(client, "event/hipoc-2017"))["@type"] == "WebPage"
    property_alone = f"<{ID}country/x> <{IPCOOP.isLocatedIn}> <{ID}place/y> <{REFERENCE_GRAPH}> .\n"
    assert structured(page(client_of(property_alone), "country/x"))["@type"] == "WebPage"


def test_facts_stand_in_parts_each_with_its_mark_and_the_way_to_its_sentence(client):
    root = page(client, "event/hipoc-2017")
    parts = sections(root)
    assert root.findtext(".//h1") == "Heads of IP Offices Conference"
    assert "end date 2017-04-14 stated sentence 3" in parts["When and where"]
    assert "Viet Nam concluded sentence 4" in parts["People, offices and groups"]
    document = "/document/kipo-hipoc-2017"
    assert behind(root, "2017-04-14") == [f"{document}#sentence-3"]
    assert behind(root, "The head of the IP office of Vietnam") == [f"{document}#sentence-4"]


def test_claims_implied_statements_and_open_questions_are_no_facts(client):
    parts = sections(page(client, "event/hipoc-2017"))
    question = "Where did the Heads of IP Offices Conference take place? sentence 1"
    assert question in parts["What the documents do not say"]
    assert "takes place in Daejeon" in parts["Implied by a document, not stated"]
    assert "Daejeon" not in parts["When and where"]
    assert "claimed by Hyun-suk Lim, present sentence 6" in parts["Claimed, not established"]


def test_what_a_relation_tells_is_found_from_either_end(client):
    parts = sections(page(client, "office/vn"))
    attended = "Heads of IP Offices Conference concluded sentence 4"
    assert attended in parts["Events, agreements and money"]


@pytest.mark.parametrize(
    ("query", "header", "heading", "name"),
    [
        ("", "en", "People, offices and groups", "Viet Nam"),
        ("", "ko-KR,ko;q=0.9,en;q=0.5", "사람, 기관, 그룹", "베트남"),
        ("?lang=ko", "en", "사람, 기관, 그룹", "베트남"),
        ("?lang=xx", "fr", "People, offices and groups", "Viet Nam"),
    ],
)
def test_the_language_is_that_of_the_address_or_of_the_reader(client, query, header, heading, name):
    root = page(client, f"office/vn{query}", **{"Accept-Language": header})
    assert name in sections(root)[heading]
    assert root.get("lang") == ("ko" if name == "베트남" else "en")


def claim(thing, label):
    """Return the quads of a claim that there is a thing."""
    oa, evidence = "http://www.w3.org/ns/oa#", f"<{EVIDENCE_GRAPHS}1>"
    assertion, span, sentence = ID["assertion/1"], ID["evidence/1"], ID["sentence/d-1"]
    told = f"""
        <{thing}> <{RDFS.label}> "{label}"@en <{CLAIMS_GRAPHS}1> .
        <{assertion}> <{IPCOOP.assertsNode}> <{thing}> {evidence} .
        <{assertion}> <{IPCOOP.hasStatus}> <{SCHEME}status/claimed> {evidence} .
        <{assertion}> <{IPCOOP.inDocument}> <{ID}document/d> {evidence} .
        <{assertion}> <{IPCOOP.hasEvidence}> <{span}> {evidence} .
        <{span}> <{oa}exact> "plan" {evidence} .
        <{span}> <{oa}start> "1" {evidence} .
        <{span}> <{IPCOOP.inSentence}> <{sentence}> {evidence} .
        <{sentence}> <{IPCOOP.sentenceNumber}> "1" {evidence} .
    """
    return "\n".join(line.strip() for line in told.splitlines())


def test_a_thing_that_is_only_claimed_says_so():
    root = page(client_of(claim(ID["activity/x"], "Big plan")), "activity/x")
    parts = sections(root)
    assert root.findtext(".//h1") == "Big plan"
    assert "There is only a claim of this" in parts[""]
    assert parts["Claimed, not established"].startswith("Big plan sentence 1")


def test_hostile_names_stay_text_and_only_addresses_of_the_web_are_links():
    thing, bad = ID["office/x"], "<script>alert(1)</script>"
    lines = [
        f'<{thing}> <{RDFS.label}> "{bad}"@en <{REFERENCE_GRAPH}> .\n',
        f"<{thing}> <{RDFS.seeAlso}> <javascript:alert(1)> <{REFERENCE_GRAPH}> .\n",
        f"<{thing}> <{IPCOOP.isAbout}> <data:text/html,x> <{DOCUMENT_GRAPHS}1> .\n",
    ]
    root = page(client_of(*lines), "office/x")
    assert root.findtext(".//h1") == bad
    assert root.xpath("//script[not(@type)]") == []
    schemes = {link.get("href").partition(":")[0] for link in root.iterfind(".//a")}
    assert not schemes & {"javascript", "data"}


def test_a_thing_is_called_what_the_facts_call_it_and_not_what_is_claimed():
    thing = ID["activity/x"]
    fact = f'<{thing}> <{RDFS.label}> "Plan"@en <{REFERENCE_GRAPH}> .\n'
    assert (
        page(client_of(claim(thing, "A big plan"), fact), "activity/x").findtext(".//h1") == "Plan"
    )


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("question/kipo-hipoc-2017-document-creator", "question-kipo-hipoc-2017-document-creator"),
        ("assertion/kipo-hipoc-2017-cb4c66ee52", "statement-kipo-hipoc-2017-cb4c66ee52"),
        ("evidence/kipo-hipoc-2017-693-698", "sentence-5"),
        ("sentence/kipo-hipoc-2017-14", "sentence-14"),
    ],
)
def test_what_is_about_words_of_a_document_is_shown_there(client, name, place):
    response = client.get(f"/page/{name}?lang=ko")
    address = f"/document/kipo-hipoc-2017?lang=ko#{place}"
    assert (response.status_code, response.headers["Location"]) == (303, address)
    assert html.fromstring(client.get("/document/kipo-hipoc-2017").text).xpath(
        f"//*[@id='{place}']"
    )


def test_what_no_document_has_is_not_found(client):
    assert client.get("/page/question/none").status_code == 404


def test_a_claim_about_the_past_says_so(client):
    claims = " ".join(sections(page(client, "country/kor")).values())
    told = "Republic of Korea has aid role aid recipient claimed by Donggyou Choi, past sentence"
    assert told in claims
