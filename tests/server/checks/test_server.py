from flask import Flask

from ipcoop.checks.server import judge_server
from ipcoop.graph.releases import current_version
from ipcoop.http.loopback import loopback


def test_the_service_passes_the_four_tests_that_need_a_server(app):
    with loopback(app) as base:
        found = judge_server(base)
    assert found == dict.fromkeys(["CN1", "DOC1", "URI1", "VER2"], ())


def test_a_server_without_the_ontology_passes_none():
    with loopback(Flask("empty")) as base:
        found = judge_server(base)
    messages = {name: [f.message for f in told] for name, told in found.items()}
    assert messages["URI1"] == ["/ontology answers 404."]
    assert messages["VER2"] == [f"/ontology/{current_version()} answers 404."]
    assert messages["DOC1"] == [
        "Asked for text/html, /ontology answers 404 with text/html; charset=utf-8."
    ]
    assert len(messages["CN1"]) == 4


def test_a_server_that_gives_something_else_under_the_name_passes_none():
    app = Flask("other")

    @app.get("/ontology")
    def ontology():
        return "<http://x/a> <http://x/b> <http://x/c> .", {"Content-Type": "text/turtle"}

    with loopback(app) as base:
        found = judge_server(base)
    messages = [finding.message for finding in found["CN1"]]
    assert "What /ontology gives as text/turtle has no header of the ontology." in messages
    assert found["URI1"] == ()
