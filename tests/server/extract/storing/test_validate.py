"""The check of one document finds what the check of everything finds about it."""

from dataclasses import replace

import pytest
from rdflib import RDF, XSD, Literal, URIRef

from ipcoop.extract.model import Metadata, Modality, Node, Span, Statement, Status, Warrant
from ipcoop.extract.storing.graphs import graphs
from ipcoop.extract.storing.validate import Context, check_document
from ipcoop.graph.evidence import sentences_graph
from ipcoop.graph.validate import validate
from ipcoop.namespaces import ID, IPCOOP, SHAPE

METADATA = Metadata(
    title="A meeting",
    publisher="KIPO",
    source="https://www.kipo.go.kr/en/",
    rights="The rights are with KIPO.",
)
TEXT = "KIPO held a meeting on Wednesday, April 12, 2017."
MEETING, KIPO = ID["event/meeting-2017"], ID["office/kr"]
FIRST = Span(0, 4)
FORUM, OTHER_FORUM = ((MEETING, IPCOOP.statedCountryCount, Literal(n)) for n in (5, 6))
DAY = Span(TEXT.index("Wednesday"), len(TEXT) - 1)


@pytest.fixture(scope="module")
def context():
    return Context()


def meeting():
    return Node(MEETING, IPCOOP.Meeting, "Meeting", Warrant(Status.STATED, (FIRST,)))


def said(subject, predicate, value, *spans):
    return Statement(subject, predicate, value, Warrant(Status.STATED, spans or (FIRST,)))


def date(day):
    return said(MEETING, IPCOOP.startDate, Literal(day, datatype=XSD.date), DAY)


@pytest.fixture
def found(context, extraction):
    """Returns the rules that a document of one sentence breaks."""

    def check(*items):
        made = graphs(extraction(TEXT, *items, metadata=METADATA))
        findings = check_document(made, context)
        return {URIRef(f.source).removeprefix(SHAPE) for f in findings if f.is_grave}

    return check


def test_a_document_that_keeps_the_rules_conforms(found):
    assert found(meeting(), date("2017-04-12")) == set()


def test_a_date_on_another_weekday_is_found(found):
    assert found(meeting(), date("2017-04-13")) == {"AssertionShape-weekday"}


def test_a_value_of_another_kind_is_found(found):
    assert found(meeting(), said(MEETING, IPCOOP.takesPlaceIn, KIPO)) == {"EventShape-takesPlaceIn"}


def test_a_property_of_another_class_is_found(found):
    assert found(said(KIPO, IPCOOP.takesPlaceIn, ID["place/daejeon"])) >= {"EventShape-domain"}


def test_what_will_be_disputed_is_no_fault(found):
    assert found(meeting(), date("2017-04-12"), said(*FORUM), said(*OTHER_FORUM)) == set()


def test_a_second_name_of_a_thing_of_the_reference_data_is_no_fault(found):
    assert found(Node(KIPO, IPCOOP.IPOffice, "The Korean office", meeting().warrant)) == set()


def test_a_claim_of_a_thing_that_cannot_speak_is_found(found):
    claim = Warrant(Status.CLAIMED, (FIRST,), ID["country/kor"], modality=Modality.PAST)
    praise = Statement(MEETING, IPCOOP.describedAs, Literal("fine", lang="en"), claim)
    assert found(meeting(), praise) == {"ClaimShape-claimedBy"}


def test_a_participation_without_participant_is_found(found):
    links = (
        (IPCOOP.isParticipationIn, MEETING),
        (IPCOOP.hasParticipationRole, ID["office/kr"]),
    )
    warrant = Warrant(Status.STATED, (FIRST,))
    nobody = Node(ID["participation/x"], IPCOOP.Participation, "Somebody", warrant, links)
    assert found(meeting(), nobody) == {
        "ParticipationShape-who",
        "ParticipationShape-hasParticipationRole-scheme",
    }


def test_what_holds_the_other_way_round_is_known(context, extraction):
    conference = replace(meeting(), type=IPCOOP.Conference)
    made = graphs(
        extraction(TEXT, conference, said(KIPO, IPCOOP.organises, MEETING), metadata=METADATA)
    )
    sources = {finding.source for finding in check_document(made, context)}
    assert SHAPE["ConferenceShape-startDate"].toPython() in sources
    assert SHAPE["ConferenceShape-isOrganisedBy"].toPython() not in sources


def test_the_context_stays_as_it_is(context, extraction):
    before = set(context.graph)
    made = graphs(extraction(TEXT, meeting(), date("2017-04-12"), metadata=METADATA))
    check_document(made, context)
    assert set(context.graph) == before


def test_the_first_document_has_the_findings_of_a_whole_validation(context, hipoc):
    source = replace(hipoc.source, metadata=METADATA)
    made = graphs(replace(hipoc, source=source))
    whole = context.graph + sentences_graph(made.source)
    told = [*made.document, *made.metadata, *made.evidence]
    context.forward.follow(whole, told)
    about = {str(subject) for subject, predicate, _ in told if predicate == RDF.type}
    expected = [f for f in validate(whole).findings if f.focus in about]
    assert list(check_document(made, context)) == expected
    assert {finding.severity for finding in expected} == {"Info"}
