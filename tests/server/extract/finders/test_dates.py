"""Dates in sentences."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcoop.extract.finders.dates import Boundary, Precision, find_dates

ANCHOR = date(2017, 4, 20)  # a Thursday

# In brackets the words of the date; then its day, or its first and last day.
DAYS = [
    ("KIPO held it from [April 12 (Wed) to 14 (Fri), 2017].", "2017-04-12 2017-04-14"),
    ("They met on [April 12, 2017] in Daejeon.", "2017-04-12"),
    ("They met on [12 April 2017].", "2017-04-12"),
    ("It was signed on [the 12th of April 2017].", "2017-04-12"),
    ("Signed [Apr. 12, 2017], in Seoul.", "2017-04-12"),
    ("The forum takes place [April 12-14, 2017] in Jeju.", "2017-04-12 2017-04-14"),
    ("Held in Manila, [12-14 April 2017].", "2017-04-12 2017-04-14"),
    ("It ran from [12 to 14 April 2017].", "2017-04-12 2017-04-14"),
    ("They met from [30 November to 2 December 2018].", "2018-11-30 2018-12-02"),
    ("The visit ([April 28 - May 2, 2017]) was short.", "2017-04-28 2017-05-02"),
    ("TRIPO met on [December 6 (Wed) and 7 (Thu), 2017].", "2017-12-06 2017-12-07"),
    ("Signed on [Wednesday, 12 April 2017], in Geneva.", "2017-04-12"),
    ("Signed on [Wednesday 12 April 2017].", "2017-04-12"),
    ("Published: [2017-04-12]", "2017-04-12"),
    ("Date: [2017.4.12]. Place: Daejeon", "2017-04-12"),
    ("Date: [2017. 4. 12]", "2017-04-12"),
    ("Released [2017/04/12] by the Office", "2017-04-12"),
    ("Released [13/04/2017] by the Office", "2017-04-13"),
    ("Released [13.04.2017] by the Office", "2017-04-13"),
    ("On [12, 13 and 14 April 2018] they met.", "2018-04-12 2018-04-14"),
    ("On [April 12, 13 and 14, 2018] they met.", "2018-04-12 2018-04-14"),
    ("From [December 28, 2018 to January 3, 2019], the office moves.", "2018-12-28 2019-01-03"),
    ("From [28 December 2018 to 3 January], the office moves.", "2018-12-28 2019-01-03"),
    ("From [30 December to 2 January 2019] it was closed.", "2018-12-30 2019-01-02"),
    ("The course of [November 5th-9th, 2018] was full.", "2018-11-05 2018-11-09"),
    ("The course was held [5th-9th November 2018].", "2018-11-05 2018-11-09"),
    ("DAEJEON, [NOVEMBER 12, 2017]", "2017-11-12"),
    ("On [30 and 31 October 2019] the heads met.", "2019-10-30 2019-10-31"),
    ("On [30 April and 1 May 2018] the heads met.", "2018-04-30 2018-05-01"),
    ("The heads met on [12 April 2017 (Wednesday)].", "2017-04-12"),
    ("Between [3 and 5 June 2019] they met.", "2019-06-03 2019-06-05"),
    ("They met on [29 February 2016].", "2016-02-29"),
    ("On [April 12, 2017] and 13 countries later, it ended.", "2017-04-12"),
]
PERIODS = [
    ("They met in [April 2017].", "2017-04-01 2017-04-30"),
    ("The 2nd meeting ([May 2017]) was larger.", "2017-05-01 2017-05-31"),
    ("In [early May 2017] they met.", "2017-05-01 2017-05-31"),
    ("The project ran from [April 2017 to March 2018].", "2017-04-01 2018-03-31"),
    ("It runs from [April to June 2019].", "2019-04-01 2019-06-30"),
    ("Filings of [the second quarter of 2019] rose.", "2019-04-01 2019-06-30"),
    ("Filings rose in [Q3 2019].", "2019-07-01 2019-09-30"),
    ("In [the first half of 2019] filings rose.", "2019-01-01 2019-06-30"),
    ("In [2017], KIPO sent experts.", "2017-01-01 2017-12-31"),
    ("It started in [early 2020].", "2020-01-01 2020-12-31"),
    ("By [the end of 2020] it will be ready.", "2020-01-01 2020-12-31"),
    ("The plan ([2015-2018]) was renewed.", "2015-01-01 2018-12-31"),
    ("Between [2015 and 2018] it grew.", "2015-01-01 2018-12-31"),
    ("It grew from [2017 to 2019].", "2017-01-01 2019-12-31"),
    ("KIPO has had the fund since [2004].", "2004-01-01 2004-12-31"),
    ("It lasts until [2020].", "2020-01-01 2020-12-31"),
    ("In fiscal year [2018] it grew.", "2018-01-01 2018-12-31"),
    ("The memorandum of [2011] expired.", "2011-01-01 2011-12-31"),
    ("The agreement ([2011]) expired.", "2011-01-01 2011-12-31"),
]
RELATIVE = [
    ("[Yesterday] the workshop closed.", "2017-04-19"),
    ("The Office announced [today] that it grew.", "2017-04-20"),
    ("The heads met on [April 12] in Daejeon.", "2017-04-12"),
    ("The heads met on [12 and 13 April].", "2017-04-12 2017-04-13"),
    ("The heads met on [28 December].", "2016-12-28"),
    ("The heads met [last Monday].", "2017-04-17"),
    ("The heads met [last Thursday].", "2017-04-13"),
    ("The heads will meet [next Friday].", "2017-04-21"),
    ("On [Wednesday] the minutes were signed.", "2017-04-19"),
    ("The minutes will be signed on [Friday].", "2017-04-21"),
    ("They will meet [next month].", "2017-05-01 2017-05-31"),
    ("They met [earlier this month].", "2017-04-01 2017-04-30"),
    ("The plan of [last year] was kept.", "2016-01-01 2016-12-31"),
    ("[This year] there are more.", "2017-01-01 2017-12-31"),
    ("They will meet [next week].", "2017-04-24 2017-04-30"),
    ("They met in [March].", "2017-03-01 2017-03-31"),
    ("They met [last November].", "2016-11-01 2016-11-30"),
    ("They met [three years ago].", "2014-01-01 2014-12-31"),
    ("They met [two days ago].", "2017-04-18"),
    ("They met on [12 November last year].", "2016-11-12"),
    ("They met in [February this year].", "2017-02-01 2017-02-28"),
    ("The Authority signed [Monday] a memorandum.", "2017-04-17"),
    ("They met [last quarter].", "2017-01-01 2017-03-31"),
    ("The talks on [the 12th (Wed)] were short.", "2017-04-12"),
]
NO_DATES = [
    "The number 2017 of the resolution",
    "Resolution 2017 was adopted.",
    "The application WO/2017/123456 was cited.",
    "The standard ISO 2022 was cited.",
    "It costs USD 2017.",
    "Vision 2030 names it.",
    "The goals of the 2030 Agenda are known.",
    "There were 2,017 applications.",
    "A total of 2019 participants came.",
    "They met in spring 2017.",
    "It grew in the 1990s.",
    "On 31 April 2017 they met.",
    "On April 31, 2017 they met.",
    "On 30 February they met.",
    "Released 12/04/2017 by the Office",
    "Released 2017-13-01 by the Office",
    "This may help offices in the next steps.",
    "The march of progress and the august body",
    "Over the last year it grew.",
    "On the same day the heads met.",
    "The Fourth Industrial Revolution was discussed on the 4th floor.",
    "13 countries and 14 offices came at 10:30.",
    "In today's world this counts.",
    "HIPOC 2017 was the second of its kind.",
]
CASES = [*DAYS, *PERIODS, *RELATIVE]


def read(case):
    """Return the sentence of a case, the words of the date in it, and its first and last day."""
    marked, days = case
    first, _, last = days.partition(" ")
    words = marked[marked.index("[") + 1 : marked.index("]")]
    return marked.replace("[", "").replace("]", ""), words, first, last or first


@pytest.mark.parametrize(("sentence", "words", "first", "last"), [read(case) for case in CASES])
def test_a_date_is_found_with_its_words_and_its_days(sentence, words, first, last):
    (mention,) = find_dates(sentence, ANCHOR)
    assert sentence[mention.start : mention.end] == words
    assert (mention.first.isoformat(), mention.last.isoformat()) == (first, last)


@pytest.mark.parametrize("sentence", NO_DATES)
def test_what_only_looks_like_a_date_is_not_found(sentence):
    assert find_dates(sentence, ANCHOR) == []


@pytest.mark.parametrize("sentence", [read(case)[0] for case in (*DAYS, *PERIODS)])
def test_a_full_date_does_not_depend_on_the_day_of_the_document(sentence):
    (mention,) = find_dates(sentence, None)
    assert not mention.is_relative
    assert find_dates(sentence, date(1990, 1, 1)) == [mention]


@pytest.mark.parametrize("sentence", [read(case)[0] for case in RELATIVE])
def test_without_the_day_of_the_document_a_relative_date_is_not_found(sentence):
    assert find_dates(sentence, None) == []
    assert [mention.is_relative for mention in find_dates(sentence, ANCHOR)] == [True]


@pytest.mark.parametrize(
    ("sentence", "precision"),
    [
        ("on 12 April 2017", Precision.DAY),
        ("next week", Precision.WEEK),
        ("in April 2017", Precision.MONTH),
        ("last November", Precision.MONTH),
        ("the second quarter of 2019", Precision.QUARTER),
        ("since 2011", Precision.YEAR),
        ("last year", Precision.YEAR),
        ("last Monday", Precision.DAY),
    ],
)
def test_the_precision_is_that_of_the_words(sentence, precision):
    assert [mention.precision for mention in find_dates(sentence, ANCHOR)] == [precision]


@pytest.mark.parametrize(
    ("sentence", "is_range"),
    [
        ("April 12-14, 2017", True),
        ("2015-2018", True),
        ("April to June 2019", True),
        ("April 12, 2017", False),
        ("in April 2017", False),
        ("in the second quarter of 2019", False),
    ],
)
def test_a_range_is_what_names_two_ends(sentence, is_range):
    assert [mention.is_range for mention in find_dates(sentence)] == [is_range]


@pytest.mark.parametrize(
    ("sentence", "agrees"),
    [
        ("Wednesday, 12 April 2017", True),
        ("Thursday, 12 April 2017", False),
        ("April 12 (Wed) to 14 (Fri), 2017", True),
        ("April 12 (Wed) to 14 (Sat), 2017", False),
        ("12 April 2017", None),
        ("2017-04-12 (Tue)", False),
    ],
)
def test_weekdays_are_compared_with_the_days(sentence, agrees):
    assert [mention.weekday_agrees for mention in find_dates(sentence)] == [agrees]


@pytest.mark.parametrize(
    ("sentence", "boundary"),
    [
        ("Since 2011 it has grown.", Boundary.SINCE),
        ("As of 1 October 2025 it is called MOIP.", Boundary.SINCE),
        ("It is valid until 30 June 2020.", Boundary.UNTIL),
        ("It holds from January 2023 onwards.", Boundary.SINCE),
        ("It will be ready by 2025.", Boundary.BY),
        ("It will be ready by the end of 2025.", Boundary.BY),
        ("It was held in 2011.", Boundary.NONE),
    ],
)
def test_the_word_before_a_date_can_make_it_a_limit(sentence, boundary):
    assert [mention.boundary for mention in find_dates(sentence)] == [boundary]


def test_two_dates_of_one_sentence_are_two_mentions():
    found = find_dates("They met on 12 April and 3 May 2017, and again in 2019.")
    assert [m.first.isoformat() for m in found] == ["2017-04-12", "2017-05-03", "2019-01-01"]
    found = find_dates("Agreements were signed in 1996 and 2005.")
    assert [m.first.year for m in found] == [1996, 2005]
    found = find_dates("They met in April and June 2017.")
    assert [m.first.isoformat() for m in found] == ["2017-04-01", "2017-06-01"]


def test_a_day_named_beside_the_word_today_is_named_once():
    (mention,) = find_dates("The session started today, 20 April 2017.", ANCHOR)
    assert not mention.is_relative


def test_the_same_day_is_the_day_named_before():
    day = date(2017, 4, 12)
    for sentence, previous in (
        ("On 12 April 2017 they met, and on the same day they signed.", None),
        ("They signed on the same day.", day),
    ):
        assert find_dates(sentence, ANCHOR, previous)[-1].first == day


def test_the_following_day_is_counted_from_the_day_named_before():
    for sentence in ("On the following day they signed.", "They left the next day."):
        (mention,) = find_dates(sentence, ANCHOR, date(2018, 12, 6))
        assert mention.first == date(2018, 12, 7)
        assert find_dates(sentence, ANCHOR) == []


_PIECES = st.sampled_from(
    "on from to and - , . ( ) April May 12 31 2017 2018 (Wed) Thursday the 12th of last next month"
    " year since 2017-04-12 04/2017 second quarter ago same day Q2 early".split()
)


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map(" ".join)), st.booleans())
def test_any_text_gives_mentions_in_order_inside_it(text, anchored):
    end = 0
    for mention in find_dates(text, ANCHOR if anchored else None):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.first <= mention.last
        assert (mention.boundary == "") or text[: mention.start].strip()
        end = mention.end


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("April 12 (Wed) to 14 (Fri), 2017", "April 12 (Wed) … 2017", "April … 14 (Fri), 2017"),
        ("12-14 April 2017", "12 … April … 2017", "14 April 2017"),
        ("30 April to 2 May 2017", "30 April … 2017", "2 May 2017"),
        ("28 December 2016 to 3 January 2017", "28 December 2016", "3 January 2017"),
    ],
)
def test_each_end_of_a_range_has_its_own_words(text, first, last):
    sentence = f"It was held from {text}."
    [mention] = find_dates(sentence)
    for words, told in ((mention.first_words, first), (mention.last_words, last)):
        assert " … ".join(sentence[start:end] for start, end in words) == told
