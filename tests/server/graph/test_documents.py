import hashlib
import textwrap
import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcoop.errors import BadDataError, ResourceMissingError
from ipcoop.graph import documents
from ipcoop.graph.documents import SourceDocument, document_identifiers, read_document
from ipcoop.resources import resource


def sentences(text):
    return [sentence.text for sentence in SourceDocument("x", text).sentences]


def test_the_first_document_has_fifteen_sentences_in_reading_order():
    document = read_document("kipo-hipoc-2017")
    starts = [sentence.text.split()[:2] for sentence in document.sentences]
    assert [sentence.number for sentence in document.sentences] == list(range(1, 16))
    assert starts[:6] == [
        ["KIPO", "Held"],
        ["–", "Joint"],
        ["Kipo", "held"],
        ["With", "theme"],
        ["KIPO", "is"],
        ["Hyun-suk", "Lim,"],
    ]


def test_a_sentence_is_the_text_between_its_offsets():
    document = read_document("kipo-hipoc-2017")
    for sentence in document.sentences:
        assert document.text[sentence.start : sentence.end] == sentence.text


def test_the_checksum_is_that_of_the_stored_bytes():
    path = resource("data", "documents", "kipo-hipoc-2017.txt")
    assert read_document("kipo-hipoc-2017").sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_abbreviations_and_numbers_do_not_end_a_sentence():
    text = "Mr. Kim of the U.S. Office met J. Doe. It rose 3.5 percent in Dec. 2017. “Go.” He left."
    assert sentences(text) == [
        "Mr. Kim of the U.S. Office met J. Doe.",
        "It rose 3.5 percent in Dec. 2017.",
        "“Go.”",
        "He left.",
    ]


@pytest.mark.parametrize(
    "one",
    [
        "H.E. Mr. Daren Tang met Amb. Lee, Hon. Okafor, Gen. Ruiz and Prof. Sato (Univ. Tokyo).",
        "See Art. 5 and No. 4 of Vol. II, e.g. the U.K. Act, i.e. Sec. 3, vs. WIPO.",
        "Samsung Electronics Co., Ltd. Chairman Lee met Acme Inc. President J. K. Rowling.",
        "It ran from Sept. 12 (Wed.) to 14 (Fri.), 2017, at 10 a.m. Korean time.",
        "Fees rose by 3.5 percent to $1.25 million in ver. 2.0 of the plan.",
        "2017. 4. 12. 대전에서 회의를 열었다.",
        "On 12. April 2017 both offices met.",
        "The heads met ... and then left.",
        "KIPO (Daejeon, Rep. of Korea) signed.",
        "1. Exchange of examiners",
        "(a) Training of staff",
        "GENEVA, April 12 – The U.S. Patent and Trademark Office joined.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(one):
    assert sentences(one) == [one]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It was signed in the U.S.", "The offices will meet again."),
        ("It began at 10 a.m.", "After that, KIPO spoke."),
        ("It began at 10 a.m.", "Mr. Lee left."),
        ("He works for Acme Inc.", "In 2018 he left."),
        ("Was it No.", "The answer is open."),
        ("“They are exemplary.”", "Mr. Matus left."),
        ("He said: “Go.”", "“We go,” they said."),
        ("(They left.)", "(WIPO stayed.)"),
        ("It grew in 2017.", "12 countries joined."),
        ("Wait…", "The office opened!"),
        ("특허청은 회의를 열었다.", "이번 회의에는 13개국이 참석했다."),
        ("ASEAN and 13 others joined etc.", "Vietnam hosted."),
    ],
)
def test_a_stop_before_a_new_sentence_ends_one(first, second):
    assert sentences(f"{first} {second}") == [first, second]


def test_full_width_stops_need_no_space_after_them():
    assert sentences("特許庁は会議を開いた。韓国も参加した。") == [
        "特許庁は会議を開いた。",
        "韓国も参加した。",
    ]


@pytest.mark.parametrize("width", range(60, 101, 5))
def test_a_wrapped_text_has_the_sentences_of_the_unwrapped_one(width):
    document = read_document("kipo-hipoc-2017")
    paragraphs = document.text.split("\n\n")
    wrapped = "\n\n".join(textwrap.fill(part, width, break_on_hyphens=False) for part in paragraphs)
    expected = [sentence.text for sentence in document.sentences]
    assert [" ".join(text.split()) for text in sentences(wrapped)] == expected
    assert sentences(wrapped.replace("\n", "\r\n")) == [
        text.replace("\n", "\r\n") for text in sentences(wrapped)
    ]


def test_titles_datelines_and_list_items_stand_alone_without_blank_lines():
    text = """\
KIPO HOSTS MEETING OF ASIAN OFFICES IN DAEJEON METROPOLITAN CITY
Heads of Thirteen Asian Offices Adopt Joint Declaration in Daejeon
DAEJEON, April 12 – The Korean Intellectual Property Office (KIPO) held a
conference with the World Intellectual Property Organization (WIPO) and
thirteen countries.
Programme
• Opening by the Commissioner of KIPO and the Deputy Director General of
  WIPO
• Joint Declaration
1. Signing
2. Press conference
Contact: Kim Min-su
Division Director"""
    assert [" ".join(sentence.split()[:2]) for sentence in sentences(text)] == [
        "KIPO HOSTS",
        "Heads of",
        "DAEJEON, April",
        "Programme",
        "• Opening",
        "• Joint",
        "1. Signing",
        "2. Press",
        "Contact: Kim",
        "Division Director",
    ]


def test_lines_that_are_no_wrapped_prose_stand_alone():
    lines = [
        "Bilateral meeting of KIPO and the Japan Patent Office in Tokyo",
        "Trilateral meeting of the offices in Kyoto",
        "Seminar on trade marks in the region of ASEAN",
        "Closing of the programme",
    ]
    assert sentences("\n".join(lines)) == lines


def test_a_paragraph_on_each_long_line_stays_a_paragraph():
    lines = ["The heads of the offices discussed their roles and " * 5, "KIPO took part"]
    assert sentences("\n".join(lines)) == [line.strip() for line in lines]


@given(st.text(st.sampled_from("aA1.?!…”’ \n\r\t•-–한。( ")))
def test_sentences_hold_every_visible_character_once_and_in_order(text):
    found = SourceDocument("x", text).sentences
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
    assert all(text[s.start : s.end] == s.text == s.text.strip() != "" for s in found)
    assert all(SourceDocument("x", text).sentence_at(s.start, s.end) == s for s in found)


@pytest.mark.parametrize("piece", ["A. ", ".'", "The office of\n", "x\n", "(.) ", "1. ", ".)"])
def test_splitting_takes_time_in_proportion_to_the_length(piece):
    def seconds(times):
        text = piece * times
        return min(timeit.repeat(lambda: SourceDocument("x", text).sentences, number=1, repeat=3))

    assert seconds(20_000) < 40 * seconds(2_000)


def test_white_space_is_no_sentence():
    assert sentences("A title\n\n  \r\nThe text") == ["A title", "The text"]


def test_a_span_across_two_sentences_lies_in_none():
    document = SourceDocument("x", "  One here. Two there.")
    assert document.sentence_at(6, 10).number == 1
    assert document.sentence_at(6, 16) is None
    assert document.sentence_at(0, 1) is None
    assert document.sentence_at(11, 12) is None
    assert document.sentence_at(14, 22).number == 2
    assert document.sentence_at(14, 23) is None


def test_an_unknown_document_is_named_in_the_error():
    with pytest.raises(ResourceMissingError, match="no-such-text"):
        read_document("no-such-text")


def test_every_stored_text_has_metadata_beside_it():
    assert document_identifiers()
    for identifier in document_identifiers():
        assert resource("data", "documents", f"{identifier}.ttl").exists()


def test_a_text_that_is_not_in_utf8_is_refused(tmp_path, monkeypatch):
    (tmp_path / "x.txt").write_bytes("é".encode("latin-1"))
    monkeypatch.setattr(documents, "resource", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(BadDataError, match=r"x\.txt is not in UTF-8"):
        read_document("x")
