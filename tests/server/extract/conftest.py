import pytest
from rdflib import RDF, RDFS, SKOS, Graph

from ipcoop.extract.model import (
    Extraction,
    Metadata,
    Modality,
    Node,
    Question,
    SourceText,
    Span,
    Statement,
    Status,
    Warrant,
)
from ipcoop.extract.storing.assertions import BY_HAND
from ipcoop.graph.documents import SourceDocument, read_document
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import IPCOOP, OA
from ipcoop.resources import resource

FIRST = "kipo-hipoc-2017"
FOLDER_OF = {Status.STATED: "document", Status.IMPLIED: "implied", Status.CLAIMED: "claims"}


def short(iri):
    return str(iri).rsplit("/", 1)[1]


class Shipped:
    """Reads the shipped graphs of a document back into what they were written from."""

    def __init__(self, identifier):
        self.identifier = identifier
        self.graphs = {
            status: read_turtle(resource("data", "graphs", folder, f"{identifier}.ttl"))
            for status, folder in FOLDER_OF.items()
        }
        self.evidence = read_turtle(resource("data", "graphs", "evidence", f"{identifier}.ttl"))

    def extraction(self):
        assertions = sorted(self.evidence.subjects(IPCOOP.hasStatus))
        return Extraction(
            SourceText(read_document(self.identifier), Metadata()),
            tuple(self._node(a) for a in assertions if self._has(a, IPCOOP.assertsNode)),
            tuple(self._statement(a) for a in assertions if self._has(a, IPCOOP.assertedObject)),
            tuple(map(self._question, sorted(self.evidence.subjects(IPCOOP.questionSubject)))),
        )

    def by_hand(self):
        """Return the nodes and triples that a person has added."""
        asserted = (IPCOOP.assertedSubject, IPCOOP.assertedPredicate, IPCOOP.assertedObject)
        return {
            self._value(assertion, IPCOOP.assertsNode)
            or tuple(self._value(assertion, part) for part in asserted)
            for assertion in self.evidence.subjects(IPCOOP.hasMethod, BY_HAND)
        }

    def _value(self, subject, predicate):
        return self.evidence.value(subject, predicate)

    def _has(self, subject, predicate):
        return self._value(subject, predicate) is not None

    def _spans(self, subject):
        places = (
            (self._value(node, OA.start).value, self._value(node, OA.end).value)
            for node in self.evidence.objects(subject, IPCOOP.hasEvidence)
        )
        return tuple(Span(start, end) for start, end in sorted(places))

    def _warrant(self, assertion):
        modality = self._value(assertion, IPCOOP.hasModality)
        return Warrant(
            Status(short(self._value(assertion, IPCOOP.hasStatus))),
            self._spans(assertion),
            self._value(assertion, IPCOOP.claimedBy),
            self._value(assertion, IPCOOP.claimedIn),
            Modality(short(modality)) if modality else None,
        )

    def _node(self, assertion):
        iri, warrant = self._value(assertion, IPCOOP.assertsNode), self._warrant(assertion)
        graph = self.graphs[warrant.status]
        named = {
            self._value(other, IPCOOP.assertedObject)
            for other in self.evidence.subjects(IPCOOP.assertedSubject, iri)
        }
        links = tuple(
            (predicate, value)
            for predicate, value in sorted(graph.predicate_objects(iri))
            if predicate not in (RDF.type, RDFS.label) and value not in named
        )
        return Node(
            iri, graph.value(iri, RDF.type), str(graph.value(iri, RDFS.label)), warrant, links
        )

    def _statement(self, assertion):
        asserted = (IPCOOP.assertedSubject, IPCOOP.assertedPredicate, IPCOOP.assertedObject)
        triple = (self._value(assertion, predicate) for predicate in asserted)
        return Statement(*triple, self._warrant(assertion))

    def _question(self, question):
        return Question(
            self._value(question, IPCOOP.questionSubject),
            self._value(question, IPCOOP.questionProperty),
            str(self._value(question, RDFS.label)),
            self._spans(question),
            str(self._value(question, SKOS.note) or ""),
        )


@pytest.fixture(scope="session")
def first_graphs():
    """The graphs of the first document."""
    return Shipped(FIRST)


@pytest.fixture(scope="session")
def hipoc(first_graphs):
    """What the graphs of the first document were written from."""
    return first_graphs.extraction()


@pytest.fixture
def extraction():
    """Makes an extraction of one's own: a text, and what it yields."""

    def make(text, *items, identifier="made-up", metadata=None):
        kinds = (Node, Statement, Question)
        sorts = (tuple(i for i in items if isinstance(i, kind)) for kind in kinds)
        source = SourceText(SourceDocument(identifier, text), metadata or Metadata())
        return Extraction(source, *sorts)

    return make


@pytest.fixture
def as_graph():
    """Puts triples into a graph."""

    def put(triples):
        graph = Graph()
        for triple in triples:
            graph.add(triple)
        return graph

    return put
