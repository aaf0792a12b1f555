"""``ipcoop store``: load, back up, restore, and the history."""

import gzip
import json

import pyoxigraph as ox
import pytest
from rdflib.namespace import RDF

from ipcoop.namespaces import DOCUMENT_GRAPHS, ID, IPCOOP
from ipcoop.sparql import loading
from ipcoop.sparql.disk.folder import take

QUADS = '<http://x/s> <http://x/p> "old" <http://x/g> .\n'


@pytest.fixture
def store(tmp_path):
    """The folder of an ordinary store with one quad."""
    return new_store(tmp_path, "plain")


def new_store(tmp_path, kind):
    folder = tmp_path / "store"
    release(take(folder, kind, QUADS.encode))
    return folder


def release(taken):
    import os

    os.close(taken.lock)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "a.ttl").write_text("<http://x/s> <http://x/p> 1, _:b .")
    with gzip.open(tmp_path / "b.trig.gz", "wb") as file:
        file.write(b'<http://x/g> { <http://x/s> <http://x/p> "new", "old" }')
    return [tmp_path / "a.ttl", tmp_path / "b.trig.gz"]


def listed(told, folder):
    done = told("store", "log", "--format", "json", "--store", folder)
    assert done.returncode == 0, done.stderr
    return [
        (one["number"], one["what"], one["added"], one["removed"])
        for one in json.loads(done.stdout)
    ]


def parsed(trig):
    return {str(quad) for quad in ox.parse(trig, format=ox.RdfFormat.TRIG)}


def test_a_load_adds_what_the_store_lacks_as_one_change(told, store, files):
    done = told("store", "load", *files, "--graph", "http://x/h", "--store", store)
    assert (done.returncode, done.stdout) == (0, "Added: 3 quads that the store did not have.\n")
    assert listed(told, store) == [(1, "load a.ttl, b.trig.gz", 3, 0)]


def test_the_log_is_a_table_with_each_change_on_one_line(told, store, files):
    told("store", "load", *files, "--store", store)
    told("store", "load", files[0], "--store", store)
    lines = told("store", "log", "--store", store).stdout.splitlines()
    assert lines[0].split() == ["number", "added", "removed", "time", "by", "check", "what"]
    assert [line[:23].split() for line in lines[1:]] == [["1", "3", "0"], ["2", "1", "0"]]
    assert lines[1].endswith("Z  ipcoop store load  none   load a.ttl, b.trig.gz")
    assert told("store", "log", "--limit", 1, "--store", store).stdout.splitlines()[1:] == lines[2:]


def test_a_load_that_brings_nothing_new_is_no_change(told, store, files):
    done = told("store", "load", files[1], "--store", store)
    assert "1 quad" in done.stdout
    assert "0 quads" in told("store", "load", files[1], "--store", store).stdout
    assert len(listed(told, store)) == 1


def test_a_large_load_is_a_checkpoint_and_the_history_says_so(told, store, files, monkeypatch):
    monkeypatch.setattr(loading, "_AT_ONCE", 2)
    done = told("store", "load", *files, "--store", store)
    assert (done.returncode, done.stdout) == (0, "Added: 3 quads that the store did not have.\n")
    assert done.stderr == "3 quads read …\n4 quads read …\nThe checkpoint is written …\n"
    (store.parent / "c.nt").write_text("<http://x/s> <http://x/p> 2 .".replace("2", '"2"'))
    told("store", "load", store.parent / "c.nt", "--store", store)
    assert listed(told, store) == [(1, "load a.ttl, b.trig.gz", 3, 0), (2, "load c.nt", 1, 0)]
    assert told("store", "diff", 1, 2, "--store", store).returncode == 0
    refused = told("store", "diff", 0, 2, "--store", store)
    assert (refused.returncode, refused.stderr.split(".")[0]) == (
        2,
        "ipcoop: Change 1 was a load so large that the log does not have its quads",
    )


def test_a_diff_has_what_was_added_as_trig_and_what_was_removed_in_comments(told, store, files):
    told("store", "load", files[1], "--store", store)
    assert told("store", "diff", 0, 1, "--store", store).stdout == (
        "# From state 0 to state 1: 1 quad added, 0 quads removed.\n\n"
        '<http://x/g> {\n\t<http://x/s> <http://x/p> "new" .\n}\n'
    )
    assert told("store", "diff", 1, 0, "--store", store).stdout == (
        "# From state 1 to state 0: 0 quads added, 1 quad removed.\n"
        '# - <http://x/s> <http://x/p> "new" <http://x/g> .\n\n'
    )
    missing = told("store", "diff", 0, 7, "--store", store)
    assert (missing.returncode, missing.stderr.split(".")[0]) == (
        2,
        "ipcoop: There is no state 7 yet",
    )


def test_a_backup_restores_to_the_same_digest_and_says_where_its_history_begins(
    told, store, files, tmp_path
):
    told("store", "load", *files, "--store", store)
    backup, other = tmp_path / "backup", tmp_path / "other"
    written = told("store", "backup", backup, "--store", store)
    restored = told("store", "restore", backup, "--store", other)
    assert (written.returncode, restored.returncode) == (0, 0)
    assert written.stdout.split("digest")[1] == restored.stdout.split("digest")[1]
    again = told("store", "backup", tmp_path / "again", "--store", other)
    assert again.stdout.split("with")[1] == written.stdout.split("with")[1]
    assert told("store", "log", "--store", other).stdout == (
        "What came up to state 1 is not kept any more.\n"
    )
    assert told("store", "diff", 0, 1, "--store", other).stderr == (
        "ipcoop: The history up to state 1 is not kept any more. Ask for what came after it.\n"
    )


def test_a_store_is_restored_over_only_when_that_is_asked_for(told, store, files, tmp_path):
    told("store", "backup", tmp_path / "backup", "--store", store)
    told("store", "load", *files, "--store", store)
    refused = told("store", "restore", tmp_path / "backup", "--store", store)
    assert (refused.returncode, len(listed(told, store))) == (2, 1)
    assert refused.stderr == f"ipcoop: {store} has a store. Name another folder, or --replace it.\n"
    done = told("store", "restore", tmp_path / "backup", "--replace", "--store", store)
    assert (done.returncode, listed(told, store)) == (0, [])


@pytest.mark.parametrize("place", [0, 30, -9, -1])
def test_a_backup_that_is_damaged_is_not_restored(told, store, tmp_path, place):
    backup = tmp_path / "backup"
    told("store", "backup", backup, "--store", store)
    data = bytearray(backup.read_bytes())
    data[place] ^= 1
    backup.write_bytes(data)
    refused = told("store", "restore", backup, "--replace", "--store", store)
    remedy = "Take another backup; nothing was changed."
    assert (refused.returncode, refused.stderr) == (
        2,
        f"ipcoop: {backup} is no whole backup. {remedy}\n",
    )
    assert told("store", "diff", 0, 0, "--store", store).returncode == 0


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (("a.txt", ""), "The name of {} does not tell a format. Let it end with .ttl, .nt, "),
        (("a.nq", "<http://x/s> <http://x/p> .\n"), "{}: "),
        (("a.ttl.gz", "<http://x/s> <http://x/p> 1 ."), "{} cannot be read: Not a gzipped file"),
        (("a.trig", "_:g { <http://x/s> <http://x/p> 1 }"), "A blank node names a graph."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_loaded_is_named_and_changes_nothing(
    told, store, tmp_path, file, said
):
    path = tmp_path / file[0]
    path.write_text(file[1])
    done = told("store", "load", path, "--store", store)
    assert (done.returncode, done.stdout, listed(told, store)) == (2, "", [])
    assert done.stderr.startswith(f"ipcoop: {said.format(path)}")


def test_a_triple_needs_a_graph_where_the_default_graph_is_derived(told, tmp_path, files):
    store = new_store(tmp_path, "facts")
    done = told("store", "load", *files, "--store", store)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be written to" in done.stderr
    assert told("store", "load", *files, "--graph", "http://x/h", "--store", store).returncode == 0
    done = told("store", "load", *files, "--graph", "h", "--store", store)
    assert (
        done.stderr
        == "ipcoop: “h” is no absolute IRI, so it names no graph. Write the IRI in full.\n"
    )


@pytest.mark.parametrize("at_once", [1, 100])
def test_what_breaks_a_rule_for_the_data_is_not_loaded_at_all(told, tmp_path, monkeypatch, at_once):
    monkeypatch.setattr(loading, "_AT_ONCE", at_once)
    store, file = new_store(tmp_path, "facts"), tmp_path / "a.nq"
    good = f'<http://x/s> <http://x/p> "new" <{DOCUMENT_GRAPHS}d> .\n'
    wrong = f"<{ID}office/xx> <{RDF.type}> <{IPCOOP.IPOffice}> <{DOCUMENT_GRAPHS}d> .\n"
    file.write_text(good + wrong)
    refused = told("store", "load", file, "--store", store)
    assert (refused.returncode, listed(told, store)) == (2, [])
    assert refused.stderr.splitlines()[-1].startswith(f"ipcoop: {ID}office/xx: ")
    assert "ValidationReport" in refused.stdout
    file.write_text(good + good.replace("new", "newer"))
    assert "Added: 2 quads" in told("store", "load", file, "--store", store).stdout


@pytest.mark.parametrize("command", [["load", __file__], ["backup", "x"], ["log"], ["diff", 0, 0]])
def test_a_folder_that_is_no_store_is_named(told, tmp_path, command):
    done = told("store", *command, "--store", tmp_path)
    if command[0] == "load":
        assert "does not tell a format" in done.stderr
        done = told("store", "load", "--store", tmp_path, _empty(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    remedy = "Name the folder that was given to ipcoop serve --store."
    assert done.stderr == f"ipcoop: {tmp_path} is no store. {remedy}\n"


def _empty(tmp_path):
    (tmp_path / "empty.nt").touch()
    return tmp_path / "empty.nt"


def test_a_store_in_use_by_what_does_not_answer_is_not_loaded_into(told, tmp_path, files):
    store = tmp_path / "store"
    taken = take(store, "plain", QUADS.encode)
    said = f"ipcoop: Another process uses the store {store}. Stop it, or name another store.\n"
    assert told("store", "load", *files, "--store", store).stderr == said
    (store / "socket").write_text(str(tmp_path / "gone"))
    assert told("store", "load", *files, "--store", store).stderr == said
    release(taken)
    assert told("store", "load", *files, "--store", store).returncode == 0
