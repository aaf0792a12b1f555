"""A store on the disk: what is kept is there however often it is left and opened again."""

import os
import signal
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcoop.errors import DamagedStoreError, StorageError
from ipcoop.namespaces import REFERENCE_GRAPH
from ipcoop.sparql.disk import checkpoint, disk, log
from ipcoop.sparql.disk.digest import Digest
from ipcoop.sparql.disk.disk import Change, Disk
from ipcoop.sparql.disk.folder import take
from ipcoop.sparql.opening import opened as opened_store
from ipcoop.sparql.updates.delta import Delta

from .datasets import EMPTY, GRAPHS, NODES, Model, models


class Opened:
    """A store as the holder has it: what is in memory and what is on the disk."""

    def __init__(self, folder, kind="plain"):
        self.disk = Disk(folder, kind)
        self.store = opened_store(self.disk, self.disk.replay())

    @property
    def model(self):
        return Model.of(self.store._engine)

    def keep(self, *steps):
        """Keep changes to these models, one after another, as one group."""
        deltas = [
            before.delta_to(after)
            for before, after in zip([self.model, *steps], steps, strict=False)
        ]
        self.disk.keep([Change(delta, "token", "test") for delta in deltas])
        for delta in deltas:
            self.store.apply(delta)

    def checkpoint(self):
        self.disk.begin_part()
        self.disk.write_checkpoint(self.store.engine)


def made(folder):
    os.close(take(folder, "plain", bytes).lock)
    return folder


@pytest.fixture
def folder(tmp_path):
    return made(tmp_path / "store")


def numbered(count):
    quads = (ox.Quad(NODES[0], NODES[0], ox.Literal(str(i)), GRAPHS[0]) for i in range(count))
    return Model(frozenset(quads), frozenset([GRAPHS[0]]))


def entries(folder, after=0):
    return [entry.number for entry in log.read(folder, after)]


steps = st.one_of(
    st.lists(models, min_size=1, max_size=3), st.sampled_from(["checkpoint", "reopen", "cut off"])
)


@settings(max_examples=25, deadline=None)
@given(st.lists(steps, max_size=10))
def test_after_any_changes_checkpoints_and_reopenings_the_dataset_is_that_of_the_model(steps):
    with TemporaryDirectory() as place:
        folder, model, number = made(Path(place, "store")), EMPTY, 0
        opened = Opened(folder)
        for step in steps:
            match step:
                case "checkpoint":
                    opened.checkpoint()
                case "reopen":
                    opened = Opened(folder)
                case "cut off":
                    with list(log.parts(folder).values())[-1].open("ab") as file:
                        file.write(b"begun")
                    opened = Opened(folder)
                case _:
                    opened.keep(*step)
                    model, number = step[-1], number + len(step)
            assert (opened.model, opened.disk.number) == (model, number)
        again = Opened(folder)
        assert (again.model, again.disk.digest) == (model, opened.disk.digest)


def test_nothing_is_kept_of_a_group_that_does_not_fit(folder, monkeypatch):
    opened = Opened(folder)
    opened.keep(numbered(1))
    digest = opened.disk.digest

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(StorageError, match="No space left"):
            opened.keep(numbered(2), numbered(3))
    assert (opened.disk.number, opened.disk.digest) == (1, digest)
    opened.keep(numbered(4))
    assert Opened(folder).model == numbered(4)


def test_retention_by_count_keeps_the_store_openable_and_the_log_readable(folder, monkeypatch):
    monkeypatch.setattr(disk, "_MOST_CHECKPOINTS", 3)
    opened = Opened(folder)
    for count in range(1, 8):
        opened.keep(numbered(count))
        opened.checkpoint()
    opened.keep(numbered(8))
    assert list(checkpoint.numbers(folder)) == [5, 6, 7]
    assert list(log.parts(folder)) == [6, 7, 8]
    assert entries(folder, 5) == [6, 7, 8]
    assert Opened(folder).model == numbered(8)
    # An earlier checkpoint does as well.
    for number in (6, 7):
        checkpoint.numbers(folder)[number].rename(folder / f"away-{number}")
    assert Opened(folder).model == numbered(8)


def test_retention_by_age_keeps_two_and_what_came_after_them(folder):
    opened = Opened(folder)
    for count in range(1, 6):
        opened.keep(numbered(count))
        opened.checkpoint()
    for path in checkpoint.numbers(folder).values():
        os.utime(path, (0, 0))
    opened.keep(numbered(6))
    opened.checkpoint()
    assert list(checkpoint.numbers(folder)) == [5, 6]
    assert list(log.parts(folder)) == [6, 7]
    assert Opened(folder).model == numbered(6)


def test_a_clock_that_goes_back_or_far_ahead_does_no_harm(folder, monkeypatch):
    clock = iter([2e9, 1e9, 5.0, 4e9, 0.0, 1e9, *[1.0] * 20])
    opened = Opened(folder)
    monkeypatch.setattr(time, "time", lambda: next(clock))
    monkeypatch.setattr(time, "gmtime", lambda: time.struct_time((1970, *[1] * 8)))
    for count in range(1, 6):
        opened.keep(numbered(count))
        opened.checkpoint()
        assert Opened(folder).model == numbered(count)
    numbers = list(checkpoint.numbers(folder))
    assert len(numbers) >= 2
    assert entries(folder, numbers[0]) == list(range(numbers[0] + 1, 6))


def test_a_checkpoint_is_due_when_the_log_outgrows_the_last_one_and_not_before(folder, monkeypatch):
    monkeypatch.setattr(disk, "_SMALLEST_LOG", 1000)
    opened = Opened(folder)
    opened.keep(numbered(5))
    assert not opened.disk.wants_checkpoint
    opened.keep(numbered(50))
    assert opened.disk.wants_checkpoint
    opened.checkpoint()
    assert not opened.disk.wants_checkpoint
    newest = list(checkpoint.numbers(folder).values())[-1]
    newest.write_bytes(bytes(100_000))
    opened.keep(numbered(5), numbered(50))
    assert not opened.disk.wants_checkpoint


def write_and_die(opened, steps):
    """Write a checkpoint as the fork of a holder does, and be killed after so many steps."""
    steps = iter(range(steps))

    def counted(real):
        def call(*arguments, **more):
            if next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **more)

        return call

    for owner, name in ((os, "fsync"), *((Path, name) for name in ("open", "replace", "unlink"))):
        setattr(owner, name, counted(getattr(owner, name)))
    opened.disk.write_checkpoint(opened.store.engine)
    os._exit(0)


def test_a_writer_of_checkpoints_that_is_killed_at_any_step_leaves_a_store_that_opens(
    folder, monkeypatch
):
    monkeypatch.setattr(disk, "_MOST_CHECKPOINTS", 2)
    opened, ends = Opened(folder), []
    for step in range(40):
        opened.keep(numbered(step % 5), numbered(step % 5 + 1))
        opened.disk.begin_part()
        process = os.fork()
        if process == 0:
            write_and_die(opened, step)
        ends.append(os.waitpid(process, 0)[1])
        opened.keep(numbered(step % 3))
        opened = Opened(folder)
        assert opened.model == numbered(step % 3)
        assert not list(folder.glob("*.part"))
        oldest = next(iter(checkpoint.numbers(folder)))
        assert entries(folder, oldest) == list(range(oldest + 1, 3 * step + 4))
        if ends[-1] == 0:
            break
    assert len(ends) > 5
    assert set(ends) == {signal.SIGKILL, 0}


def test_what_is_derived_is_not_on_the_disk_and_is_there_when_the_store_is_opened(tmp_path):
    graph = ox.NamedNode(REFERENCE_GRAPH)
    first, second = (
        ox.Quad(NODES[0], NODES[0], ox.Literal(text), graph) for text in ("first", "second")
    )
    os.close(take(tmp_path, "facts", f"{first} .\n".encode).lock)
    opened = Opened(tmp_path, "facts")
    opened.disk.keep([Change(Delta({second}), "token", "test")])
    opened.store.apply(Delta({second}))
    for checkpoint_before in (False, True):
        if checkpoint_before:
            opened.checkpoint()
        again = Opened(tmp_path, "facts")
        in_default = again.store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())
        assert {quad.object.value for quad in in_default} == {"first", "second"}
        assert str(Digest.of(again.store.engine, with_default=False)) == again.disk.digest


def test_a_store_without_its_checkpoint_or_a_part_of_its_log_is_refused(folder):
    opened = Opened(folder)
    opened.keep(numbered(1))
    opened.checkpoint()
    opened.keep(numbered(2))
    log.parts(folder)[2].rename(folder / "away")
    with pytest.raises(DamagedStoreError, match="begins with entry 2 is missing"):
        Opened(folder)
    for path in checkpoint.numbers(folder).values():
        path.unlink()
    with pytest.raises(DamagedStoreError, match="has no checkpoint"):
        Opened(folder)


def test_a_log_of_another_dataset_is_refused_by_its_digest(folder, tmp_path):
    for place, count in ((folder, 1), (made(tmp_path / "other"), 2)):
        opened = Opened(place)
        opened.keep(numbered(count))
        opened.checkpoint()
        opened.keep(numbered(3))
    log.parts(tmp_path / "other")[2].replace(log.parts(folder)[2])
    with pytest.raises(DamagedStoreError, match="After entry 2 of the log the digest is another"):
        Opened(folder)
