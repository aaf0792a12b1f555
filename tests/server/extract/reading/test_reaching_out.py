"""Nothing that a document points to is fetched when it is read."""

import pytest

from ipcoop.errors import UnreadableDocumentError
from ipcoop.extract.reading.read import read

PAGE = """\
<!DOCTYPE html [<!ENTITY e SYSTEM "{0}"><!ENTITY % p SYSTEM "{0}"> %p;]>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:xi="http://www.w3.org/2001/XInclude">
<head><base href="{0}"/><title>Two offices meet</title><link rel="stylesheet" href="{0}"/>
<link rel="canonical" href="{0}"/><meta property="og:image" content="{0}"/>
<meta http-equiv="refresh" content="0;url={0}"/><script src="{0}"></script></head>
<body><main><p>The offices met in Seoul &e; and spoke at length about patents. <img src="{0}"/>
<xi:include href="{0}" parse="text"/></p><iframe src="{0}"></iframe><object data="{0}"></object>
<p>They agreed on the exchange of data and on much else that both had long asked for.</p></main>
</body></html>"""
MARKDOWN = """\
---
title: !!python/object/apply:urllib.request.urlopen ["{0}"]
---
# Two offices meet"""
IMAGE = "# Two offices meet\n\n![a]({0}) and [b]: {0} <img src='{0}'> text"


@pytest.fixture
def read_all(write, reaching, places, poison):
    """Read a document once for each place that it may point to, and return the texts."""

    def read_all(name, content):
        texts = []
        for place in places:
            path = write(name, content(place))
            with reaching():
                try:
                    texts.append(read(path).document.text)
                except UnreadableDocumentError as error:
                    texts.append(str(error))
        assert poison not in "".join(texts)
        return texts

    return read_all


def test_a_web_page_is_read_without_its_entities_images_and_frames(
    read_all, places, record_property
):
    texts = read_all("a.html", PAGE.format)
    assert all("spoke at length about patents" in text for text in texts)
    read_all("b.html", lambda place: f"<html><frameset><frame src='{place}'></frameset></html>")
    read_all("c.html", str)
    record_property("attack", f"27 reaching out by pages: {3 * len(places)}, 0 connections")


def test_markdown_is_read_without_its_images_and_objects(read_all, places, record_property):
    assert all("Two offices meet" in text for text in read_all("a.md", IMAGE.format))
    read_all("b.md", MARKDOWN.format)
    record_property("attack", f"27 reaching out by Markdown: {2 * len(places)}, 0 connections")


def test_a_pdf_is_read_without_its_links_and_external_streams(
    read_all, numbered, places, record_property
):
    def pdf(place):
        file = b"<</Type/Filespec/FS/URL/F(%s)>>" % place.encode()
        return numbered(
            [
                b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(%s)>>>>" % place.encode(),
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<<"
                b"/X 4 0 R>>>>/Annots[<</Subtype/Link/A<</S/Launch/F %s>>>>]>>" % file,
                b"<</Type/XObject/Subtype/Form/Length 0/F %s>>stream\n\nendstream" % file,
            ]
        )

    read_all("a.pdf", pdf)
    record_property("attack", f"27 reaching out by PDF: {len(places)}, 0 connections")
