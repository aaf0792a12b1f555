"""Which findings are excepted, and whether the exceptions themselves are in order."""

from collections.abc import Container, Iterable, Mapping

from ipcoop.checks.report import Item, Yardstick
from ipcoop.graph.exceptions import RuleException
from ipcoop.graph.validate import Finding
from ipcoop.namespaces import ONTOLOGY

Reasons = Mapping[tuple[str, str], str]
"""The reason of each exception, by the name of its rule and the IRI of its term."""


def reasons_of(exceptions: Iterable[RuleException]) -> Reasons:
    """Return the reasons of exceptions."""
    return {(told.rule, told.term): told.reason for told in exceptions}


def reason_for(finding: Finding, reasons: Reasons) -> str:
    """Return why a finding is excepted, or nothing.

    An exception of the ontology itself holds for all its terms.
    """
    own = reasons.get((finding.source, finding.focus), "")
    return own or reasons.get((finding.source, str(ONTOLOGY)), "")


def judge_exceptions(
    exceptions: Iterable[RuleException], rules: Container[str], found: Iterable[Finding]
) -> Yardstick:
    """Judge the exceptions: each names one of the rules and a reason, and is needed.

    Args:
        exceptions: what the ontology tells.
        rules: the names of all rules.
        found: what the rules found before any exception.
    """
    findings, everything = [], list(found)
    for told in exceptions:
        fault = _fault(told, rules, everything)
        if fault:
            findings.append(Finding("Violation", told.term, fault, "exceptions"))
    title = "Each names a rule, a colon and a reason, and is needed"
    about = "The annotations of terms that except them from a rule"
    item = Item("ruleException", title, tuple(findings))
    return Yardstick("Exceptions", about, "ontology/README.md", (item,))


def _fault(told: RuleException, rules: Container[str], found: Iterable[Finding]) -> str:
    if told.rule not in rules:
        return f"The exception names “{told.rule}”, which is no rule."
    if not told.reason:
        return f"The exception from {told.rule} gives no reason."
    if not any(reason_for(finding, reasons_of([told])) for finding in found):
        return f"The exception from {told.rule} is not needed."
    return ""
