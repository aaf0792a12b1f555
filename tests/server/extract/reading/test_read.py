import pytest

from ipcoop.config import ReadingLimits
from ipcoop.errors import UnreadableDocumentError
from ipcoop.extract.model import Metadata
from ipcoop.extract.reading import read
from ipcoop.graph.documents import read_document
from ipcoop.resources import resource

TEXT = "KIPO’s heads met.\r\n\r\n  They left\u00a0again. \n"


def test_the_first_document_is_read_as_it_is_stored():
    source = read(resource("data", "documents", "kipo-hipoc-2017.txt"))
    assert source.document == read_document("kipo-hipoc-2017")


@pytest.mark.parametrize("suffix", ["txt", "text", "TXT"])
def test_the_characters_of_a_plain_text_stay_as_they_are(write, suffix):
    source = read(write(f"note.{suffix}", TEXT))
    assert source.document.text == TEXT
    assert source.metadata == Metadata()


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("KIPO & WIPO meet (2017).txt", "kipo-and-wipo-meet-2017"),
        ("Réunion.v2.txt", "reunion-v2"),
        ("특허청.txt", "x77f892f6"),
    ],
)
def test_the_identifier_is_made_of_the_name_of_the_file(write, name, identifier):
    assert read(write(name, TEXT)).document.identifier == identifier


def test_what_stands_beside_the_document_goes_before_its_front_matter(write):
    path = write("a.txt", "---\ntitle: Inner\ndate: 2017-04-14\n---\n\nKIPO met.\n")
    write("a.yaml", "title: Outer\nid: b")
    source = read(path)
    assert source.document.identifier == "b"
    assert source.document.text == "KIPO met.\n"
    assert source.metadata == Metadata(title="Outer", issued="2017-04-14")


def test_a_web_page_and_a_pdf_under_other_names_are_known_by_their_content(write, pdf, lines):
    page = (
        "<!DOCTYPE html><html><body><p>The heads of the offices met in Daejeon.</p></body></html>"
    )
    assert read(write("page.txt", page)).document.text == "The heads of the offices met in Daejeon."
    assert read(write("print.txt", pdf(lines("KIPO met.")))).document.text == "KIPO met."


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", b"", "is empty"),
        ("a.md", b" \n\t ", "is empty"),
        ("a.txt", b"2017 ... 12", "No text was found"),
        ("a.txt", b"---\ntitle: A\n---\n", "No text was found"),
        ("a.html", b"<html><body><script>let a</script></body></html>", "No text was found"),
        ("a.md", b"<!-- only a comment -->", "No text was found"),
        ("a.txt", b"KIPO\0met", "binary data"),
        ("a.txt", b"KIPO \x81\xfe met", "encoding"),
        ("a.pdf", b"KIPO met", "not a whole and sound PDF"),
        ("a.docx", b"KIPO met", r"suffixes: \.txt \.text \.md \.markdown \.html"),
        ("a", b"KIPO met", "not in a format"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence_that_names_the_file(
    write, name, content, problem
):
    path = write(name, content)
    with pytest.raises(UnreadableDocumentError, match=problem) as caught:
        read(path)
    assert str(path) in caught.value.cause
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_a_file_or_text_beyond_the_limits_is_refused(write):
    limits = ReadingLimits(size=100, characters=20)
    assert read(write("a.txt", "x" * 20), limits).document.text == "x" * 20
    with pytest.raises(UnreadableDocumentError, match="more than 20 characters"):
        read(write("a.txt", "x" * 21), limits)
    with pytest.raises(UnreadableDocumentError, match="more than 100 bytes"):
        read(write("a.txt", "x" * 101), limits)
    with pytest.raises(UnreadableDocumentError, match="more than 80 characters"):
        read(write("a.html", f"<html><p>{'x' * 80}"), limits)


def test_a_folder_or_a_missing_file_is_refused(tmp_path):
    for path in (tmp_path, tmp_path / "missing.txt"):
        with pytest.raises(UnreadableDocumentError, match="is not a file"):
            read(path)
