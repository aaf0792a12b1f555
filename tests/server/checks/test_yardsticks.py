import dataclasses

import pytest

from ipcoop.checks.yardsticks import descriptions, require_all_judged, yardsticks
from ipcoop.errors import BadDataError
from ipcoop.sparql.rules import rules

RULES = rules("hygiene")
OOPS = next(told for told in descriptions() if told.key == "oops")


def test_every_item_of_the_shipped_yardsticks_is_judged():
    require_all_judged(descriptions(), RULES)


def test_an_item_that_no_rule_judges_never_counts_as_kept():
    without = [rule for rule in RULES if ("oops", "P06") not in rule.yardsticks]
    assert len(without) < len(RULES)
    with pytest.raises(BadDataError, match="is judged by nothing"):
        require_all_judged(descriptions(), without)


def test_an_item_that_is_undecided_without_being_an_item_is_found():
    odd = dataclasses.replace(OOPS, undecided={**OOPS.undecided, "P99": "Nobody knows."})
    with pytest.raises(BadDataError, match="P99"):
        require_all_judged([odd, *(d for d in descriptions() if d.key != "oops")], RULES)


@pytest.mark.parametrize("named", [(), (("opps", "P06"),), (("oops", "P66"),)])
def test_a_rule_whose_findings_would_be_lost_is_found(named):
    odd = dataclasses.replace(RULES[0], yardsticks=named)
    with pytest.raises(BadDataError, match=f"{odd.name}.rq names no item"):
        require_all_judged(descriptions(), [odd, *RULES[1:]])


def test_an_item_that_no_test_asks_a_server_for_never_counts_as_kept():
    with pytest.raises(BadDataError, match="No test asks a server for "):
        yardsticks([], [], {})
