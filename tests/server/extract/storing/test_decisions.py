"""Decisions of people: kept in Turtle, and applied whatever has become of the document."""

from dataclasses import replace

import pytest
from rdflib import OWL, Literal

from ipcoop.errors import BadDataError
from ipcoop.extract.model import (
    Extraction,
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
from ipcoop.extract.storing.decision_files import (
    PEOPLE,
    decisions_path,
    read_decisions,
    write_decisions,
)
from ipcoop.extract.storing.decisions import (
    Decision,
    Quote,
    Verdict,
    accepted,
    added,
    apply,
    by_hand,
    lost,
    rejected,
)
from ipcoop.extract.storing.graphs import graphs
from ipcoop.extract.storing.rename import brought_in_line, new_names, renamed
from ipcoop.extract.storing.same import propose_same, same_people
from ipcoop.graph.documents import SourceDocument
from ipcoop.graph.turtle import is_canonical
from ipcoop.namespaces import ID, IPCOOP

TEXT = "KIPO held a seminar in Daejeon.\nMr. Kim spoke in Daejeon."
SEMINAR, DAEJEON, KIM, KIPO = (
    ID[name] for name in ("event/seminar", "place/daejeon", "person/kim", "office/kr")
)
PART = ID["participation/seminar-kim"]
FIRST, SECOND = Span(10, 19), Span(23, 30)
AGAIN = Span(TEXT.rindex("Daejeon"), TEXT.rindex("Daejeon") + 7)


def stated(*spans):
    return Warrant(Status.STATED, spans or (FIRST,))


def seminar(label="Seminar", kind=IPCOOP.Seminar):
    return Node(SEMINAR, kind, label, stated())


def participation():
    links = ((IPCOOP.hasParticipant, KIM), (IPCOOP.isParticipationIn, SEMINAR))
    return Node(PART, IPCOOP.Participation, "Kim at the seminar", stated(), links)


def held(*spans, status=Status.STATED):
    return Statement(SEMINAR, IPCOOP.takesPlaceIn, DAEJEON, Warrant(status, spans or (SECOND,)))


def organised():
    return Statement(KIPO, IPCOOP.organises, SEMINAR, stated())


def claimed():
    warrant = Warrant(Status.CLAIMED, (AGAIN,), KIM, ID["event/speech"], Modality.INTENTION)
    return Statement(SEMINAR, IPCOOP.describedAs, Literal("great", lang="en"), warrant)


@pytest.mark.parametrize("status", Status)
def test_what_is_rejected_is_dropped_whatever_its_status(extraction, status):
    found = extraction(TEXT, seminar(), held(status=status))
    assert apply(found, [rejected(held())]).statements == ()


def test_what_is_accepted_stays_as_it_is(extraction):
    found = extraction(TEXT, seminar(), held())
    assert apply(found, [accepted(held()), accepted(seminar())]) == found


def test_with_a_node_goes_all_that_is_said_of_it(extraction):
    question = Question(SEMINAR, IPCOOP.startDate, "When?", (FIRST,))
    about_part = Statement(PART, IPCOOP.describedAs, Literal("x", lang="en"), stated())
    other = Statement(KIPO, IPCOOP.hasTheme, ID["theme/ip"], stated())
    found = extraction(
        TEXT, seminar(), participation(), held(), organised(), about_part, other, question
    )
    kept = apply(found, [rejected(seminar())])
    assert (kept.nodes, kept.statements, kept.questions) == ((), (other,), ())


def test_a_node_that_is_rejected_and_added_is_changed(extraction):
    document = SourceDocument("made-up", TEXT)
    found = extraction(TEXT, seminar(), participation(), held())
    other = seminar("Seminar on patents", IPCOOP.Meeting)
    kept = apply(found, [rejected(seminar()), added(other, document)])
    assert set(kept.nodes) == {participation(), other}
    assert kept.statements == found.statements


def test_a_question_goes_when_it_is_answered_or_rejected(extraction):
    where = Question(SEMINAR, IPCOOP.takesPlaceIn, "Where?", (FIRST,))
    when = Question(SEMINAR, IPCOOP.startDate, "When?", (FIRST,))
    source = extraction(TEXT, seminar(), where, when)
    answer = added(held(), source.source.document)
    assert apply(source, [answer]).questions == (when,)
    name = ID["question/made-up-event-seminar-start-date"]
    assert apply(source, [Decision(Verdict.REJECTED, name)]).questions == (where,)
    claim = added(held(status=Status.IMPLIED), source.source.document)
    assert apply(source, [claim]).questions == (where, when)


def test_a_rejected_link_leaves_its_relation(extraction):
    link = Statement(PART, IPCOOP.hasParticipant, KIM, stated())
    kept = apply(extraction(TEXT, seminar(), participation()), [rejected(link)])
    assert [node.links for node in kept.nodes if node.iri == PART] == [
        ((IPCOOP.isParticipationIn, SEMINAR),)
    ]


@pytest.mark.parametrize("item", [held(), held(AGAIN), held(FIRST, AGAIN), claimed(), seminar()])
def test_what_is_added_joins_on_the_words_that_were_pointed_out(extraction, item):
    source = extraction(TEXT)
    kept = apply(source, [added(item, source.source.document)])
    assert [*kept.nodes, *kept.statements] == [item]


def test_what_is_added_says_that_a_person_did_it(extraction, as_graph):
    source = extraction(TEXT, seminar())
    decisions = [added(held(), source.source.document)]
    made = graphs(apply(source, decisions), by_hand=by_hand(decisions))
    [assertion] = as_graph(made.evidence).subjects(IPCOOP.hasMethod, BY_HAND)
    assert (assertion, IPCOOP.assertedObject, DAEJEON) in as_graph(made.evidence)


def test_words_are_found_again_in_a_changed_text(extraction):
    decision = added(held(AGAIN), SourceDocument("made-up", TEXT))
    changed = "New heading\n" + TEXT.replace("Mr. Kim", "Mr. Lee")
    [statement] = apply(extraction(changed), [decision]).statements
    [span] = statement.warrant.spans
    assert changed[span.start : span.end] == "Daejeon"
    assert span.start > changed.index("Lee")


def test_words_that_are_gone_leave_a_decision_without_effect(extraction):
    decision = added(held(), SourceDocument("made-up", TEXT))
    source = extraction("Nothing of the kind.")
    assert apply(source, [decision]) == source
    assert lost(source.source.document, [decision]) == [decision]
    assert lost(SourceDocument("made-up", TEXT), [decision]) == []


def test_a_quote_has_what_goes_before_until_it_is_clear_which_words_are_meant():
    twice = "In Daejeon they met again and then again in Daejeon they met again and then again."
    start = twice.rindex("again.")
    [quote] = added(held(Span(start, start + 5)), SourceDocument("made-up", twice)).quotes
    assert twice.count(quote.prefix + quote.exact + quote.suffix) == 1


def test_words_at_the_start_of_a_text_are_found_again_though_they_come_again():
    text = "KIPO met WIPO. In Seoul, KIPO met WIPO. KIPO met WIPO."
    document = SourceDocument("made-up", text)
    decision = added(held(Span(0, 4)), document)
    yielded = apply(Extraction(SourceText(document)), [decision])
    assert yielded.statements[0].warrant.spans == (Span(0, 4),)


def test_decisions_on_people_do_not_mix_with_those_on_a_document_of_that_name(tmp_path):
    write_decisions(tmp_path, "people", [rejected(seminar())])
    write_decisions(tmp_path, PEOPLE, [same("a", "b")])
    assert [d.key for d in read_decisions(tmp_path, "people")] == [SEMINAR]
    assert read_decisions(tmp_path, PEOPLE) == [same("a", "b")]


def test_decisions_count_under_the_new_names_of_people_too():
    extraction = Extraction(SourceText(SourceDocument("made-up", TEXT)), (participation(),))
    other = ID["person/minsu-kim"]
    new = new_names(extraction, {KIM: other})
    decisions = brought_in_line([rejected(participation())], new)
    assert not apply(renamed(extraction, new), decisions).nodes


DECISIONS = [
    Decision(Verdict.ACCEPTED, (SEMINAR, IPCOOP.takesPlaceIn, DAEJEON), note="Seen."),
    rejected(participation()),
    rejected(seminar()),
    added(seminar("Seminar on patents"), SourceDocument("made-up", TEXT)),
    added(claimed(), SourceDocument("made-up", TEXT)),
    added(replace(participation(), iri=ID["participation/x"]), SourceDocument("made-up", TEXT)),
]


def without_spans(decision):
    item = decision.item and replace(
        decision.item, warrant=replace(decision.item.warrant, spans=())
    )
    return replace(decision, item=item)


def test_decisions_are_read_as_they_were_written(tmp_path):
    write_decisions(tmp_path, "made-up", DECISIONS)
    read = read_decisions(tmp_path, "made-up")
    assert len(read) == len(DECISIONS)
    assert {without_spans(decision) for decision in DECISIONS} == set(read)


def test_decisions_are_written_the_same_in_any_order(tmp_path):
    write_decisions(tmp_path, "made-up", DECISIONS)
    path = decisions_path(tmp_path, "made-up")
    before = path.read_bytes()
    assert is_canonical(path)
    write_decisions(tmp_path, "made-up", reversed(DECISIONS))
    assert path.read_bytes() == before
    write_decisions(tmp_path, "made-up", read_decisions(tmp_path, "made-up"))
    assert path.read_bytes() == before


def test_of_two_decisions_on_one_thing_the_last_one_counts(tmp_path):
    write_decisions(tmp_path, "made-up", [rejected(held()), accepted(held())])
    [decision] = read_decisions(tmp_path, "made-up")
    assert decision.verdict is Verdict.ACCEPTED


def test_a_decision_by_hand_needs_no_more_than_the_words(tmp_path):
    path = decisions_path(tmp_path, "made-up")
    path.parent.mkdir()
    path.write_text("""
        @prefix id: <https://w3id.org/ipcoop/id/> .
        @prefix ipcoop: <https://w3id.org/ipcoop/ontology#> .
        @prefix oa: <http://www.w3.org/ns/oa#> .
        @prefix scheme: <https://w3id.org/ipcoop/scheme/> .
        <https://w3id.org/ipcoop/id/decision/a> a ipcoop:ReviewDecision ;
            ipcoop:adds <https://w3id.org/ipcoop/id/assertion/a> ;
            ipcoop:assertedSubject <https://w3id.org/ipcoop/id/event/seminar> ;
            ipcoop:assertedPredicate ipcoop:takesPlaceIn ;
            ipcoop:assertedObject <https://w3id.org/ipcoop/id/place/daejeon> ;
            ipcoop:hasVerdict <https://w3id.org/ipcoop/scheme/verdict/added> .
        <https://w3id.org/ipcoop/id/assertion/a>
            ipcoop:hasStatus <https://w3id.org/ipcoop/scheme/status/stated> ;
            ipcoop:hasEvidence <https://w3id.org/ipcoop/id/evidence/a> .
        <https://w3id.org/ipcoop/id/evidence/a> oa:exact "seminar" .
    """)
    [decision] = read_decisions(tmp_path, "made-up")
    assert decision.quotes == (Quote("seminar"),)
    assert decision.key == (SEMINAR, IPCOOP.takesPlaceIn, DAEJEON)


def test_a_decision_without_a_verdict_is_told(tmp_path):
    path = decisions_path(tmp_path, "made-up")
    path.parent.mkdir()
    path.write_text(
        "@prefix ipcoop: <https://w3id.org/ipcoop/ontology#> .\n"
        "<https://w3id.org/ipcoop/id/decision/a> a ipcoop:ReviewDecision .\n"
    )
    with pytest.raises(BadDataError, match="lacks something: a has no hasVerdict"):
        read_decisions(tmp_path, "made-up")


def test_without_a_file_there_are_no_decisions(tmp_path):
    assert read_decisions(tmp_path, "made-up") == []


@pytest.fixture
def people(tmp_path, extraction):
    """Puts documents that introduce persons into a folder, and returns the proposals."""

    def put(*names):
        path = tmp_path / "graphs" / "document" / "made-up.ttl"
        path.parent.mkdir(parents=True, exist_ok=True)
        nodes = [
            Node(ID[f"person/p{n}"], IPCOOP.Person, name, stated()) for n, name in enumerate(names)
        ]
        place = "graphs/document/made-up.ttl"
        path.write_text(graphs(extraction(TEXT, *nodes)).files()[place])
        return [proposal.names for proposal in propose_same(tmp_path)]

    return put


@pytest.mark.parametrize(
    "names",
    [
        ("Donggyou Choi", "Choi Donggyou"),
        ("Donggyou Choi", "Dong-gyou Choi"),
        ("Donggyou Choi", "Choi Dong Gyu"),
        ("Donggyou Choi", "D. Choi"),
        ("Dong-gyou Choi", "D.G. Choi"),
        ("Donggyou Choi", "CHOI D.G."),
        ("Seong-Joon Park", "Pak Sung Jun"),
        ("José Graça", "Jose Graca"),
    ],
)
def test_other_spellings_of_a_name_are_proposed(people, names):
    assert people(*names) == [names]


@pytest.mark.parametrize(
    "names",
    [
        ("Donggyou Choi", "Donggyou Kim"),
        ("Donggyou Choi", "Minsu Choi"),
        ("Donggyou Choi", "M. Choi"),
        ("Dong-gyou Choi", "D.M. Choi"),
        ("Choi", "Donggyou Choi"),
        ("D. Choi", "M. Choi"),
    ],
)
def test_other_names_are_not_proposed(people, names):
    assert people(*names) == []


def test_two_whom_the_same_initials_fit_are_not_proposed_for_that(people):
    assert people("D. Choi", "Donggyou Choi", "Daehyun Choi") == [
        ("D. Choi", "Donggyou Choi"),
        ("D. Choi", "Daehyun Choi"),
    ]


@pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.REJECTED])
def test_what_is_decided_is_not_proposed_again(people, tmp_path, verdict):
    key = (ID["person/p1"], OWL.sameAs, ID["person/p0"])
    write_decisions(tmp_path, PEOPLE, [Decision(verdict, key)])
    assert people("Donggyou Choi", "Choi Donggyou") == []


def same(first, second):
    return Decision(Verdict.ACCEPTED, (ID[f"person/{first}"], OWL.sameAs, ID[f"person/{second}"]))


def test_one_iri_stands_for_all_that_are_held_to_be_one():
    chain = [same("a", "b"), same("b", "c"), Decision(Verdict.REJECTED, same("a", "x").key)]
    assert same_people(chain) == {ID["person/b"]: ID["person/a"], ID["person/c"]: ID["person/a"]}
    assert same_people(reversed(chain)) == same_people(chain)
    assert same_people([same("a", "b"), same("b", "a")]) == {ID["person/b"]: ID["person/a"]}


def test_a_person_held_to_be_another_has_the_iri_of_that_one_everywhere(extraction):
    found = extraction(
        TEXT,
        Node(KIM, IPCOOP.Person, "Kim", stated()),
        participation(),
        claimed(),
        Question(KIM, IPCOOP.holdsPost, "Which post?", (FIRST,)),
    )
    other = ID["person/minsu-kim"]
    now = renamed(found, new_names(found, {KIM: other}))
    assert [node.iri for node in now.nodes] == [other, ID["participation/seminar-minsu-kim"]]
    assert now.nodes[1].links[0] == (IPCOOP.hasParticipant, other)
    assert now.statements[0].warrant.claimed_by == other
    assert now.questions[0].subject == other
    assert renamed(found, {}) == found
