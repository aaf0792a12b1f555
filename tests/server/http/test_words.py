"""The words of the pages are there in each language, once."""

from itertools import combinations

import pytest

from ipcoop.http.words import GROUPS


@pytest.mark.parametrize(("one", "other"), [*combinations(GROUPS, 2)])
def test_no_two_groups_have_the_same_words(one, other):
    assert not set(one.WORDS) & set(other.WORDS)
