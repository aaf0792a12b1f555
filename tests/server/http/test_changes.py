"""The history of a store over HTTP, while what is written beside the service is seen at once."""

import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import quote, urljoin

import pytest

from ipcoop.config import BASE
from ipcoop.http import changes
from ipcoop.sparql import backup, loading
from ipcoop.sparql.disk import checkpoint, history
from ipcoop.sparql.disk.folder import restore

QUADS = b'<http://x/s> <http://x/p> "old" <http://x/g> .\n'
TOKENS = {"tester": "a token for the tests", "other": "another token for the tests"}
ALL = "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def server(running, tmp_path_factory):
    """A server of a store, which these tests write to in their order."""
    store = tmp_path_factory.mktemp("kept") / "store"
    with running(QUADS, tokens=TOKENS, kind="facts", store=store) as server:
        server.store = store
        yield server
    assert not (store / "socket").exists()


def update(server, text, by="tester"):
    headers = {
        "Authorization": f"Bearer {TOKENS[by]}",
        "Content-Type": "application/sparql-update",
    }
    status, _, body = server.ask("POST", "/update", text.encode(), headers)
    assert status == 204, body


def feed(server, query=""):
    status, headers, body = server.ask("GET", f"/changes{query}")
    assert (status, headers["Content-Type"]) == (200, "application/atom+xml")
    return ET.fromstring(body)


def one(element, name):
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text


def entries(root):
    return [one(entry, "title") for entry in root.findall(f"{ATOM}entry")]


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


def loaded(server, name, text):
    path = Path(server.store.parent, name)
    path.write_text(text)
    return loading.load(server.store, loading.Order([path]), pytest.fail)


def test_a_store_without_changes_has_a_feed_without_entries(server):
    root = feed(server)
    assert [part.tag.removeprefix(ATOM) for part in root] == ["title", "id", "updated", "link"]
    assert one(root, "id") == f"{BASE}changes"


def test_each_change_is_an_entry_with_what_atom_asks_of_it_and_its_quads_as_trig(server):
    update(
        server, 'INSERT DATA { GRAPH <http://x/g> { <http://x/s> <http://x/p> "1 < 2 \u0001" } }'
    )
    update(server, 'DELETE WHERE { GRAPH <http://x/g> { ?s ?p "old" } }', by="other")
    newest, older = feed(server).findall(f"{ATOM}entry")
    assert one(newest, "title") == 'DELETE WHERE { GRAPH <http://x/g> { ?s ?p "old" } }'
    assert '"1 < 2 \N{REPLACEMENT CHARACTER}"' in one(older, "title")
    assert one(newest, "summary") == "0 quads added, 1 quad removed. Check: conforms."
    assert one(older, "summary") == "1 quad added, 0 quads removed. Check: conforms."
    assert one(newest.find(f"{ATOM}author"), "name") == "other"
    assert one(newest, "id").startswith(f"{BASE}changes/2#")
    time = history.record(server.store, 2).time
    assert one(newest, "updated") == time
    path = urljoin("/changes", links(newest)["alternate"])
    status, headers, body = server.ask("GET", path)
    assert (path, status, headers["Content-Type"]) == ("/changes/2", 200, "application/trig")
    assert body.decode() == (
        f"# Change 2, {time}, by other: 0 quads added, 1 quad removed.\n"
        '# - <http://x/s> <http://x/p> "old" <http://x/g> .\n\n'
    )
    status, _, body = server.ask("GET", path, headers={"If-None-Match": headers["ETag"]})
    assert (status, body) == (304, b"")


def test_what_is_loaded_beside_the_service_is_seen_by_the_next_query(server):
    ask = quote('ASK { GRAPH <http://x/h> { ?s ?p "loaded" } }')
    asked = f"/sparql?query={ask}"
    assert b"false" in server.get(asked)[1]
    assert b"false" in server.get(asked)[1]
    tag = server.ask("GET", asked)[1]["ETag"]
    assert loaded(server, "a.nq", '<http://x/s> <http://x/p> "loaded" <http://x/h> .') == 1
    assert server.ask("GET", asked, headers={"If-None-Match": tag})[0] == 200
    assert b"true" in server.get(asked)[1]
    assert entries(feed(server))[0] == "load a.nq"


def test_what_the_service_refuses_of_a_load_is_said_and_leaves_no_trace(server):
    with pytest.raises(Exception, match="cannot be written to"):
        loaded(server, "b.nt", '<http://x/s> <http://x/p> "b" .')
    before = entries(feed(server))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "_AT_ONCE", 1)
        with pytest.raises(Exception, match="takes up to 1 quads at a time"):
            loaded(server, "c.trig", "<http://x/h> { <http://x/s> <http://x/p> 1, 2 }")
    assert entries(feed(server)) == before


def test_a_backup_of_a_store_that_is_served_is_restored_with_what_was_written_last(
    server, running, tmp_path, record_property
):
    summary = backup.back_up(server.store, tmp_path / "backup")
    (record,) = history.newest(server.store, 1)
    assert (summary.number, summary.digest) == (record.number, record.digest)
    _, engine = checkpoint.read_file(tmp_path / "backup")
    assert {quad.object.value for quad in engine} == {"1 < 2 \u0001", "loaded"}
    assert [path.name for path in tmp_path.iterdir()] == ["backup"]
    restored = restore(tmp_path / "backup", tmp_path / "store")
    with running(b"", store=tmp_path / "store") as other:
        answers = [one.get("/sparql?query=" + quote(ALL))[1] for one in (server, other)]
    assert answers[0] == answers[1]
    told = f"state {restored.number}, digest {restored.digest}"
    record_property("drill", f"{told}: restored, served, and answered as before")


def test_the_feed_has_pages_that_go_back_to_the_first_change(server):
    assert entries(feed(server, "?before=2"))[0].startswith("INSERT DATA")
    assert entries(feed(server, "?before=1")) == []
    assert links(feed(server, "?before=2")) == {"self": "changes?before=2"}
    for number in range(51 - len(entries(feed(server)))):
        update(server, f"INSERT DATA {{ GRAPH <http://x/n> {{ <x:s> <x:p> {number} }} }}")
    first = feed(server)
    assert len(entries(first)) == changes._MOST
    second = feed(server, urljoin("/changes", links(first)["next"]).removeprefix("/changes"))
    assert len(entries(second)) == 1
    assert links(second) == {"self": "changes?before=2"}


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/changes/0", 404, "State 0 is what the store began with."),
        ("/changes/99999999999999999999", 404, "There is no change 99999999999999999999 yet."),
        ("/changes?before=-1", 400, "“-1” is no number of a change."),
        ("/changes?before=", 400, "“” is no number of a change."),
        ("/changes/x", 404, "Nothing has this address."),
    ],
)
def test_what_is_not_there_is_said(server, path, status, said):
    told, _, body = server.ask("GET", path)
    assert (told, said in body.decode()) == (status, True)


def test_a_service_in_memory_says_that_it_keeps_no_history(client):
    for path in ("/changes", "/changes/1"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer.json["detail"] == (
            "This service keeps no history, for its graph is not in a folder."
        )
        assert answer.json["remedy"] == "Start it with --store and a folder."
