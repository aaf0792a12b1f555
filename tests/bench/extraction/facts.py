"""Bring an extraction, or the four graphs of a document, to single triples with their warrant."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node as Term

from ipcoop.extract.model import Extraction, Modality, Node, Span, Status, Warrant
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import IPCOOP, OA, SCHEME

Warrants = dict[tuple[Term | None, ...], list[Warrant]]
"""Warrants by triple, or by the one node that they cover."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One triple, with what it rests on."""

    subject: URIRef
    predicate: URIRef
    object: URIRef | Literal
    warrant: Warrant

    @property
    def status(self) -> str:
        """The status in the words of the gold files, where intentions are called planned."""
        planned = self.warrant.modality is Modality.INTENTION
        is_claim = self.warrant.status is Status.CLAIMED
        return "planned" if is_claim and planned else self.warrant.status.value


def of_extraction(extraction: Extraction) -> list[Fact]:
    """Return the triples of an extraction."""
    statements = (Fact(s.subject, s.predicate, s.object, s.warrant) for s in extraction.statements)
    return [*(fact for node in extraction.nodes for fact in _of_node(node)), *statements]


def _of_node(node: Node) -> Iterator[Fact]:
    yield Fact(node.iri, RDF.type, node.type, node.warrant)
    yield Fact(node.iri, RDFS.label, Literal(node.label, lang="en"), node.warrant)
    for predicate, value in node.links:
        yield Fact(node.iri, predicate, value, node.warrant)


def of_graphs(folder: Path) -> list[Fact]:
    """Return the triples of ``document.ttl``, ``implied.ttl`` and ``claims.ttl`` of a folder.

    Each is given once for each assertion in ``evidence.ttl`` that covers it.
    """
    evidence = read_turtle(folder / "evidence.ttl")
    by_triple, by_node = _warrants(evidence)
    facts = []
    for name in ("document", "implied", "claims"):
        for subject, predicate, value in _triples(read_turtle(folder / f"{name}.ttl")):
            found = by_triple.get((subject, predicate, value)) or by_node[(subject,)]
            facts += [Fact(subject, predicate, value, warrant) for warrant in found]
    return facts


def _triples(graph: Graph) -> list[tuple[URIRef, URIRef, URIRef | Literal]]:
    found = [
        (URIRef(str(s)), URIRef(str(p)), o if isinstance(o, Literal) else URIRef(str(o)))
        for s, p, o in graph
    ]
    return sorted(found)


def questions_of_graph(evidence: Graph) -> Iterator[tuple[URIRef, URIRef, tuple[Span, ...]]]:
    """Return subject, property and words of the open questions of a graph of evidence."""
    for question in _sorted(evidence.subjects(RDF.type, IPCOOP.OpenQuestion)):
        subject = evidence.value(question, IPCOOP.questionSubject)
        asked = evidence.value(question, IPCOOP.questionProperty)
        yield URIRef(str(subject)), URIRef(str(asked)), _spans(evidence, question)


def _sorted(terms: Iterable[Term]) -> list[URIRef]:
    return sorted(URIRef(str(term)) for term in terms)


def distinct(extraction: Extraction) -> set[str]:
    """Return the items of an extraction as texts that are the same for the same item."""
    return {repr(item) for item in (*extraction.nodes, *extraction.statements)}


def _warrants(evidence: Graph) -> tuple[Warrants, Warrants]:
    by_triple: Warrants = defaultdict(list)
    by_node: Warrants = defaultdict(list)
    for assertion in _sorted(evidence.subjects(IPCOOP.hasStatus)):
        warrant = _warrant(evidence, assertion)
        node = evidence.value(assertion, IPCOOP.assertsNode)
        if node is not None:
            by_node[(node,)].append(warrant)
            continue
        parts = (IPCOOP.assertedSubject, IPCOOP.assertedPredicate, IPCOOP.assertedObject)
        by_triple[tuple(evidence.value(assertion, part) for part in parts)].append(warrant)
    return by_triple, by_node


def _warrant(evidence: Graph, assertion: URIRef) -> Warrant:
    status = str(evidence.value(assertion, IPCOOP.hasStatus)).removeprefix(f"{SCHEME}status/")
    modality = evidence.value(assertion, IPCOOP.hasModality)
    claimed_by, claimed_in = (
        evidence.value(assertion, p) for p in (IPCOOP.claimedBy, IPCOOP.claimedIn)
    )
    return Warrant(
        Status(status),
        _spans(evidence, assertion),
        claimed_by=URIRef(str(claimed_by)) if claimed_by else None,
        claimed_in=URIRef(str(claimed_in)) if claimed_in else None,
        modality=Modality(str(modality).rpartition("/")[2]) if modality else None,
    )


def _spans(evidence: Graph, node: URIRef) -> tuple[Span, ...]:
    found = [
        Span(int(str(evidence.value(span, OA.start))), int(str(evidence.value(span, OA.end))))
        for span in evidence.objects(node, IPCOOP.hasEvidence)
    ]
    return tuple(sorted(found))
