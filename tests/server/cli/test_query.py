"""``ipcoop query``: named queries, files and standard input."""

import pytest


@pytest.fixture(autouse=True)
def built(shipped, monkeypatch):
    """What is shipped has been built already."""
    monkeypatch.setattr("ipcoop.cli.query.build", lambda: shipped)


def test_query_answers_a_named_query_as_csv(told):
    done = told("query", "cq02", "--format", "csv")
    assert " ".join(done.stdout.split()) == "country AF BD KH IN IR LA MY MV MM PK PH LK VN"


def test_query_prints_a_table_by_default(told):
    done = told("query", "cq04")
    assert done.returncode == 0
    assert "client-centric IP services" in done.stdout


def test_query_takes_other_values_for_parameters(told):
    done = told("query", "cq21", "--param", "date=1999-01-01", "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_an_unknown_query_is_refused_with_one_sentence_and_exit_code_2(told):
    done = told("query", "cq99")
    assert done.returncode == 2
    assert done.stderr.startswith("ipcoop: ")
    assert "Traceback" not in done.stderr


def test_a_bad_query_is_refused_with_its_place(told):
    done = told("query", "-", input="SELECT * WHERE { ?s ?p }")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_query_that_is_not_in_utf8_is_refused(told, tmp_path):
    path = tmp_path / "query.rq"
    path.write_bytes("ASK { ?s ?p 'é' }".encode("latin-1"))
    done = told("query", str(path))
    assert (done.returncode, done.stderr) == (
        2,
        "ipcoop: The query is not in UTF-8. Store it as UTF-8.\n",
    )


def test_a_hint_beside_an_empty_answer_goes_to_standard_error(told):
    query = "SELECT ?o { ?s <ontology#hasSinatory> ?o }"
    done = told("query", "-", "--format", "csv", input=query)
    assert (done.returncode, done.stdout) == (0, "o\r\n")
    assert done.stderr.endswith("#hasSinatory>, did you mean ipcoop:hasSignatory?\n")
