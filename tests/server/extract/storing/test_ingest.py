"""Documents on their way into the data folder."""

import shutil
from pathlib import Path

import pytest

from ipcoop.config import use_data
from ipcoop.extract.reading import find
from ipcoop.extract.storing.folder import opened, places
from ipcoop.extract.storing.ingest import Effort, conclude, ingested
from ipcoop.extract.storing.work import State, Work, basis_of
from ipcoop.graph.infer import is_current
from ipcoop.graph.turtle import is_canonical


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for number, name in enumerate(("Alma", "Berta", "Carla")):
        (folder / f"n{number}.txt").write_text(f"there was {name}.\n", encoding="utf-8")
    return folder


@pytest.fixture
def into(tmp_path, monkeypatch):
    """Ingests into a folder of that name, with stand-ins for the rules and the reference data."""
    monkeypatch.setenv("IPCOOP_DATA", "")  # is put back after the test
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "standins")
    from odd import check, extract

    def run(name, paths, jobs=1, time_limit=60, basis="rules"):
        (tmp_path / name / "reference").mkdir(parents=True, exist_ok=True)
        use_data(tmp_path / name)
        with opened(empty=True) as folder:
            effort = Effort(jobs, time_limit)
            work = Work(folder.root, basis, extract, check)
            return list(ingested(folder, find(paths), work, effort))

    return run


def states(outcomes):
    return {outcome.path.name: outcome.state.value for outcome in outcomes}


def content(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_a_document_becomes_its_text_its_metadata_and_graphs_with_evidence(
    into, documents, tmp_path
):
    outcomes = into("mine", [documents / "n0.txt"])
    assert states(outcomes) == {"n0.txt": "new"}
    text, *_ = places("n0")
    assert (tmp_path / "mine" / text).read_bytes() == (documents / "n0.txt").read_bytes()
    written = list((tmp_path / "mine").rglob("*.ttl"))
    assert {path.parent.name for path in written} == {"documents", "document", "evidence"}
    assert all(is_canonical(path) for path in written)
    told = outcomes[0].told
    assert (told.stated, told.implied, told.claimed) == (1, 0, 0)
    assert told.questions == ("Where was Alma?",)


def test_many_processes_write_what_one_writes_in_any_order(into, documents, tmp_path):
    into("one", [documents])
    for name in ("n2", "n0", "n1"):
        into("many", [documents / f"{name}.txt"])
    into("many", [documents], jobs=3)
    assert content(tmp_path / "one") == content(tmp_path / "many")


def test_the_same_again_changes_nothing(into, documents, tmp_path):
    into("mine", [documents])
    before = content(tmp_path / "mine")
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "mine").rglob("*.ttl")}
    again = into("mine", [documents])
    assert set(states(again).values()) == {"unchanged"}
    assert all(outcome.told.stated for outcome in again)
    assert content(tmp_path / "mine") == before
    assert stamps == {path: path.stat().st_mtime_ns for path in (tmp_path / "mine").rglob("*.ttl")}


def test_another_text_replaces_the_one_that_was_there(into, documents, tmp_path):
    into("mine", [documents])
    (documents / "n1.txt").write_text("there was Dora.\n", encoding="utf-8")
    assert states(into("mine", [documents])) == {
        "n0.txt": "unchanged",
        "n1.txt": "changed",
        "n2.txt": "unchanged",
    }
    into("fresh", [documents])
    assert content(tmp_path / "mine") == content(tmp_path / "fresh")


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_text("[")])
def test_what_is_spoilt_or_lost_is_made_anew(into, documents, tmp_path, spoil):
    into("mine", [documents])
    sound = content(tmp_path / "mine")
    spoil(tmp_path / "mine" / "documents" / "n0.ttl")
    spoil(tmp_path / "mine" / "graphs" / "evidence" / "n1.ttl")
    spoil(tmp_path / "mine" / places("n2")[-1])
    into("mine", [documents])
    assert content(tmp_path / "mine") == sound


def test_other_rules_or_reference_data_make_a_document_anew(into, documents, tmp_path):
    into("mine", [documents / "n0.txt"])
    before = basis_of(tmp_path / "mine")
    (tmp_path / "mine" / "reference" / "more.ttl").touch()
    assert basis_of(tmp_path / "mine") != before
    assert states(into("mine", [documents / "n0.txt"], basis="others")) == {"n0.txt": "renewed"}


def test_what_cannot_be_worked_on_costs_only_itself(into, documents, tmp_path):
    for name in ("KILL", "SLEEP", "FAIL"):
        (documents / f"n1-{name}.txt").write_text(f"the {name}\n")
    (documents / "n1-empty.txt").touch()
    (documents / "n1-binary.txt").write_bytes(bytes(range(256)))
    (documents / "n1-broken.pdf").write_bytes(b"%PDF-1.4\n")
    outcomes = into("mine", [documents], jobs=2, time_limit=2)
    failed = {o.path.stem: o.error for o in outcomes if o.state is State.FAILED}
    assert set(failed) == {
        "n1-KILL", "n1-SLEEP", "n1-FAIL", "n1-empty", "n1-binary", "n1-broken",
    }  # fmt: skip
    assert all(str(documents / stem) in error for stem, error in failed.items())
    into("sound", [documents / f"n{n}.txt" for n in range(3)])
    assert content(tmp_path / "mine").keys() == content(tmp_path / "sound").keys()


def test_of_two_documents_with_one_identifier_the_second_fails(into, documents, tmp_path):
    (documents / "a").mkdir()
    shutil.copy(documents / "n1.txt", documents / "a" / "n0.txt")
    outcomes = into("mine", [documents], jobs=2)
    assert [outcome.state.value for outcome in outcomes] == ["new", "failed", "new", "new"]
    assert f"has the identifier n0, which {documents}/a/n0.txt has too" in outcomes[1].error
    stored = (tmp_path / "mine" / "documents" / "n0.txt").read_bytes()
    assert stored == (documents / "n1.txt").read_bytes()


def test_a_graph_that_holds_nothing_any_more_goes(into, documents, tmp_path):
    into("mine", [documents / "n0.txt"])
    (documents / "n0.txt").write_text("nothing is told here\n", encoding="utf-8")
    into("mine", [documents / "n0.txt"])
    assert [path.parent.name for path in (tmp_path / "mine").rglob("*.ttl")] == ["documents"]


def test_what_follows_is_worked_out_at_the_end(into, documents):
    into("mine", [documents / "n0.txt"])
    assert not is_current()
    with opened(empty=True) as folder:
        conclude(folder, [])
    assert is_current()
