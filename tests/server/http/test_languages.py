"""A page is in the language of its reader, and what is in another one says so."""

import re

import pytest
from lxml import html

HTML = {"Accept": "text/html"}
HANGUL = re.compile(r"[가-힣]")
PHRASE = re.compile(r"[A-Za-z]{2,}[ ,]+[a-z]{2,}")
OF_NO_LANGUAGE = {"code", "pre", "textarea", "script"}
ASKED = [
    "/sparql?query=ASK%7B%7D",
    "/sparql?query=SELECT*%7B?s%20?p%20'x'%7D",
    "/sparql?query=DESCRIBE%3Cx:x%3E",
    "/sparql?query=SELECT",
    "/queries/cq01",
    "/page/office/kr",
    "/list/offices",
    "/page/office/none",
    "/search?q=office",
    "/none",
]


def language_of(element):
    return element.xpath("ancestor-or-self::*[@lang][1]/@lang")[0]


def pieces(page):
    """Yield the texts of a page with their languages."""
    for element in html.document_fromstring(page).iter():
        tags = {element.tag, *(above.tag for above in element.iterancestors())}
        if isinstance(element.tag, str) and not tags & OF_NO_LANGUAGE:
            language = language_of(element)
            yield from ((text, language) for text in element.xpath("text()|@aria-label|@title"))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_page_is_in_its_language_and_marks_what_is_not(app, client, language, monkeypatch):
    monkeypatch.setattr("ipcoop.http.bundle._zip", bytes)  # takes seconds to make
    rules = app.url_map.iter_rules()
    paths = {rule.rule for rule in rules if not rule.arguments and "GET" in rule.methods}
    seen = 0
    for path in [*sorted(paths - {"/ontology"}), *ASKED]:
        with client.get(path, headers=HTML | {"Accept-Language": language}) as response:
            if response.mimetype != "text/html" or response.location:
                continue
            seen += 1
            assert "Accept-Language" in response.vary, path
            for text, told in pieces(response.text):
                is_korean = HANGUL.search(text) or not PHRASE.search(text)
                assert is_korean if told == "ko" else not HANGUL.search(text), (path, text)
            assert language_of(html.document_fromstring(response.text)) == language
    assert seen > 15


def test_who_chose_a_language_keeps_it_from_page_to_page(client):
    links = set()
    for path in ("/?", "/queries/cq01?", "/page/office/kr?", "/search?q=office&", "/none?"):
        page = html.document_fromstring(client.get(f"{path}lang=ko", headers=HTML).text)
        links |= {link for link in page.xpath("//a/@href") if link[0] == "/"}
        assert len(page.xpath("//form")) == len(page.xpath("//form/input[@name='lang']")), path
    assert {"/?lang=ko", "/page/office/kr?lang=ko", "/ontology?lang=ko"} <= links
    for link in links:
        if "lang=ko" not in link and not link.startswith("/ontology"):
            with client.get(link, headers=HTML) as response:
                assert (response.status_code, response.mimetype) != (200, "text/html"), link
