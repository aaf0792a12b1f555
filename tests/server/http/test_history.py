"""Whoever writes, reads and is killed meanwhile: every read is a state that was written."""

import sys

import pytest

from ipcoop.sparql.disk import log

from .faults import kill, prepare
from .history import TOKEN, Running, read_once, run

WRITERS = 4
READERS = 3


@pytest.fixture
def running(starting, tmp_path, monkeypatch):
    prepare(monkeypatch, tmp_path, smallest_log=30_000)

    def begin():
        return starting(b"", store=tmp_path / "store", kind="plain", tokens={"tester": TOKEN})

    found = Running(begin, begin())
    yield found
    kill(found.server.process.pid)
    found.server.process.wait()


def committed(folder):
    """Yield who wrote which number, in the order of the log."""
    for entry in log.read(folder, 0):
        (did,) = {
            (quad.subject.value.removeprefix("http://x/"), int(quad.object.value))
            for quad in entry.delta.added
            if quad.predicate.value == "http://x/did"
        }
        yield did


def states(written):
    """Return all states that were there: the last number of each writer, and their counts."""
    last, counts, found = {}, {}, {frozenset()}
    for writer, number in written:
        last[writer] = number
        counts[writer] = counts.get(writer, 0) + 1
        found.add(frozenset((one, last[one], counts[one]) for one in last))
    return found


def state(seen):
    return frozenset((one, seen.last[one], seen.counts[one]) for one in seen.last)


@pytest.mark.skipif(sys.platform != "linux", reason="the processes are those of Linux")
@pytest.mark.parametrize("seconds", [7, pytest.param(300, marks=pytest.mark.slow)])
def test_every_read_is_a_committed_state_and_no_acknowledged_write_is_lost(
    running, tmp_path, seconds, record_property
):
    history = run(running, seconds, writers=WRITERS, readers=READERS)
    assert history.wrong == []
    at_the_end = None
    while at_the_end is None:
        at_the_end = read_once(running, history)
    written = list(committed(tmp_path / "store"))
    assert len(written) == len(set(written))
    acknowledged = {
        (writer, number) for writer, numbers in history.acknowledged.items() for number in numbers
    }
    lost = {(writer, number) for writer, number in acknowledged if number} - set(written)
    assert lost == set()
    there = states(written)
    assert [seen for seen in history.reads if state(seen) not in there] == []
    assert state(at_the_end) == frozenset(
        (writer, max(numbers), len(numbers)) for writer, numbers in by_writer(written).items()
    )
    told = {
        "writes acknowledged": len(acknowledged) - WRITERS,
        "written without an answer": len(written) - len(acknowledged) + WRITERS,
        "reads": len(history.reads),
        "kills": dict(sorted(history.kills.items())),
    }
    record_property("attack", f"50 history of {seconds} s: {told}")
    assert min(len(acknowledged), len(history.reads)) > seconds
    assert history.kills.total() > seconds / 3


def by_writer(written):
    found = {}
    for writer, number in written:
        found.setdefault(writer, []).append(number)
    return found
