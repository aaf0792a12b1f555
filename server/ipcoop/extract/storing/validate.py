"""Check the graphs of one document against the shapes, before and beside all other documents.

The rules are put to what the document states and to the document itself; of a thing that the
reference data describe, only to what the document adds. Rules that are kept by construction are
left out here, and ``ipcoop check data`` puts them to everything: those on evidence, assertions and
open questions, and the one that asks for an English label. Left in for these are the rules that
depend on what was found: weekdays and speakers.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import SKOS
from rdflib.term import Node

from ipcoop.extract.storing.compare import SINGLE_VALUED
from ipcoop.extract.storing.graphs import DocumentGraphs
from ipcoop.extract.storing.merge import Triple
from ipcoop.graph.evidence import sentences_graph
from ipcoop.graph.focused import Checker
from ipcoop.graph.forward import Forward
from ipcoop.graph.layers import Layers
from ipcoop.graph.turtle import read_turtle
from ipcoop.graph.validate import Finding
from ipcoop.namespaces import IPCOOP, OA, SHAPE
from ipcoop.resources import resource

_SINGLE = {IPCOOP[words.removeprefix("ipcoop:")] for words in SINGLE_VALUED}
_KEPT = {SHAPE["ThingShape-label-en"]}
_CLAIM_RULES = (SHAPE["ClaimShape-claimedBy"], SHAPE["ClaimShape-claimedIn"])
_DATE_RULES = (SHAPE["AssertionShape-weekday"],)
_WEEKDAY = re.compile(r"\b(?:sun|mon|tue|wed|thu|fri|sat)", re.IGNORECASE)

# Looking a name up in a namespace takes longer than what is done with it here.
_TYPE, _CLAIM, _EXACT, _DATE = RDF.type, IPCOOP.Claim, OA.exact, XSD.date
_OBJECT, _EVIDENCE = IPCOOP.assertedObject, IPCOOP.hasEvidence
_QUESTION_SUBJECT = IPCOOP.questionSubject

Rules = dict[Node, set[URIRef]]
Seen = tuple[Node, Node, Node]


class Context:
    """What every document is read against: the ontology and the reference data."""

    def __init__(self, reference: Iterable[Path] | None = None) -> None:
        """Read the ontology, and reference data: that of the project, or the files named."""
        files = resource("data", "reference").glob("*.ttl") if reference is None else reference
        known = Graph("SimpleMemory", bind_namespaces="none")
        for path in sorted(resource("ontology").glob("*.ttl")):
            known += read_turtle(path)
        self.forward = Forward(known)
        for path in sorted(files):
            self.forward.follow(known, read_turtle(path))
        self.layers = Layers(known)
        self.graph = Graph(self.layers, bind_namespaces="none")
        self.checker = Checker(self.graph)


def check_document(graphs: DocumentGraphs, context: Context) -> tuple[Finding, ...]:
    """Return what is wrong with the graphs of a document, gravest first."""
    told = [*_as_reconciled(graphs.document, context.graph), *graphs.metadata]
    known = {node for node in {s for s, _, _ in told} if (node, _TYPE, None) in context.graph}
    rules_on_evidence, looked_at = _on_evidence(graphs)
    try:
        context.forward.follow(context.graph, [*told, *looked_at])
        rules = _rules(told, known, context.checker)
        for node, names in rules_on_evidence.items():
            rules[node].update(names)
        return context.checker.check(rules)
    finally:
        context.layers.drop()


def _as_reconciled(facts: Collection[Triple], reference: Graph) -> list[Triple]:
    """Return facts as they will stand beside the reference data.

    What is contradicted will be disputed, and a second name will be an alternative one.
    """
    values: dict[tuple[URIRef, URIRef], set[Node]] = defaultdict(set)
    kept = []
    for subject, predicate, value in facts:
        if predicate in _SINGLE:
            values[subject, predicate].add(value)
        elif predicate == RDFS.label and (subject, predicate, None) in reference:
            kept.append((subject, SKOS.altLabel, value))
        else:
            kept.append((subject, predicate, value))
    for (subject, predicate), found in values.items():
        found |= set(reference.objects(subject, predicate))
    return kept + [t for t in facts if t[1] in _SINGLE and len(values[t[0], t[1]]) == 1]


def _rules(told: Iterable[Triple], known: set[URIRef], checker: Checker) -> Rules:
    """Return the rules for what is told, by the nodes to which they are put."""
    rules: Rules = defaultdict(set)
    touched: dict[URIRef, set[URIRef]] = defaultdict(set)
    for subject, predicate, value in told:
        touched[subject].add(predicate)
        rules[value].update(checker.rules_for_value_of(predicate))
    for subject, predicates in touched.items():
        own = checker.rules_for(subject) - _KEPT
        if subject in known:
            own = {rule for rule in own if checker.path_of(rule) in {None, *predicates}}
        rules[subject] |= own
    return rules


def _on_evidence(graphs: DocumentGraphs) -> tuple[dict[Node, tuple[URIRef, ...]], list[Seen]]:
    """Return the rules for nodes of the evidence graph, and the triples that rules look at."""
    by_subject: dict[Node, list[Triple]] = defaultdict(list)
    for triple in graphs.evidence:
        by_subject[triple[0]].append(triple)
    rules: dict[Node, tuple[URIRef, ...]] = {}
    looked_at: list[Seen] = []
    for subject, triples in by_subject.items():
        told = {predicate: value for _, predicate, value in triples}
        if told.get(_TYPE) == _CLAIM:
            rules[subject] = _CLAIM_RULES
        elif _QUESTION_SUBJECT in told:
            looked_at += triples
        elif _is_date(told.get(_OBJECT)):
            words = [value for _, predicate, value in triples if predicate == _EVIDENCE]
            spans = [triple for span in words for triple in by_subject[span]]
            if any(p == _EXACT and _WEEKDAY.search(text) for _, p, text in spans):
                rules[subject] = _DATE_RULES
                looked_at += spans
    if _DATE_RULES in rules.values():
        looked_at += sentences_graph(graphs.source)
    looked_at += (triple for subject in rules for triple in by_subject[subject])
    return rules, looked_at


def _is_date(value: Node | None) -> bool:
    return isinstance(value, Literal) and value.datatype == _DATE
