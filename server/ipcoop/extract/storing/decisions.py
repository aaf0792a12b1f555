"""What people have decided on reviewing a document, and its effect on what the document yields.

A decision is about a node or about a triple of one document, whatever its status and wherever its
words stand, so that it outlives changes of the rules and of the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from rdflib import URIRef

from ipcoop.errors import EvidenceError
from ipcoop.extract.model import Extraction, Node, Span, Statement, Status
from ipcoop.extract.storing.assertions import question_iri
from ipcoop.extract.storing.merge import Triple, triple_of, triples_of
from ipcoop.graph.documents import SourceDocument
from ipcoop.graph.evidence import CONTEXT, anchor

Item = Node | Statement
Key = URIRef | Triple
"""A node, or a triple."""


class Verdict(StrEnum):
    """What became of a node or a statement: a concept of ``scheme/verdict``."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, and as much of what stands around them as tells which are meant."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Attributes:
        verdict: accepted, rejected or added.
        key: what it is about.
        item: what is added; its spans mean nothing.
        quotes: the words that what is added rests on.
        note: a remark.
    """

    verdict: Verdict
    key: Key
    item: Item | None = None
    quotes: tuple[Quote, ...] = ()
    note: str = ""


def key_of(item: Item) -> Key:
    """Return what a decision about an item is about."""
    return item.iri if isinstance(item, Node) else triple_of(item)


def accepted(item: Item, note: str = "") -> Decision:
    """Let an item stand."""
    return Decision(Verdict.ACCEPTED, key_of(item), note=note)


def rejected(item: Item, note: str = "") -> Decision:
    """Let an item not stand, whatever its status."""
    return Decision(Verdict.REJECTED, key_of(item), note=note)


def added(item: Item, document: SourceDocument, note: str = "") -> Decision:
    """Let an item join, on the words of its spans."""
    quotes = tuple(_quote(span, document) for span in item.warrant.spans)
    return Decision(Verdict.ADDED, key_of(item), item, quotes, note)


def by_hand(decisions: Iterable[Decision]) -> set[Key]:
    """Return what people have added; ``graphs`` takes it."""
    return {decision.key for decision in decisions if decision.verdict is Verdict.ADDED}


def lost(document: SourceDocument, decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that add something on words that the text no longer has."""
    return [d for d in decisions if d.item is not None and _placed(d, document) is None]


def apply(extraction: Extraction, decisions: Iterable[Decision]) -> Extraction:
    """Return what a document yields by the decisions; those whose words are gone have no effect.

    With a node goes all that is said of it, unless another node is added in its place. A question
    goes when it is rejected by its name, and when what is added answers it.
    """
    made, document = list(decisions), extraction.source.document
    rejected_keys = {d.key for d in made if d.verdict is Verdict.REJECTED}
    joining = [item for d in made if (item := _placed(d, document)) is not None]
    nodes = [node for node in extraction.nodes if node.iri not in rejected_keys]
    statements = [s for s in extraction.statements if triple_of(s) not in rejected_keys]
    answers = {(s, p) for item in joining for s, p, _ in _stated_by(item)}
    identifier = document.identifier
    kept = replace(
        extraction,
        questions=tuple(
            question
            for question in extraction.questions
            if (question.subject, question.property) not in answers
            and question_iri(identifier, question.subject, question.property) not in rejected_keys
        ),
        nodes=(
            *(_without(node, rejected_keys) for node in nodes),
            *(item for item in joining if isinstance(item, Node)),
        ),
        statements=(*statements, *(item for item in joining if isinstance(item, Statement))),
    )
    there = {node.iri for node in kept.nodes}
    return _without_things(kept, {n.iri for n in extraction.nodes} - there)


def _stated_by(item: Item) -> Iterator[Triple]:
    if item.warrant.status is Status.STATED:
        yield from triples_of(item) if isinstance(item, Node) else (triple_of(item),)


def _without(node: Node, keys: set[Key]) -> Node:
    links = tuple(link for link in node.links if (node.iri, *link) not in keys)
    return node if links == node.links else replace(node, links=links)


def _without_things(extraction: Extraction, gone: set[URIRef]) -> Extraction:
    """Take away what speaks of things that are gone, and what speaks of that in turn."""
    if not gone:
        return extraction
    nodes = tuple(n for n in extraction.nodes if not gone.intersection(_mentioned(n)))
    kept = replace(
        extraction,
        nodes=nodes,
        statements=tuple(s for s in extraction.statements if not gone.intersection(_mentioned(s))),
        questions=tuple(q for q in extraction.questions if q.subject not in gone),
    )
    return _without_things(kept, {n.iri for n in extraction.nodes} - {n.iri for n in nodes})


def _mentioned(item: Item) -> Iterator[URIRef]:
    terms = [item.warrant.claimed_by, item.warrant.claimed_in]
    if isinstance(item, Statement):
        terms += [item.subject, URIRef(item.object) if isinstance(item.object, URIRef) else None]
    else:
        terms += [value for _, value in item.links if isinstance(value, URIRef)]
    yield from (term for term in terms if term is not None)


def _placed(decision: Decision, document: SourceDocument) -> Item | None:
    """Return what a decision adds with the spans of its words, or nothing if they are gone."""
    if decision.item is None:
        return None
    try:
        spans = tuple(_span(quote, document) for quote in decision.quotes)
    except EvidenceError:
        return None
    return replace(decision.item, warrant=replace(decision.item.warrant, spans=spans))


def _span(quote: Quote, document: SourceDocument) -> Span:
    """Find words again: where most of what stood around them still does.

    Raises:
        EvidenceError: if they are gone, or it is not clear which ones are meant.
    """
    text = document.text
    places = [match.start() for match in re.finditer(f"(?={re.escape(quote.exact)})", text)]
    alike = [_same_around(text, quote, place) for place in places]
    if alike and alike.count(max(alike)) == 1:
        found = anchor(document, quote.exact, start=places[alike.index(max(alike))])
    else:
        found = anchor(document, quote.exact, quote.prefix)
    return Span(found.start, found.end)


def _same_around(text: str, quote: Quote, place: int) -> int:
    """Return how many characters before and after a place are those around the words quoted."""
    end = place + len(quote.exact)
    before, after = text[max(0, place - len(quote.prefix)) : place], text[end:]
    return _same(before[::-1], quote.prefix[::-1]) + _same(after, quote.suffix)


def _same(text: str, other: str) -> int:
    pairs = zip(text, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _quote(span: Span, document: SourceDocument) -> Quote:
    text, length = document.text, CONTEXT
    exact = text[span.start : span.end]
    while True:
        prefix = text[max(0, span.start - length) : span.start]
        suffix = text[span.end : span.end + length]
        if text.count(prefix + exact + suffix) == 1 or length > len(text):
            return Quote(exact, prefix, suffix)
        length *= 2
