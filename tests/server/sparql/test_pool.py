"""Queries run in processes of their own, which end when they break a limit."""

import json
import os
import signal
import sys
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ipcoop.config import Limits, ServerSettings, WorkerLimits
from ipcoop.errors import (
    AnswerTooLargeError,
    BadDataError,
    BadQueryError,
    BusyError,
    NotAcceptableError,
    OutOfMemoryError,
    TooSlowError,
)
from ipcoop.sparql.formats import CSV, JSON, TURTLE
from ipcoop.sparql.keeper import holder
from ipcoop.sparql.pool import Pool
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.updates.graphs import GraphRequest, Payload

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")

QUADS = "".join(
    f"<http://x/{i}> <http://x/p> {j} <http://x/g> .\n"
    for i in range(100)
    for j in [f'"{i % 7}"', f"<http://x/{(i * 7 + 3) % 100}>"]
).encode()
NO_GUARDS = Limits(depth=10**6, operators=10**6, joins=10**6, effort=10**9)
LIMITS = WorkerLimits(seconds=20, memory=200 * 1024**2, answer=5_000_000, query=NO_GUARDS)
SETTINGS = ServerSettings(workers=2, waiting=4, limits=LIMITS)

CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"
FOREVER = f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?x {{ {CROSS} }} }}"
HUGE = f"SELECT * {{ GRAPH ?x {{ {CROSS} }} }} ORDER BY ?a ?o LIMIT 10"
DOUBLED = "".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
LARGE = f"SELECT (STRLEN(?x40) AS ?n) {{ BIND('0123456789' AS ?x0) {DOUBLED} }}"
DEEP = f"ASK {{ {'{' * 20_000}{'}' * 20_000} }}"
MANY = "SELECT * { GRAPH ?x { ?a ?b ?c . ?d ?e ?f } }"


@pytest.fixture(scope="module")
def pool():
    with holder(lambda: QUADS, LIMITS) as path, closing(Pool(path, SETTINGS)) as pool:
        yield pool


def ask(pool, text="ASK {}", *formats, **more):
    return pool.query(QueryRequest(text, **more), *(formats or (JSON, TURTLE)))


def is_alive(pool, text="ASK {}"):
    return json.loads(ask(pool, text).read())["boolean"]


def test_an_answer_is_the_one_of_the_engine_and_knows_its_form_and_format(pool):
    answer = ask(pool, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", CSV)
    assert (answer.form.value, answer.format, answer.read()) == ("SELECT", CSV, b"n\r\n200\r\n")
    graph = ask(pool, "CONSTRUCT { <http://x/a> <http://x/b> 1 } {}")
    assert graph.read().endswith(b"<http://x/a> <http://x/b> 1 .\n")


def test_a_hint_comes_with_an_empty_answer(pool):
    assert ask(pool, "ASK { GRAPH ?g { ?s <http://x/q> ?o } }").hint == (
        "Unknown property <http://x/q>."
    )
    assert ask(pool).hint == ""


def test_the_dataset_of_the_request_reaches_the_worker(pool):
    counted = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert ask(pool, counted, CSV, default_graphs=("http://x/g",)).read() == b"n\r\n200\r\n"
    assert ask(pool, counted, CSV, default_graphs=("http://x/h",)).read() == b"n\r\n0\r\n"


def test_the_store_tells_how_much_it_holds(pool):
    assert pool.quad_counts()["http://x/g"] == 200


@pytest.mark.parametrize(
    ("query", "error", "cause"),
    [
        (LARGE, OutOfMemoryError, "more than 200 MiB"),
        (HUGE, OutOfMemoryError, "more than 200 MiB"),
        (DEEP, BadQueryError, "The engine breaks down at this text"),
        (MANY, AnswerTooLargeError, "more than 5,000,000 bytes"),
        ("ASK { ?s }", BadQueryError, "should stand|where"),
        ("ASK { SERVICE <http://127.0.0.1/> {} }", BadQueryError, "SERVICE"),
    ],
    ids=["memory", "sort", "deep", "bytes", "syntax", "service"],
)
def test_a_query_that_breaks_a_limit_gets_its_error_and_the_next_is_answered(
    pool, query, error, cause
):
    with pytest.raises(error, match=cause):
        ask(pool, query)
    assert is_alive(pool)


def test_a_format_that_does_not_fit_the_form_is_refused(pool):
    with pytest.raises(NotAcceptableError, match="none of the formats"):
        ask(pool, "ASK {}", TURTLE)


def test_a_query_ends_when_its_time_is_over_and_the_next_is_answered(pool):
    begun = time.monotonic()
    with pytest.raises(TooSlowError, match=r"longer than 0\.2 seconds"):
        ask(pool, FOREVER, seconds=0.2)
    assert time.monotonic() - begun >= 0.2
    assert is_alive(pool)


def test_a_request_cannot_raise_the_time():
    limits = replace(LIMITS, seconds=0.3)
    with (
        holder(lambda: QUADS, limits) as path,
        closing(Pool(path, replace(SETTINGS, limits=limits))) as strict,
        pytest.raises(TooSlowError, match=r"longer than 0\.3 seconds"),
    ):
        ask(strict, FOREVER, seconds=60)


def test_a_large_answer_comes_whole_from_a_file(pool):
    answer = ask(pool, "SELECT ?a ?d ?c { GRAPH ?x { ?a ?b ?c . ?d ?e ?f } }", CSV)
    data = answer.read()
    assert answer.length == len(data) > 1_000_000
    assert data.count(b"\r\n") == 40_001


def test_a_killed_query_does_not_touch_the_queries_beside_it(pool):
    errors = []

    def slow():
        try:
            ask(pool, FOREVER, seconds=0.5)
        except TooSlowError as error:
            errors.append(error)

    beside = threading.Thread(target=slow)
    beside.start()
    answers = [is_alive(pool) for _ in range(50)]
    beside.join()
    assert answers == [True] * 50
    assert len(errors) == 1


def test_a_worker_that_somebody_kills_costs_one_repetition_only(pool):
    assert is_alive(pool)
    for number in workers(pool):
        os.kill(number, signal.SIGKILL)
    assert is_alive(pool)


def test_a_lost_holder_is_replaced_with_all_its_workers():
    with holder(lambda: QUADS, LIMITS) as path, closing(Pool(path, SETTINGS)) as pool:
        assert is_alive(pool)
        (worker,) = workers(pool)
        os.kill(parent(worker), signal.SIGKILL)
        # The worker ends with the holder, but may answer once more before that.
        while worker in workers(pool):
            assert is_alive(pool)
        assert pool.quad_counts()["http://x/g"] == 200


def test_too_many_queries_at_once_are_refused_with_a_time_to_come_again(pool):
    refused = []

    def one():
        try:
            ask(pool, FOREVER, seconds=0.5)
        except BusyError as error:
            refused.append(error.seconds)
        except TooSlowError:
            pass

    threads = [threading.Thread(target=one) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) >= 6
    assert all(seconds > 0 for seconds in refused)
    assert is_alive(pool)


def test_nothing_is_left_behind_after_many_queries_and_kills(pool):
    assert is_alive(pool)
    holder_number = parent(workers(pool)[0])
    before = descriptors(holder_number), descriptors(os.getpid())
    for _ in range(20):
        with pytest.raises(BadQueryError):
            ask(pool, DEEP)
        assert is_alive(pool)
    assert (descriptors(holder_number), descriptors(os.getpid())) == before
    assert len(children(holder_number)) <= 2


def test_what_another_pool_writes_is_seen_by_the_next_query():
    quad = GraphRequest("POST", "http://x/g", (Payload("ntriples", b"<x:s> <x:p> <x:o> ."),))
    with holder(bytes, LIMITS, "plain") as path, closing(Pool(path, SETTINGS)) as pool:
        assert not is_alive(pool, "ASK { GRAPH ?g { <x:s> ?p ?o } }")
        known = pool.digest, pool.quad_counts()
        with closing(Pool(path, SETTINGS)) as other:
            other.write(quad, "tester")
        assert pool.digest == ""
        assert is_alive(pool, "ASK { GRAPH ?g { <x:s> ?p ?o } }")
        assert (pool.digest, pool.quad_counts()) != known


@pytest.mark.slow
def test_a_thousand_replacements_of_the_same_quads_leave_nothing_behind(record_property):
    triples = b"".join(b'<http://x/%d> <http://x/p> "%d" .\n' % (i, i) for i in range(1000))
    put = GraphRequest("PUT", "http://x/g", (Payload("ntriples", triples),))
    emptied = GraphRequest("PUT", "http://x/g")
    with (
        holder(bytes, LIMITS, "plain") as path,
        closing(Pool(path, SETTINGS)) as old,
        holder(bytes, LIMITS, "plain") as other,
        closing(Pool(other, SETTINGS)) as new,
    ):
        for _ in range(1000):
            old.write(emptied, "tester")
            old.write(put, "tester")
        for _ in range(5):
            new.write(emptied, "tester")
            new.write(put, "tester")
        times = {old: [], new: []}
        for _ in range(100):
            for pool, taken in times.items():
                begun = time.perf_counter()
                ask(pool, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
                taken.append(time.perf_counter() - begun)
        later, seconds = (sorted(taken)[50] for taken in times.values())
        grown, size = (resident(parent(workers(pool)[0])) for pool in times)
        ratios = f"reading {later / seconds:.2f} times, memory {grown / size:.2f} times"
        record_property("attack", f"1,000 replacements: {ratios} that of a new server")
        assert later <= 1.5 * seconds
        assert grown <= 1.5 * size


@pytest.mark.slow
def test_ten_thousand_queries_with_kills_among_them_leave_nothing_behind(pool, record_property):
    assert is_alive(pool)
    number = parent(workers(pool)[0])

    def measured():
        return descriptors(number), len(children(number)), resident(number)

    before = measured()
    for count in range(10_000):
        if count % 50 == 0:
            with pytest.raises((BadQueryError, TooSlowError)):
                ask(pool, DEEP if count % 100 else FOREVER, seconds=0.1)
        else:
            ask(pool)
    after = measured()
    counts = f"descriptors, workers and pages of memory {before}, then {after}"
    record_property("attack", f"10,000 queries with 200 kills: {counts}")
    assert after[0] <= before[0] + 1
    assert after[1] <= 2
    assert after[2] <= 1.5 * before[2]


def test_a_graph_that_cannot_be_loaded_is_an_error_at_the_start():
    with pytest.raises(BadDataError, match="line 1"), holder(lambda: b"no quads", LIMITS):
        pass


def test_a_graph_that_cannot_be_made_leaves_no_process_behind():
    seen = []

    def load():
        seen.extend(children(os.getpid()))
        raise ZeroDivisionError

    before = children(os.getpid())
    with pytest.raises(ZeroDivisionError), holder(load, LIMITS):
        pass
    assert len(seen) == len(before) + 1  # the holder starts while the graph is made
    assert children(os.getpid()) == before


def workers(pool):
    return [worker.number for worker in pool._idle]


def parent(number):
    return int(Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[1])


def resident(number):
    return int(Path(f"/proc/{number}/statm").read_text().split()[1])


def children(number):
    return Path(f"/proc/{number}/task/{number}/children").read_text().split()


def descriptors(number):
    return len(list(Path(f"/proc/{number}/fd").iterdir()))
