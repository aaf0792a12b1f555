"""What would break a shape is withdrawn, and nothing else."""

import pytest
from rdflib import XSD, Literal

from ipcoop.extract.model import Metadata, Modality, Node, Span, Statement, Status, Warrant
from ipcoop.extract.storing.graphs import graphs
from ipcoop.extract.storing.validate import Context, check_document
from ipcoop.extract.storing.withdraw import without_breaches
from ipcoop.namespaces import ID, IPCOOP

TEXT = "KIPO held a meeting on Wednesday, April 12, 2017."
MEETING, KIPO, NEW = ID["event/meeting-2017"], ID["office/kr"], ID["office/xx-new"]
FIRST, DAY = Span(0, 4), Span(TEXT.index("Wednesday"), len(TEXT) - 1)
METADATA = Metadata(title="A meeting", publisher="KIPO", source="KIPO", rights="With KIPO.")
STATED = Warrant(Status.STATED, (FIRST,))
NODE = Node(MEETING, IPCOOP.Meeting, "Meeting", STATED)


@pytest.fixture(scope="module")
def context():
    return Context()


@pytest.fixture
def left(context, extraction):
    """Returns what is left of some items, once what breaks a shape is withdrawn."""

    def check(*items):
        whole = extraction(TEXT, *items, metadata=METADATA)
        drawn = graphs(whole)
        kept = without_breaches(whole, drawn, check_document(drawn, context))
        again = check_document(graphs(kept), context)
        assert not any(finding.is_grave for finding in again)
        return {*kept.nodes, *kept.statements}

    return check


def said(subject, predicate, value, *spans):
    return Statement(subject, predicate, value, Warrant(Status.STATED, spans or (FIRST,)))


def date(day):
    return said(MEETING, IPCOOP.startDate, Literal(day, datatype=XSD.date), DAY)


def test_a_date_on_another_weekday_goes_alone(left):
    assert left(NODE, date("2017-04-12")) == {NODE, date("2017-04-12")}
    assert left(NODE, date("2017-04-13")) == {NODE}


def test_a_value_of_another_kind_goes_alone(left):
    day = date("2017-04-12")
    assert left(NODE, day, said(MEETING, IPCOOP.takesPlaceIn, KIPO)) == {NODE, day}


def test_a_thing_that_lacks_what_it_must_have_goes_with_all_that_is_said_of_it(left):
    office = Node(NEW, IPCOOP.IPOffice, "New office", STATED)
    assert left(NODE, office, said(MEETING, IPCOOP.isOrganisedBy, NEW)) == {NODE}


def test_a_relation_goes_with_the_thing_that_it_links(left):
    office = Node(NEW, IPCOOP.IPOffice, "New office", STATED)
    links = ((IPCOOP.hasParticipant, NEW), (IPCOOP.isParticipationIn, MEETING))
    part = Node(ID["participation/new"], IPCOOP.Participation, "New office", STATED, links)
    assert left(NODE, office, part) == {NODE}


def test_a_claim_of_what_cannot_claim_goes(left):
    nobody = Warrant(Status.CLAIMED, (FIRST,), MEETING, modality=Modality.INTENTION)
    claim = Statement(MEETING, IPCOOP.isOrganisedBy, KIPO, nobody)
    assert left(NODE, claim) == {NODE}
