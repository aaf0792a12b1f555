"""The commands, run as a user runs them; in this process, where that makes no difference."""

import io
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

import pytest

from ipcoop import terminal
from ipcoop.cli import main
from ipcoop.config import use_data
from ipcoop.graph.infer import write_inferred_graph
from ipcoop.graph.relevant import relevant
from ipcoop.graph.turtle import read_turtle, to_turtle
from ipcoop.namespaces import REFERENCE_GRAPH
from ipcoop.resources import ROOT


@dataclass
class Done:
    """What a command told, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


def environment(root=ROOT):
    return {**os.environ, "PYTHONPATH": str(root / "server"), "COLUMNS": "200"}


def command(*arguments):
    return [sys.executable, "-m", "ipcoop", *map(str, arguments)]


def run(*arguments, root=ROOT):
    """Run a command as a user runs it."""
    streams = {"capture_output": True, "text": True}
    return subprocess.run(command(*arguments), env=environment(root), check=False, **streams)


@pytest.fixture
def told(monkeypatch, capfd):
    """Run a command in this process, which saves the start of another."""
    monkeypatch.setenv("IPCOOP_DATA", "")  # is put back after the test
    monkeypatch.setattr(terminal._console, "width", 200)

    def run_here(*arguments, input=""):  # noqa: A002 - as subprocess.run has it
        monkeypatch.setattr(sys, "argv", ["ipcoop", *map(str, arguments)])
        stdin = io.TextIOWrapper(io.BytesIO(input.encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stdin)
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(ended.value.code or 0, *capfd.readouterr())

    return run_here


@pytest.fixture(scope="session")
def small(shipped, tmp_path_factory):
    """A data folder with no background but what the document has to do with."""
    folder = shutil.copytree(ROOT / "data", tmp_path_factory.mktemp("small") / "data")
    kept = set(relevant(shipped).graph(REFERENCE_GRAPH))
    for path in folder.glob("reference/*.ttl"):
        path.write_text(to_turtle(set(read_turtle(path)) & kept), encoding="utf-8")
    infer(folder)
    return folder


@pytest.fixture
def mine(small, tmp_path):
    """A copy of the small folder, to change at will."""
    return shutil.copytree(small, tmp_path / "mine")


def infer(folder):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPCOOP_DATA", "")  # is put back
        use_data(folder)
        write_inferred_graph()


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
