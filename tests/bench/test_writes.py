"""The benchmark of writes prints the median and the ratio of each kind."""

import re

import pytest

from .writes import UPDATES, main


@pytest.mark.slow
def test_each_kind_of_write_has_a_median_in_both_datasets_and_a_ratio(capsys):
    main(copies=1, rounds=2)
    lines = capsys.readouterr().out.splitlines()[2:]
    assert [line.split()[0] for line in lines] == list(UPDATES)
    assert all(re.search(r"p50 +[\d.]+ ms +[\d.]+ ms, ratio [\d.]+$", line) for line in lines)
