"""The answers to the competency questions and examples, over HTTP.

``golden/cq21.csv`` is the answer on the shipped dataset, ``golden/cq21+second.csv`` the one with
the made-up documents, and ``golden/cq21+second+date=2017-12-06.csv`` that for another date.
"""

import csv
from pathlib import Path

import pytest
from rdflib import Dataset

from ipcoop.namespaces import is_facts_graph
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.parameters import with_parameters

GOLDEN = Path(__file__).parents[1] / "golden"
ANSWERS = sorted(GOLDEN.rglob("*.csv"))
SHORT = {"competency": lambda name: name.partition("-")[0], "examples": "examples/{}".format}
QUERIES = {SHORT[query.folder](query.name): query for query in Catalogue.load()}
COUNTED_ANEW = {"examples/counts"}


@pytest.fixture(scope="module")
def in_rdflib(shipped):
    """The shipped dataset in rdflib, with the facts as the default graph."""
    dataset = Dataset()
    for subject, predicate, value, graph in shipped.quads():
        dataset.graph(graph).add((subject, predicate, value))
        if is_facts_graph(str(graph)):
            dataset.default_graph.add((subject, predicate, value))
    return dataset


def name_of(answer):
    return answer.relative_to(GOLDEN).with_suffix("").as_posix()


@pytest.mark.parametrize("answer", ANSWERS, ids=name_of)
def test_the_answer_over_http_is_the_reviewed_one(answer, ask):
    name, *conditions = name_of(answer).split("+")
    dataset = "second" if "second" in conditions else "shipped"
    values = dict(condition.split("=") for condition in conditions if "=" in condition)
    text = with_parameters(QUERIES[name].text, values)
    assert ask(text, dataset) == answer.read_text(encoding="utf-8")


def test_every_query_has_a_reviewed_answer_and_every_answer_a_query():
    assert {name_of(answer).partition("+")[0] for answer in ANSWERS} == {*QUERIES} - COUNTED_ANEW


def test_there_are_at_least_twenty_five_competency_questions_numbered_from_1():
    numbers = [query.number for query in Catalogue.load().of("competency")]
    assert len(numbers) >= 25
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_the_counts_are_those_of_the_graphs(ask, stores):
    counted = dict(list(csv.reader(ask(QUERIES["examples/counts"].text).splitlines()))[1:])
    named = {name: str(n) for name, n in stores["shipped"].quad_counts().items() if name}
    assert counted == named


def test_the_heads_of_thirteen_offices_attended(ask):
    answer = ask(QUERIES["cq02"].text)
    assert answer.split() == "country AF BD KH IN IR LA MY MV MM PK PH LK VN".split()


def test_signatures_of_the_parties_are_told_with_the_instrument(ask):
    values = {"instrument": "instrument:tripo-2017-minutes"}
    answer = ask(with_parameters(QUERIES["cq08"].text, values), "second")
    assert "has signer,stated,Sung Yunmo\nsigned on,stated,2017-12-07\n" in answer


def test_a_sentence_that_yields_nothing_is_told_too(ask):
    values = {"document": "document:made-up-moip-2025"}
    answer = ask(with_parameters(QUERIES["examples/sentence-by-sentence"].text, values), "second")
    assert "\n1,KIPO Becomes a Ministry,,\n2," in answer


def test_the_words_of_a_relation_stand_behind_its_links(ask):
    values = {"subject": "participation:hipoc-2017-vn-head", "property": "ipcoop:inCapacityOf"}
    answer = ask(with_parameters(QUERIES["cq19"].text, values))
    assert ",4,was attended," in answer
    assert ",4,heads of the IP Offices of" in answer
    assert ",4,Vietnam," in answer


def test_other_documents_change_no_answer_about_the_first_one(ask):
    about_all = {"cq06", "cq16", "cq22", "cq23", "cq24", "cq25", "examples/who-meets-whom"}
    for name in {*QUERIES} - COUNTED_ANEW - about_all:
        assert ask(QUERIES[name].text, "second") == ask(QUERIES[name].text), name


def test_another_engine_gives_the_same_answers(in_rdflib):
    slow_there = {"cq07", "cq11", "cq20", "cq21", "cq23", "cq25"}
    for name in {name for name in QUERIES if name.startswith("cq")} - slow_there:
        answer = in_rdflib.query(QUERIES[name].text).serialize(format="csv").decode()
        golden = (GOLDEN / f"{name}.csv").read_text(encoding="utf-8")
        assert answer.replace("\r\n", "\n") == golden, name
