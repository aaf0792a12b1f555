import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcoop.extract.slugs import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "IP Protection & International Cooperation Bureau",
            "ip-protection-and-international-cooperation-bureau",
        ),
        ("Hyun-suk Lim", "hyun-suk-lim"),
        ("Agência Nacional de Ações", "agencia-nacional-de-acoes"),
        ("Łódź Straße Øresund", "lodz-strasse-oresund"),
        ("Women’s Int'l Fund", "womens-intl-fund"),
        ("U.S. Patent and Trademark Office", "us-patent-and-trademark-office"),
        ("  J. K.   Rowling ", "j-k-rowling"),
        ("ＷＩＰＯ ﬁnance", "wipo-finance"),
    ],
)
def test_a_slug_is_what_a_reader_would_write(text, expected):
    assert slug(text) == expected


def test_names_in_other_scripts_get_different_slugs():
    assert len({slug("특허청"), slug("문화체육관광부"), slug("WIPO 사무총장"), slug("WIPO")}) == 4
    assert slug("WIPO 사무총장").startswith("wipo-x")


def test_composed_and_decomposed_letters_get_the_same_slug():
    assert slug("\u1112\u1161\u11ab") == slug("한")
    assert slug("Cafe\u0301") == slug("Café") == "cafe"


def test_long_names_that_begin_alike_are_cut_at_a_word_and_stay_different():
    name = (
        "Memorandum of Understanding on Bilateral Cooperation in the Field of Intellectual Property"
    )
    first, second = slug(f"{name} One"), slug(f"{name} Two")
    assert first != second
    assert re.fullmatch(r"memorandum-of-(\w+-)*field-of-x[0-9a-f]{8}", first)
    assert len(first) <= 80


@given(st.text())
def test_a_slug_is_never_empty_and_fits_an_iri(text):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 80


@given(st.text())
def test_the_slug_of_a_slug_is_itself(text):
    assert slug(slug(text)) == slug(text)
