"""An answer is kept for as long as it is right, and for whom it is meant."""

import gzip
import json
import random
import time
from itertools import product
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from ipcoop.http.front.cache import ALWAYS, Cache, Kept

TOKEN = "a-token-of-some-length"
GRAPHS = "http://x/one", "http://x/two"
QUADS = "".join(
    f"<http://x/{i}> <http://x/p> {name} <{graph}> .\n"
    for graph, name in zip(GRAPHS, ('"hana"', '"둘"'), strict=True)
    for i in range(40)
).encode()
ALL = "SELECT ?s ?n { GRAPH ?g { ?s ?p ?n } }"


@pytest.fixture(scope="module")
def server(running):
    with running(QUADS, kind="plain", tokens={"tester": TOKEN}) as server:
        yield server


def address(query, **parameters):
    named = {name.replace("_", "-"): value for name, value in parameters.items()}
    return f"/sparql?{urlencode({'query': query, **named})}"


def get(server, query, headers=None, **parameters):
    return server.ask("GET", address(query, **parameters), headers=headers)


def update(server, text):
    headers = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}
    assert server.ask("POST", "/update", text.encode(), headers)[0] == 204


def kept(server):
    """Tell of each request so far whether its answer was kept."""
    mark = uuid4().hex
    server.ask("GET", "/health", headers={"X-Request-Id": mark})
    while (told := server.told())[-1]["request"] != mark:
        time.sleep(0.01)
    return [event["kept"] for event in told if event["path"] == "/sparql"]


def count(body):
    return json.loads(body)["results"]["bindings"][0]["n"]["value"]


def test_the_second_answer_is_the_first_one(server):
    query = f"{ALL} # twice"
    first, second = get(server, query), get(server, query)
    assert first[0] == second[0] == 200
    assert first[2] == second[2]
    assert kept(server)[-2:] == [False, True]
    assert first[1]["Cache-Control"] == second[1]["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("call", ["RAND()", "NOW()", "UUID()", "STRUUID()", "BNODE()", "rand ( )"])
def test_what_differs_from_call_to_call_is_not_kept(server, call):
    query = f"SELECT ({call} AS ?x) {{}}"
    first, second = get(server, query), get(server, query)
    assert first[2] != second[2]
    assert "ETag" not in first[1]


@pytest.mark.parametrize("template", ["[] ?p ?n", "_:b ?p ?n", "?s ?p (1 ?n)"])
def test_new_blank_nodes_are_not_kept(server, template):
    status, headers, _ = get(server, f"CONSTRUCT {{ {template} }} {{ GRAPH ?g {{ ?s ?p ?n }} }}")
    assert (status, "ETag" in headers) == (200, False)


def test_no_request_gets_the_answer_to_another(server):
    formats = "json", "xml", "csv", "tsv"
    datasets = {}, {"default_graph_uri": GRAPHS[0]}, {"named_graph_uri": GRAPHS[1]}
    queries = ALL, "SELECT ?s ?n { ?s ?p ?n }", "SELECT ?s ?n { ?s ?p ?n } LIMIT 3"
    codings = "gzip", "identity"
    types = {"json": "application/sparql-results+json", "xml": "application/sparql-results+xml"}
    asked = list(product(formats, datasets, queries, codings)) * 2
    random.Random(1).shuffle(asked)
    for form, dataset, query, coding in asked:
        accept = types.get(form, f"text/{form}".replace("tsv", "tab-separated-values"))
        headers = {"Accept": accept, "Accept-Encoding": coding}
        status, told, body = get(server, query, headers, **dataset)
        assert (status, told["Content-Type"].partition(";")[0]) == (200, accept)
        if "Content-Encoding" in told:
            assert coding == "gzip"
            body = gzip.decompress(body)
        assert body == get(server, query, {"Accept": accept, "Cookie": "x"}, **dataset)[2]
    assert sum(kept(server)[-2 * len(asked) :]) == len(asked) // 2


def test_after_a_write_the_answer_and_its_tag_are_new(server):
    query = "SELECT (COUNT(*) AS ?n) { GRAPH <http://x/three> { ?s ?p ?o } }"
    _, before, nothing = get(server, query)
    update(server, "INSERT DATA { GRAPH <http://x/three> { <http://x/a> <http://x/p> 1 } }")
    status, after, one = get(server, query, {"If-None-Match": before["ETag"]})
    assert status == 200
    assert (count(nothing), count(one)) == ("0", "1")
    assert before["ETag"] != after["ETag"]
    assert get(server, query)[2] == one


def test_who_has_the_answer_is_told_so_without_it(server):
    tag = get(server, ALL)[1]["ETag"]
    for given in (tag, f"W/{tag}", f'"other", {tag}'):
        for method in ("GET", "HEAD"):
            status, headers, body = server.ask(
                method, address(ALL), headers={"If-None-Match": given}
            )
            assert (status, body, headers["ETag"]) == (304, b"", tag)
            assert headers["Vary"] == "Accept, Accept-Encoding"
    assert get(server, ALL, {"If-None-Match": "*"})[0] == 304
    assert get(server, f"{ALL} # not kept yet", {"If-None-Match": "*"})[0] == 304
    assert get(server, "no query", {"If-None-Match": "*"})[0] == 400
    assert get(server, ALL, {"If-None-Match": '"other"'})[0] == 200
    assert get(server, ALL, {"If-None-Match": f"x{tag}y"})[0] == 200
    assert get(server, ALL, {"If-None-Match": tag, "Accept": "text/csv"})[0] == 200
    assert get(server, ALL, {"If-None-Match": tag, "Accept-Encoding": "gzip"})[0] == 200


@pytest.mark.parametrize("coding", ["identity", "gzip"])
@pytest.mark.parametrize(
    "path", [address(ALL), "/sparql?query=ASK%7B%7D", "/store?graph=http://x/one"]
)
def test_head_has_the_headers_of_get_and_no_body(server, path, coding):
    answers = [
        server.ask(method, path, headers={"Accept-Encoding": coding})
        for method in ("HEAD", "GET", "HEAD")
    ]
    told = [dict(headers) for _, headers, _ in answers]
    for headers in told:
        del headers["x-request-id"], headers["date"]
    assert told[0] == told[1] == told[2]
    assert [body == b"" for *_, body in answers] == [True, False, True]
    assert int(told[0]["content-length"]) == len(answers[1][2])


@pytest.mark.parametrize("name", ["Authorization", "Cookie"])
def test_a_request_with_credentials_is_not_kept(server, name):
    status, headers, _ = get(server, ALL, {name: "x"})
    assert (status, "ETag" in headers) == (200, False)


def test_an_error_is_not_kept(server):
    for _ in range(2):
        status, headers, _ = get(server, "SELECT * { # wrong")
        assert (status, "ETag" in headers) == (400, False)
    assert kept(server)[-2:] == [False, False]


def test_a_query_that_is_posted_is_kept_too(server):
    headers = {"Content-Type": "application/sparql-query"}
    bodies = [server.ask("POST", "/sparql", ALL.encode(), headers)[2] for _ in range(2)]
    assert bodies[0] == bodies[1]
    assert kept(server)[-2:] == [False, True]


def test_servers_of_the_same_graph_give_the_same_bytes_and_tags(
    running, shipped_quads, record_property
):
    some = "SELECT * { ?s ?p <https://w3id.org/ipcoop/id/place/asia> } LIMIT 30"
    blank = "SELECT * { ?s <http://www.w3.org/2002/07/owl#onProperty> ?o }"
    with running(shipped_quads) as one, running(shipped_quads) as other:
        for query in (some, blank):
            (_, mine, rows), (_, theirs, same) = get(one, query), get(other, query)
            assert rows == same
            assert mine["ETag"] == theirs["ETag"]
    record_property("attack", "20 the order of rows: the same bytes and tag on two servers")


def test_the_cache_has_no_more_bytes_than_it_may_and_loses_what_nobody_asks_for():
    cache = Cache(10_000)
    for i in range(100):
        cache.keep(("GET", str(i)), Kept("s", "/", [], b"x" * 1_000))
        assert cache.find(("GET", "0"), "s")
    found = [i for i in range(100) if cache.find(("GET", str(i)), "s")]
    assert found == [0, 97, 98, 99]


def test_an_answer_from_another_state_is_not_found():
    cache = Cache(10_000)
    cache.keep(("a",), Kept("old", "/", [], b"x"))
    cache.keep(("b",), Kept(ALWAYS, "/", [], b"y"))
    assert cache.find(("a",), "new") is None
    assert cache.find(("a",), "old") is None
    assert cache.find(("b",), "new")


def test_a_page_in_one_language_is_not_kept_for_another(server):
    tags = []
    for language in ("en", "ko", "en"):
        headers = {"Accept-Language": language}
        status, told, _ = server.ask("GET", "/document/", headers=headers)
        assert (status, "Accept-Language" in told["Vary"]) == (200, True)
        tags.append(told["ETag"])
    assert tags[0] == tags[2] != tags[1]
