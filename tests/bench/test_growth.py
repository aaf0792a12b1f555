"""The benchmark of growth fits a power of the number of quads to what it has measured."""

import json

import pytest

from .engines.growth import ON_PAPER, Growth, as_json, growth, lines
from .engines.growth_chart import growth_chart

SQUARE = Growth(
    "what grows too fast", {n: (n / 100_000) ** 2 for n in (100, 1_000, 10_000, 100_000)}
)
FEW = Growth("what was measured twice", {1_000: 1.0, 10_000: 2.0})


def test_the_power_is_that_of_the_growth():
    assert SQUARE.line.slope == pytest.approx(2)
    assert SQUARE.expected(ON_PAPER) == pytest.approx((ON_PAPER / 100_000) ** 2)


def test_two_sizes_are_too_few_for_a_power():
    assert (FEW.line, FEW.expected(ON_PAPER)) == (None, None)


def test_the_table_has_a_row_for_each_cost_and_the_chart_a_line():
    head, *rows = lines([SQUARE, FEW])
    assert head.split()[-3:] == ["10⁸", "on", "paper"]
    assert rows[0].split()[-2:] == ["2.00", "1,000,000,000"]
    assert rows[1].split()[-2:] == ["–", "–"]
    assert growth_chart([SQUARE, FEW]).count("<polyline") == len(rows)
    assert json.loads(json.dumps(as_json([FEW])))[0]["power"] is None


@pytest.mark.slow
def test_all_costs_of_a_small_dataset_are_measured():
    found = {one.cost: one for one in growth([1_400], 1, lambda _: None)}
    assert {"load", "page", "write with its check", "inference anew"} < set(found)
    assert all(seconds > 0 for one in found.values() for seconds in one.seconds.values())
