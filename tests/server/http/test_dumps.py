"""The files to download: what they hold, and that they can be had in parts."""

import gzip
from hashlib import sha256
from urllib.parse import quote

import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic
from tests.server.conftest import NQUADS

from ipcoop.namespaces import DOCUMENT_GRAPHS, ID, IPCOOP
from ipcoop.sparql.dumps.files import DATASET, FACTS, SUMS

PARSERS = {"nq": "nquads", "trig": "trig", "jsonld": "json-ld", "nt": "nt", "ttl": "turtle"}
TYPES = {
    "dataset.nq": "application/n-quads",
    "dataset.trig": "application/trig",
    "dataset.jsonld": "application/ld+json",
    "facts.nt": "application/n-triples",
    "facts.ttl": "text/turtle; charset=utf-8",
    "csv/IPOffice.csv": "text/csv; charset=utf-8",
    "facts.ttl.gz": "application/gzip",
    SUMS: "text/plain; charset=utf-8",
}
OFFICES = f"""\
iri,rdfs:label,ipcoop:memberCount\r
{ID}office/kr,Korean Intellectual Property Office,5\r
"""
TOKEN = "the token of the dumps"
OLD = f'<{ID}office/kr> <{IPCOOP.acronym}> "KIPO" .'
NEW = f'<{ID}office/kr> <{IPCOOP.acronym}> "MOIP" .'


def dump(client, name, status=200, **headers):
    response = client.get(f"/dump/{name}", headers=headers)
    assert response.status_code == status
    return response


def quads(data, form):
    dataset = Dataset()
    dataset.parse(data=data, format=PARSERS[form])
    return {(*triple, str(name)) for *triple, name in dataset.quads()}


def test_every_file_comes_with_its_media_type(client):
    for name, content_type in TYPES.items():
        assert dump(client, name).content_type == content_type


def test_the_files_of_all_graphs_say_what_the_store_holds_without_repeating_the_facts(client):
    lines = dump(client, "dataset.nq").text.splitlines()
    assert set(lines) == set(NQUADS.splitlines())
    by_format = [quads(dump(client, name).data, name.rpartition(".")[2]) for name in DATASET]
    assert by_format[0] == by_format[1] == by_format[2]
    assert len(by_format[0]) == len(lines) == 6


def test_the_files_of_facts_have_no_claim(client):
    graphs = [Graph().parse(data=dump(client, n).data, format=PARSERS[n[6:]]) for n in FACTS]
    assert isomorphic(*graphs)
    assert len(graphs[0]) == 4
    assert "the best office" not in dump(client, "facts.ttl").text


def test_turtle_has_the_prefixes_of_the_project_in_order(client):
    text = dump(client, "facts.ttl").text
    prefixes = [line for line in text.splitlines() if line.startswith("@prefix ")]
    assert prefixes == sorted(prefixes)
    assert "office:kr a ipcoop:IPOffice" in text


def test_a_class_is_a_table_with_a_row_for_each_thing(client):
    assert dump(client, "csv/IPOffice.csv").data.decode() == OFFICES


def test_the_sums_are_those_of_all_files_and_each_comes_in_gzip_too(client):
    sums = dict(line.split("  ")[::-1] for line in dump(client, SUMS).text.splitlines())
    plain = [*DATASET, *FACTS, "csv/IPOffice.csv", "csv/Organisation.csv"]
    assert sorted(sums) == sorted([*plain, *(f"{name}.gz" for name in plain)])
    for name, expected in sums.items():
        response = dump(client, name)
        assert sha256(response.data).hexdigest() == expected
        assert response.headers["ETag"] == f'"{expected}"'
    for name in plain:
        packed = dump(client, f"{name}.gz").data
        assert gzip.decompress(packed) == dump(client, name).data


def test_parts_can_be_had_and_none_beyond_the_end(client):
    whole = dump(client, "facts.nt").data
    middle = dump(client, "facts.nt", 206, Range="bytes=5-9")
    assert middle.data == whole[5:10]
    assert middle.headers["Content-Range"] == f"bytes 5-9/{len(whole)}"
    assert dump(client, "facts.nt", 206, Range="bytes=-7").data == whole[-7:]
    for whatever in ("lines=0-1", "bytes=0-1,3-4", "bytes"):
        assert dump(client, "facts.nt", 200, Range=whatever).data == whole
    changed = {"Range": "bytes=5-9", "If-Range": '"of before"'}
    assert dump(client, "facts.nt", 200, **changed).data == whole
    beyond = dump(client, "facts.nt", 416, Range=f"bytes={len(whole)}-")
    assert beyond.headers["Content-Range"] == f"bytes */{len(whole)}"


def test_head_tells_the_headers_of_get_and_a_known_tag_is_304(client):
    got, told = dump(client, "facts.nt"), client.head("/dump/facts.nt")
    for response in (got, told):
        response.headers.remove("Date")
    assert (told.data, told.headers) == (b"", got.headers)
    tag = got.headers["ETag"]
    known = dump(client, "facts.nt", 304, **{"If-None-Match": tag})
    assert (known.data, known.headers["ETag"]) == (b"", tag)


@pytest.mark.parametrize(
    "name",
    ["x", "facts.rdf", "csv/None.csv", "csv/..", "../app.py", f"{SUMS}.gz", "facts.nt.gz.gz"],
)
def test_what_is_no_file_is_404_with_where_they_are(client, name):
    response = dump(client, quote(name, safe=""), 404)
    assert response.get_json()["remedy"] == "See /dump/ for those there are."


def test_the_page_lists_all_files_at_both_addresses(client):
    page = client.get("/dump/")
    assert page.content_type == "text/html; charset=utf-8"
    for line in dump(client, SUMS).text.splitlines():
        assert f'href="/dump/{line.split("  ")[1]}"' in page.text
    assert client.get("/dump").data == page.data


@pytest.fixture(scope="module")
def server(running):
    data = f'{OLD}\n<http://x/a> <http://x/b> "{"x" * 9_000}" <{DOCUMENT_GRAPHS}d1> .\n'
    with running(data.encode(), kind="plain", tokens={"tester": TOKEN}) as server:
        yield server


def test_the_files_follow_a_write_and_are_kept_until_the_next(server):
    def ask(method="GET", name="facts.nt", body=None, **headers):
        return server.ask(method, f"/dump/{name}" if name else "/store?default", body, headers)

    _, first, before = ask()
    assert before.decode() == f"{OLD}\n"
    assert ask(**{"If-None-Match": first["ETag"]})[0] == 304
    sent = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "text/turtle"}
    assert ask("POST", "", NEW, **sent)[0] in {200, 204}
    status, second, after = ask(**{"If-None-Match": first["ETag"]})
    assert (status, second["ETag"] == first["ETag"]) == (200, False)
    assert after.decode() == f"{OLD}\n{NEW}\n"
    assert ask(name="dataset.nq")[2].startswith(after)


def test_nothing_packs_a_file_on_its_way_whose_tag_is_that_of_its_bytes(server):
    taking = {"Accept-Encoding": "gzip"}
    _, headers, body = server.ask("GET", "/dump/dataset.nq", None, taking)
    assert "Content-Encoding" not in headers
    assert headers["ETag"] == f'"{sha256(body).hexdigest()}"'
    assert len(body) > 9_000
    _, told, nothing = server.ask("HEAD", "/dump/dataset.nq", None, taking)
    assert (told["Content-Length"], nothing) == (str(len(body)), b"")
