"""Bring together what one document says more than once.

The same statement twice is one statement with the words of both. What the document states is
neither implied nor claimed by it too, and what it implies is not claimed.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace

from rdflib import RDF, Literal, URIRef

from ipcoop.extract.model import Extraction, Node, Question, Statement, Status, Warrant

Triple = tuple[URIRef, URIRef, URIRef | Literal]

_RANK = {status: rank for rank, status in enumerate(Status)}


@dataclass(frozen=True, slots=True)
class Merged:
    """Nodes, statements and questions of one document, none of them twice."""

    nodes: tuple[Node, ...]
    statements: tuple[Statement, ...]
    questions: tuple[Question, ...]


def merged(extraction: Extraction) -> Merged:
    """Return what an extraction holds, each thing once, with all its words."""
    nodes, remaining = _nodes(extraction.nodes)
    unique = _statements([*extraction.statements, *remaining])
    holders = {triple: node.iri for node in nodes.values() for triple in triples_of(node)}
    kept = []
    for statement in unique:
        holder = holders.get(triple_of(statement))
        node = nodes[holder] if holder else None
        if node is None or rank(statement) < rank(node):
            kept.append(statement)
        elif rank(statement) == rank(node):
            nodes[node.iri] = replace(node, warrant=_joined(node.warrant, statement.warrant))
    return Merged(tuple(nodes.values()), tuple(kept), tuple(_questions(extraction.questions)))


def triples_of(node: Node) -> Iterator[Triple]:
    """Yield the type and the links of a node."""
    yield node.iri, RDF.type, node.type
    for predicate, value in node.links:
        yield node.iri, predicate, value


def triple_of(statement: Statement) -> Triple:
    """Return the triple that a statement makes."""
    return statement.subject, statement.predicate, statement.object


def rank(item: Node | Statement) -> int:
    """Return 0 for what is stated, and more for a weaker warrant."""
    return _RANK[item.warrant.status]


def _nodes(nodes: Iterable[Node]) -> tuple[dict[URIRef, Node], list[Statement]]:
    """Return one node for each thing, and what further nodes say that it does not."""
    groups: dict[URIRef, list[Node]] = defaultdict(list)
    for node in nodes:
        groups[node.iri].append(node)
    chosen, remaining = {}, []
    for iri, group in groups.items():
        first, *others = sorted(group, key=rank)
        told = set(triples_of(first))
        for other in others:
            if rank(other) == rank(first):
                first = replace(first, warrant=_joined(first.warrant, other.warrant))
            for triple in triples_of(other):
                if triple not in told:
                    told.add(triple)
                    remaining.append(Statement(*triple, other.warrant))
        chosen[iri] = first
    return chosen, remaining


def _statements(statements: Iterable[Statement]) -> list[Statement]:
    """Return each statement once; claims of several speakers remain several."""
    best: dict[Triple, int] = {}
    for statement in statements:
        triple = triple_of(statement)
        best[triple] = min(rank(statement), best.get(triple, len(_RANK)))
    unique: dict[Hashable, Statement] = {}
    for statement in statements:
        triple, warrant = triple_of(statement), statement.warrant
        if rank(statement) == best[triple]:
            key = (triple, warrant.claimed_by, warrant.modality)
            known = unique.get(key)
            words = _joined(known.warrant, warrant) if known else warrant
            unique[key] = replace(known or statement, warrant=words)
    return list(unique.values())


def _questions(questions: Iterable[Question]) -> Iterable[Question]:
    """Return one question for each property of a thing."""
    asked: dict[tuple[URIRef, URIRef], Question] = {}
    for question in questions:
        about = question.subject, question.property
        if (first := asked.get(about)) is None:
            asked[about] = question
        else:
            spans = tuple(sorted({*first.spans, *question.spans}))
            asked[about] = replace(first, spans=spans, note=first.note or question.note)
    return asked.values()


def _joined(first: Warrant, second: Warrant) -> Warrant:
    return replace(first, spans=tuple(sorted({*first.spans, *second.spans})))
