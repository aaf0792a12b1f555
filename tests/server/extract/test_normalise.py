import re
import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcoop.extract.model import Span
from ipcoop.extract.normalise import normalise
from ipcoop.graph.documents import read_document

odd_characters = st.sampled_from(
    "K. “”‘’–—―‑-\t\n\r\x0b\u2028\u00a0\u3000\u200b\u00ad\ufeffﬁﬃ…Ａ＇－a\u0301한\u1112\u1161\u11ab"
)
texts = st.one_of(st.text(), st.text(odd_characters), st.text(odd_characters, min_size=20))


@pytest.mark.parametrize(
    ("stored", "cleaned"),
    [
        ("Korea’s “Client-centric IP Services”", 'Korea\'s "Client-centric IP Services"'),
        ("– Joint Declaration –", "- Joint Declaration -"),
        ("a—b", "a - b"),
        ("a -- b", "a - b"),
        ("— Joint —", "- Joint -"),
        ("2016–2017, non‑breaking", "2016-2017, non-breaking"),
        ("a\u00a0\u2009  b", "a b"),
        ("a\tb", "a b"),
        ("soft\u00adly and zero\u200bwidth\ufeff", "softly and zerowidth"),
        ("ﬁnance oﬃce", "finance office"),
        ("ＷＩＰＯ　２０１７", "WIPO 2017"),
        ("a line\nthat goes on", "a line that goes on"),
        ("one\r\n \r\n\r\ntwo", "one\n\ntwo"),
        ("one\n\n – two", "one\n\n- two"),
        ("co-\r\n  operation", "co-operation"),
        ("cafe\u0301", "café"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"),
        ("특허청은 회의를 열었다", "특허청은 회의를 열었다"),
        ("", ""),
    ],
)
def test_a_cleaned_text_has_plain_quotes_dashes_spaces_and_letters(stored, cleaned):
    assert normalise(stored).text == cleaned


def test_a_cleaned_span_leads_to_the_stored_characters_it_was_made_of():
    stored = "\ufeffThe  ofﬁce’s\u00a0\u200b“plan”"
    cleaned = normalise(stored)

    def origin(words):
        start = cleaned.text.index(words)
        span = cleaned.stored(start, start + len(words))
        return stored[span.start : span.end]

    assert origin("The") == "The"
    assert origin("office's") == "ofﬁce’s"
    assert origin("plan") == "plan"
    assert origin('"plan"') == "“plan”"


def test_a_part_of_a_ligature_stands_for_the_whole():
    assert normalise("ﬁne").stored(1, 3) == Span(0, 2)


def test_the_spans_of_a_sentence_count_from_the_beginning_of_its_document():
    document = read_document("kipo-hipoc-2017")
    for sentence in document.sentences:
        cleaned = normalise(sentence.text, sentence.start)
        for word in re.finditer(r"\S+", cleaned.text):
            span = cleaned.stored(*word.span())
            assert sentence.start <= span.start < span.end <= sentence.end
            assert normalise(document.text[span.start : span.end]).text == word.group()


@given(texts)
def test_spans_lie_in_the_text_in_the_order_of_the_cleaned_one(text):
    cleaned = normalise(text)
    spans = [cleaned.stored(n, n + 1) for n in range(len(cleaned.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert [span.end for span in spans] == sorted(span.end for span in spans)


@given(texts, st.data())
def test_the_stored_words_of_a_cleaned_span_clean_to_that_span(text, data):
    cleaned = normalise(text)
    words = [word.span() for word in re.finditer(r"[^\s-](?:\S*[^\s-])?", cleaned.text)]
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start, end = words[first][0], words[last][1]
    span = cleaned.stored(start, end)
    assert normalise(text[span.start : span.end]).text.strip() == cleaned.text[start:end]


@given(texts)
def test_what_is_clean_stays_as_it_is(text):
    cleaned = normalise(text).text
    assert normalise(cleaned).text == cleaned


@given(texts)
def test_a_cleaned_text_holds_nothing_that_is_to_be_cleaned(text):
    assert not re.search(
        r"[“”‘’–—\u00a0\u200b\u00ad\ufeff\t\r]|  |(?<!\n)\n(?!\n)", normalise(text).text
    )


def test_cleaning_takes_time_in_proportion_to_the_length():
    awkward = "\u200b– “" * 1000
    short = min(timeit.repeat(lambda: normalise(awkward), number=10, repeat=5))
    long = min(timeit.repeat(lambda: normalise(awkward * 10), number=10, repeat=5))
    assert long < 40 * short
