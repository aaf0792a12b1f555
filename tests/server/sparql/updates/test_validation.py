"""Writes that break a rule, and writes that break none."""

import pytest
from pyoxigraph import NamedNode, Quad
from rdflib import RDF, SH, XSD, Graph, Literal

from ipcoop.config import BASE
from ipcoop.errors import InvalidWriteError, ReadOnlyError
from ipcoop.graph.report import ChangeReport
from ipcoop.namespaces import (
    CLAIMS_GRAPHS,
    DOCUMENT_GRAPHS,
    EVIDENCE_GRAPHS,
    ID,
    IPCOOP,
    PREFIXES,
    SHAPE,
)
from ipcoop.sparql.updates.perform import UpdateRequest, perform
from ipcoop.sparql.updates.states import States

PREFIX = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
NEW = f"<{DOCUMENT_GRAPHS}new>"
EVIDENCE = f"<{EVIDENCE_GRAPHS}kipo-hipoc-2017>"
CLAIMS = f"<{CLAIMS_GRAPHS}new>"
MEETING = 'event:new a ipcoop:Meeting ; rdfs:label "A meeting"@en '


def insert(triples, graph=NEW):
    return f"INSERT DATA {{ GRAPH {graph} {{ {triples} }} }}"


def delete(pattern, graph="?g"):
    return f"DELETE WHERE {{ GRAPH {graph} {{ {pattern} }} }}"


@pytest.fixture
def report(checked):
    def reported(update, ask=checked.check):
        editor = checked.edit()
        perform(editor, UpdateRequest(PREFIX + update))
        delta = editor.delta()
        try:
            return ask(delta)
        finally:
            checked.undo(delta)

    return reported


def told(report):
    """Return what a report says, as the local names of things and rules."""
    return {
        (str(one.focus).removeprefix(BASE), one.finding.source.removeprefix(SHAPE))
        for one in report.results
        if one.finding.is_grave
    }


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        # Of the thing itself: what it has too little of, too much of, or of the wrong kind.
        (insert("event:new a ipcoop:Event"), {("id/event/new", "ThingShape-label-en")}),
        (
            insert(f'{MEETING} ; ipcoop:startDate "2001-02-03"^^xsd:date, "2001-02-04"^^xsd:date'),
            {("id/event/new", "ThingShape-startDate")},
        ),
        (
            insert(f"{MEETING} ; ipcoop:takesPlaceIn office:kr"),
            {("id/event/new", "EventShape-takesPlaceIn")},
        ),
        (
            insert("place:daejeon ipcoop:editionNumber 1"),
            {("id/place/daejeon", "EventShape-domain")},
        ),
        # Of what is said of it: who loses a type breaks the rules of those that lead to it.
        (
            delete("post:kr-commissioner a ?type"),
            {
                ("id/post/kr-commissioner", "PostShape-domain"),
                ("id/post/kr-commissioner", "HeadPostShape-domain"),
                ("id/person/donggyou-choi", "PersonShape-holdsPost"),
                (
                    "id/participation/hipoc-2017-opening-ceremony-donggyou-choi",
                    "RelationShape-inCapacityOf",
                ),
                ("id/tenure/donggyou-choi-kr-commissioner", "TenureShape-inPost"),
            },
        ),
        # Of things far away, along a query.
        (
            insert(
                "event:hipoc-2017 ipcoop:isSubEventOf event:x . "
                "event:x ipcoop:isSubEventOf event:hipoc-2017"
            ),
            {
                ("id/event/hipoc-2017", "EventShape-isSubEventOf-acyclic"),
                ("id/event/hipoc-2017", "EventShape-isSubEventOf"),
                ("id/event/x", "EventShape-domain"),
            },
        ),
        (
            insert('country:kor ipcoop:iso3166Alpha3 "AFG"'),
            {
                ("id/country/kor", "CountryShape-iso3166Alpha3"),
                ("id/country/kor", "CountryShape-iso3166Alpha3-unique"),
                ("id/country/afg", "CountryShape-iso3166Alpha3-unique"),
            },
        ),
        # Of what is used as a value only.
        (
            insert("country:kor ipcoop:hasAidRole status:claimed"),
            {("scheme/status/claimed", "CountryShape-hasAidRole-scheme")},
        ),
        # Of evidence.
        (
            insert("assertion:new a ipcoop:Claim", EVIDENCE),
            {
                ("id/assertion/new", f"{kind}Shape-{rule}")
                for kind, rule in [
                    ("Thing", "label-en"),
                    ("Assertion", "hasEvidence"),
                    ("Assertion", "hasMethod"),
                    ("Assertion", "hasStatus"),
                    ("Assertion", "inDocument"),
                    ("Assertion", "content"),
                    ("Claim", "claimedBy"),
                    ("Claim", "hasModality"),
                    ("Claim", "hasStatus"),
                ]
            },
        ),
        # Claims are not checked, and what was broken before is nobody's fault now.
        (insert("event:new a ipcoop:Event", CLAIMS), set()),
        (insert('place:daejeon skos:altLabel "D"@en'), set()),
        (insert('office:kr skos:altLabel "K"@en'), set()),
        (delete("country:afg ipcoop:isLocatedIn ?place"), set()),
    ],
)
def test_it_finds_what_a_write_makes_wrong_and_nothing_else(report, update, expected):
    assert told(report(update)) == expected


def test_a_warning_is_reported_and_passes(checked, report):
    found = report(insert(MEETING), checked.require)
    assert found.conforms
    assert [(one.finding.severity, one.path) for one in found.results] == [
        ("Warning", f"{IPCOOP}startDate"),
        ("Warning", f"{IPCOOP}takesPlaceIn"),
    ]


def test_an_open_question_and_its_answer_depend_on_each_other(report):
    asked = "[] ipcoop:questionSubject event:new ; ipcoop:questionProperty ipcoop:startDate"
    first = report(f"{insert(MEETING)} ; {insert(asked, EVIDENCE)}")
    warned = [one.path for one in first.results if one.finding.severity == "Warning"]
    assert warned == [f"{IPCOOP}takesPlaceIn"]


def test_a_thing_is_refused_only_for_what_is_wrong_with_it_in_a_new_way(report):
    # The groups that this office is a member of are not in this part of the data.
    more = report(insert("office:kr ipcoop:isMemberOf group:new ; skos:altLabel 'K'@en"))
    assert [str(one.value) for one in more.results] == [f"{ID}group/new"]


def test_nothing_can_be_hidden_behind_a_class_of_ones_own(checked, report):
    for triple in ("ipcoop:Event rdfs:subClassOf ipcoop:Place", "event:new a owl:Class"):
        with pytest.raises(ReadOnlyError, match="which classes there are"):
            report(insert(triple), checked.require)


def test_two_ways_to_write_a_number_are_one_value(report):
    same = report(insert('event:hipoc-2017 ipcoop:statedCountryCount "013"^^xsd:integer'))
    assert not same.results
    two = insert('event:hipoc-2017 ipcoop:editionNumber "01"^^xsd:integer, "0"^^xsd:integer')
    values = {str(one.value) for one in report(two).results if one.value is not None}
    assert values == {"0"}


def test_a_write_that_breaks_a_rule_is_refused_with_the_report(checked, report):
    update = insert(f"{MEETING} ; ipcoop:takesPlaceIn office:kr, [] ; ipcoop:editionNumber 0")
    with pytest.raises(InvalidWriteError) as caught:
        report(update, checked.require)
    error = caught.value
    assert error.status == 422
    assert error.cause == (
        f"{ID}event/new: An event has at most one edition number, one or more. Found: “0”. "
        "There is more that is wrong: 2."
    )
    graph = Graph().parse(data=error.report, format="nt")
    (whole,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(whole, SH.conforms) == Literal(False)
    results = list(graph.objects(whole, SH.result))
    assert {graph.value(one, SH.resultSeverity) for one in results} == {SH.Violation, SH.Warning}
    first, *_, last = ChangeReport(error.report).to_json()["results"]
    assert first == {
        "severity": "Violation",
        "focusNode": {"type": "uri", "value": f"{ID}event/new"},
        "resultPath": f"{IPCOOP}editionNumber",
        "value": {"type": "literal", "value": "0", "datatype": str(XSD.integer)},
        "sourceShape": f"{SHAPE}EventShape-editionNumber",
        "resultMessage": "An event has at most one edition number, one or more. Found: “0”.",
    }
    assert last["severity"] == "Warning"


def test_a_check_looks_up_no_more_in_a_larger_dataset(checked, report, monkeypatch):
    looked_up = []
    triples = States.triples

    def counted(self, pattern, context=None):
        for found in triples(self, pattern, context):
            looked_up.append(found)
            yield found

    def effort():
        looked_up.clear()
        report(insert(f"{MEETING} ; ipcoop:isSubEventOf event:hipoc-2017 ; ipcoop:startDate 1"))
        return len(looked_up)

    monkeypatch.setattr(States, "triples", counted)
    small = effort()
    editor = checked.edit()
    editor.add(list(copies_of_events(checked.engine, 10)))
    try:
        assert effort() == small
    finally:
        checked.undo(editor.delta())


def copies_of_events(engine, number):
    """Make events with the same dates, places and themes, of the same kinds."""
    for quad in engine:
        if quad.subject.value.startswith(f"{ID}event/") and isinstance(quad.graph_name, NamedNode):
            for copy in range(number):
                name = NamedNode(f"{quad.subject.value}-{copy}")
                yield Quad(name, quad.predicate, quad.object, quad.graph_name)
