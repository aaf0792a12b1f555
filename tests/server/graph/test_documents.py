import hashlib

import pytest

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


def test_a_line_break_ends_a_sentence_and_white_space_is_no_sentence():
    assert sentences("A title\n\n  \r\nThe text") == ["A title", "The text"]


def test_a_span_across_two_sentences_lies_in_none():
    document = SourceDocument("x", "One here. Two there.")
    assert document.sentence_at(4, 8).number == 1
    assert document.sentence_at(4, 14) is None


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
