"""Decisions as Turtle: ``decisions/{identifier}.ttl`` of a data folder."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from ipcoop.errors import BadDataError
from ipcoop.extract.model import Modality, Node, Statement, Status, Warrant
from ipcoop.extract.storing.assertions import BY_HAND, assertion_iri, local_name
from ipcoop.extract.storing.decisions import Decision, Item, Key, Quote, Verdict
from ipcoop.extract.storing.merge import Triple, triples_of
from ipcoop.graph.evidence import document_iri
from ipcoop.graph.turtle import read_turtle, to_turtle
from ipcoop.namespaces import ID, IPCOOP, OA, SCHEME
from ipcoop.resources import published

PEOPLE = "_people"
"""The file of the decisions on which persons are one; no document has this identifier."""

_ASSERTED = (IPCOOP.assertedSubject, IPCOOP.assertedPredicate, IPCOOP.assertedObject)
_DIGITS = 10


def decisions_path(folder: Path, identifier: str) -> Path:
    """Return where the decisions about a document stand in a data folder."""
    return folder / "decisions" / f"{identifier}.ttl"


def read_decisions(folder: Path, identifier: str) -> list[Decision]:
    """Return the decisions about a document; none if there is no file.

    Raises:
        BadDataError: if the file is not Turtle, or a decision in it lacks something.
    """
    path = decisions_path(folder, identifier)
    if not path.exists():
        return []
    graph = read_turtle(path)
    try:
        made = sorted(graph.subjects(RDF.type, IPCOOP.ReviewDecision), key=str)
        return [_decision(graph, iri) for iri in made if isinstance(iri, URIRef)]
    except (ValueError, KeyError) as error:
        raise BadDataError(
            f"{path} has a decision that lacks something: {error}.", "Mend it, or take it out."
        ) from error


def write_decisions(folder: Path, identifier: str, decisions: Iterable[Decision]) -> None:
    """Write the decisions about a document in place of the earlier ones; the last one counts."""
    path = decisions_path(folder, identifier)
    triples = list(dict.fromkeys(_triples(identifier, _last_of(decisions))))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(published(to_turtle(triples)))
    part.replace(path)


def _last_of(decisions: Iterable[Decision]) -> list[Decision]:
    """Keep of several decisions on one thing the last one; to reject and add is one edit."""
    kept: dict[Key, dict[Verdict, Decision]] = {}
    for decision in decisions:
        others = kept.get(decision.key, {})
        is_edit = {decision.verdict, *others} <= {Verdict.REJECTED, Verdict.ADDED}
        kept[decision.key] = {**(others if is_edit else {}), decision.verdict: decision}
    return [decision for verdicts in kept.values() for decision in verdicts.values()]


def _triples(identifier: str, decisions: Iterable[Decision]) -> Iterator[Triple]:
    for decision in decisions:
        content = _content(decision.key)
        iri = _iri("decision", identifier, [decision.verdict, *(term.n3() for term in content)])
        words = " ".join(map(local_name, content))
        yield iri, RDF.type, IPCOOP.ReviewDecision
        yield iri, RDFS.label, Literal(f"{decision.verdict}: {words}", lang="en")
        yield iri, IPCOOP.hasVerdict, SCHEME[f"verdict/{decision.verdict}"]
        yield from _about(iri, content)
        if identifier != PEOPLE:
            yield iri, IPCOOP.appliesTo, document_iri(identifier)
        if decision.note:
            yield iri, SKOS.note, Literal(decision.note, lang="en")
        if decision.item is not None:
            assertion = assertion_iri(identifier, decision.item.warrant.status, content)
            yield iri, IPCOOP.adds, assertion
            yield from _assertion(assertion, identifier, decision, decision.item)


def _assertion(iri: URIRef, identifier: str, decision: Decision, item: Item) -> Iterator[Triple]:
    warrant, content = item.warrant, _content(decision.key)
    claim = warrant.status is Status.CLAIMED
    words = item.label if isinstance(item, Node) else " ".join(map(local_name, content))
    yield iri, RDF.type, IPCOOP.Claim if claim else IPCOOP.Assertion
    yield iri, RDFS.label, Literal(words, lang="en")
    yield iri, IPCOOP.hasMethod, BY_HAND
    yield iri, IPCOOP.hasStatus, SCHEME[f"status/{warrant.status}"]
    yield iri, IPCOOP.inDocument, document_iri(identifier)
    yield from _about(iri, content)
    if warrant.claimed_by:
        yield iri, IPCOOP.claimedBy, warrant.claimed_by
    if warrant.claimed_in:
        yield iri, IPCOOP.claimedIn, warrant.claimed_in
    if warrant.modality:
        yield iri, IPCOOP.hasModality, SCHEME[f"modality/{warrant.modality}"]
    if isinstance(item, Node):
        yield from triples_of(item)
        yield item.iri, RDFS.label, Literal(item.label, lang="en")
    for quote in decision.quotes:
        evidence = _iri("evidence", identifier, [quote.prefix, quote.exact, quote.suffix])
        yield iri, IPCOOP.hasEvidence, evidence
        yield evidence, RDF.type, IPCOOP.Evidence
        yield evidence, RDFS.label, Literal(f"“{quote.exact}”", lang="en")
        yield evidence, IPCOOP.isSpanOf, document_iri(identifier)
        yield evidence, OA.exact, Literal(quote.exact)
        yield evidence, OA.prefix, Literal(quote.prefix)
        yield evidence, OA.suffix, Literal(quote.suffix)


def _content(key: Key) -> tuple[URIRef | Literal, ...]:
    return (key,) if isinstance(key, URIRef) else key


def _about(iri: URIRef, content: Sequence[URIRef | Literal]) -> Iterator[Triple]:
    parts = _ASSERTED if len(content) > 1 else (IPCOOP.assertsNode,)
    for part, term in zip(parts, content, strict=True):
        yield iri, part, term


def _iri(kind: str, identifier: str, parts: Iterable[str]) -> URIRef:
    digest = hashlib.sha256(published("\n".join(parts))).hexdigest()
    return ID[f"{kind}/{identifier.strip('_')}-{digest[:_DIGITS]}"]


def _decision(graph: Graph, iri: URIRef) -> Decision:
    verdict = Verdict(local_name(_one(graph, iri, IPCOOP.hasVerdict)))
    note = graph.value(iri, SKOS.note)
    node = graph.value(iri, IPCOOP.assertsNode)
    if isinstance(node, URIRef):
        key: Key = node
    else:
        subject, predicate, value = (_one(graph, iri, part) for part in _ASSERTED)
        key = URIRef(subject), URIRef(predicate), value
    if verdict is not Verdict.ADDED:
        return Decision(verdict, key, note=str(note or ""))
    assertion = URIRef(_one(graph, iri, IPCOOP.adds))
    item, quotes = _item(graph, key, _warrant(graph, assertion)), _quotes(graph, assertion)
    if not quotes:
        raise ValueError(f"{local_name(assertion)} has no words")
    return Decision(verdict, key, item, quotes, str(note or ""))


def _item(graph: Graph, key: Key, warrant: Warrant) -> Item:
    if not isinstance(key, URIRef):
        return Statement(*key, warrant)
    kind, label = URIRef(_one(graph, key, RDF.type)), str(_one(graph, key, RDFS.label))
    links = tuple(
        (predicate, value)
        for predicate, value in sorted(graph.predicate_objects(key))
        if predicate not in (RDF.type, RDFS.label)
        and isinstance(predicate, URIRef)
        and isinstance(value, URIRef | Literal)
    )
    return Node(key, kind, label, warrant, links)


def _warrant(graph: Graph, assertion: URIRef) -> Warrant:
    modality = _named(graph, assertion, IPCOOP.hasModality)
    return Warrant(
        Status(local_name(_one(graph, assertion, IPCOOP.hasStatus))),
        (),
        _named(graph, assertion, IPCOOP.claimedBy),
        _named(graph, assertion, IPCOOP.claimedIn),
        Modality(local_name(modality)) if modality else None,
    )


def _named(graph: Graph, subject: URIRef, predicate: URIRef) -> URIRef | None:
    value = graph.value(subject, predicate)
    return value if isinstance(value, URIRef) else None


def _quotes(graph: Graph, assertion: URIRef) -> tuple[Quote, ...]:
    spans = sorted(graph.objects(assertion, IPCOOP.hasEvidence), key=str)
    return tuple(
        Quote(
            str(_one(graph, URIRef(str(span)), OA.exact)),
            *(str(graph.value(span, part) or "") for part in (OA.prefix, OA.suffix)),
        )
        for span in spans
    )


def _one(graph: Graph, subject: URIRef, predicate: URIRef) -> URIRef | Literal:
    value = graph.value(subject, predicate)
    if isinstance(value, URIRef | Literal):
        return value
    raise ValueError(f"{local_name(subject)} has no {local_name(predicate)}")
