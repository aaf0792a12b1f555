"""How many things there are of each kind, and the list of each kind."""

import re

import pytest
from lxml import html

from ipcoop.http.app import create_app
from ipcoop.http.kept import Kept
from ipcoop.sparql.store import MemoryStore


@pytest.fixture(scope="module")
def client(shipped_quads):
    return create_app(MemoryStore.from_nquads(shipped_quads)).test_client()


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.text).find(".//main")


def counts(client):
    """Return what the start page counts, by the address that it leads to."""
    items = page(client, "/").findall(".//ul[@class='counts']/li")
    found = {one.find("a").get("href"): re.search(r"[\d,]+$", one.text_content()) for one in items}
    return {address: int(match[0]) for address, match in found.items() if match}


def test_the_start_page_counts_what_the_lists_have(client):
    found = counts(client)
    lists = [address for address in found if address.startswith("/list/")]
    assert {"/list/offices", "/list/countries", "/list/events", "/list/funds"} < {*lists}
    for address in lists:
        assert found[address] == len(page(client, address).findall(".//li"))
    assert found["/document/"] == 1
    assert found["/questions"] == len(page(client, "/questions").findall(".//li"))
    assert found["/contradictions"] == len(page(client, "/contradictions").findall(".//table"))
    claims = page(client, "/claims").findall(".//span[@class='status claimed']")
    assert found["/claims"] == len(claims)


def test_things_are_listed_by_their_names_in_the_language_of_the_page(client):
    found = [one.text for one in page(client, "/list/funds?lang=ko").iterfind(".//li/a")]
    assert found == sorted(found)
    assert "WIPO 한국신탁기금" in found
    events = page(client, "/list/events")
    assert events.find(".//p/a").get("href") == "/timeline?kind=events"


def test_of_what_there_is_no_list_is_not_found(client):
    assert client.get("/list/x").status_code == 404


def test_an_empty_graph_has_none():
    empty = create_app(MemoryStore.from_nquads(b"")).test_client()
    assert {*counts(empty).values()} == {0}
    assert "There are none." in page(empty, "/list/persons").text_content()


def test_what_was_found_out_is_kept_until_the_graph_changes():
    kept, asked, state = Kept(), [], iter(["a", "a", "b", "b", "b"])

    def find():
        asked.append(1)
        return len(asked)

    # Nothing is known before the first time, so that the state is asked for only after it.
    found = [kept.find("n", lambda: next(state), find) for _ in range(4)]
    assert found == [1, 1, 2, 2]


def test_what_was_found_out_while_the_graph_changed_is_not_kept():
    kept = Kept()
    assert [kept.find("n", str, lambda one=one: one) for one in (1, 2)] == [1, 2]
