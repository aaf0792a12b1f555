"""A large load counts whole or not at all, wherever it is broken off."""

import os
from pathlib import Path

import pytest

from ipcoop.sparql.disk import checkpoint, history, loads, log
from ipcoop.sparql.disk.checkpoint import Load, State
from ipcoop.sparql.disk.disk import Change, Disk
from ipcoop.sparql.disk.folder import retaken, take
from ipcoop.sparql.opening import opened

from .datasets import GRAPHS, Model

LOAD = Load("2026-01-02T03:04:05Z", "somebody", "load a.nq", 1)
BEFORE = b'<http://x/a> <http://x/p> "before" .\n'
AFTER = b'<http://x/a> <http://x/p> "loaded" .\n'


@pytest.fixture
def folder(tmp_path):
    os.close(take(tmp_path / "store", "plain", lambda: BEFORE).lock)
    return tmp_path / "store"


def state(folder):
    """Open the store; return its values and its number."""
    with retaken(folder) as taken:
        disk = Disk(folder, taken.kind)
        store = opened(disk, disk.replay())
        return sorted(quad.object.value for quad in store.engine), disk.number


def load_in(folder):
    disk = Disk(folder, "plain")
    store = opened(disk, disk.replay())
    store.extend(list(checkpoint.load(AFTER)))
    disk.keep_load(store.engine, LOAD)
    return disk, store


def test_a_load_is_a_state_that_the_log_goes_on_from(folder):
    with retaken(folder):
        disk, store = load_in(folder)
        before = Model.of(store.engine)
        delta = before.delta_to(Model(before.quads, frozenset(GRAPHS[:1])))
        disk.keep([Change(delta, "token", "CREATE")])
    assert state(folder) == (["before", "loaded"], 2)
    assert list(checkpoint.numbers(folder)) == [0, 1]
    assert list(log.parts(folder)) == [1, 2]
    told = [(one.number, one.by, one.added) for one in history.newest(folder, 9)]
    assert told == [(1, "somebody", 1), (2, "token", 0)]


class BrokenOffError(BaseException):
    """Ends a load as a kill would, but that the test goes on."""


@pytest.mark.parametrize("step", range(12))
def test_a_load_that_is_broken_off_is_whole_or_absent(folder, monkeypatch, step):
    steps = iter(range(step))

    def counted(real):
        def call(*arguments, **more):
            if next(steps, None) is None:
                raise BrokenOffError
            return real(*arguments, **more)

        return call

    is_done = False
    with monkeypatch.context() as patched, retaken(folder):
        for owner, name in ((os, "fsync"), (os, "open"), (Path, "replace"), (Path, "open")):
            patched.setattr(owner, name, counted(getattr(owner, name)))
        # A kill leaves what is unfinished where it is.
        patched.setattr(Path, "unlink", lambda *_, **__: None)
        try:
            load_in(folder)
            is_done = True
        except BrokenOffError:
            pass
    is_there = state(folder) == (["before", "loaded"], 1)
    assert is_there or state(folder) == (["before"], 0)
    assert is_there >= is_done
    assert step < 11 or is_there
    with retaken(folder):
        load_in(folder)
    assert state(folder)[0] == ["before", "loaded"]


def test_a_load_that_is_written_counts_though_nothing_came_after_it(folder):
    engine = checkpoint.load(BEFORE + AFTER)
    loads.write(folder, engine, State(1, "plain", load=LOAD))
    assert state(folder) == (["before", "loaded"], 1)
    assert list(folder.glob("load-*")) == []
