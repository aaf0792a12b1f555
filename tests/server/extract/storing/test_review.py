"""A person judges what a document yields."""

import io
import sys

import pytest
from rdflib import OWL, RDFS, XSD, Graph, Literal
from rich.console import Console

from ipcoop.errors import BadUsageError
from ipcoop.extract.conclusions.soundness import properties_between
from ipcoop.extract.discourse.reference import reference
from ipcoop.extract.model import Modality, Node, Span, Statement, Status, Warrant
from ipcoop.extract.storing.decision_files import PEOPLE, read_decisions
from ipcoop.extract.storing.decisions import Verdict, apply, key_of
from ipcoop.extract.storing.review import Session, candidates, with_status, with_value
from ipcoop.extract.storing.same import Proposal
from ipcoop.extract.storing.wording import Wording
from ipcoop.graph.evidence import document_iri
from ipcoop.graph.validate import Finding
from ipcoop.ingestion.keys import Keys
from ipcoop.ingestion.review import Review
from ipcoop.namespaces import ID, IPCOOP

TEXT = "A seminar was held in Manila. It ended on March 5, 2018.\n"
SEMINAR = ID["event/seminar"]
MANILA = ID["place/manila"]
KIPO = ID["office/kr"]
SEMINAR_NODE = Node(SEMINAR, IPCOOP.Seminar, "Seminar", Warrant(Status.STATED, (Span(2, 9),)))
PLACE = Statement(SEMINAR, IPCOOP.takesPlaceIn, MANILA, Warrant(Status.IMPLIED, (Span(22, 28),)))
DAY = Statement(
    SEMINAR,
    IPCOOP.endDate,
    Literal("2018-03-05", datatype=XSD.date),
    Warrant(Status.STATED, (Span(2, 9), Span(42, 55))),
)


@pytest.fixture
def seminar(extraction):
    return extraction(TEXT, DAY, PLACE, SEMINAR_NODE)


@pytest.fixture
def words():
    terms = Graph()
    named = ((IPCOOP.takesPlaceIn, "takes place in"), (MANILA, "Manila"), (IPCOOP.endDate, "ends"))
    named = (*named, (KIPO, "Korean Office"), (IPCOOP.organises, "organises"))
    for term, label in (*named, (ID["place/cebu"], "Cebu"), (ID["place/a"], "A"), (ID["a/b"], "a")):
        terms.add((term, RDFS.label, Literal(label, lang="en")))
    return Wording([terms])


@pytest.fixture
def answer(tmp_path, words, monkeypatch):
    """Answers a review with lines, and gives what was shown."""

    def review(lines, extractions=(), proposals=(), check=lambda _: ()):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        shown = io.StringIO()
        console = Console(file=shown, width=200, highlight=False)
        walk = Review(tmp_path, Keys(None), words, console, check)
        if walk.documents(extractions, all_judged_too=True):
            walk.people(proposals)
        return shown.getvalue()

    return review


def made(tmp_path, identifier="made-up"):
    return {(d.verdict, d.key) for d in read_decisions(tmp_path, identifier)}


def test_candidates_come_in_the_order_of_the_text_things_before_what_is_said_of_them(seminar):
    found = candidates(seminar)
    assert [candidate.item for candidate in found] == [SEMINAR_NODE, DAY, PLACE]
    assert [p.text[s.start : s.end] for p in found[1].passages for s in p.spans] == [
        "seminar",
        "March 5, 2018",
    ]
    assert [passage.number for passage in found[1].passages] == [1, 2]


def test_a_person_sees_the_sentence_with_the_words_marked_and_the_statement_in_words(
    seminar, answer
):
    shown = answer(["s", "s"], [seminar])
    assert "made-up: 1 of 3" in shown
    assert "A [seminar] was held in Manila." in shown
    assert "It ended on [March 5, 2018]." in shown
    assert "Seminar  ends  2018-03-05" in shown
    assert "(implied)" in shown


def test_each_decision_is_kept_at_once_and_is_not_asked_for_again(seminar, answer, tmp_path):
    answer(["a", "q"], [seminar])
    assert made(tmp_path) == {(Verdict.ACCEPTED, SEMINAR)}
    shown = answer(["r"], [seminar])  # and the input ends
    assert "1 of 2" in shown
    assert made(tmp_path) == {(Verdict.ACCEPTED, SEMINAR), (Verdict.REJECTED, key_of(DAY))}
    assert "1 of 1" in answer(["s"], [seminar])


def test_an_edit_rejects_what_was_found_and_adds_what_the_person_wrote(seminar, answer, tmp_path):
    answer(["s", "e", "2018-03-06", "implied", "e", "Cebu", ""], [seminar])
    decisions = read_decisions(tmp_path, "made-up")
    told = apply(seminar, decisions)
    assert {(str(s.object), s.warrant.status) for s in told.statements} == {
        ("2018-03-06", Status.IMPLIED),
        (str(ID["place/cebu"]), Status.IMPLIED),
    }
    assert {s.warrant.spans for s in told.statements} == {DAY.warrant.spans, PLACE.warrant.spans}


def test_what_is_no_value_is_said_and_asked_for_again(seminar, answer, tmp_path):
    shown = answer(["s", "e", "yesterday", "s", "e", "Atlantis", "s"], [seminar])
    assert "“yesterday” is no such value as 2018-03-05. Write another." in shown
    assert "Nothing here is called “Atlantis”." in shown
    assert made(tmp_path) == set()


def test_going_back_lets_a_person_decide_otherwise(seminar, answer, tmp_path):
    answer(["s", "e", "2018-03-06", "", "b", "a", "q"], [seminar])
    assert made(tmp_path) == {(Verdict.ACCEPTED, key_of(DAY))}


def test_an_unknown_key_is_asked_for_again(seminar, answer, tmp_path):
    assert answer(["x", "a", "q"], [seminar]).count("[a]ccept") == 3
    assert made(tmp_path) == {(Verdict.ACCEPTED, SEMINAR)}


def test_the_name_of_a_thing_can_be_edited(seminar, answer, tmp_path):
    answer(["e", "Seminar on examination", "", "q"], [seminar])
    [node] = apply(seminar, read_decisions(tmp_path, "made-up")).nodes
    assert (node.iri, node.label) == (SEMINAR, "Seminar on examination")


def test_a_value_names_one_thing(words):
    assert with_value(PLACE, "place:cebu", words).object == ID["place/cebu"]
    with pytest.raises(BadUsageError, match="Several things"):
        with_value(PLACE, "A", words)


def test_what_becomes_a_claim_is_one_of_the_document(seminar):
    document = seminar.source.document
    claim = with_status(DAY, Status.CLAIMED, document)
    assert claim.warrant.claimed_by == document_iri("made-up")
    assert claim.warrant.modality is Modality.PRESENT
    assert with_status(claim, Status.STATED, document) == DAY


def chosen(extraction, subject, value, name):
    """Return the number under which a property is offered."""
    return str(properties_between(extraction, reference(), subject, value).index(name) + 1)


@pytest.fixture
def new(seminar):
    """The answers that add that an office organises the seminar."""
    number = chosen(seminar, KIPO, SEMINAR, IPCOOP.organises)
    return ["n", "seminar", "korean", "Seminar", number, "seminar … held in Manila"]


def test_what_was_missed_is_added_with_its_words_and_outlives_the_next_run(
    seminar, answer, tmp_path, new
):
    shown = answer([*new, "q"], [seminar])
    assert "  1: A seminar was held in Manila." in shown
    assert "Added: Korean Office  organises  Seminar" in shown
    [decision] = read_decisions(tmp_path, "made-up")
    assert decision.verdict is Verdict.ADDED
    told = apply(seminar, [decision])
    [statement] = set(told.statements) - set(seminar.statements)
    assert (statement.subject, statement.predicate) == (KIPO, IPCOOP.organises)
    assert [TEXT[s.start : s.end] for s in statement.warrant.spans] == ["seminar", "held in Manila"]
    assert "That is among the statements already." in answer([*new, "q"], [seminar])
    assert len(read_decisions(tmp_path, "made-up")) == 1


def test_a_date_can_be_added(seminar, answer, tmp_path):
    day = Literal("2018-03-04", datatype=XSD.date)
    number = chosen(seminar, SEMINAR, day, IPCOOP.startDate)
    answer(["n", "2", "Seminar", "=2018-03-04", number, "March", "q"], [seminar])
    assert made(tmp_path) == {(Verdict.ADDED, (SEMINAR, IPCOOP.startDate, day))}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (["tomorrow"], "No sentence has “tomorrow” in it."),
        (["3"], "No sentence has “3” in it."),
        (["1", "Atlantis"], "Nothing here is called “Atlantis”."),
        (["1", "a", "9"], "“9” is none of these numbers."),
        (["1", "Manila", "korean"], "The ontology has no property for these two."),
        (["1", "korean", "Seminar", "0"], "“0” is none of these numbers."),
    ],
)
def test_what_cannot_be_added_is_told_and_the_person_asked_again(
    seminar, answer, tmp_path, answers, told
):
    shown = answer(["n", *answers, "q"], [seminar])
    assert told in shown
    assert shown.count("[a]ccept") == 2
    assert made(tmp_path) == set()


@pytest.mark.parametrize("typed", ["Seminar", "Manila … seminar", "It ended", ""])
def test_words_that_the_sentence_has_not_are_not_taken(seminar, answer, tmp_path, new, typed):
    shown = answer([*new[:-1], typed, "q"], [seminar])
    assert "The sentence has no “" in shown or "A statement needs words." in shown
    assert made(tmp_path) == set()


def test_what_breaks_a_rule_is_not_added(seminar, answer, tmp_path, new):
    def check(drawn):
        broken = any(predicate == IPCOOP.organises for _, predicate, _ in drawn.document)
        return [Finding("Violation", "x", "Nobody may.", "y")] if broken else []

    shown = answer([*new, "q"], [seminar], check=check)
    assert "That breaks a rule: Nobody may. Nothing is added." in shown
    assert made(tmp_path) == set()


def test_something_can_be_added_when_all_is_judged(seminar, answer, tmp_path, new):
    shown = answer(["a", "a", "a", *new, "d"], [seminar])
    assert "made-up: no more to judge. Is anything missing?" in shown
    assert (Verdict.ADDED, (KIPO, IPCOOP.organises, SEMINAR)) in made(tmp_path)
    assert "no more to judge" in answer(["d"], [seminar])


def test_which_persons_are_one_is_decided_by_a_person(answer, tmp_path):
    pairs = [
        Proposal(ID[f"person/{n}"], ID[f"person/{n}-x"], (f"P {n}", f"{n} P"), "Why.")
        for n in "abcd"
    ]
    shown = answer(["y", "n", "s", "q"], proposals=pairs)
    assert "Are “P a” and “a P” one person? Why." in shown
    assert made(tmp_path, PEOPLE) == {
        (Verdict.ACCEPTED, (ID["person/a"], OWL.sameAs, ID["person/a-x"])),
        (Verdict.REJECTED, (ID["person/b"], OWL.sameAs, ID["person/b-x"])),
    }


def test_the_keys_of_a_terminal_are_read_one_by_one(seminar, tmp_path, words):
    keys = iter("aq")
    walk = Review(tmp_path, Keys(lambda: next(keys)), words, Console(file=io.StringIO()))
    assert not walk.documents([seminar])
    assert made(tmp_path) == {(Verdict.ACCEPTED, SEMINAR)}


def test_a_session_can_be_taken_up_after_an_edit(seminar, tmp_path):
    first = Session(tmp_path, seminar)
    first.edit(1, with_status(DAY, Status.IMPLIED, seminar.source.document))
    assert [c.item for c in Session(tmp_path, seminar).open] == [SEMINAR_NODE, PLACE]
