"""The commands, run as a user runs them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import RDF, Dataset, Graph

from ipcoop.cli import cli
from ipcoop.graph.releases import current_version, versions
from ipcoop.graph.relevant import relevant
from ipcoop.graph.turtle import read_turtle, to_turtle
from ipcoop.namespaces import ID, ORG, REFERENCE_GRAPH
from ipcoop.resources import ROOT

TREE = ("ontology", "data", "shapes", "queries")


def run(*arguments, root=ROOT, **options):
    environment = {**os.environ, "PYTHONPATH": str(root / "server"), "COLUMNS": "200"}
    return subprocess.run(
        [sys.executable, "-m", "ipcoop", *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        **options,
    )


@pytest.fixture(scope="module")
def small(shipped, tmp_path_factory):
    """A copy of the project, with no background but what its document has to do with."""
    root = tmp_path_factory.mktemp("small")
    for name in TREE:
        shutil.copytree(ROOT / name, root / name)
    (root / "server").symlink_to(ROOT / "server")  # finds the other folders beside the link
    kept = set(relevant(shipped).graph(REFERENCE_GRAPH))
    for path in (root / "data/reference").glob("*.ttl"):
        path.write_text(to_turtle(set(read_turtle(path)) & kept), encoding="utf-8")
    infer(root)
    return root


@pytest.fixture
def tree(small, tmp_path):
    """A copy of the small project, to change at will."""
    return shutil.copytree(small, tmp_path, symlinks=True, dirs_exist_ok=True)


def infer(root):
    command = [sys.executable, "-m", "ipcoop.graph.infer"]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(root / "server")}, check=True)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_build_prints_counts_and_the_shacl_result_and_writes_the_dataset(tmp_path):
    done = run("build", "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "graph/document/kipo-hipoc-2017" in done.stdout
    assert "SHACL: the data conforms" in done.stdout
    assert len(Dataset().parse(tmp_path / "out" / "ipcoop.nq", format="nquads")) > 7000


def test_check_passes_on_what_is_shipped_and_every_yardstick_is_kept():
    done = run("check", "--format", "json", "--since", "1.0.0")
    told = json.loads(done.stdout)
    assert done.returncode == 0, done.stdout
    assert set(told) == {"ontology", "data", "queries"}
    assert not [f for check in told.values() for f in check["findings"] if f["severity"] != "Info"]
    scores = {y["title"]: (y["kept"], y["decided"]) for y in told["ontology"]["yardsticks"]}
    assert {"OWL API", "HermiT", "House style", "OOPS!", "FOOPS!", "Versions"} <= set(scores)
    assert [title for title, (kept, decided) in scores.items() if kept < decided] == []
    assert scores["FOOPS!"] == (20, 20)
    assert any(
        "deprecated in favour of has signer" in words for words in told["ontology"]["changes"]
    )


@pytest.mark.slow
def test_defects_of_the_ontology_are_found_and_lead_to_their_rules(tree):
    definition = "Sum of money that a contribution consists of, in units of its currency"
    change(tree / "ontology/funding.ttl", definition, "Amount of money")
    done = run("check", "ontology", root=tree)
    assert done.returncode == 1
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    circular = [line for line in lines if line.endswith("[queries/hygiene/circular-definition.rq]")]
    assert [line.startswith("Violation: ipcoop:amount: ") for line in circular] == [True]
    assert "Versions 6 of 7 0 0" in lines
    assert any(
        f"The release of {current_version()} is older than the modules" in line for line in lines
    )


def test_only_the_ontology_has_versions():
    done = run("check", "queries", "--since", "1.0.0")
    assert done.returncode == 2
    assert done.stderr == "ipcoop: Only the ontology has versions. Leave out --since.\n"


def test_a_version_that_was_not_released_is_named():
    done = run("check", "ontology", "--since", "0.1.0")
    assert done.returncode == 2
    there = ", ".join(versions())
    assert done.stderr == f"ipcoop: The ontology has no version 0.1.0. It has: {there}.\n"


def test_a_missing_participation_is_found_and_both_counts_are_named(tree):
    path = tree / "data/graphs/document/kipo-hipoc-2017.ttl"
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    kept = [b for b in blocks if not b.startswith("participation:hipoc-2017-vn-head\n")]
    assert len(kept) == len(blocks) - 1
    path.write_text("\n\n".join(kept), encoding="utf-8")
    done = run("build", root=tree)
    assert done.returncode == 1
    counted = [line for line in done.stdout.splitlines() if "13" in line and "12" in line]
    assert counted, done.stdout


def test_a_changed_weekday_in_the_text_is_found_and_both_sides_are_named(tree):
    change(tree / "data/documents/kipo-hipoc-2017.txt", "(Wed)", "(Thu)")
    done = run("build", root=tree)
    assert done.returncode == 1
    assert "April 12 (Thu)" in done.stdout
    assert "April 12 (Wed)" in done.stdout
    assert [line for line in done.stdout.splitlines() if "Thu" in line and "2017-04-12" in line]


def test_a_planted_contradiction_is_found_and_both_statements_are_named(tree):
    path = tree / "data/graphs/document/kipo-hipoc-2017.ttl"
    change(
        path,
        "event:hipoc-2017-opening-ceremony\n    a ipcoop:Ceremony ;",
        "event:hipoc-2017-opening-ceremony\n    a ipcoop:Ceremony, ipcoop:Person ;",
    )
    done = run("check", "data", root=tree)
    assert done.returncode == 1
    assert "event:hipoc-2017-opening-ceremony rdf:type ipcoop:Ceremony" in done.stdout
    assert "event:hipoc-2017-opening-ceremony rdf:type ipcoop:Person" in done.stdout
    assert "graph/document/kipo-hipoc-2017" in done.stdout


def test_stale_inferences_are_found_and_worked_out_anew(tree):
    path = tree / "data/graphs/document/kipo-hipoc-2017.ttl"
    change(
        path,
        "event:hipoc-2017-matus-speech\n    a ipcoop:Speech ;",
        "event:hipoc-2017-matus-speech\n    a ipcoop:Presentation ;",
    )
    query = "SELECT ?act { ?act a ipcoop:Presentation, ipcoop:CommunicationAct } ORDER BY ?act"
    prefix = "PREFIX ipcoop: <https://w3id.org/ipcoop/ontology#>"
    done = run("query", "-", "--format", "csv", root=tree, input=prefix + query)
    assert done.returncode == 0, done.stderr
    assert "hipoc-2017-matus-speech" in done.stdout
    assert "python -m ipcoop.graph.infer" in run("check", "data", root=tree).stdout


def test_a_statement_that_was_put_among_the_inferences_is_found(small, tree):
    path = tree / "data/graphs/inferred.ttl"
    signing = "event:hipoc-2017-signing-of-the-joint-declaration-on-the-importance-of-ip-and"
    change(path, f"{signing}\n", f"{signing}\n    ipcoop:isAbout group:ldc ;\n")
    done = run("check", "data", root=tree)
    assert done.returncode == 1
    assert f"{signing} ipcoop:isAbout group:ldc" in done.stdout
    infer(tree)
    assert path.read_bytes() == (small / "data/graphs/inferred.ttl").read_bytes()


def test_a_text_that_is_missing_is_named_in_one_sentence(tree):
    (tree / "data/documents/kipo-hipoc-2017.txt").unlink()
    done = run("check", "data", root=tree)
    assert done.returncode == 2
    assert "kipo-hipoc-2017.txt does not exist" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"2017-04-14"^^xsd:date', '"2017-04-32"^^xsd:date', "which is no such value"),
        ("person:mario-matus\n", "<urn:x y>\n", "kipo-hipoc-2017.ttl"),
    ],
)
def test_a_bad_term_in_a_file_is_named(tree, old, new, words):
    change(tree / "data/graphs/document/kipo-hipoc-2017.ttl", old, new)
    done = run("build", root=tree)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_build_fails_when_a_statement_has_no_evidence(tree):
    path = tree / "data/graphs/document/kipo-hipoc-2017.ttl"
    person = "person:mario-matus\n"
    change(path, person, f'{person}    skos:altLabel "Mario Bee"@en ;\n')
    text = path.read_text(encoding="utf-8")
    prefix = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    path.write_text(text if "@prefix skos:" in text else prefix + text, encoding="utf-8")
    done = run("build", root=tree)
    assert done.returncode == 1
    assert "Mario Bee" in done.stdout


def test_query_answers_a_named_query_as_csv():
    done = run("query", "cq02", "--format", "csv")
    assert " ".join(done.stdout.split()) == "country AF BD KH IN IR LA MY MV MM PK PH LK VN"


def test_query_prints_a_table_by_default():
    done = run("query", "cq04")
    assert done.returncode == 0
    assert "client-centric IP services" in done.stdout


def test_query_takes_other_values_for_parameters():
    done = run("query", "cq21", "--param", "date=1999-01-01", "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_an_unknown_query_is_refused_with_one_sentence_and_exit_code_2():
    done = run("query", "cq99")
    assert done.returncode == 2
    assert done.stderr.startswith("ipcoop: ")
    assert "Traceback" not in done.stderr


def test_a_bad_query_is_refused_with_its_place():
    done = run("query", "-", input="SELECT * WHERE { ?s ?p }")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_hint_beside_an_empty_answer_goes_to_standard_error(shipped, monkeypatch):
    monkeypatch.setattr("ipcoop.cli.build", lambda: shipped)
    query = "SELECT ?o { ?s <ontology#hasSinatory> ?o }"
    done = CliRunner().invoke(cli, ["query", "-", "--format", "csv"], input=query)
    assert (done.exit_code, done.stdout) == (0, "o\n")
    assert done.stderr.endswith("#hasSinatory>, did you mean ipcoop:hasSignatory?\n")


def test_a_query_that_is_not_in_utf8_is_refused(tmp_path):
    path = tmp_path / "query.rq"
    path.write_bytes("ASK { ?s ?p 'é' }".encode("latin-1"))
    done = run("query", str(path))
    assert (done.returncode, done.stderr) == (
        2,
        "ipcoop: The query is not in UTF-8. Store it as UTF-8.\n",
    )


def test_a_file_that_is_not_turtle_is_named_with_the_line(tree):
    path = tree / "data/reference/funds.ttl"
    path.write_text(path.read_text(encoding="utf-8") + "\nfund:x a", encoding="utf-8")
    done = run("build", root=tree)
    assert done.returncode == 2
    assert "funds.ttl is not Turtle" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_place_that_cannot_be_written_to_is_named(tmp_path):
    (tmp_path / "file").touch()
    done = run("export", "-o", str(tmp_path / "file" / "x.ttl"))
    assert done.returncode == 2
    assert "x.ttl" in done.stderr or "file" in done.stderr
    assert "Traceback" not in done.stderr


def test_export_writes_turtle_that_parses_again(tmp_path):
    path = tmp_path / "x.ttl"
    assert run("export", "--format", "turtle", "-o", str(path)).returncode == 0
    assert len(Graph().parse(path)) > 1000


def test_export_as_csv_writes_a_table_a_class_into_a_folder(tmp_path):
    assert run("export", "--format", "csv", "-o", str(tmp_path / "tables")).returncode == 0
    assert "JointDeclaration.csv" in {path.name for path in (tmp_path / "tables").iterdir()}


def test_another_base_is_used_everywhere(tmp_path):
    path = tmp_path / "x.nq"
    base = "https://example.org/ip/"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "server"), "IPCOOP_BASE": base}
    command = [sys.executable, "-m", "ipcoop", "export", "--format", "nquads", "-o", str(path)]
    subprocess.run(command, env=environment, check=True)
    text = path.read_text(encoding="utf-8")
    assert f"<{base}id/office/kr>" in text
    assert "w3id.org/ipcoop" not in text


def test_a_profile_is_exported_in_the_terms_of_its_vocabulary(tmp_path):
    done = run("export", "--profile", "org", "-o", str(tmp_path / "org.ttl"))
    assert done.returncode == 0, done.stderr
    graph = Graph().parse(tmp_path / "org.ttl")
    assert (ID["office/kr"], RDF.type, ORG.FormalOrganization) in graph


def test_the_bundle_for_protege_is_a_folder(tmp_path):
    done = run("export", "--profile", "protege", "-o", str(tmp_path / "bundle"))
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
def test_what_a_profile_cannot_be_is_said_in_one_sentence(arguments, words):
    done = run("export", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
