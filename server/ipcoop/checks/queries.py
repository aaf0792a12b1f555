"""Check the queries that ship with the project."""

import re
from collections.abc import Iterator

from rdflib import Dataset

from ipcoop.checks.report import Check
from ipcoop.errors import IpcoopError
from ipcoop.graph.build import facts, to_nquads
from ipcoop.graph.validate import Finding, validate
from ipcoop.namespaces import IPCOOP
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.formats import JSON, TURTLE
from ipcoop.sparql.profiles import profiles, view, view_shapes
from ipcoop.sparql.query import QueryRequest, Store
from ipcoop.sparql.rules import rules
from ipcoop.sparql.store import MemoryStore

_TERM = re.compile(r"\bipcoop:([A-Za-z]\w*)")


def check_queries(dataset: Dataset) -> Check:
    """Run every shipped query, look up the terms that it uses, and validate every profile."""
    store = MemoryStore.from_nquads(to_nquads(dataset))
    declared = {str(term).removeprefix(IPCOOP) for term in facts(dataset).subjects()}
    findings: list[Finding] = []
    for query in [*Catalogue.load(), *rules("integrity")]:
        unknown = sorted(set(_TERM.findall(query.text)) - declared)
        findings += (_unknown_term(query.name, term) for term in unknown)
        findings += _failure(store, query.name, query.text)
    for name in profiles():
        findings += validate(view(store, name), view_shapes(name)).findings
    return Check("queries", tuple(findings))


def _unknown_term(name: str, term: str) -> Finding:
    return Finding("Violation", name, f"ipcoop:{term} is not in the ontology.", "terms")


def _failure(store: Store, name: str, text: str) -> Iterator[Finding]:
    try:
        store.query(QueryRequest(text), JSON, TURTLE)
    except IpcoopError as error:
        yield Finding("Violation", name, str(error), "syntax")
