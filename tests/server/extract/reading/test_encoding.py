import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcoop.errors import UnreadableDocumentError
from ipcoop.extract.reading.encoding import decode

ENGLISH = "Korea’s “plan” – a café in São Paulo costs €5…"
KOREAN = "특허청은 대전에서 13개국 특허청장 회의를 열었다."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (KOREAN, "utf-16"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        ("The office of São Paulo.", "latin-1"),
        (KOREAN, "euc-kr"),
        (f"{KOREAN} IP5 met in Daejeon.", "cp949"),
    ],
)
def test_the_encodings_of_the_genre_are_told_without_being_declared(text, encoding):
    assert decode(text.encode(encoding), "a.txt") == text


def test_a_declared_encoding_goes_before_a_guess_but_after_utf8():
    japanese = "特許庁は会議を開いた"
    assert decode(japanese.encode("shift_jis"), "a.html", "shift_jis") == japanese
    assert decode(japanese.encode(), "a.html", "shift_jis") == japanese
    assert decode(ENGLISH.encode("cp1252"), "a.html", "no-such-encoding") == ENGLISH


@pytest.mark.parametrize(
    "data",
    [
        "特許庁は会議を開いた".encode("shift_jis"),
        "Патентное ведомство".encode("cp1251"),
        "Korea’s plan".encode() + b"\xff",
        "Korea’s plan".encode("utf-16") + b"x",
        "유".encode()[:2],
    ],
)
def test_an_encoding_in_doubt_is_an_error(data):
    with pytest.raises(UnreadableDocumentError, match=r"The encoding of a\.txt cannot be told"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\0\0", b"a\0b", b"\x01\x02\x03 text \x04", b"\x1b[0m" * 9]
)
def test_binary_data_are_an_error(data):
    with pytest.raises(UnreadableDocumentError, match="binary"):
        decode(data, "a.txt")


@given(st.binary())
def test_any_bytes_are_text_or_refused(data):
    try:
        text = decode(data, "a.txt")
    except UnreadableDocumentError:
        return
    assert "\0" not in text or text.count("\0") <= 0.01 * len(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_utf8_is_never_taken_for_anything_else(text):
    assert decode(text.encode(), "a.txt") == text.removeprefix("\ufeff")
