"""``ipcoop export``: files, tables, profiles and the bundle for Protégé."""

import os
import subprocess
import sys

import pytest
from rdflib import RDF, Graph

from ipcoop.graph.relevant import relevant
from ipcoop.namespaces import ID, ORG
from ipcoop.resources import ROOT


@pytest.fixture(autouse=True)
def built(shipped, monkeypatch):
    """What is shipped has been built already."""
    monkeypatch.setattr("ipcoop.cli.export.build", lambda: shipped)


def test_a_place_that_cannot_be_written_to_is_named(told, tmp_path):
    (tmp_path / "file").touch()
    done = told("export", "-o", str(tmp_path / "file" / "x.ttl"))
    assert done.returncode == 2
    assert "x.ttl" in done.stderr or "file" in done.stderr
    assert "Traceback" not in done.stderr


def test_export_writes_turtle_that_parses_again(told, tmp_path):
    path = tmp_path / "x.ttl"
    assert told("export", "--format", "turtle", "-o", str(path)).returncode == 0
    assert len(Graph().parse(path)) > 1000


def test_facts_are_repeated_in_quads_only(told):
    done = told("export", "--facts", "graph")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--facts is for all graphs as nquads." in done.stderr


def test_export_as_csv_writes_a_table_a_class_into_a_folder(told, tmp_path):
    assert told("export", "--format", "csv", "-o", str(tmp_path / "tables")).returncode == 0
    assert "JointDeclaration.csv" in {path.name for path in (tmp_path / "tables").iterdir()}


def test_a_profile_is_exported_in_the_terms_of_its_vocabulary(told, tmp_path):
    done = told("export", "--profile", "org", "-o", str(tmp_path / "org.ttl"))
    assert done.returncode == 0, done.stderr
    graph = Graph().parse(tmp_path / "org.ttl")
    assert (ID["office/kr"], RDF.type, ORG.FormalOrganization) in graph


def test_the_bundle_for_protege_is_a_folder(told, shipped, monkeypatch, tmp_path):
    monkeypatch.setattr("ipcoop.cli.export.build", lambda: relevant(shipped))  # takes less time
    done = told("export", "--profile", "protege", "-o", str(tmp_path / "bundle"))
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (tmp_path / "bundle").iterdir()}
    main, others = "ipcoop-graph.ttl", {"ontology.ttl", "stubs.ttl", "catalog-v001.xml"}
    assert names == {main, *others, "README.txt"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--profile", "protege"), "Name one with -o."),
        (("--profile", "org", "--graph", "http://x/g"), "Leave out --graph."),
        (("--profile", "org", "--format", "trig"), "Choose among: turtle"),
    ],
)
def test_what_a_profile_cannot_be_is_said_in_one_sentence(told, arguments, words):
    done = told("export", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_another_base_is_used_everywhere(tmp_path):
    path = tmp_path / "x.nq"
    base = "https://example.org/ip/"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "server"), "IPCOOP_BASE": base}
    command = [sys.executable, "-m", "ipcoop", "export", "--format", "nquads", "-o", str(path)]
    subprocess.run(command, env=environment, check=True)
    text = path.read_text(encoding="utf-8")
    assert f"<{base}id/office/kr>" in text
    assert "w3id.org/ipcoop" not in text
