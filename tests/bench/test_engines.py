"""The benchmark of engines measures a sound dataset, cold, and finds that all answers agree."""

from itertools import islice

import pyoxigraph as ox
import pytest

from ipcoop.namespaces import INFERRED_GRAPH
from ipcoop.sparql.rules import breaches, rules
from ipcoop.sparql.store import MemoryStore

from .engines.answers import rows
from .engines.chart import chart
from .engines.clients import Request, rate
from .engines.data import facts, write_data
from .engines.generate import documents, generate, shipped
from .engines.measure import Options, as_json, measure
from .engines.peers import Service
from .engines.questions import questions
from .engines.report import lines
from .engines.trivial import trivial_server

ALL_PARTS = 1_400
"""Quads among which there is each part of a document."""

FEW = 300
DEFAULT = ox.DefaultGraph()
QUICK = ("in-process", "ipcoop", "oxigraph-memory", "oxigraph-disk")
ALL = (*QUICK, "virtuoso")


def test_the_same_seed_and_size_give_the_same_bytes():
    first, again, other = (list(documents(FEW, seed=seed)) for seed in (2, 2, 3))
    assert first == again != other


def test_a_larger_dataset_begins_like_a_smaller_one():
    small = list(generate(ALL_PARTS))
    assert list(islice(generate(10 * ALL_PARTS), len(small))) == small


def test_made_up_documents_keep_the_rules_and_bring_all_that_follows_from_them():
    made = set(ox.parse(b"".join(documents(ALL_PARTS)), ox.RdfFormat.N_QUADS))
    inferred = ox.NamedNode(INFERRED_GRAPH)
    told = {quad for quad in made if quad.graph_name != inferred}
    store = MemoryStore.from_nquads(shipped()[0])
    store.extend(list(told))
    outcome = store.conclude(told)
    assert (outcome.report, outcome.delta.removed) == ("", set())
    assert outcome.delta.added == made
    store.apply(outcome.delta)
    assert list(breaches(store, rules("integrity"))) == []


def test_the_facts_of_the_files_are_the_facts_view_of_the_service():
    quads = b"".join(generate(ALL_PARTS))
    view = MemoryStore.from_nquads(quads).engine
    files = ox.Store()
    files.bulk_load(b"".join(facts(quads)), ox.RdfFormat.N_QUADS)
    triples = [list(one.quads_for_pattern(None, None, None, DEFAULT)) for one in (files, view)]
    # The engine gives blank nodes other names when it loads them.
    named = [{quad for quad in some if "_:" not in str(quad)} for some in triples]
    assert named[0] == named[1]
    assert len(triples[0]) == len(triples[1])


def test_a_question_never_has_the_same_text_again_and_always_the_same_answer():
    store = MemoryStore.from_nquads(b"".join(generate(ALL_PARTS))).engine
    asked = questions()
    assert len({one.name for one in asked}) == len(asked) > 20
    for one in asked:
        texts = {one.cold() for _ in range(2)}
        answers = [store.query(text).serialize(format=ox.QueryResultsFormat.JSON) for text in texts]
        first, second = (rows(answer, only_count=one.only_count) for answer in answers)
        assert first == second


@pytest.mark.parametrize("engines", [QUICK, pytest.param(ALL, marks=pytest.mark.slow)])
def test_engines_agree_and_nothing_that_was_kept_is_measured(engines):
    options = Options(size=1_000, rounds=1, seconds=0, engines=engines)
    found = measure(options, lambda _: None)
    assert found.names[:2] == ["in-process", "ipcoop"]
    assert (found.taken.differing, found.taken.failed, found.kept) == ({}, {}, 0)
    assert as_json(found)["quads"] == found.quads > 20_000
    assert any("cold queries ≥ 5 ms" in line for line in lines(found))
    assert chart(found).count("<circle") > len(found.questions)


def test_an_answer_that_was_kept_is_noticed(tmp_path):
    service, question = Service(), questions()[0]
    service.start(write_data(tmp_path, 1_000))
    try:
        for _ in range(2):
            service.ask(question.cold(), 10)
        assert service.kept() == 0
        for _ in range(2):
            service.ask(question.text, 10)
        assert service.kept() == 1
    finally:
        service.stop()


@pytest.mark.parametrize("clients", [1, 3])
def test_clients_ask_again_as_soon_as_they_are_answered(clients):
    with trivial_server() as port:
        found = rate(Request(port, "POST", "/", (), b"ASK { __cold__ }"), clients, 0.2)
    assert found.failed == 0
    assert found.per_second > 0
    assert found.p50 <= found.p95 <= found.p99
