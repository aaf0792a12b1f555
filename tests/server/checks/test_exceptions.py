import pytest

from ipcoop.checks.exceptions import judge_exceptions, reason_for, reasons_of
from ipcoop.graph.exceptions import RuleException, exceptions
from ipcoop.graph.releases import current
from ipcoop.graph.validate import Finding
from ipcoop.namespaces import IPCOOP, ONTOLOGY

TERM, OTHER = str(IPCOOP.funds), str(IPCOOP.affirms)
FINDING = Finding("Info", TERM, "No property leads the other way.", "no-inverse")
RULES = {"no-inverse", "same-label"}


def test_an_exception_holds_for_its_own_rule_and_term():
    assert reason_for(FINDING, {("no-inverse", TERM): "Nobody asks."}) == "Nobody asks."
    assert reason_for(FINDING, {("no-inverse", OTHER): "Nobody asks."}) == ""
    assert reason_for(FINDING, {("same-label", TERM): "Nobody asks."}) == ""


def test_an_exception_of_the_ontology_holds_for_all_its_terms():
    assert reason_for(FINDING, {("no-inverse", str(ONTOLOGY)): "Too many."}) == "Too many."


def test_an_exception_without_a_reason_is_none():
    assert reason_for(FINDING, reasons_of([RuleException("no-inverse", TERM, "")])) == ""


@pytest.mark.parametrize(
    ("exception", "fault"),
    [
        (RuleException("no-rule", TERM, "R."), "The exception names “no-rule”, which is no rule."),
        (RuleException("no-inverse", TERM, ""), "The exception from no-inverse gives no reason."),
        (RuleException("no-inverse", OTHER, "R."), "The exception from no-inverse is not needed."),
        (RuleException("same-label", TERM, "R."), "The exception from same-label is not needed."),
    ],
)
def test_an_exception_that_is_not_in_order_is_found(exception, fault):
    [item] = judge_exceptions([exception], RULES, [FINDING]).items
    assert [(f.focus, f.message) for f in item.findings] == [(exception.term, fault)]


def test_an_exception_that_is_needed_is_in_order():
    for term in (TERM, str(ONTOLOGY)):
        [item] = judge_exceptions([RuleException("no-inverse", term, "R.")], RULES, [FINDING]).items
        assert item.state == "kept"


def test_every_exception_of_the_ontology_tells_a_reason():
    told = exceptions(current())
    assert len(told) > 30
    assert [exception for exception in told if not exception.reason] == []
