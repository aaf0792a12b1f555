"""Nothing leaves that the ontology does not provide for or that the text does not name."""

from rdflib import XSD, Literal

from ipcoop.extract.conclusions.soundness import sound
from ipcoop.extract.discourse.reference import reference
from ipcoop.extract.model import (
    Extraction,
    Node,
    Question,
    SourceText,
    Span,
    Statement,
    Status,
    Warrant,
)
from ipcoop.graph.documents import SourceDocument
from ipcoop.namespaces import ID, IPCOOP

TEXT = "KIPO hosted a seminar in Seoul."
SOURCE = SourceText(SourceDocument("d", TEXT))
WARRANT = Warrant(Status.STATED, (Span(14, 21),))
SEMINAR = Node(ID["event/seminar"], IPCOOP.Seminar, "Seminar", WARRANT)


def passed(*statements, nodes=(SEMINAR,), questions=()):
    return sound(Extraction(SOURCE, tuple(nodes), tuple(statements), tuple(questions)), reference())


def statement(subject, predicate, value):
    return Statement(subject, predicate, value, WARRANT)


def test_what_fits_the_ontology_passes():
    told = statement(ID["office/kr"], IPCOOP.organises, SEMINAR.iri)
    assert passed(told).statements == (told,)


def test_a_subject_outside_the_domain_does_not_pass():
    assert passed(statement(ID["country/kor"], IPCOOP.organises, SEMINAR.iri)).statements == ()


def test_an_object_outside_the_range_does_not_pass():
    assert passed(statement(SEMINAR.iri, IPCOOP.takesPlaceIn, ID["office/kr"])).statements == ()


def test_a_property_that_the_ontology_does_not_declare_does_not_pass():
    assert passed(statement(SEMINAR.iri, IPCOOP.isNice, Literal("1"))).statements == ()


def test_a_relation_with_a_link_that_does_not_fit_goes_with_its_questions():
    links = ((IPCOOP.isParticipationIn, ID["office/kr"]),)
    node = Node(ID["participation/p"], IPCOOP.Participation, "KIPO", WARRANT, links)
    asked = Question(node.iri, IPCOOP.inCapacityOf, "As what?", WARRANT.spans)
    left = passed(nodes=(node,), questions=(asked,))
    assert (left.nodes, left.questions) == ((), ())


def test_a_label_without_a_word_of_the_text_is_given_the_words_that_tell_of_the_thing():
    node = Node(ID["event/m"], IPCOOP.Meeting, "Meeting", WARRANT)
    assert [n.label for n in passed(nodes=(node,)).nodes] == ["Meeting (“seminar”)"]


def test_values_keep_their_datatype():
    day = Literal("2017-04-12", datatype=XSD.date)
    told = statement(SEMINAR.iri, IPCOOP.startDate, day)
    assert passed(told).statements == (told,)
