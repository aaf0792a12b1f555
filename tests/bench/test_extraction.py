"""The measuring of the extraction."""

import json
import random
from dataclasses import replace
from itertools import permutations

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from tests.bench.extraction.__main__ import is_open, main
from tests.bench.extraction.align import pairing
from tests.bench.extraction.dates import period
from tests.bench.extraction.facts import of_graphs, questions_of_graph
from tests.bench.extraction.gold import FIRST, GOLD, documents, problems, read_gold, text_path
from tests.bench.extraction.items import covered_items, exact_triples
from tests.bench.extraction.measure import measure, summary
from tests.bench.extraction.quality import repeated
from tests.bench.extraction.report import errors, shortfalls, text
from tests.bench.extraction.words import overlap, same_person
from tests.bench.retold import Retold

from ipcoop.extract.model import Extraction, Question, SourceText, Span, Statement, Status, Warrant
from ipcoop.graph.documents import SourceDocument, read_document
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import ID, IPCOOP

CONFERENCE = ID["event/hipoc-2017"]
DESCRIBED = IPCOOP.describedAs
DEV = documents("dev")


def written_by_hand(source):
    """What a pipeline would hand over that finds just what the hand-written graphs say."""
    found = of_graphs(GOLD / "first")
    asked = questions_of_graph(read_turtle(GOLD / "first" / "evidence.ttl"))
    return Extraction(
        source,
        (),
        tuple(Statement(f.subject, f.predicate, f.object, f.warrant) for f in found),
        tuple(Question(subject, prop, "?", spans) for subject, prop, spans in asked),
    )


@pytest.fixture(scope="module")
def perfect():
    return written_by_hand(SourceText(read_document(FIRST)))


def measured(extraction):
    return measure("first", FIRST, extraction.source, lambda _: extraction)


def told(extraction):
    return summary([measured(extraction)])


def changed(extraction, predicate, of=None, **changes):
    """The extraction with one statement changed: the first with the predicate, of a subject."""
    listed = list(extraction.statements)
    found = (i for i, s in enumerate(listed) if s.predicate == predicate)
    index = next(i for i in found if of in (None, listed[i].subject))
    listed[index] = replace(listed[index], **changes)
    return replace(extraction, statements=tuple(listed))


@pytest.fixture(scope="module")
def best(perfect):
    return told(perfect)


def test_the_hand_written_graphs_score_one_in_all_but_the_mentions_that_they_do_not_have(perfect):
    one = measured(perfect)
    assert {row.relation for row in one.matching.missed} == {"mentions"}
    assert not one.matching.false
    scores = summary([one])
    for name in ("precision", "status accuracy", "span accuracy", "linking accuracy"):
        assert scores[name] == 1
    for name in ("claim recall", "claim attribution", "question recall", "conformance"):
        assert scores[name] == 1
    assert scores["hallucination"] == scores["claims shown as facts"] == 0


def test_every_numbered_item_is_found_in_the_hand_written_graphs(perfect):
    covered = covered_items(measured(perfect))
    assert len(covered) > 100
    assert all(covered.values())


def test_the_hand_written_graphs_agree_with_themselves_to_the_letter(perfect):
    assert len(set(exact_triples(measured(perfect)))) == 1


def test_things_under_other_iris_are_recognised_by_names_and_rows(perfect, best):
    def renamed(term):
        minted = str(term).startswith(tuple(str(ID[f"{kind}/"]) for kind in ("event", "person")))
        return type(term)(f"{term}-otherwise") if minted else term

    def moved(warrant):
        by = warrant.claimed_by
        return replace(warrant, claimed_by=renamed(by) if by else None)

    statements = tuple(
        Statement(renamed(s.subject), s.predicate, renamed(s.object), moved(s.warrant))
        for s in perfect.statements
    )
    questions = tuple(replace(q, subject=renamed(q.subject)) for q in perfect.questions)
    assert told(replace(perfect, statements=statements, questions=questions)) == best


def test_a_wrong_date_is_both_false_and_missed(perfect):
    wrong = Literal("2017-04-13", datatype=XSD.date)
    matching = measured(changed(perfect, IPCOOP.startDate, object=wrong)).matching
    assert [str(row.object) for row in matching.false] == ["2017-04-13"]
    assert "2017-04-12" in [str(row.object) for row in matching.missed]


def test_a_wrong_direction_is_false(perfect):
    swapped = changed(perfect, IPCOOP.organises, subject=CONFERENCE, object=ID["office/kr"])
    assert [row.relation for row in measured(swapped).matching.false] == ["organises"]


def test_a_wrong_status_lowers_the_status_accuracy_alone(perfect, best):
    place = next(s for s in perfect.statements if s.predicate == IPCOOP.organises)
    warrant = replace(place.warrant, status=Status.IMPLIED)
    scores = told(changed(perfect, IPCOOP.organises, warrant=warrant))
    assert {name for name in scores if scores[name] != best[name]} == {"status accuracy"}


def test_words_from_elsewhere_lower_the_span_accuracy(perfect, best):
    warrant = Warrant(Status.STATED, (Span(0, 4),))
    scores = told(changed(perfect, IPCOOP.statedMemberCount, warrant=warrant))
    assert scores["span accuracy"] < best["span accuracy"]
    assert scores["recall"] == best["recall"]


def test_a_claim_among_the_facts_is_told(perfect):
    claim = next(s for s in perfect.statements if s.predicate == DESCRIBED)
    shown = changed(perfect, DESCRIBED, warrant=Warrant(Status.STATED, claim.warrant.spans))
    scores = told(shown)
    assert scores["claims shown as facts"] == 1
    assert scores["claim recall"] < 1
    assert any("claims shown" in line for line in shortfalls("first", scores | {"duplicates": 0}))


def test_a_claim_of_somebody_else_is_misattributed(perfect):
    group, matus = ID["group/ip5"], ID["person/mario-matus"]
    [claim] = [s for s in perfect.statements if (s.subject, s.predicate) == (group, DESCRIBED)]
    warrant = replace(claim.warrant, claimed_by=matus)
    [row] = measured(changed(perfect, DESCRIBED, group, warrant=warrant)).claims.misattributed
    assert row.words.startswith("global leaders in the field of IP")


def test_a_class_that_does_not_fit_is_not_conforming(perfect):
    wrong = changed(perfect, IPCOOP.takesPlaceIn, object=ID["person/mario-matus"])
    [misfit] = measured(wrong).misfits
    assert misfit.predicate == IPCOOP.takesPlaceIn


def test_what_stands_nowhere_in_the_text_is_invented(perfect):
    absent = changed(perfect, IPCOOP.takesPlaceIn, object=ID["place/reykjavik"])
    without = changed(
        perfect, IPCOOP.startDate, warrant=Warrant(Status.STATED, (Span(9000, 9001),))
    )
    assert [fact.object for fact in measured(absent).invented.objects] == [ID["place/reykjavik"]]
    assert len(measured(without).invented.without_words) == 1


def test_what_changes_from_run_to_run_is_a_duplicate(perfect):
    runs = iter([perfect, changed(perfect, IPCOOP.startDate, subject=ID["event/other"])])
    assert len(repeated([perfect.source], lambda _: next(runs))[FIRST]) == 2
    assert not repeated([perfect.source], lambda _: perfect)[FIRST]


def stored(name):
    return text_path("dev", name).read_text(encoding="utf-8").partition("\n---\n")[2].lstrip("\n")


@pytest.mark.parametrize("name", DEV)
def test_a_gold_file_is_sound(name):
    assert problems(read_gold("dev", name, stored(name)), stored(name)) == []


def test_a_handle_that_is_no_group_needs_a_class():
    name = DEV[0]
    gold = read_gold("dev", name, stored(name))
    untyped = replace(gold, rows=tuple(row for row in gold.rows if row.relation != "type"))
    handles = {row.subject.key for row in gold.rows if row.relation == "type"}
    faults = set(problems(untyped, stored(name)))
    assert faults
    assert faults <= {f"no class: {handle}" for handle in handles}


def test_who_wrote_a_text_is_judged_where_the_gold_asks_it(perfect):
    document = ID[f"document/{FIRST}"]
    asked = Question(document, URIRef("http://purl.org/dc/terms/creator"), "?", (Span(0, 4),))
    more = measured(replace(perfect, questions=(*perfect.questions, asked)))
    assert not more.questions.extra


@pytest.mark.parametrize("name", DEV)
def test_an_extraction_that_says_what_the_gold_says_scores_one(name):
    gold = read_gold("dev", name, stored(name))
    source = SourceText(SourceDocument(name, stored(name)))
    one = measure("dev", name, source, lambda _: Retold(gold, source).extraction())
    scores = summary([one])
    wrong = "\n".join(errors(one))
    for measure_name in ("precision", "recall", "status accuracy", "span accuracy"):
        assert scores[measure_name] == 1, wrong
    for measure_name in ("linking accuracy", "claim recall", "question recall"):
        assert scores[measure_name] == 1, wrong
    assert scores["claims shown as facts"] == scores["traps stepped into"] == 0, wrong


def test_the_report_fits_a_terminal(perfect):
    lines = list(text("first", [measured(perfect)], {"duplicates": 0.0}))
    assert max(map(len, lines[:-1])) <= 100


def test_bounds_of_a_whole_month_or_year_are_a_partial_date():
    assert period("2017-04-01", "2017-04-30") == "2017-04"
    assert period("2016-02-01", "2016-02-29") == "2016-02"
    assert period("2017-01-01", "2017-12-31") == "2017"
    assert period("2017-04-12", "2017-04-12") == "2017-04-12"
    assert period("2017-04-12", "2017-04-14") == period("2016-01-01", "2017-12-31") == ""


def test_the_pairing_with_the_highest_sum_wins_over_the_best_single_pair():
    scores = {("a", "x"): 3.0, ("a", "y"): 2.9, ("b", "x"): 2.9}
    assert pairing(scores) == {"a": "y", "b": "x"}


def test_the_pairing_is_the_best_of_all():
    chance = random.Random(4)
    for _ in range(50):
        scores = {(g, f): chance.random() for g in "abcd" for f in "wxyz" if chance.random() < 0.7}
        best = max(
            sum(scores.get(pair, 0.0) for pair in zip("abcd", order, strict=True))
            for order in permutations("wxyz")
        )
        assert sum(scores[pair] for pair in pairing(scores).items()) == pytest.approx(best)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("client-centric IP services", "Client-Centric Intellectual Property Service", True),
        ("trademark examination", "patent examination", False),
        ("the importance of IP", "importance of intellectual property", True),
    ],
)
def test_themes_are_the_same_where_most_words_are(one, other, alike):
    assert (overlap(one, other) >= 0.6) is alike


def test_names_of_people_are_compared_in_any_order_but_whole():
    assert same_person(["KWON Sun-taik"], ["Sun-Taik Kwon"])
    assert same_person(["Atty. Corazon Villareal"], ["Corazon Villareal"])
    assert not same_person(["Sun-Taik Kwon"], ["Kwon"])


def test_the_errors_of_the_test_split_are_shown_on_demand_only():
    shown = [is_open(*case) for case in [("dev", False), ("test", False), ("test", True)]]
    assert shown == [True, False, True]


def test_one_command_prints_the_measures_and_tells_shortfalls_by_its_status(capsys):
    status = main(["--split", "dev", "--document", DEV[0], "--json"])
    [split] = json.loads(capsys.readouterr().out)
    assert split["documents"] == [DEV[0]]
    assert status == bool(split["below"])
    for name in (
        "precision",
        "recall",
        "f1",
        "status accuracy",
        "span accuracy",
        "linking accuracy",
    ):
        assert 0 <= split["measures"][name] <= 1
    assert {"conformance", "hallucination", "duplicates"} <= split["measures"].keys()
