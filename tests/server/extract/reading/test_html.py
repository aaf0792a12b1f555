import pytest

from ipcoop.config import ReadingLimits
from ipcoop.extract.reading.html import read_html

PAGE = """<?xml version="1.0"?>
<!DOCTYPE html><html lang="ko-KR"><head><meta charset="CHARSET">
<title>KIPO and JPO meet | KIPO</title>
<meta property="og:site_name" content="KIPO News">
<meta content="2017-04-17T09:00:00+09:00" property="article:published_time">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<main><h1>KIPO and JPO meet</h1>
<p>The <b>Commissioner</b> of KIPO met
   the&nbsp;Commissioner of the JPO in&#32;<a href="x">Tokyo</a> on 3 May
2016.<br/>They dined.<br><br>
Then they left &ldquo;home&rdquo; – 특허청.</p>
<ul><li>one <ul><li>sub</li></ul></li><li><p>two</p></li></ul>
<table><tr><th>Country</th><th>Office</th></tr><tr><td><p>India</p></td><td>CGPDTM</td></tr></table>
<div>Loose text that goes on for a while.<div>Inner text that goes on too.</div></div>
</main><div class="comments" id="comments"><p>First!</p></div>
<footer>Copyright KIPO</footer></body></html>
"""
TEXT = [
    "KIPO and JPO meet",
    "The Commissioner of KIPO met the Commissioner of the JPO in Tokyo on 3 May 2016.\nThey dined.",
    "Then they left “home” – 특허청.",
    "one",
    "sub",
    "two",
    "Country | Office",
    "India | CGPDTM",
    "Loose text that goes on for a while. Inner text that goes on too.",
]


def read(page, encoding="utf-8"):
    return read_html(page.encode(encoding), "a.html", ReadingLimits())


@pytest.mark.parametrize("encoding", ["utf-8", "euc-kr", "utf-16"])
def test_the_main_text_and_metadata_of_a_page_are_read_in_its_encoding(encoding):
    page = PAGE.replace("&nbsp;", " ")
    if encoding == "euc-kr":
        page = page.replace("–", "-")
    text, fields = read(page.replace("CHARSET", encoding), encoding)
    assert text.replace(" - ", " – ").split("\n\n") == TEXT
    assert fields == {
        "title": "KIPO and JPO meet",
        "publisher": "KIPO News",
        "issued": "2017-04-17",
        "language": "ko-KR",
    }


def test_the_title_is_the_first_line_where_the_text_does_not_begin_with_it():
    page = "<title>The offices of Asia meet</title><p>The heads of the offices met in Daejeon."
    text, fields = read(f"<html>{page}</html>")
    assert text == "The offices of Asia meet\n\nThe heads of the offices met in Daejeon."
    assert fields["title"] == "The offices of Asia meet"


def test_a_date_in_the_text_is_not_taken_for_that_of_publication():
    page = "<html><p>Published 2016-05-06 in Tokyo by the staff of KIPO.</p></html>"
    assert "issued" not in read(page)[1]


def test_a_date_that_is_none_is_left_out():
    head = "<meta name='date' content='2017-02-31'>"
    assert "issued" not in read(f"<html>{head}<p>The heads of the offices met.</p></html>")[1]


@pytest.mark.parametrize(
    "page", ["<html>", "<html><body><div", "<" * 2000, "<html>" + "<div>" * 3000]
)
def test_a_page_without_text_yields_none(page):
    assert read(page) == ("", {})
