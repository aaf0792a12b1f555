"""Check a graph against the SHACL shapes of the project."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pyshacl
import rdflib.plugins.sparql
from pyshacl.constraints.constraint_component import ConstraintComponent
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, SH
from rdflib.plugins.sparql import evaluate
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Node

from ipcoop.errors import BadDataError
from ipcoop.graph.queries import parsed
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import shorten
from ipcoop.resources import resource

_STYLE = "ontology-style.ttl"
_MILD = {"Warning": 1, "Info": 2}  # any other severity is as grave as a violation
_VARIABLE = re.compile(r"\{[?$](\w+)\}")


@dataclass(frozen=True, order=True)
class Finding:
    """One result of a check: how grave it is, on what, and what is wrong in plain words."""

    severity: str
    focus: str
    message: str
    source: str

    @property
    def is_grave(self) -> bool:
        """Whether this is more than a warning or a note."""
        return self.severity not in _MILD


@dataclass(frozen=True)
class Report:
    """The outcome of a validation: findings, gravest first, and the SHACL report as RDF."""

    findings: tuple[Finding, ...]
    graph: Graph

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings and notes do not count."""
        return not any(finding.is_grave for finding in self.findings)


@cache
def shapes_graph() -> Graph:
    """Return the shapes for data as one graph."""
    style = resource("shapes", _STYLE)
    return _together(path for path in sorted(resource("shapes").glob("*.ttl")) if path != style)


@cache
def ontology_shapes() -> Graph:
    """Return the shapes for the ontology itself, the house style of its terms, as one graph."""
    return _together(resource("shapes", name) for name in ("prefixes.ttl", _STYLE))


@cache
def _shapes_ready() -> Graph:
    """Return the shapes for data as pySHACL takes them; what it adds is the same each time."""
    return for_pyshacl(shapes_graph())


def _together(paths: Iterable[Path]) -> Graph:
    graph = Graph("SimpleMemory")
    for path in paths:
        graph += read_turtle(path)
    return graph


def validate(data: Graph, shapes: Graph | None = None) -> Report:
    """Validate a graph; classes and their hierarchy are looked up in the graph itself.

    Raises:
        BadDataError: if a shape asks another endpoint.
        pyshacl.errors.ValidationFailure: if a shape has a query that SHACL does not allow.
    """
    _, report, _ = pyshacl.validate(
        parsed_once(data),
        shacl_graph=_shapes_ready() if shapes is None else for_pyshacl(shapes),
        advanced=True,  # targets that are queries
        inference="none",
        allow_infos=True,
        allow_warnings=True,
        inplace=True,
    )
    if not isinstance(report, Graph):
        raise report
    return Report(findings(report, data), report)


def findings(report: Graph, data: Graph) -> tuple[Finding, ...]:
    """Return the results of a SHACL report on data in words, gravest first."""
    results = report.subjects(RDF.type, SH.ValidationResult)
    found = {finding(report, result, data) for result in results}
    return tuple(sorted(found, key=gravest_first))


def finding(report: Graph, result: Node, data: Graph) -> Finding:
    """Return one result of a SHACL report on data in words."""
    messages = sorted(str(message) for message in report.objects(result, SH.resultMessage))
    severity = report.value(result, SH.resultSeverity, default=SH.Violation)
    return Finding(
        severity=str(severity).removeprefix(str(SH)),
        focus=str(report.value(result, SH.focusNode)),
        message=" ".join([*messages, *_found(report, result, data)]),
        source=str(report.value(result, SH.sourceShape)),
    )


def gravest_first(found: Finding) -> tuple[int, Finding]:
    """Return what findings are sorted by."""
    return _MILD.get(found.severity, 0), found


def for_pyshacl(shapes: Graph) -> Graph:
    """Return a copy, for pySHACL adds to it; each query has all prefixes that are imported.

    pySHACL itself does not follow ``owl:imports`` from what ``sh:prefixes`` names.
    """
    copy = Graph("SimpleMemory")
    copy += shapes
    for query, declaring in shapes.subject_objects(SH.prefixes):
        for node in shapes.transitive_objects(declaring, OWL.imports):
            if node is not None:
                copy.add((query, SH.prefixes, node))
    return copy


def parsed_once(data: Graph) -> Graph:
    """Return a view of a graph that parses each query once."""
    return _ParsedOnce(data.store, data.identifier)


class _ParsedOnce(Graph):
    """A view of a graph that parses a query once: a rule puts the same one to every node."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:  # noqa: ANN401
        query = parsed(query_object) if isinstance(query_object, str) else query_object
        return super().query(query, *args, **kwargs)


def _fill_in(
    _: ConstraintComponent, message: str, bound: tuple[Any, Any, Any, dict[str, Any]]
) -> str:
    """Put the values that a query found into the message of its rule."""
    this, path, value, others = bound
    values = {"this": this, "path": path, "value": value, **others}
    return _VARIABLE.sub(lambda match: _name(values.get(match[1], match[0])), message)


# pySHACL's own way reads a backslash in a value as an escape, and fails.
ConstraintComponent._format_sparql_based_result_message = _fill_in  # type: ignore[method-assign]


def _refuse_service(*_: object) -> NoReturn:
    raise BadDataError("A shape asks another endpoint with SERVICE.", "Leave that out.")


# rdflib's own way fetches what a query names with SERVICE, and with FROM.
evaluate.evalServiceQuery = _refuse_service  # type: ignore[assignment]
rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False


def _found(report: Graph, result: Node, data: Graph) -> list[str]:
    """Name the values that broke a rule; the message of a query names them itself."""
    focus, path = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
    if (result, SH.sourceConstraint, None) in report or path is None:
        return []
    value = report.value(result, SH.value)
    if value is not None:
        values = [value]
    elif isinstance(path, URIRef):
        values = sorted(data.objects(focus, path), key=str)
    else:
        return []
    return [f"Found: {', '.join(map(_in_words, values)) or 'nothing'}."]


def _in_words(value: Node) -> str:
    return f"“{value}”" if isinstance(value, Literal) else _name(value)


def _name(value: object) -> str:
    return shorten(value) if isinstance(value, URIRef) else str(value)
