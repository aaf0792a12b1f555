"""What an office has done, alone or with another, with a status and a sentence for each fact."""

import csv
from io import StringIO

import pytest
from lxml import html

from ipcoop.http.app import create_app
from ipcoop.sparql.store import MemoryStore

CONFERENCE = "Heads of IP Offices Conference"
SENTENCE = "https://w3id.org/ipcoop/document/kipo-hipoc-2017#sentence-"


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
    kr = "Korean Intellectual Property Office organises stated sentence 1"
    vn = "IP office of Vietnam is represented at concluded sentence 4"
    assert f"2017-04-12 – 2017-04-14 {CONFERENCE}: {kr}; {vn}" in text
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
    how = "Korean Intellectual Property Office is involved in concluded sentence 7"
    work = f"Development of brands: {how}"
    assert work in text.partition("Activities")[2]


def test_who_has_nothing_in_common_is_told_so(client):
    text = text_of(client, "/briefing/office/vn?with=office/de")
    assert "The documents know of no contact between them." in text

    text = client.get("/briefing/office/vn.md?with=office/de").text
    assert "\n\nThe documents know of no contact between them.\n" in text


@pytest.mark.parametrize(
    ("address", "claim"),
    [
        (
            "/briefing/country/kor.md",
            "- Republic of Korea described as a least developed country "
            f"(claimed by Seong-Joon Park, past) [10]({SENTENCE}10)\n",
        ),
        (
            "/briefing/country/kor.md",
            "- Republic of Korea has aid role aid recipient "
            f"(claimed by Donggyou Choi, past) [14]({SENTENCE}14)\n",
        ),
        (
            "/briefing/country/kor.csv",
            "claims,,,,,Republic of Korea has aid role aid donor,claimed,present,Donggyou Choi,"
            f"{SENTENCE}14,\r\n",
        ),
        (
            "/briefing/country/kor.md?lang=ko",
            "- 대한민국 국가의 원조 역할 수원국 (주장한 쪽: Donggyou Choi, 과거)",
        ),
    ],
)
def test_a_claim_says_who_makes_it_and_whether_it_is_past(client, address, claim):
    assert claim in client.get(address).text


def test_the_page_has_the_tense_of_a_claim_beside_who_makes_it(client):
    claim = "described as a least developed country claimed by Seong-Joon Park past sentence 10"
    assert f"Republic of Korea {claim}" in text_of(client, "/briefing/country/kor")


def test_what_one_side_does_in_cooperation_with_the_other_is_a_contact_from_either_side(client):
    kr = "Korean Intellectual Property Office organises (concluded)"
    wipo = "is held in cooperation with World Intellectual Property Organization (reference data)"
    for pair in ("office/kr.md?with=organisation/wipo", "organisation/wipo.md?with=office/kr"):
        lines = client.get(f"/briefing/{pair}").text.splitlines()
        (awards,) = [line for line in lines if "Awards ceremony" in line]
        assert awards.startswith("- 2015-12-18 [Awards ceremony of the Appropriate Technology")
        assert kr in awards
        assert wipo in awards
        assert awards.endswith("a6236b26102d))")


def test_what_reference_data_tell_is_marked_so_with_their_sources(client):
    awards = "Appropriate Technology Competition of 2015 in Mongolia: Korean Intellectual Property"
    mark = f"{awards} Office organises concluded reference data (https://gangnam.com/magazine/"
    assert mark in text_of(client, "/briefing/office/kr")
    response = client.get("/briefing/office/kr.csv")
    rows = list(csv.DictReader(StringIO(response.text)))
    agreement = next(row for row in rows if row["kind"] == "agreements")
    assert (agreement["status"], agreement["sentences"]) == ("inferred; reference", "")
    assert agreement["sources"].startswith("https://www.ipos.gov.sg/media-events/")


def test_who_holds_a_post_is_told_with_the_sentence_and_the_days(client):
    text = client.get("/briefing/office/kr.md?with=organisation/wipo").text
    page = "https://w3id.org/ipcoop/page/post"
    choi = f"Donggyou Choi (stated) [14]({SENTENCE}14)"
    assert f"\n- [Commissioner of KIPO]({page}/kr-commissioner): {choi}\n" in text
    post = f"[Deputy Director General of WIPO]({page}/wipo-deputy-director-general)"
    matus = f"{post}: Mario Matus (stated) [4]({SENTENCE}4); reference data (Knowledge Ecology"
    assert f"\n- 2014-12-01 – 2020-12-31 {matus} International, on the app" in text
    assert "(keionline.org/22596); WIPO, WO/CC/79/2, 2020-11-27)\n" in text


def test_a_post_that_nobody_is_known_to_hold_has_its_sentence_too(client):
    text = text_of(client, "/briefing/office/vn")
    assert "Head of the IP office of Vietnam stated sentence 4" in text
    assert "Who headed the IP office of Vietnam at the time? sentence 4" in text


def test_what_a_document_implies_is_told_apart_with_the_questions_on_it(client):
    text = text_of(client, "/briefing/office/kr")
    declaration = "Joint Declaration on the Importance of IP and Cooperation among Asian countries"
    party = f"{declaration} has party Korean Intellectual Property Office implied"
    implied = text.partition("Implied by a document, not stated")[2]
    assert implied.startswith(f" {party} sentence 1 sentence 4 sentence 13 ")
    assert f"Who are the parties to the {declaration}? sentence 2" in text
    rows = csv.DictReader(StringIO(client.get("/briefing/country/kor.csv").text))
    assert next(row["how"] for row in rows if row["kind"] == "implied") in party


@pytest.mark.parametrize("suffix", ["", ".md", ".ics"])
def test_one_with_itself_leads_to_the_briefing_on_one(client, suffix):
    response = client.get(f"/briefing/office/kr{suffix}?with=office/kr&lang=ko")
    assert response.status_code == 303
    assert response.location == f"/briefing/office/kr{suffix}?lang=ko"


def test_of_whom_the_documents_do_not_speak_the_briefing_says_so(client):
    assert "The documents know of nothing" in text_of(client, "/briefing/country/and")
    assert client.get("/briefing/office/kr?with=office/none").status_code == 404


@pytest.mark.parametrize("name", ["office/none", "office/none.csv", "nothing", "a b"])
def test_of_whom_nothing_is_known_there_is_no_briefing(client, name):
    assert client.get(f"/briefing/{name}").status_code == 404


@pytest.mark.parametrize("name", ["event/hipoc-2017", "event/hipoc-2017.ics", "person/mario-matus"])
def test_of_what_is_no_body_and_no_country_there_is_no_briefing(client, name):
    response = client.get(f"/briefing/{name}")
    assert response.status_code == 404
    remedy = "A briefing is about a country, an office, an organisation or a group."
    assert response.json["remedy"] == remedy
    assert client.get(f"/briefing/office/kr?with={name}").status_code == 404
