"""The yardsticks: each of their items is covered by a rule or the server, or said to be undecided.

An item that nothing covers would be counted neither as kept nor as left out.
"""

import tomllib

import pytest

from ipcoop.resources import resource
from ipcoop.sparql.rules import rules

YARDSTICKS = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted(resource("queries", "hygiene", "yardsticks").glob("*.toml"))
}
NAMED = {(key, item, rule.name) for rule in rules("hygiene") for key, item in rule.yardsticks}
EXACT_PITFALLS = "P06 P08 P11 P13 P19 P24 P25 P26 P32 P33 P34 P35 P36 P38 P39 P41"
HEURISTIC_PITFALLS = "P02 P03 P04 P05 P07 P10 P20 P21 P22 P27 P28 P29 P31 P40"

by_yardstick = pytest.mark.parametrize("key", YARDSTICKS)


def covered(key):
    return {item for yardstick, item, _ in NAMED if yardstick == key}


def undecided(key):
    return YARDSTICKS[key].get("undecided", {})


def by_server(key):
    return set(YARDSTICKS[key].get("by_server", ()))


def test_the_six_yardsticks_of_the_field_and_our_own_are_there():
    assert set(YARDSTICKS) == {"fibo", "foops", "gist", "ipcoop", "oops", "robot", "semic"}


def test_what_a_rule_names_is_an_item_of_a_yardstick():
    unknown = {
        (rule, key, item)
        for key, item, rule in NAMED
        if item not in YARDSTICKS.get(key, {}).get("items", {})
    }
    assert not unknown


def test_every_rule_names_a_yardstick():
    assert not [rule.name for rule in rules("hygiene") if not rule.yardsticks]


@by_yardstick
def test_yardstick_says_what_it_is_and_where_it_is_from(key):
    yardstick = YARDSTICKS[key]
    assert set(yardstick) - {"by_server", "undecided"} == {"title", "about", "source", "items"}
    assert yardstick["source"].startswith("https://")


@by_yardstick
def test_every_item_is_covered_or_undecided(key):
    items = set(YARDSTICKS[key]["items"])
    assert items == covered(key) | by_server(key) | set(undecided(key))


@by_yardstick
def test_no_item_is_both_covered_and_undecided(key):
    assert not set(undecided(key)) & (covered(key) | by_server(key))
    assert not by_server(key) & covered(key)


@by_yardstick
def test_what_is_undecided_has_a_reason(key):
    assert all(len(reason.split()) >= 3 for reason in undecided(key).values())


def test_every_pitfall_that_can_be_decided_is_covered():
    assert covered("oops") >= {*EXACT_PITFALLS.split(), *HEURISTIC_PITFALLS.split()}


def test_twenty_of_the_tests_of_foops_are_decided():
    assert len(YARDSTICKS["foops"]["items"]) == 24
    assert len(covered("foops")) == 16
    assert by_server("foops") == {"CN1", "DOC1", "URI1", "VER2"}
    assert set(undecided("foops")) == {"FIND2", "FIND3", "FIND_3_BIS", "OM4.2"}


def test_at_least_24_rules_of_robot_are_covered():
    assert len(covered("robot")) >= 24
