"""Check the data: texts, shapes, integrity rules, contradictions and inferences."""

from collections.abc import Iterator

from rdflib import Dataset

from ipcoop.checks.report import Check
from ipcoop.graph.build import asserted, checkable, graphs_of, to_nquads
from ipcoop.graph.conflict import conflict
from ipcoop.graph.documents import document_identifiers, read_document
from ipcoop.graph.evidence import document_iri
from ipcoop.graph.forward import Triple
from ipcoop.graph.infer import is_current, unfounded
from ipcoop.graph.validate import Finding, validate
from ipcoop.namespaces import INFERRED_GRAPH, IPCOOP, shorten
from ipcoop.sparql.query import Store
from ipcoop.sparql.rules import breaches, rules
from ipcoop.sparql.store import MemoryStore

_INFER = "Run: python -m ipcoop.graph.infer"


def check_data(dataset: Dataset) -> Check:
    """Check texts, shapes, integrity rules, contradictions and whether inferences are current."""
    findings = (
        *validate(checkable(dataset)).findings,
        *check_statements(dataset),
        *_contradictions(dataset),
        *_wrong_inferences(),
    )
    return Check("data", findings)


def check_statements(dataset: Dataset) -> list[Finding]:
    """Check texts, integrity rules and the age of the inferences: all that needs no reasoning."""
    store = MemoryStore.from_nquads(to_nquads(dataset))
    return [*_changed_texts(dataset), *_broken_rules(store), *_stale_inferences()]


def _changed_texts(dataset: Dataset) -> Iterator[Finding]:
    told = checkable(dataset)
    for identifier in document_identifiers():
        document, node = read_document(identifier), document_iri(identifier)
        noted = str(told.value(node, IPCOOP.sourceHash) or "none")
        if noted != document.sha256:
            message = (
                f"The text in data/documents/{identifier}.txt is not the one that the evidence was "
                f"taken from: its SHA-256 is {document.sha256}, the one on record is {noted}."
            )
            yield Finding("Violation", str(node), message, "sourceHash")


def _broken_rules(store: Store) -> Iterator[Finding]:
    for breach in breaches(store, rules("integrity")):
        yield Finding(breach.rule.severity, breach.focus, breach.message, breach.rule.name)


def _contradictions(dataset: Dataset) -> Iterator[Finding]:
    message, statements = conflict(asserted(dataset))
    if message:
        named = "; ".join(_in_words(dataset, statement) for statement in statements)
        yield Finding("Violation", str(statements[0][0]), f"{message}: {named}.", "contradiction")


def _in_words(dataset: Dataset, statement: Triple) -> str:
    return f"{_words(statement)} (in {', '.join(graphs_of(dataset, statement))})"


def _words(statement: Triple) -> str:
    return " ".join(shorten(str(term)) for term in statement)


def _stale_inferences() -> Iterator[Finding]:
    if not is_current():
        message = f"data/graphs/inferred.ttl is older than what it follows from. {_INFER}"
        yield Finding("Violation", str(INFERRED_GRAPH), message, "inferred")


def _wrong_inferences() -> Iterator[Finding]:
    for triple in sorted(unfounded()) if is_current() else ():
        message = (
            f"data/graphs/inferred.ttl has, or lacks, “{_words(triple)}” against the axioms. "
            f"{_INFER}"
        )
        yield Finding("Violation", str(triple[0]), message, "inferred")
