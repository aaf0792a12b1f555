"""Work in processes of its own."""

from contextlib import closing
from pathlib import Path

import pytest

from ipcoop.extract.storing.workers import Failure, each


@pytest.fixture
def act(monkeypatch):
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "standins")
    from breaking import act

    return act


def test_what_breaks_costs_only_its_own_input(act):
    inputs = ["a", "die", "b", "hang", "c", "fail", "d"]
    results = list(each(act, inputs, jobs=2, time_limit=1))
    assert [results[n] for n in (0, 2, 4, 6)] == ["A", "B", "C", "D"]
    assert "ended from outside or ran out of memory" in results[1].reason
    assert results[3] == Failure("It takes more than 1 seconds.")
    assert "RecursionError: too deep" in results[5].reason


def test_no_process_is_left_when_the_results_are_not_wanted_any_more(act):
    import multiprocessing

    with closing(each(act, ["a", "hang", "hang"], jobs=2, time_limit=60)) as results:
        assert next(results) == "A"
        assert multiprocessing.active_children()
    assert not multiprocessing.active_children()


def test_nothing_to_do_is_done_at_once(act):
    assert list(each(act, [], jobs=2, time_limit=1)) == []
