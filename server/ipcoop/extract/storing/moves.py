"""Move statements of a document out of its facts and back, so that nothing of it is lost.

A disputed statement leaves the document graph; its assertion says so. Where a document names a
thing otherwise than the thing is called, its name stands as an alternative label. Both can be
undone from the two graphs alone.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import SKOS

from ipcoop.errors import BadDataError
from ipcoop.extract.storing.assertions import assertion_iri, local_name
from ipcoop.extract.storing.merge import Triple
from ipcoop.namespaces import IPCOOP, SCHEME

STATED, DISPUTED = SCHEME["status/stated"], SCHEME["status/disputed"]

_CONTENT = (IPCOOP.assertedSubject, IPCOOP.assertedPredicate, IPCOOP.assertedObject)
_OF_A_LINK, _OF_A_NAME, _OF_A_LABEL = "link", "name", "label"
_SHARED = (IPCOOP.hasEvidence, IPCOOP.hasMethod, IPCOOP.inDocument)

Block = dict[URIRef, list[URIRef | Literal]]


@dataclass(slots=True)
class Moves:
    """The facts and the evidence of a document, to move statements in.

    Attributes:
        identifier: the identifier of the document.
        facts: the triples of its document graph.
        evidence: the nodes of its evidence graph, with their properties.
    """

    identifier: str
    facts: set[Triple]
    evidence: dict[URIRef, Block]
    _assertion_of: dict[Triple | URIRef, URIRef] = field(default_factory=dict)
    _named: dict[URIRef, Triple] = field(default_factory=dict)

    @classmethod
    def of(
        cls, identifier: str, facts: Collection[Triple], evidence: Collection[Triple]
    ) -> "Moves":
        """Take the graphs of a document."""
        blocks: dict[URIRef, Block] = {}
        for subject, predicate, value in evidence:
            blocks.setdefault(subject, {}).setdefault(predicate, []).append(value)
        moves = cls(identifier, set(facts), blocks)
        for iri in blocks:
            moves._take_note_of(iri)
        return moves

    def evidence_triples(self) -> list[Triple]:
        """Return the evidence graph."""
        return [
            (subject, predicate, value)
            for subject, block in self.evidence.items()
            for predicate, values in block.items()
            for value in values
        ]

    def disputed(self) -> set[Triple]:
        """Return the statements of the document that are disputed."""
        return {
            content
            for content, iri in self._assertion_of.items()
            if isinstance(content, tuple) and self.evidence[iri][IPCOOP.hasStatus] == [DISPUTED]
        }

    def undo(self) -> None:
        """Move everything back to where it was when the document was read."""
        for triple in self.disputed():
            self._move_back(triple)
        for iri, alternative in self._named.items():
            block = self.evidence.pop(iri)
            if alternative not in self._assertion_of:
                self.facts.discard(alternative)
            label = (alternative[0], RDFS.label, alternative[2])
            self.facts.add(label)
            if iri == _beside(self.identifier, _OF_A_LABEL, alternative):
                self._assert(assertion_iri(self.identifier, "stated", label), label, block)
        self._named.clear()

    def dispute(self, triple: Triple) -> None:
        """Take a statement out of the facts."""
        self.facts.discard(triple)
        iri = self._assertion_of.get(triple)
        if iri is None:  # a link of a relation, which the assertion of its node covers
            iri = self._assert_beside_node(triple, _OF_A_LINK)
        self.evidence[iri][IPCOOP.hasStatus] = [DISPUTED]

    def rename(self, subject: URIRef, name: Literal) -> None:
        """Let the name that the document gives to a thing be an alternative label."""
        label, alternative = (subject, RDFS.label, name), (subject, SKOS.altLabel, name)
        self.facts.discard(label)
        self.facts.add(alternative)
        if label in self._assertion_of:  # the document speaks of the name itself
            block = self.evidence.pop(self._assertion_of.pop(label))
            beside = _beside(self.identifier, _OF_A_LABEL, alternative)
            self._assert(beside, alternative, block)
        else:
            self._assert_beside_node(alternative, _OF_A_NAME)

    def _move_back(self, triple: Triple) -> None:
        self.facts.add(triple)
        iri = self._assertion_of[triple]
        if iri == _beside(self.identifier, _OF_A_LINK, triple):
            del self._assertion_of[triple], self.evidence[iri]
        else:
            self.evidence[iri][IPCOOP.hasStatus] = [STATED]

    def _assert_beside_node(self, triple: Triple, why: str) -> URIRef:
        beside = self._assertion_of.get(triple[0])
        if beside is None:
            cause = f"No assertion of {self.identifier} covers {' '.join(map(local_name, triple))}."
            raise BadDataError(cause, "Read the document again: ipcoop ingest.")
        node = self.evidence[beside]
        iri = _beside(self.identifier, why, triple)
        block: Block = {RDF.type: [IPCOOP.Assertion]}
        for predicate in _SHARED:
            block[predicate] = list(node[predicate])
        self._assert(iri, triple, block)
        return iri

    def _assert(self, iri: URIRef, triple: Triple, block: Block) -> None:
        """Let an assertion with these properties be about a triple."""
        label = Literal(" ".join(map(local_name, triple)), lang="en")
        content = {predicate: [term] for predicate, term in zip(_CONTENT, triple, strict=True)}
        status: Block = {IPCOOP.hasStatus: [STATED]}
        self.evidence[iri] = {**block, **content, **status, RDFS.label: [label]}
        self._take_note_of(iri)

    def _take_note_of(self, iri: URIRef) -> None:
        """Remember what an assertion is about, if it is of a fact or of a disputed statement."""
        block = self.evidence[iri]
        if block.get(IPCOOP.hasStatus, [None])[0] not in (STATED, DISPUTED):
            return
        if IPCOOP.assertsNode in block:
            self._assertion_of[_iri(block[IPCOOP.assertsNode][0])] = iri
        else:
            subject, predicate, value = (block[part][0] for part in _CONTENT)
            triple = (_iri(subject), _iri(predicate), value)
            if iri in (_beside(self.identifier, why, triple) for why in (_OF_A_NAME, _OF_A_LABEL)):
                self._named[iri] = triple
            else:
                self._assertion_of[triple] = iri


def is_moved(identifier: str, evidence: bytes) -> bool:
    """Tell from the bytes of an evidence graph whether anything was moved."""
    marks = (
        "status:disputed ",
        *(f"assertion:{identifier}-{why}-" for why in (_OF_A_NAME, _OF_A_LABEL)),
    )
    return any(mark.encode() in evidence for mark in marks)


def _beside(identifier: str, why: str, triple: Triple) -> URIRef:
    return assertion_iri(f"{identifier}-{why}", "stated", triple)


def _iri(term: URIRef | Literal) -> URIRef:
    return URIRef(term)
