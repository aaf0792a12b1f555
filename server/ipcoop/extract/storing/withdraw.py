"""Withdraw what would break a shape: what cannot stand in the graph is not asserted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rdflib import SH, Literal, URIRef

from ipcoop.extract.model import Extraction
from ipcoop.extract.storing.graphs import DocumentGraphs
from ipcoop.extract.storing.merge import Triple, triple_of
from ipcoop.graph.validate import Finding, shapes_graph
from ipcoop.namespaces import IPCOOP

_OF_TRIPLE = (IPCOOP.assertedSubject, IPCOOP.assertedPredicate, IPCOOP.assertedObject)


def without_breaches(
    extraction: Extraction, drawn: DocumentGraphs, findings: Iterable[Finding]
) -> Extraction:
    """Return an extraction without the statements and things that grave findings are about.

    A finding on a property takes the statements with it; one on what a thing lacks, the thing,
    and with it all that is said of it.
    """
    triples: set[Triple] = set()
    nodes: set[URIRef] = set()
    for finding in findings:
        if finding.is_grave:
            asserted = {p: o for s, p, o in drawn.evidence if s == URIRef(finding.focus)}
            found = set(_blamed(extraction, asserted, finding))
            triples |= found
            if not found:
                nodes.add(URIRef(asserted.get(IPCOOP.assertsNode, finding.focus)))
    return _without(extraction, triples, nodes & {node.iri for node in extraction.nodes})


def _blamed(
    extraction: Extraction, asserted: Mapping[URIRef, URIRef | Literal], finding: Finding
) -> Iterator[Triple]:
    """Yield the statements that a finding is about; ``asserted`` is what an assertion says."""
    focus = URIRef(finding.focus)
    if set(_OF_TRIPLE) <= asserted.keys():
        subject, predicate, value = (asserted[p] for p in _OF_TRIPLE)
        yield URIRef(subject), URIRef(predicate), value
        return
    shapes, shape = shapes_graph(), URIRef(finding.source)
    of_subject = {*shapes.objects(shape, SH.path), *shapes.objects(shape, SH.targetSubjectsOf)}
    of_object = set(shapes.objects(shape, SH.targetObjectsOf))
    for statement in extraction.statements:
        at_subject = statement.subject == focus and statement.predicate in of_subject
        if at_subject or (statement.object == focus and statement.predicate in of_object):
            yield triple_of(statement)


def _without(extraction: Extraction, triples: set[Triple], nodes: set[URIRef]) -> Extraction:
    gone = set(nodes)
    kept = [node for node in extraction.nodes if node.iri not in gone]
    while lost := {n.iri for n in kept if any(value in gone for _, value in n.links)}:
        gone |= lost
        kept = [node for node in kept if node.iri not in gone]
    statements = [
        s
        for s in extraction.statements
        if triple_of(s) not in triples and not gone & {s.subject, s.object, s.warrant.claimed_by}
    ]
    questions = [q for q in extraction.questions if q.subject not in gone]
    return replace(
        extraction, nodes=tuple(kept), statements=tuple(statements), questions=tuple(questions)
    )
