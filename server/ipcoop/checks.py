"""All that can be checked about the ontology, the data and the queries, as findings."""

import re
from collections.abc import Iterator

from rdflib import RDF, Dataset

from ipcoop.errors import IpcoopError
from ipcoop.graph.build import asserted, checkable, facts, graphs_of, to_nquads
from ipcoop.graph.closure import Triple
from ipcoop.graph.conflict import conflict
from ipcoop.graph.documents import document_identifiers, read_document
from ipcoop.graph.evidence import document_iri
from ipcoop.graph.infer import is_current, unfounded
from ipcoop.graph.reason import is_available, realise
from ipcoop.graph.validate import Finding, validate
from ipcoop.namespaces import INFERRED_GRAPH, IPCOOP, ONTOLOGY, shorten
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.formats import formats_of
from ipcoop.sparql.integrity import breaches, rules
from ipcoop.sparql.store import MemoryStore, QueryRequest, Store
from ipcoop.sparql.syntax import check

_INFER = "Run: python -m ipcoop.graph.infer"
_TERM = re.compile(r"\bipcoop:([A-Za-z]\w*)")


def check_ontology(dataset: Dataset) -> list[Finding]:
    """Ask HermiT: does everything hold together, can every class have members, are types told."""
    if not is_available():
        remedy = "HermiT is not installed, so consistency in OWL 2 DL was not checked: "
        return [Finding("Info", str(ONTOLOGY), remedy + "pip install 'ipcoop[reason]'.", "HermiT")]
    told = facts(dataset)
    found = realise(told)
    if not found.consistent:
        return [Finding("Violation", str(ONTOLOGY), "Ontology and facts contradict.", "HermiT")]
    empty = (
        Finding("Violation", name, "The class can have no member.", "HermiT")
        for name in found.unsatisfiable
    )
    untold = (
        Finding("Violation", str(thing), f"It is a {kind}, which no graph tells.", "HermiT")
        for thing, kind in sorted(found.types)
        if str(kind).startswith(IPCOOP) and (thing, RDF.type, kind) not in told
    )
    return [*empty, *untold]


def check_data(dataset: Dataset) -> list[Finding]:
    """Check texts, shapes, integrity rules, contradictions and whether inferences are current."""
    return [
        *validate(checkable(dataset)).findings,
        *check_statements(dataset),
        *_contradictions(dataset),
        *_wrong_inferences(),
    ]


def check_statements(dataset: Dataset) -> list[Finding]:
    """Check texts, integrity rules and the age of the inferences: all that needs no reasoning."""
    store = MemoryStore.from_nquads(to_nquads(dataset))
    return [*_changed_texts(dataset), *_broken_rules(store), *_stale_inferences()]


def check_queries(dataset: Dataset) -> list[Finding]:
    """Run every shipped query, and look up every term of the ontology that it uses."""
    store = MemoryStore.from_nquads(to_nquads(dataset))
    declared = {str(term).removeprefix(IPCOOP) for term in facts(dataset).subjects()}
    findings: list[Finding] = []
    for query in [*Catalogue.load(), *rules()]:
        unknown = sorted(set(_TERM.findall(query.text)) - declared)
        findings += (_unknown_term(query.name, term) for term in unknown)
        findings += _failure(store, query.name, query.text)
    return findings


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
    for breach in breaches(store):
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


def _unknown_term(name: str, term: str) -> Finding:
    return Finding("Violation", name, f"ipcoop:{term} is not in the ontology.", "terms")


def _failure(store: Store, name: str, text: str) -> Iterator[Finding]:
    try:
        store.query(QueryRequest(text), formats_of(check(text))[0])
    except IpcoopError as error:
        yield Finding("Violation", name, str(error), "syntax")
