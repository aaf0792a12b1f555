"""The log: what was written is read, and what is not what was written is found and named."""

import os

import pytest

from ipcoop.errors import DamagedStoreError, StorageError
from ipcoop.sparql.disk import log
from ipcoop.sparql.disk.entries import Entry
from ipcoop.sparql.disk.log import Log

FIELDS = {"added": 15, "created": ["http://x/g"], "dropped": []}


def entry(number):
    quads = b"<a:> <b:> <c:>.\n" * (number % 3)
    told = ("2026-01-02T03:04:05Z", "token", f"Nº {number}", "conforms")
    return Entry(number, *told, "ab", FIELDS, quads)


ENTRIES = [entry(number) for number in range(1, 4)]


@pytest.fixture
def folder(tmp_path):
    written(tmp_path, 1, ENTRIES)
    return tmp_path


def written(folder, first, entries):
    opened = Log(folder, first)
    opened.append(entries)
    opened.close()
    return opened.path


def read(folder, after=0):
    return list(log.read(folder, after))


def refused(folder, *words, after=0):
    with pytest.raises(DamagedStoreError) as caught:
        read(folder, after)
    assert all(word in str(caught.value) for word in ("log-0", "restore", *words))
    return True


def test_what_was_written_is_read_in_order_after_any_number(folder):
    assert [read(folder, after) for after in range(4)] == [ENTRIES[after:] for after in range(4)]
    written(folder, 4, [entry(4), entry(5)])
    assert [one.number for one in read(folder, 2)] == [3, 4, 5]
    assert read(folder, 3) == [entry(4), entry(5)]


def test_every_bit_that_is_flipped_is_found_and_its_place_is_named(folder):
    (path,) = log.parts(folder).values()
    data = path.read_bytes()
    begins = [data.index(one.to_bytes()) for one in ENTRIES]
    with path.open("r+b", buffering=0) as file:
        for byte, value in enumerate(data):
            number = sum(begin <= byte for begin in begins)
            for bit in range(8):
                os.pwrite(file.fileno(), bytes([value ^ 1 << bit]), byte)
                assert refused(folder, f"entry {number}", f"at byte {begins[number - 1]:,}")
            os.pwrite(file.fileno(), bytes([value]), byte)
    assert read(folder) == ENTRIES


def test_an_end_that_is_cut_off_is_left_out_and_the_log_goes_on_after_what_is_whole(folder):
    (path,) = log.parts(folder).values()
    data = path.read_bytes()
    ends = [sum(len(one.to_bytes()) for one in ENTRIES[:count]) for count in range(4)]
    for length in reversed(range(len(data))):
        # Cut off there; and longer than what was written to it, as a crash may leave a file.
        for size in (length, length + 5000):
            os.truncate(path, length)
            os.truncate(path, size)
            whole = sum(end <= length for end in ends) - 1
            assert read(folder) == ENTRIES[:whole]
    path.write_bytes(data[:-1])
    log.mend(folder)
    assert path.stat().st_size == ends[2]
    written(folder, 1, [ENTRIES[2]])
    assert path.read_bytes() == data


def test_a_part_that_is_not_the_last_must_be_whole(folder):
    (path,) = log.parts(folder).values()
    data = path.read_bytes()
    written(folder, 4, [entry(4)])
    for ending in (data[:-1], data + b"\0"):
        path.write_bytes(ending)
        assert refused(folder, "log-000000000001", "entry ")
    path.unlink()
    assert refused(folder, "entry 1 is missing")
    assert read(folder, 3) == [entry(4)]


@pytest.mark.parametrize("numbers", [[2], [1, 3], [1, 1], [1, 2, 4]])
def test_entries_of_other_numbers_are_refused(tmp_path, numbers):
    written(tmp_path, 1, [entry(number) for number in numbers])
    assert refused(tmp_path, "is missing")


def test_files_of_other_names_are_not_read(folder):
    (path,) = log.parts(folder).values()
    for name in ("log-", "log-1~", "log-000000000001.bak", "my-log-1", "log-x"):
        (folder / name).write_bytes(path.read_bytes()[1:])
    assert read(folder) == ENTRIES


def full(descriptor, data):
    if len(data) > 100:
        return os.pwrite(descriptor, data[:100], os.fstat(descriptor).st_size)
    raise OSError(28, "No space left on device")


def test_a_write_that_does_not_fit_leaves_the_log_as_it_was(folder, monkeypatch):
    opened = Log(folder, 1)
    before = opened.path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(StorageError, match="No space left on device"):
            opened.append([entry(4), entry(5)])
    assert opened.path.read_bytes() == before
    opened.append([entry(4)])
    opened.close()
    assert read(folder) == [*ENTRIES, entry(4)]


def test_a_log_that_cannot_reach_the_disk_is_an_end_and_nothing_is_taken_for_kept(
    folder, monkeypatch
):
    opened = Log(folder, 1)

    def fsync(_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match="Input/output error"):
        opened.append([entry(4)])
    opened.close()
    assert read(folder) == ENTRIES
