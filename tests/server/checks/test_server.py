from flask import Flask

from ipcoop.checks.server import judge_server
from ipcoop.http.loopback import loopback


def test_the_service_passes_the_four_tests_that_need_a_server(app):
    with loopback(app) as base:
        items = judge_server(base)
    assert {name: item.state for name, item in items.items()} == dict.fromkeys(
        ["CN1", "DOC1", "URI1", "VER2"], "kept"
    )


def test_a_server_without_the_ontology_passes_none():
    with loopback(Flask("empty")) as base:
        items = judge_server(base)
    messages = {name: [f.message for f in item.findings] for name, item in items.items()}
    assert messages["URI1"] == ["/ontology answers 404."]
    assert messages["VER2"] == ["/ontology/1.1.0 answers 404."]
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
        items = judge_server(base)
    messages = [finding.message for finding in items["CN1"].findings]
    assert "What /ontology gives as text/turtle has no header of the ontology." in messages
    assert items["URI1"].state == "kept"
