"""``ipcoop build``: what is put together, and what is found wrong with it."""

import pytest
from rdflib import Dataset

from .conftest import change


def test_build_prints_counts_and_the_shacl_result_and_writes_the_dataset(told, small, tmp_path):
    done = told("--data", small, "build", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "graph/document/kipo-hipoc-2017" in done.stdout
    assert "SHACL: the data conforms" in done.stdout
    assert len(Dataset().parse(tmp_path / "out" / "ipcoop.nq", format="nquads")) > 7000


@pytest.mark.slow
def test_a_missing_participation_is_found_and_both_counts_are_named(told, mine):
    path = mine / "graphs/document/kipo-hipoc-2017.ttl"
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    kept = [b for b in blocks if not b.startswith("participation:hipoc-2017-vn-head\n")]
    assert len(kept) == len(blocks) - 1
    path.write_text("\n\n".join(kept), encoding="utf-8")
    done = told("--data", mine, "build")
    assert done.returncode == 1
    counted = [line for line in done.stdout.splitlines() if "13" in line and "12" in line]
    assert counted, done.stdout


def test_a_changed_weekday_in_the_text_is_found_and_both_sides_are_named(told, mine):
    change(mine / "documents/kipo-hipoc-2017.txt", "(Wed)", "(Thu)")
    done = told("--data", mine, "build")
    assert done.returncode == 1
    assert "April 12 (Thu)" in done.stdout
    assert "April 12 (Wed)" in done.stdout
    assert [line for line in done.stdout.splitlines() if "Thu" in line and "2017-04-12" in line]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"2017-04-14"^^xsd:date', '"2017-04-32"^^xsd:date', "which is no such value"),
        ("person:mario-matus\n", "<urn:x y>\n", "kipo-hipoc-2017.ttl"),
    ],
)
def test_a_bad_term_in_a_file_is_named(told, mine, old, new, words):
    change(mine / "graphs/document/kipo-hipoc-2017.ttl", old, new)
    done = told("--data", mine, "build")
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_build_fails_when_a_statement_has_no_evidence(told, mine):
    path = mine / "graphs/document/kipo-hipoc-2017.ttl"
    person = "person:mario-matus\n"
    change(path, person, f'{person}    skos:altLabel "Mario Bee"@en ;\n')
    text = path.read_text(encoding="utf-8")
    prefix = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    path.write_text(text if "@prefix skos:" in text else prefix + text, encoding="utf-8")
    done = told("--data", mine, "build")
    assert done.returncode == 1
    assert "Mario Bee" in done.stdout


def test_a_file_that_is_not_turtle_is_named_with_the_line(told, mine):
    path = mine / "reference/funds.ttl"
    path.write_text(path.read_text(encoding="utf-8") + "\nfund:x a", encoding="utf-8")
    done = told("--data", mine, "build")
    assert done.returncode == 2
    assert "funds.ttl is not Turtle" in done.stderr
    assert "Traceback" not in done.stderr
