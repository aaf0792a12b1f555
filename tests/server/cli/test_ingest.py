"""``ipcoop ingest``, run as a user runs it; in this process, where that makes no difference."""

import json
import os
import re
import shutil
import signal
import subprocess
import time

import pytest

from ipcoop.extract.storing import workers
from ipcoop.resources import ROOT
from ipcoop.sparql.disk.folder import take

from .conftest import command, environment, run

NEWS = """\
---
title: News {number}
publisher: A newsletter
rights: Written for this test.
---
The Korean Intellectual Property Office held a seminar in Daejeon on May {day}, 20{year}.
Experts of the IP offices of Malaysia and Viet Nam attended the seminar.
"""
PLENTY = 12


@pytest.fixture(autouse=True)
def worked_on_here(monkeypatch):
    """The documents are worked on in this process, too: to start another one takes seconds."""

    def each(function, inputs, *_):
        yield from (workers._answer(function, item) for item in inputs)

    monkeypatch.setattr("ipcoop.extract.storing.ingest.each", each)


def content(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    folder = tmp_path_factory.mktemp("news")
    for number in range(PLENTY):
        text = NEWS.format(number=number, day=number % 28 + 1, year=number // 28 + 10)
        (folder / f"news-{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def bad(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    (folder / "empty.txt").touch()
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    return folder


@pytest.fixture(scope="module")
def whole(news, tmp_path_factory):
    """A folder that holds the news, and what the command told; in reverse order, by one process."""
    data = tmp_path_factory.mktemp("whole") / "data"
    files = sorted(news.iterdir(), reverse=True)
    done = run("--data", data, "ingest", "--empty", "--jobs", "1", "--format", "json", *files)
    return data, done


def interrupted(data, news, signal_number, records):
    """Start to ingest, send a signal when some documents are done, and give what was told."""
    process = subprocess.Popen(
        command("--data", data, "ingest", "--empty", "--jobs", "1", news),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while len(list(data.glob(".ingest/records/*"))) < records:
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.002)
    if signal_number == signal.SIGINT:
        os.killpg(process.pid, signal_number)  # as the terminal does
    else:
        process.send_signal(signal_number)
    return process, process.communicate(timeout=60)


def test_documents_become_part_of_the_graph(whole):
    data, done = whole
    assert done.returncode in (0, 1), done.stderr
    told = json.loads(done.stdout)["documents"]
    assert len(told) == PLENTY
    assert {document["state"] for document in told} == {"new"}
    assert all(document["stated"] > 3 for document in told)
    answer = run("--data", data, "export", "--format", "turtle")
    assert f"document:news-{PLENTY - 1:02}" in answer.stdout
    assert "kipo-hipoc-2017" not in answer.stdout


@pytest.mark.slow
def test_a_run_that_was_stopped_and_killed_goes_on_to_the_same_end(whole, news, tmp_path):
    data = tmp_path / "data"
    process, (_, told) = interrupted(data, news, signal.SIGINT, records=3)
    assert process.returncode == 130
    assert told.startswith("Stopped; ")
    assert told.endswith(f" of {PLENTY} documents are done. Run the same command to go on.\n")
    done = len(list(data.glob(".ingest/records/*")))
    assert 3 <= done < PLENTY
    process, _ = interrupted(data, news, signal.SIGKILL, records=done + 3)
    assert process.returncode == -signal.SIGKILL
    again = run("--data", data, "ingest", "--empty", "--jobs", "2", "--format", "json", news)
    states = [document["state"] for document in json.loads(again.stdout)["documents"]]
    assert states.count("unchanged") >= done + 3
    assert set(states) <= {"unchanged", "new"}
    assert content(data) == content(whole[0])


def test_the_same_again_says_that_nothing_is_new(whole, news, told):
    data, first = whole
    before = content(data)
    done = told("--data", data, "ingest", news)
    assert done.returncode == first.returncode
    assert done.stdout.splitlines()[-1] == f"Documents: {PLENTY} unchanged."
    assert content(data) == before


def test_documents_are_put_into_a_store_as_well_and_what_is_no_store_is_told_first(
    whole, news, tmp_path, told
):
    files = ["--data", whole[0], "ingest", news / "news-00.txt", "--store", tmp_path / "store"]
    refused = told(*files)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "is no store" in refused.stderr
    os.close(take(tmp_path / "store", "plain", bytes).lock)
    assert told(*files).stdout.splitlines()[-1] == "Store: 1 written, 0 unchanged."
    again = json.loads(told(*files, "--format", "json").stdout)
    assert again["store"] == {"written": [], "unchanged": ["news-00"], "refused": {}}


def test_a_stored_document_keeps_its_metadata_when_it_is_read_again(whole, told):
    data, _ = whole
    before = content(data)
    done = told("--data", data, "ingest", data / "documents")
    assert done.stdout.splitlines()[-1] == f"Documents: {PLENTY} unchanged."
    (data / ".ingest/records/news-00.json").unlink()
    done = told("--data", data, "ingest", data / "documents" / "news-00.txt")
    assert done.stdout.splitlines()[-1] == "Documents: 1 changed."
    assert content(data) == before


def test_files_that_are_no_documents_are_left_out_in_one_line(whole, news, tmp_path, told):
    table = tmp_path / "table.tsv"
    table.write_text("a\tb\n")
    done = told("--data", whole[0], "ingest", table, news / "news-00.txt")
    assert done.stderr.startswith("Left out: 1 files that do not end in .txt,")
    assert done.stdout.splitlines()[-1] == "Documents: 1 unchanged."
    assert told("--data", whole[0], "ingest", table).returncode == 2


def test_broken_files_are_one_line_each_and_the_rest_goes_on(bad, news, tmp_path, told):
    done = told("--data", tmp_path / "data", "ingest", "--empty", bad, news / "news-00.txt")
    assert done.returncode == 1
    failures = [line for line in done.stdout.splitlines() if line.startswith("Failed: ")]
    assert len(failures) == 3
    assert all(any(name in line for line in failures) for name in ("empty", "picture", "broken"))
    assert done.stdout.splitlines()[-1] == "Documents: 1 new, 3 failed."
    assert done.stderr == ""
    assert [path.stem for path in (tmp_path / "data/documents").glob("*.txt")] == ["news-00"]


@pytest.mark.parametrize("arguments", [[], ["nowhere"], ["{bad}", "--jobs", "0"], ["{empty}"]])
def test_wrong_usage_is_told_in_a_sentence(bad, tmp_path, arguments, told):
    (tmp_path / "empty").mkdir()
    known = {"bad": bad, "empty": tmp_path / "empty"}
    done = told("--data", tmp_path / "data", "ingest", *(a.format(**known) for a in arguments))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()


def test_other_commands_need_a_folder_that_is_there(tmp_path, told):
    done = told("--data", tmp_path / "data", "check", "data")
    assert done.returncode == 2
    assert done.stderr == (
        f"ipcoop: {tmp_path}/data does not exist. "
        f"Fill the folder first: ipcoop --data {tmp_path}/data ingest DOCUMENTS\n"
    )


def test_a_review_changes_what_the_document_yields_and_outlives_the_next_run(news, tmp_path, told):
    data, document = tmp_path / "data", news / "news-00.txt"
    done = told("--data", data, "ingest", "--empty", "--review", document, input="r\na\nq\n")
    assert "1 of " in done.stdout
    assert done.stdout.splitlines()[-1] == "Documents: 1 renewed."
    kept = (data / "decisions" / "news-00.ttl").read_text(encoding="utf-8")
    assert kept.count("verdict:rejected") == kept.count("verdict:accepted") == 1
    after = content(data)
    again = told("--data", data, "ingest", "--review", document, input="q\n")
    assert again.stdout.splitlines()[-1] == "Documents: 1 unchanged."
    assert content(data) == after


def test_the_lines_of_the_readme_do_what_they_say(news, tmp_path, told, monkeypatch):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^ipcoop --data (\S+) (ingest [^#\n]+)", readme, re.MULTILINE)
    assert [rest.split()[1:] for _, rest in lines] == [["releases/"], ["releases/", "--review"]]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "releases").mkdir()
    shutil.copy(news / "news-00.txt", tmp_path / "releases")
    (data, first), (_, second) = lines
    assert told("--data", data, *first.split()).stdout.splitlines()[-1] == "Documents: 1 new."
    reviewed = told("--data", data, *second.split(), input="a\nq\n")
    assert "1 of " in reviewed.stdout
    assert reviewed.stdout.splitlines()[-1] == "Documents: 1 renewed."


def test_a_review_is_held_at_the_terminal(news, tmp_path, told):
    done = told("--data", tmp_path / "data", "ingest", "--review", "--format", "json", news)
    assert done.returncode == 2
    assert done.stderr == "ipcoop: A review is held at the terminal. Leave out --format.\n"
