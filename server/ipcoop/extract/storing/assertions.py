"""Write assertions and open questions: what was said, with which status, in which words."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator

from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import SKOS

from ipcoop.extract.model import Node, Question, Statement, Status, Warrant
from ipcoop.extract.storing.merge import Triple, triple_of
from ipcoop.extract.storing.words import Words
from ipcoop.namespaces import ID, IPCOOP, SCHEME
from ipcoop.resources import published

BY_RULE = SCHEME["method/by-rule"]
BY_HAND = SCHEME["method/by-hand"]

_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HASH_LENGTH = 10


def assertion_iri(identifier: str, status: str, content: Iterable[URIRef | Literal]) -> URIRef:
    """Return the name of an assertion: its document, and what it asserts with which status."""
    lines = "\n".join([status, *(term.n3() for term in content)])
    digest = hashlib.sha256(published(lines)).hexdigest()
    return ID[f"assertion/{identifier}-{digest[:_HASH_LENGTH]}"]


class Assertions:
    """Writes assertions; two about the same content, by two speakers, have two names."""

    def __init__(self, text: Words, method: URIRef, by_hand: Collection[URIRef | Triple]) -> None:
        self._text, self._method, self._by_hand = text, method, frozenset(by_hand)
        self._taken: set[URIRef] = set()

    def of_nodes(self, nodes: Iterable[Node]) -> Iterator[Triple]:
        """Yield the assertions of nodes."""
        for node in nodes:
            iri = self._name(node.warrant, (node.iri,))
            yield iri, RDFS.label, Literal(node.label, lang="en")
            yield iri, IPCOOP.assertsNode, node.iri
            yield iri, IPCOOP.hasMethod, self._how(node.iri)
            yield from self._warrant(iri, node.warrant)

    def of_statements(self, statements: Iterable[Statement]) -> Iterator[Triple]:
        """Yield the assertions of statements."""
        for statement in statements:
            triple = triple_of(statement)
            iri = self._name(statement.warrant, triple)
            label = " ".join(map(local_name, triple))
            yield iri, RDFS.label, Literal(label, lang="en")
            yield iri, IPCOOP.assertedSubject, statement.subject
            yield iri, IPCOOP.assertedPredicate, statement.predicate
            yield iri, IPCOOP.assertedObject, statement.object
            yield iri, IPCOOP.hasMethod, self._how(triple)
            yield from self._warrant(iri, statement.warrant)

    def _how(self, content: URIRef | Triple) -> URIRef:
        return BY_HAND if content in self._by_hand else self._method

    def _name(self, warrant: Warrant, content: tuple[URIRef | Literal, ...]) -> URIRef:
        identifier = self._text.document.identifier
        iri = assertion_iri(identifier, warrant.status, content)
        if iri in self._taken:
            speaker = warrant.claimed_by or self._text.iri
            modality = Literal(warrant.modality or "")
            iri = assertion_iri(identifier, warrant.status, (*content, speaker, modality))
        self._taken.add(iri)
        return iri

    def _warrant(self, iri: URIRef, warrant: Warrant) -> Iterator[Triple]:
        claim = warrant.status is Status.CLAIMED
        yield iri, RDF.type, IPCOOP.Claim if claim else IPCOOP.Assertion
        yield iri, IPCOOP.hasStatus, SCHEME[f"status/{warrant.status}"]
        yield iri, IPCOOP.inDocument, self._text.iri
        for span in warrant.spans:
            yield iri, IPCOOP.hasEvidence, self._text.span(span)
        if claim:
            yield iri, IPCOOP.claimedBy, warrant.claimed_by or self._text.iri
            if warrant.claimed_in:
                yield iri, IPCOOP.claimedIn, warrant.claimed_in
        if warrant.modality:
            yield iri, IPCOOP.hasModality, SCHEME[f"modality/{warrant.modality}"]


def question_triples(question: Question, text: Words) -> Iterator[Triple]:
    """Yield an open question."""
    iri = question_iri(text.document.identifier, question.subject, question.property)
    yield iri, RDF.type, IPCOOP.OpenQuestion
    yield iri, RDFS.label, Literal(question.label, lang="en")
    yield iri, IPCOOP.inDocument, text.iri
    yield iri, IPCOOP.questionSubject, question.subject
    yield iri, IPCOOP.questionProperty, question.property
    for span in question.spans:
        yield iri, IPCOOP.hasEvidence, text.span(span)
    if question.note:
        yield iri, SKOS.note, Literal(question.note, lang="en")


def question_iri(identifier: str, subject: URIRef, about: URIRef) -> URIRef:
    """Return the name of an open question: its document, its subject and its property."""
    kind, _, slug = str(subject).removeprefix(ID).partition("/")
    thing = f"{kind}-{slug.removeprefix(identifier).removeprefix('-')}".rstrip("-")
    return ID[f"question/{identifier}-{thing}-{_CAPITAL.sub('-', local_name(about)).lower()}"]


def local_name(term: URIRef | Literal) -> str:
    """Return the last part of an IRI, or the text of a literal."""
    return str(term) if isinstance(term, Literal) else re.split(r"[/#]", term)[-1]
