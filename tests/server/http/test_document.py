"""The page of a document: its text, and at its words the statements that rest on them."""

import json
import re
from html.parser import HTMLParser

import pytest

from ipcoop.http.app import create_app
from ipcoop.namespaces import CLAIMS_GRAPHS, DOCUMENT_GRAPHS, EVIDENCE_GRAPHS, ID, IPCOOP
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.store import MemoryStore

KIPO = "kipo-hipoc-2017"
PAGE = f"/document/{KIPO}"
RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
HEADS = (
    "With theme of “Client-centric IP Services”, HIPOC was attended by the heads of the IP "
    "Offices of Afghanistan, Bangladesh, Cambodia, India, Iran, Laos, Malaysia, Maldives, "
    "Myanmar, Pakistan, Philippines, Sri Lanka and Vietnam, as well as Sun-Taik Kwon, Mayor of "
    "Daejeon Metropolitan City and Mario Matus, Deputy Director General of WIPO."
)


class Page(HTMLParser):
    """The text inside each element that has an id, the ids, the links and the marks."""

    VOID = frozenset(["meta", "link", "br"])

    def __init__(self, html):
        super().__init__()
        self.open, self.texts, self.links, self.marks, self.tags = [], {}, [], {}, []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append((tag, given))
        if "id" in given:
            assert given["id"] not in self.texts, "two have one id"
            self.texts[given["id"]] = ""
        if "href" in given:
            self.links.append(given["href"])
        if tag not in self.VOID:
            self.open.append((tag, given))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        for _, given in self.open:
            if "id" in given:
                self.texts[given["id"]] += data
        if [tag for tag, _ in self.open[-2:]] == ["a", "mark"]:
            self.marks[self.open[-2][1]["href"]] = data

    def text(self, anchor):
        return " ".join(self.texts[anchor].split())


def client_of(quads):
    return create_app(MemoryStore.from_nquads(quads), catalogue=Catalogue()).test_client()


@pytest.fixture(scope="module")
def client(shipped_quads):
    return client_of(shipped_quads)


@pytest.fixture(scope="module")
def page(client):
    response = client.get(PAGE)
    assert (response.status_code, response.content_type) == (200, "text/html; charset=utf-8")
    return Page(response.text)


def test_the_sentences_are_the_text(page):
    assert page.text("sentence-4").startswith(f"4 {HEADS} ")
    signed = "Using these facts as a base, a Joint Declaration was signed in Daejeon."
    assert page.text("sentence-13").startswith(f"13 {signed} ")
    assert [anchor for anchor in page.texts if anchor.startswith("sentence-")] == [
        f"sentence-{number}" for number in range(1, 16)
    ]


def test_each_country_whose_head_attended_is_marked_and_leads_to_what_rests_on_it(page):
    for country in HEADS.partition("Offices of ")[2].partition(", as")[0].split(", "):
        for name in country.split(" and "):
            [mark] = [link for link, text in page.marks.items() if text == name]
            open_question = (
                rf"Who headed the IP office of (the )?{name} at the time\? open question"
            )
            assert re.search(open_question, page.text(mark.removeprefix("#")))
            attended = rf"The head of the IP office of (the )?{name} at the Heads of IP Offices "
            attended += r"Conference \(participation\) stated, with “was attended”"
            assert re.search(attended, page.text("sentence-4"))


def test_every_mark_that_is_a_link_has_words_to_read_out(page):
    assert all(re.search(r"\w", text) for text in page.marks.values())


def test_words_tell_in_which_longer_words_they_lie_and_which_others_they_go_with(page):
    afghanistan = "Part of “heads of the IP Offices of Afghanistan”."
    assert page.text("words-397-408").endswith(afghanistan)
    assert "Together with “a Joint Declaration was signed”" not in page.text("words-2235-2245")
    assert page.text("words-2235-2245").endswith("Together with “Daejeon”.")


def test_what_was_signed_and_where_stands_at_its_words(page):
    words = page.text("sentence-13")
    joint = "Joint Declaration on the Importance of IP and Cooperation among Asian countries"
    assert f"{joint} signed at Daejeon stated" in words
    assert (
        f"{joint} has party IP office of Laos implied, with “heads of the IP Offices of” " in words
    )
    assert page.text("words-2249-2256").startswith(f"“Daejeon” {joint} signed at Daejeon stated")


def test_a_claim_is_shown_as_a_claim_with_who_makes_it(page):
    claims = [
        text
        for anchor, text in page.texts.items()
        if anchor.startswith("statement-") and "exemplary" in text
    ]
    assert [" ".join(text.split()) for text in claims]
    for text in claims:
        assert "claimed by Mario Matus in Speech of Mario Matus" in " ".join(text.split())
        assert "stated" not in text


def test_no_status_is_told_by_colour_alone(page):
    statements = [text for anchor, text in page.texts.items() if anchor.startswith("statement-")]
    assert len(statements) == 286
    assert all(re.search("stated|implied|claimed", text) for text in statements)


def test_what_is_not_said_is_a_list_of_questions(page):
    questions = [anchor for anchor in page.texts if anchor.startswith("question-")]
    assert len(questions) == 31
    joint = "the Joint Declaration on the Importance of IP and Cooperation among Asian countries"
    texts = [page.text(anchor) for anchor in questions]
    assert f"Who signed {joint}? “{joint[4:]} –”" in texts
    assert any(text.startswith(f"On which day was {joint} signed? ") for text in texts)


def test_every_link_inside_the_page_leads_somewhere(page):
    inside = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert inside <= page.texts.keys()
    assert {f"statement-{KIPO}-0098b7266d", "words-2249-2256", "sentence-7"} <= page.texts.keys()


def test_the_head_tells_publisher_source_and_rights_and_the_data_are_alternates(client, page):
    assert "http://www.maeng.co.kr/eng/?p=325" in page.links
    response = client.get(PAGE)
    assert "maeng.co.kr, the site of a law firm" in response.text
    assert "on a day that is not known" in response.text
    turtle = f'</data/document/{KIPO}.ttl>; rel="alternate"; type="text/turtle"'
    assert turtle in response.headers["Link"]
    data = json.loads(re.search(r"ld\+json\">(.*)</script>", response.text)[1])
    assert data["headline"] == "KIPO Held Heads of IP Offices Conference with 13 Asian countries"
    assert data["@id"] == f"{ID}document/{KIPO}"


def test_names_are_korean_for_who_asks_for_it(client):
    response = client.get(PAGE, headers={"Accept-Language": "ko"})
    assert '<html lang="ko">' in response.text
    assert '<a href="/page/country/lao">라오스</a>' in response.text
    assert '<a href="/page/person/mario-matus" lang="en">Mario Matus</a>' in response.text
    assert "Accept-Language" in response.headers["Vary"]


def test_the_list_of_documents_leads_to_each(client):
    for address in ("/document/", "/document"):
        response = client.get(address)
        assert response.status_code == 200
        assert f'<a href="{PAGE}">KIPO Held Heads of IP Offices' in response.text
    assert '<a href="/document/">' in client.get("/").text


@pytest.mark.parametrize("name", ["none", "%3E%7D", "a%20b", "kipo%0d%0aX: 1"])
def test_a_document_that_is_not_there_is_404_and_says_so(client, name):
    response = client.get(f"/document/{name}")
    assert (response.status_code, response.get_json()["title"]) == (404, "Not found")


def hostile(*statements):
    """Return quads of a document whose text, names and places are what they should not be."""
    evidence = f"<{EVIDENCE_GRAPHS}evil>"
    document = f"<{ID}document/evil>"
    whole = '"{}"^^<http://www.w3.org/2001/XMLSchema#integer>'.format
    text = json.dumps(HOSTILE)
    lines = [
        f"{document} {RDF_TYPE} <{IPCOOP.Document}> {evidence} .",
        f"{document} {LABEL} {text}@en {evidence} .",
        f"{document} <http://purl.org/dc/terms/source> <javascript:alert(1)> {evidence} .",
        f"{document} <http://purl.org/dc/terms/rights> {text} {evidence} .",
        f"<http://x/s> <{IPCOOP.isSpanOf}> {document} {evidence} .",
        f"<http://x/s> <{IPCOOP.sentenceNumber}> {whole(1)} {evidence} .",
        f"<http://x/s> <http://www.w3.org/ns/oa#start> {whole(0)} {evidence} .",
        f"<http://x/s> <http://www.w3.org/ns/oa#exact> {text} {evidence} .",
        f"<http://x/w> <http://www.w3.org/ns/oa#start> {whole(2)} {evidence} .",
        f"<http://x/w> <http://www.w3.org/ns/oa#end> {whole(8)} {evidence} .",
        f"<http://x/a> <{IPCOOP.inDocument}> {document} {evidence} .",
        f"<http://x/a> <{IPCOOP.hasStatus}> <javascript:alert(2)> {evidence} .",
        f"<http://x/a> <{IPCOOP.assertedSubject}> <javascript:alert(3)> {evidence} .",
        f"<http://x/a> <{IPCOOP.assertedPredicate}> <http://x/p> {evidence} .",
        f"<http://x/a> <{IPCOOP.assertedObject}> {text}@x-a {evidence} .",
        f"<http://x/a> <{IPCOOP.hasEvidence}> <http://x/w> {evidence} .",
        f"<javascript:alert(3)> {LABEL} {text} <{CLAIMS_GRAPHS}evil> .",
        *statements,
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def test_hostile_text_stays_text():
    response = client_of(hostile()).get("/document/evil")
    page = Page(response.text)
    assert page.text("sentence-1").startswith(f"1 {HOSTILE} ")
    assert page.marks == {"#words-2-8": HOSTILE[2:8]}
    assert [given["type"] for tag, given in page.tags if tag == "script"] == ["application/ld+json"]
    assert not [
        tag for tag, given in page.tags if tag == "img" or any(n[:2] == "on" for n in given)
    ]
    assert not [link for link in page.links if "javascript" in link]
    assert HOSTILE in client_of(hostile()).get("/document/").text.replace("&lt;", "<").replace(
        "&gt;", ">"
    )


def test_a_name_that_is_only_claimed_never_stands_for_that_of_the_facts():
    name = f'<javascript:alert(3)> {LABEL} "The true name"@ko <{DOCUMENT_GRAPHS}evil> .'
    text = Page(client_of(hostile(name)).get("/document/evil").text).text("statement-a")
    assert text.startswith("The true name")


def test_words_that_no_sentence_holds_are_not_passed_over():
    far = hostile().replace(b'"8"^^', b'"800"^^')
    response = client_of(far).get("/document/evil")
    assert "Resting on no words shown here" in response.text
    assert "javascript:alert(2)" in Page(response.text).text("statement-a")


def test_a_page_that_is_cut_off_says_so(shipped_quads, monkeypatch):
    monkeypatch.setattr("ipcoop.http.documents.queries.MOST_STATEMENTS", 5)
    monkeypatch.setattr("ipcoop.http.documents.queries.MOST_QUESTIONS", 3)
    text = client_of(shipped_quads).get(PAGE).text
    assert "of the statements it has only the first 5." in text
    assert "of the open questions it has only the first 3." in text
    assert text.count('id="statement-') == 5
