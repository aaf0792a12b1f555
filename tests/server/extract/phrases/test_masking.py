"""A phrase is one character of its kind, and leads back to the stored characters."""

import re

import pytest

from ipcoop.extract.model import Span
from ipcoop.extract.normalise import normalise
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, kind_of, rule

TEXT = "KIPO hosted the  seminar in Seoul."


@pytest.fixture
def masked():
    sentence = Masked(normalise(TEXT, 100))
    text = sentence.text
    found = [(Kind.ORG, "KIPO"), (Kind.EVT, "the seminar"), (Kind.PLC, "Seoul")]
    sentence.put(
        Phrase(kind, text.index(words), text.index(words) + len(words), words)
        for kind, words in found
    )
    return sentence


def test_each_phrase_is_one_character_of_its_kind(masked):
    assert [kind_of(c) for c in masked.text if kind_of(c)] == [Kind.ORG, Kind.EVT, Kind.PLC]
    assert re.sub(r"[^\x00-\x7f]", "_", masked.text) == "_ hosted _ in _."


def test_a_rule_names_kinds(masked):
    match = rule(r"(?P<host><ORG|GRP>) hosted (?P<what><EVT>)").search(masked.text)
    assert [p.text for p in (*masked.of(match, "host"), *masked.of(match, "what"))] == [
        "KIPO",
        "the seminar",
    ]


def test_a_kind_that_there_is_not_is_no_rule():
    with pytest.raises(ValueError, match="XYZ"):
        rule("<XYZ>")


def test_masked_characters_lead_back_to_the_stored_text(masked):
    place = rule("<EVT>").search(masked.text)
    span = masked.span(*place.span())
    assert TEXT[span.start - 100 : span.end - 100] == "the  seminar"
    assert masked.words(*place.span()) == "the seminar"


def test_folding_puts_one_phrase_for_what_a_rule_matches(masked):
    masked.fold(rule("<EVT> in <PLC>"), lambda m: masked.phrase(Kind.EVT, *m.span()), rule("in"))
    assert re.sub(r"[^\x00-\x7f]", "_", masked.text) == "_ hosted _."
    assert [p.text for p in masked] == ["KIPO", "the seminar in Seoul"]
    assert list(masked)[1].span == Span(112, 133)


def test_without_its_cue_a_rule_is_not_tried(masked):
    before = masked.text
    masked.fold(rule("<EVT>"), lambda m: masked.phrase(Kind.EVT, *m.span()), rule("absent"))
    assert masked.text == before
