import io
import time

import pytest
from pypdf import PdfWriter

from ipcoop.config import ReadingLimits
from ipcoop.errors import UnreadableDocumentError
from ipcoop.extract.reading.pdf import read_pdf

LIMITS = ReadingLimits(size=1_000_000, characters=5_000, pages=5, stream=200_000, seconds=5)
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"


def refusal(data, limits=LIMITS):
    with pytest.raises(UnreadableDocumentError) as caught:
        read_pdf(data, "a.pdf", limits)
    assert caught.value.cause.startswith("a.pdf ")
    return caught.value.cause


def encrypted(data, password):
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_the_paragraphs_of_all_pages_are_read_with_their_characters(pdf, lines):
    first = lines(
        "KIPO held a conference with the heads of thirteen IP", "offices.", None, "A new one."
    )
    assert read_pdf(pdf(first, lines("The second page.")), "a.pdf", LIMITS) == (
        "KIPO held a conference with the heads of thirteen IP offices.\n\n"
        "A new one.\n\nThe second page."
    )


def test_a_pdf_with_a_password_is_refused(pdf, lines):
    assert "protected by a password" in refusal(encrypted(pdf(lines("KIPO met.")), "secret"))


def test_a_pdf_that_only_forbids_changes_is_read(pdf, lines):
    assert read_pdf(encrypted(pdf(lines("KIPO met.")), ""), "a.pdf", LIMITS) == "KIPO met."


def test_a_pdf_cut_short_or_garbled_is_refused(pdf, lines):
    whole = pdf(*[lines("KIPO met.")] * 3)
    for data in (
        whole[: len(whole) // 2],
        whole[:9],
        b"%PDF-1.4\n" + bytes(range(256)) * 400,
        b"KIPO",
    ):
        assert "not a whole and sound PDF" in refusal(data)


def test_a_pdf_with_too_many_pages_or_characters_is_refused(pdf, lines):
    assert "more than 5 pages" in refusal(pdf(*[lines("KIPO met.")] * 6))
    assert "more than 5,000 characters" in refusal(pdf(lines(*["KIPO met. " * 10] * 51)))


@pytest.mark.parametrize(
    "content",
    [b" " * 50_000_000, b"BT /F1 12 Tf (" + b"x" * 1_000_000 + b") Tj ET", b"q Q " * 60_000],
    ids=["blanks", "letters", "operations"],
)
def test_a_pdf_that_unpacks_to_far_more_is_refused(pdf, content):
    start = time.monotonic()
    assert "unpacks to more than is safe" in refusal(pdf(content))
    assert time.monotonic() - start < 5


def test_forms_that_hold_each_other_ten_times_over_come_to_an_end(numbered, stream):
    forms = [
        stream(b"/X Do " * 10, FORM + b"/Resources<</XObject<</X %d 0 R>>>>" % (n + 6))
        for n in range(9)
    ]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<%s>>>>"
    bomb = numbered(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page % b"/XObject<</X 5 0 R>>",
            stream(b"/X Do " * 10),
            *forms,
            stream(b"BT /F1 9 Tf (x) Tj ET", FORM),
        ]
    )
    start = time.monotonic()
    assert len(read_pdf(bomb, "a.pdf", LIMITS)) < 10_000
    assert time.monotonic() - start < 5


def test_a_tree_of_pages_that_holds_itself_is_refused(numbered):
    looped = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"]
    assert "not a whole and sound PDF" in refusal(numbered(looped))


def test_a_pdf_that_takes_too_long_is_refused(pdf, lines):
    assert "more than 0 seconds" in refusal(pdf(lines("KIPO met.")), ReadingLimits(seconds=0))
