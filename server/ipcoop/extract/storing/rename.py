"""Use one IRI for a person who has several, by recorded decisions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rdflib import Literal, URIRef

from ipcoop.extract.model import Extraction, Node, Statement, Warrant
from ipcoop.extract.storing.decisions import Decision, Key

Names = Mapping[URIRef, URIRef]
"""New IRIs by those that they take the place of."""


def new_names(extraction: Extraction, same: Names) -> dict[URIRef, URIRef]:
    """Return the new IRIs of persons, and of the relations named after them, such as tenures."""
    derived = {
        node.iri: URIRef(_with_slug(node, old, new))
        for node in extraction.nodes
        for old, new in same.items()
        if any(value == old for _, value in node.links)
    }
    return {**same, **derived}


def renamed(extraction: Extraction, new: Names) -> Extraction:
    """Return an extraction with IRIs replaced."""
    if not new:
        return extraction
    return replace(
        extraction,
        nodes=tuple(_node(node, new) for node in extraction.nodes),
        statements=tuple(_statement(statement, new) for statement in extraction.statements),
        questions=tuple(replace(q, subject=_iri(q.subject, new)) for q in extraction.questions),
    )


def brought_in_line(decisions: Iterable[Decision], new: Names) -> list[Decision]:
    """Return decisions that were made before with IRIs replaced."""
    return [
        replace(decision, key=_key(decision.key, new), item=_item(decision.item, new))
        for decision in decisions
    ]


def _key(key: Key, new: Names) -> Key:
    if isinstance(key, URIRef):
        return _iri(key, new)
    subject, predicate, value = key
    return _iri(subject, new), predicate, _term(value, new)


def _item(item: Node | Statement | None, new: Names) -> Node | Statement | None:
    if item is None:
        return None
    return _node(item, new) if isinstance(item, Node) else _statement(item, new)


def _node(node: Node, new: Names) -> Node:
    links = tuple((predicate, _term(value, new)) for predicate, value in node.links)
    warrant = _warrant(node.warrant, new)
    return replace(node, iri=_iri(node.iri, new), warrant=warrant, links=links)


def _statement(statement: Statement, new: Names) -> Statement:
    subject, value = _iri(statement.subject, new), _term(statement.object, new)
    warrant = _warrant(statement.warrant, new)
    return replace(statement, subject=subject, object=value, warrant=warrant)


def _warrant(warrant: Warrant, new: Names) -> Warrant:
    by, act = warrant.claimed_by, warrant.claimed_in
    return replace(warrant, claimed_by=by and _iri(by, new), claimed_in=act and _iri(act, new))


def _iri(old: URIRef, new: Names) -> URIRef:
    return new.get(old, old)


def _term(old: URIRef | Literal, new: Names) -> URIRef | Literal:
    return new.get(old, old) if isinstance(old, URIRef) else old


def _with_slug(node: Node, old: URIRef, new: URIRef) -> str:
    kind, _, name = node.iri.rpartition("/")
    slugs = [person.rpartition("/")[2] for person in (old, new)]
    return f"{kind}/{re.sub(rf'(?<![a-z0-9]){re.escape(slugs[0])}(?![a-z0-9])', slugs[1], name)}"
