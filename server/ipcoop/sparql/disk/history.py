"""The history of a store, read from its folder, also while a server uses it."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from pathlib import Path

from ipcoop.errors import NotFoundError
from ipcoop.sparql.disk import checkpoint, log
from ipcoop.sparql.disk.checkpoint import Summary
from ipcoop.sparql.disk.entries import Entry
from ipcoop.sparql.updates.delta import Delta


@dataclass(frozen=True)
class Record:
    """A change in the history.

    Attributes:
        number: of the state that it made.
        time: when it was made, in UTC, as xsd:dateTime.
        by: who made it.
        what: what was asked for, in a few words.
        checked: what the check of it found, in a few words; empty if it was not checked.
        added: the number of quads that were added.
        removed: the number of quads that were removed.
        digest: of the dataset after it.
    """

    number: int
    time: str
    by: str
    what: str
    checked: str
    added: int
    removed: int
    digest: str


def begin(folder: Path) -> int:
    """Return the number of the state after which all changes are kept."""
    firsts = log.parts(folder) or [number + 1 for number in checkpoint.numbers(folder)]
    return min(firsts) - 1


def made(folder: Path) -> str:
    """Return when the newest checkpoint was written, in UTC, as xsd:dateTime."""
    newest = list(checkpoint.numbers(folder).values())[-1]
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(newest.stat().st_mtime))


def newest(folder: Path, most: int, before: int | None = None) -> list[Record]:
    """Return the last changes, or the last before a number, in order.

    Raises:
        DamagedStoreError: if the log is not what was written.
    """
    begun, found = begin(folder), list[Record]()
    for entries in _parts_backwards(folder):
        found = [_of_entry(entry) for entry in entries if _is_before(entry.number, before)] + found
        if len(found) >= most:
            break
    loads = [_of_load(one) for one in _loads(folder).values() if _is_before(one.number, before)]
    found += [load for load in loads if load.number > begun]
    return sorted(found, key=lambda record: record.number)[-most:]


def between(folder: Path, first: int, last: int) -> Delta:
    """Return the net change from one state to another, also backwards.

    Raises:
        NotFoundError: if the history that is kept does not have it.
        DamagedStoreError: if the log is not what was written.
    """
    if first > last:
        return between(folder, last, first).undone()
    begun = begin(folder)
    if first < begun:
        raise _given_up(begun)
    loaded = [number for number in _loads(folder) if first < number <= last]
    if loaded:
        cause = f"Change {loaded[0]} was a load so large that the log does not have its quads."
        raise NotFoundError(cause, "Ask for the states before it, or for those after it.")
    entries = list(islice(log.read(folder, first), last - first))
    if first + len(entries) < last:
        raise NotFoundError(f"There is no state {last} yet.", "See ipcoop store log, or /changes.")
    return reduce(Delta.then, (entry.delta for entry in entries), Delta())


def record(folder: Path, number: int) -> Record:
    """Return one change.

    Raises:
        NotFoundError: if the history that is kept does not have it.
        DamagedStoreError: if the log is not what was written.
    """
    if number <= (begun := begin(folder)):
        raise _given_up(begun)
    for found in newest(folder, 1, number + 1):
        if found.number == number:
            return found
    raise NotFoundError(f"There is no change {number} yet.", "See ipcoop store log, or /changes.")


def _given_up(begun: int) -> NotFoundError:
    if not begun:
        return NotFoundError("State 0 is what the store began with.", "Ask for a later one.")
    cause = f"The history up to state {begun} is not kept any more."
    return NotFoundError(cause, "Ask for what came after it.")


def _parts_backwards(folder: Path) -> Iterator[list[Entry]]:
    files = log.parts(folder)
    for first, path in reversed(files.items()):
        # A server may give up the oldest meanwhile.
        with suppress(FileNotFoundError):
            yield [entry for entry, _ in log.entries(path, is_last=first == max(files))]


def _loads(folder: Path) -> dict[int, Summary]:
    """Return the checkpoints that stand in place of an entry of the log."""
    found = {}
    for number, path in checkpoint.numbers(folder).items():
        with suppress(FileNotFoundError):  # As above.
            found[number] = checkpoint.summary(path)
    return {number: summary for number, summary in found.items() if summary.load}


def _is_before(number: int, before: int | None) -> bool:
    return before is None or number < before


def _of_entry(entry: Entry) -> Record:
    end = entry.fields["added"]
    sizes = entry.quads.count(b"\n", 0, end), entry.quads.count(b"\n", end)
    told = (entry.time, entry.by, entry.what, entry.checked)
    return Record(entry.number, *told, *sizes, entry.digest)


def _of_load(summary: Summary) -> Record:
    load = summary.load
    assert load is not None  # noqa: S101 - these were chosen
    told = (load.time, load.by, load.what, load.checked)
    return Record(summary.number, *told, load.added, load.removed, summary.digest)
