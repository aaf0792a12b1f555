"""Exceptions from the rules of quality: annotations of the terms, each with its reason."""

from dataclasses import dataclass

from rdflib import Graph

from ipcoop.namespaces import IPCOOP


@dataclass(frozen=True)
class RuleException:
    """A term that need not keep a rule, and why."""

    rule: str
    term: str
    reason: str


def exceptions(ontology: Graph) -> list[RuleException]:
    """Return the exceptions that an ontology tells, sorted.

    ``ipcoop:ruleException`` holds the name of the rule, a colon and the reason.
    """
    told = ontology.subject_objects(IPCOOP.ruleException)
    return sorted((_exception(str(term), str(text)) for term, text in told), key=str)


def _exception(term: str, text: str) -> RuleException:
    rule, _, reason = text.partition(":")
    return RuleException(rule.strip(), term, reason.strip())
