"""The folder of a store: made once, used by one, and told from all else."""

import errno
import json
import os
from contextlib import contextmanager
from pathlib import Path

import pytest

from ipcoop.errors import DamagedStoreError, OtherStoreError, StoreInUseError
from ipcoop.sparql.disk import checkpoint, log
from ipcoop.sparql.disk.folder import about, take
from ipcoop.sparql.disk.versions import FORMAT

QUADS = b'<http://x/a> <http://x/p> "1" <http://x/g> .\n'


@contextmanager
def taken(folder, kind="plain", load=lambda: QUADS):
    found = take(folder, kind, load)
    try:
        yield found
    finally:
        os.close(found.lock)


@pytest.fixture
def store(tmp_path):
    with taken(tmp_path / "store"):
        pass
    return tmp_path / "store"


def test_a_store_is_made_where_none_is_and_opened_where_one_is(tmp_path):
    folder = tmp_path / "new" / "store"
    with taken(folder) as found:
        assert found.kind == "plain"
    with taken(folder, "facts", pytest.fail) as found:
        assert found.kind == "plain"
    assert list(checkpoint.numbers(folder)) == [0]
    assert list(log.parts(folder)) == [1]


def test_a_store_that_somebody_has_is_refused_until_it_is_left(store):
    before = sorted(store.iterdir())
    with (
        taken(store),
        pytest.raises(StoreInUseError, match=r"Another process uses the store .+ Stop it"),
        taken(store),
    ):
        pass
    assert sorted(store.iterdir()) == before
    with taken(store):
        pass


@pytest.mark.parametrize("name", ["mine.txt", "log-000000000001", "checkpoint-000000000003.nq.gz"])
def test_a_folder_with_other_files_is_left_alone(tmp_path, name):
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(OtherStoreError, match="has other files, and is no store"), taken(tmp_path):
        pass
    assert {path.name for path in tmp_path.iterdir()} == {name, "lock"}
    assert (tmp_path / name).read_bytes() == b"mine"


def test_what_is_written_in_a_log_is_not_overwritten_when_the_rest_is_lost(store):
    (store / "log-000000000001").write_bytes(b"entries")
    (store / "ipcoop-store.json").unlink()
    with pytest.raises(OtherStoreError, match="other files"), taken(store):
        pass
    assert (store / "log-000000000001").read_bytes() == b"entries"


class BrokenOffError(BaseException):
    """Ends a making as a kill would, but that the test goes on."""


@pytest.mark.parametrize("step", range(20))
def test_a_making_that_was_broken_off_is_made_again(tmp_path, monkeypatch, step):
    steps = 0

    def broken(real):
        def call(*arguments, **more):
            nonlocal steps
            steps += 1
            if steps > step:
                raise BrokenOffError
            return real(*arguments, **more)

        return call

    with monkeypatch.context() as patched:
        for owner, name in ((os, "fsync"), (os, "open"), (Path, "replace"), (Path, "open")):
            patched.setattr(owner, name, broken(getattr(owner, name)))
        # A kill leaves what is unfinished where it is.
        patched.setattr(Path, "unlink", lambda *_, **__: None)
        try:
            with taken(tmp_path):
                assert step >= 10
        except BrokenOffError:
            pass
    with taken(tmp_path) as found:
        assert found.kind == "plain"
    _, engine = checkpoint.read(checkpoint.numbers(tmp_path)[0])
    assert [quad.object.value for quad in engine] == ["1"]


@pytest.mark.parametrize(
    ("text", "error", "cause"),
    [
        (json.dumps({"format": FORMAT + 1, "new": 1, "kind": "x"}), OtherStoreError, "newer"),
        ("", DamagedStoreError, "does not tell"),
        ("[]", DamagedStoreError, "does not tell"),
        ('{"format": 0, "kind": "plain"}', DamagedStoreError, "does not tell"),
        ('{"format": "x", "kind": "plain"}', DamagedStoreError, "does not tell"),
        ('{"format": 1, "kind": "fabts"}', DamagedStoreError, "does not tell"),
        ('{"format": 1}', DamagedStoreError, "does not tell"),
    ],
)
def test_what_cannot_be_told_or_is_newer_is_refused_and_left_as_it_is(store, text, error, cause):
    (store / "ipcoop-store.json").write_text(text)
    with pytest.raises(error, match=cause), taken(store):
        pass
    assert (store / "ipcoop-store.json").read_text() == text


def test_a_folder_without_a_store_has_nothing_to_tell(tmp_path):
    with pytest.raises(OtherStoreError, match="is no store"):
        about(tmp_path)


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("name", ["open", "fsync"])
def test_whatever_the_system_says_is_one_sentence(tmp_path, monkeypatch, number, name):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, name, refuse)
    with pytest.raises(OtherStoreError) as caught, taken(tmp_path / "new"):
        pass
    assert str(tmp_path / "new") in caught.value.cause
    assert caught.value.cause.endswith(f": {os.strerror(number)}.")


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OtherStoreError, match="file: File exists"), taken(tmp_path / "file"):
        pass
