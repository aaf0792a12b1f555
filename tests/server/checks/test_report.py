import json

from ipcoop.checks.formats import to_sarif
from ipcoop.checks.report import Check, Excepted, Item, Yardstick, findings_of
from ipcoop.checks.yardsticks import judge
from ipcoop.graph.validate import Finding

WRONG = Finding("Violation", "http://x/a", "It is wrong.", "rule-one")
ODD = Finding("Warning", "http://x/b", "It is odd.", "rule-two")
KEPT = Item("A", "Kept")
BROKEN = Item("B", "Broken", findings=(WRONG,))
EXCEPTED = Item("C", "Excepted", exceptions=(Excepted(ODD, "Because."),))
OPEN = Item("D", "Open", undecided="Needs the web")


def yardstick(*items):
    return Yardstick("Y", "About", "http://x/", items)


def test_an_item_is_kept_broken_excepted_or_undecided():
    assert [item.state for item in (KEPT, BROKEN, EXCEPTED, OPEN)] == [
        "kept",
        "broken",
        "kept with exceptions",
        "undecided",
    ]


def test_what_is_undecided_never_counts_as_kept():
    assert yardstick(KEPT, BROKEN, EXCEPTED, OPEN).score == "2 of 3"
    assert yardstick(OPEN).score == "not run"
    assert yardstick(KEPT, EXCEPTED).excepted == 1


def test_a_finding_with_an_exception_breaks_no_item_and_one_without_does():
    reasons = {("rule-two", "http://x/b"): "Because."}
    assert judge("C", "Excepted", [ODD], reasons) == EXCEPTED
    assert judge("B", "Broken", [WRONG, ODD], reasons).findings == (WRONG,)
    assert judge("B", "Broken", [WRONG], {("rule-one", "http://x/b"): "Elsewhere."}) == BROKEN


def test_a_finding_against_two_yardsticks_is_told_once():
    assert findings_of([yardstick(BROKEN), yardstick(BROKEN, KEPT)]) == (WRONG,)


def test_violations_and_severities_that_shacl_does_not_know_are_problems():
    own = Finding("http://x/Fatal", "http://x/c", "It is fatal.", "rule-three")
    check = Check("data", (WRONG, ODD, own))
    assert check.problems == 2
    assert check.verdict == "problems: 2, notes: 1"
    levels = [r["level"] for r in json.loads(to_sarif([check]))["runs"][0]["results"]]
    assert levels == ["error", "warning", "error"]
