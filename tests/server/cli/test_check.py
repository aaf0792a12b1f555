"""``ipcoop check``: what is shipped passes, and what is wrong is found and named."""

import json
import shutil

import pytest

from ipcoop.graph.releases import current_version, versions
from ipcoop.resources import ROOT

from .conftest import change, infer, run


def test_check_passes_on_what_is_shipped_and_every_yardstick_is_kept(told):
    done = told("check", "--format", "json", "--since", "1.0.0")
    checks = json.loads(done.stdout)
    assert done.returncode == 0, done.stdout
    assert set(checks) == {"ontology", "data", "queries"}
    assert not [
        f for check in checks.values() for f in check["findings"] if f["severity"] != "Info"
    ]
    scores = {y["title"]: (y["kept"], y["decided"]) for y in checks["ontology"]["yardsticks"]}
    assert {"OWL API", "HermiT", "House style", "OOPS!", "FOOPS!", "Versions"} <= set(scores)
    assert [title for title, (kept, decided) in scores.items() if kept < decided] == []
    assert scores["FOOPS!"] == (20, 20)
    assert any(
        "deprecated in favour of has signer" in words for words in checks["ontology"]["changes"]
    )


@pytest.fixture
def tree(tmp_path):
    """A copy of the project, to change at will."""
    for name in ("ontology", "data", "shapes", "queries"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "server").symlink_to(ROOT / "server")  # finds the other folders beside the link
    return tmp_path


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


def test_only_the_ontology_has_versions(told):
    done = told("check", "queries", "--since", "1.0.0")
    assert done.returncode == 2
    assert done.stderr == "ipcoop: Only the ontology has versions. Leave out --since.\n"


def test_a_version_that_was_not_released_is_named(told):
    done = told("check", "ontology", "--since", "0.1.0")
    assert done.returncode == 2
    there = ", ".join(versions())
    assert done.stderr == f"ipcoop: The ontology has no version 0.1.0. It has: {there}.\n"


def test_a_planted_contradiction_is_found_and_both_statements_are_named(told, mine):
    path = mine / "graphs/document/kipo-hipoc-2017.ttl"
    change(
        path,
        "event:hipoc-2017-opening-ceremony\n    a ipcoop:Ceremony ;",
        "event:hipoc-2017-opening-ceremony\n    a ipcoop:Ceremony, ipcoop:Person ;",
    )
    done = told("--data", mine, "check", "data")
    assert done.returncode == 1
    assert "event:hipoc-2017-opening-ceremony rdf:type ipcoop:Ceremony" in done.stdout
    assert "event:hipoc-2017-opening-ceremony rdf:type ipcoop:Person" in done.stdout
    assert "graph/document/kipo-hipoc-2017" in done.stdout


@pytest.mark.slow
def test_stale_inferences_are_found_and_worked_out_anew(told, mine):
    path = mine / "graphs/document/kipo-hipoc-2017.ttl"
    change(
        path,
        "event:hipoc-2017-matus-speech\n    a ipcoop:Speech ;",
        "event:hipoc-2017-matus-speech\n    a ipcoop:Presentation ;",
    )
    query = "SELECT ?act { ?act a ipcoop:Presentation, ipcoop:CommunicationAct } ORDER BY ?act"
    prefix = "PREFIX ipcoop: <https://w3id.org/ipcoop/ontology#>"
    done = told("--data", mine, "query", "-", "--format", "csv", input=prefix + query)
    assert done.returncode == 0, done.stderr
    assert "hipoc-2017-matus-speech" in done.stdout
    assert "python -m ipcoop.graph.infer" in told("--data", mine, "check", "data").stdout


@pytest.mark.slow
def test_a_statement_that_was_put_among_the_inferences_is_found(told, small, mine):
    path = mine / "graphs/inferred.ttl"
    signing = "event:hipoc-2017-signing-of-the-joint-declaration-on-the-importance-of-ip-and"
    change(path, f"{signing}\n", f"{signing}\n    ipcoop:isAbout group:ldc ;\n")
    done = told("--data", mine, "check", "data")
    assert done.returncode == 1
    assert f"{signing} ipcoop:isAbout group:ldc" in done.stdout
    infer(mine)
    assert path.read_bytes() == (small / "graphs/inferred.ttl").read_bytes()


def test_a_text_that_is_missing_is_named_in_one_sentence(told, mine):
    (mine / "documents/kipo-hipoc-2017.txt").unlink()
    done = told("--data", mine, "check", "data")
    assert done.returncode == 2
    assert "kipo-hipoc-2017.txt does not exist" in done.stderr
    assert done.stdout == ""
