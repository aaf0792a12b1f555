"""The validation report on a change: what it makes wrong that was not wrong before."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.extras.shacl import parse_shacl_path
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from ipcoop.graph.validate import Finding, finding, gravest_first

_IDENTITY = (SH.focusNode, SH.sourceShape, SH.sourceConstraintComponent, SH.sourceConstraint)

Identity = tuple[Node | None, ...]
"""What tells results apart: thing, rule, constraint, value."""


@dataclass(frozen=True)
class Result:
    """One thing that a change makes wrong.

    Attributes:
        finding: how grave it is, on what, and what is wrong in words; its source is the rule.
        focus: the thing.
        path: the IRI of the property, or the path as SPARQL writes it; None if there is none.
        value: the value that is wrong, if there is one.
    """

    finding: Finding
    focus: Node
    path: str | None
    value: Node | None

    def to_json(self) -> dict[str, Any]:
        """Return the result as JSON can hold it; terms are as in JSON results of SPARQL."""
        return {
            "severity": self.finding.severity,
            "focusNode": _term(self.focus),
            "resultPath": self.path,
            "value": _term(self.value),
            "sourceShape": self.finding.source,
            "resultMessage": self.finding.message,
        }


@dataclass(frozen=True)
class ChangeReport:
    """A SHACL validation report, as N-Triples, in which all messages name the values."""

    triples: str = ""

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """The results, gravest first."""
        if not self.triples:
            return ()
        graph = Graph().parse(data=self.triples, format="nt")
        found = [_result(graph, result) for result in _results(graph)]
        return tuple(sorted(found, key=lambda result: gravest_first(result.finding)))

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings and notes do not count."""
        return not any(result.finding.is_grave for result in self.results)

    @property
    def in_words(self) -> str:
        """How much was found, such as ``conforms, 2 warnings``."""
        found = Counter(result.finding.severity.lower() for result in self.results)
        counts = [f"{n} {kind}{'' if n == 1 else 's'}" for kind, n in sorted(found.items())]
        return ", ".join(["conforms" if self.conforms else "does not conform", *counts])

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        results = [result.to_json() for result in self.results]
        return {"conforms": self.conforms, "results": results}


def identities(report: Graph) -> set[Identity]:
    """Return what tells the results of a report apart."""
    return {_identity(report, result) for result in _results(report)}


def focus_nodes(report: Graph) -> set[Node]:
    """Return the things that a report finds something wrong with."""
    return {node for result in _results(report) for node in report.objects(result, SH.focusNode)}


def report_of_new(after: Graph, before: Graph, data: Graph) -> ChangeReport:
    """Make a report of the results after a change that are not among those before it.

    What was wrong before in the same way, the same thing with the same rule and value, is no
    result of the change, though its message may have become another.
    """
    known, report, grave = identities(before), Graph(), False
    whole = BNode()
    for result in _results(after):
        if _identity(after, result) not in known:
            report += after.cbd(result)
            told = finding(after, result, data)
            report.set((result, SH.resultMessage, Literal(told.message, lang="en")))
            report.add((whole, SH.result, result))
            grave |= told.is_grave
    if not report:
        return ChangeReport()
    report.add((whole, RDF.type, SH.ValidationReport))
    report.add((whole, SH.conforms, Literal(not grave)))
    return ChangeReport(report.serialize(format="nt"))


def _results(report: Graph) -> Iterator[Node]:
    yield from report.objects(None, SH.result)


def _identity(report: Graph, result: Node) -> Identity:
    parts = (*_IDENTITY, SH.value)
    path = report.value(result, SH.resultPath)
    # A path of several properties is that of the rule, under another blank node each time.
    return *(report.value(result, part) for part in parts), path if isinstance(
        path, URIRef
    ) else None


def _result(report: Graph, result: Node) -> Result:
    told = dict(report.predicate_objects(result))
    return Result(
        finding=Finding(
            severity=str(told[SH.resultSeverity]).removeprefix(str(SH)),
            focus=str(told[SH.focusNode]),
            message=str(told[SH.resultMessage]),
            source=str(told[SH.sourceShape]),
        ),
        focus=told[SH.focusNode],
        path=_written(report, told.get(SH.resultPath)),
        value=told.get(SH.value),
    )


def _written(report: Graph, path: Node | None) -> str | None:
    if path is None or isinstance(path, URIRef):
        return path and str(path)
    return parse_shacl_path(report, path).n3()


def _term(node: Node | None) -> dict[str, str] | None:
    match node:
        case None:
            return None
        case URIRef():
            return {"type": "uri", "value": str(node)}
        case Literal(language=str(language)):
            return {"type": "literal", "value": str(node), "xml:lang": language}
        case Literal(datatype=URIRef() as datatype):
            return {"type": "literal", "value": str(node), "datatype": str(datatype)}
        case Literal():
            return {"type": "literal", "value": str(node)}
        case _:
            return {"type": "bnode", "value": str(node)}
