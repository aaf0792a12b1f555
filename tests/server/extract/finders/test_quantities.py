"""Sums of money, counts and ordinal numbers in sentences."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcoop.extract.finders.quantities import find_counts, find_money, find_ordinals

MONEY = [
    # in brackets the words of the sum
    ("APEC gave [USD 147,000] to KIPO.", "147000", "USD"),
    ("The fund has received [US$3.9 million] to date.", "3900000", "USD"),
    ("Donors gave [12.9 million Swiss francs] in 2006.", "12900000", "CHF"),
    ("Donors gave [CHF 12.9 m] in 2006.", "12900000", "CHF"),
    ("The ministry pays [1.2 billion won] a year.", "1200000000", "KRW"),
    ("The EU pays [€ 2 million] for it.", "2000000", "EUR"),
    ("Japan pays [JPY 500 million] for it.", "500000000", "JPY"),
    ("The project costs [EUR 1.5m] in all.", "1500000", "EUR"),
    ("The prize is [300,000 euros] this time.", "300000", "EUR"),
    ("The budget of [CHF 147 000] was spent.", "147000", "CHF"),
    ("It costs [£2.5bn] to build.", "2500000000", "GBP"),
    ("It costs [2,500.50 US dollars] to build.", "2500.50", "USD"),
    ("Korea pays [3 billion Korean won] for it.", "3000000000", "KRW"),
    ("It costs [$5 million] to build.", "5000000", ""),
]
COUNTS = [
    ("The heads of [13 Asian countries] met.", 13, "Asian", "countries"),
    ("The heads of [thirteen countries] met.", 13, "", "countries"),
    ("[Twenty-one offices] sent examiners.", 21, "", "offices"),
    ("The [five IP offices] met again.", 5, "IP", "offices"),
    ("It is one of the [5 global leaders] in the field.", 5, "global", "leaders"),
    ("It drew [1,200 participants] to Seoul.", 1200, "", "participants"),
    ("Offices received [1.2 million applications] in 2018.", 1_200_000, "", "applications"),
    ("All [27 EU member states] took part.", 27, "EU member", "states"),
    ("The [three offices] reviewed their cooperation.", 3, "", "offices"),
    ("KIPO trained [a dozen examiners] there.", 12, "", "examiners"),
]
ORDINALS = [
    ("The [4th] meeting was held in Manila.", 4),
    ("They held the [fourth] annual conference.", 4),
    ("In its [12th] year it grew.", 12),
    ("The [third] edition was larger.", 3),
    ("The [twenty-first] session closed.", 21),
    ("The [21st] session closed.", 21),
    ("It is the [40th] anniversary of the treaty.", 40),
]


def read(marked):
    """Return a sentence and the place of the words in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(("marked", "amount", "currency"), MONEY)
def test_a_sum_is_found_with_amount_and_currency(marked, amount, currency):
    sentence, start, end = read(marked)
    (mention,) = find_money(sentence)
    assert (mention.start, mention.end) == (start, end)
    assert (mention.amount, mention.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "sentence",
    [
        "Team 5 won the prize.",
        "The grant lies between USD 1-2 million.",
        "It was valued in euros.",
        "The EUR-Lex site has 12 pages.",
        "The USD rate fell in 2017.",
    ],
)
def test_what_only_looks_like_a_sum_is_not_found(sentence):
    assert find_money(sentence) == []


def test_a_round_sum_is_not_exact():
    assert [m.exact for m in find_money("It gave nearly 80 m CHF and USD 5,000.")] == [False, True]


@pytest.mark.parametrize(("marked", "number", "modifier", "noun"), COUNTS)
def test_a_count_is_found_with_what_is_counted(marked, number, modifier, noun):
    sentence, start, end = read(marked)
    (mention,) = find_counts(sentence)
    assert (mention.start, mention.end) == (start, end)
    assert (mention.number, mention.modifier, mention.noun) == (number, modifier, noun)
    assert mention.exact


@pytest.mark.parametrize(
    "phrase",
    [
        "more than 20 offices",
        "over 20 offices",
        "about 20 offices",
        "at least 20 offices",
        "up to 20 offices",
        "some 20 offices",
        "20+ offices",
        "20 or more offices",
    ],
)
def test_a_bound_or_a_guess_is_not_exact(phrase):
    (mention,) = find_counts(f"It was attended by {phrase} in all.")
    assert (mention.number, mention.noun, mention.exact) == (20, "offices", False)


@pytest.mark.parametrize(
    "sentence",
    [
        "Article 5 parties have rights.",
        "In 2017 offices began to share results.",
        "The IP5 offices met.",
        "The document WO/2017/5 lists them.",
        "On 12 and 13 April sessions were held.",
        "About 85 per cent of filings were late.",
        "Two of the offices left early.",
        "One of the offices left early.",
        "The prize of 300,000 euros was given.",
        "The 13 of them met.",
    ],
)
def test_what_only_looks_like_a_count_is_not_found(sentence):
    assert find_counts(sentence) == []


@pytest.mark.parametrize(("marked", "number"), ORDINALS)
def test_an_ordinal_is_found(marked, number):
    sentence, start, end = read(marked)
    (mention,) = find_ordinals(sentence)
    assert (mention.start, mention.end, mention.number) == (start, end, number)


@pytest.mark.parametrize(
    "sentence",
    [
        "They spoke of the Fourth Industrial Revolution.",
        "They spoke of the 4th Industrial Revolution.",
        "It is an office of the 21st century.",
        "The rights of third parties are kept.",
        "They met on the 12th of April.",
        "They met on April 4th.",
        "They met for the first time.",
        "It is the second-largest office.",
        "At first nothing happened.",
        "The First Secretary attended.",
        "Filings of the second quarter rose.",
    ],
)
def test_dates_and_set_phrases_hold_no_ordinal(sentence):
    assert find_ordinals(sentence) == []


def test_an_ordinal_in_a_place_that_is_taken_is_left_out():
    assert find_ordinals("The 4th meeting", taken=[(0, 7)]) == []
    assert len(find_ordinals("The 4th meeting", taken=[(8, 15)])) == 1


_PIECES = st.sampled_from(
    "USD 5 1,200 12.9 million m € euros won 13 thirteen Asian countries offices over the 4th first"
    " twenty-one annual - , . ( ) + 2017 % $ a dozen".split()
)


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map(" ".join)))
def test_any_text_gives_mentions_inside_it(text):
    for find in (find_money, find_counts, find_ordinals):
        end = 0
        for mention in find(text):
            assert end <= mention.start < mention.end <= len(text)
            end = mention.end
