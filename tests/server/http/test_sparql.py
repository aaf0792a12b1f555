import json
from urllib.parse import quote, urlencode

import pytest

from ipcoop.namespaces import CLAIMS_GRAPHS, DOCUMENT_GRAPHS, IPCOOP

ASK = "ASK {}"
YES = b'{"head":{},"boolean":true}'
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"


def problem(response):
    assert response.content_type == "application/problem+json"
    document = response.get_json()
    assert document["type"] == "about:blank"
    assert document["status"] == response.status_code
    return document


def count(response):
    assert response.status_code == 200, response.text
    return int(json.loads(response.data)["results"]["bindings"][0]["n"]["value"])


def test_a_query_can_be_asked_with_get(client):
    response = client.get(f"/sparql?query={quote(ASK)}")
    assert (response.status_code, response.data) == (200, YES)
    assert response.content_type == "application/sparql-results+json"
    assert response.headers["Vary"] == "Accept"


@pytest.mark.parametrize("parameter", ["", ";charset=utf-8", "; charset=UTF-8; x=y"])
def test_a_query_can_be_posted_as_a_form_and_directly(client, parameter):
    form = client.post("/sparql", data=urlencode({"query": ASK}), content_type=FORM + parameter)
    direct = client.post("/sparql", data=ASK, content_type=QUERY + parameter)
    assert form.data == direct.data == YES


def test_a_query_may_be_in_any_script_and_begin_with_a_byte_order_mark(client):
    query = "SELECT ('한국' AS ?x) {}"
    expected = client.get("/sparql", query_string={"query": query}).get_json()
    assert expected["results"]["bindings"][0]["x"]["value"] == "한국"
    response = client.post("/sparql", data=f"\ufeff{query}".encode(), content_type=QUERY)
    assert response.get_json() == expected


def test_head_answers_with_the_headers_of_get(client):
    got = client.get(f"/sparql?query={quote(ASK)}")
    head = client.head(f"/sparql?query={quote(ASK)}")
    assert head.data == b""
    assert head.status_code == 200
    assert head.headers["Content-Length"] == got.headers["Content-Length"] == str(len(YES))
    assert head.content_type == got.content_type


@pytest.mark.parametrize(
    ("accept", "content_type", "body"),
    [
        ("text/csv", "text/csv; charset=utf-8", "n\r\n4\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?n\n4\n"),
        ("application/json", "application/json", None),
        ("application/sparql-results+xml", "application/sparql-results+xml", None),
        ("text/xml", "text/xml; charset=utf-8", None),
    ],
)
def test_the_answer_comes_in_the_format_asked_for(client, accept, content_type, body):
    response = client.get("/sparql", query_string={"query": COUNT}, headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (200, content_type)
    assert body is None or response.text == body


def test_a_graph_is_turtle_by_default(client):
    response = client.get("/sparql", query_string={"query": "CONSTRUCT WHERE { ?s ?p 5 }"})
    assert response.content_type == "text/turtle; charset=utf-8"
    assert response.text.endswith("office:kr ipcoop:memberCount 5 .\n")


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "*/*;q=0"])
def test_a_format_that_cannot_be_had_is_406_with_those_that_can(client, accept):
    response = client.get("/sparql", query_string={"query": ASK}, headers={"Accept": accept})
    assert response.status_code == 406
    assert "application/sparql-results+json" in problem(response)["remedy"]


def test_graphs_can_be_named_in_the_url_and_in_the_form_and_more_than_once(client):
    graphs = [
        ("default-graph-uri", f"{DOCUMENT_GRAPHS}d1"),
        ("default-graph-uri", f"{CLAIMS_GRAPHS}d1"),
    ]
    url = f"/sparql?{urlencode(graphs)}"
    assert count(client.get(f"{url}&{urlencode({'query': COUNT})}")) == 3
    assert count(client.post(url, data=COUNT, content_type=QUERY)) == 3
    body = urlencode([*graphs, ("query", COUNT)])
    assert count(client.post("/sparql", data=body, content_type=FORM)) == 3
    only_named = {"query": COUNT, "named-graph-uri": f"{CLAIMS_GRAPHS}d1"}
    assert count(client.get("/sparql", query_string=only_named)) == 0


@pytest.mark.parametrize("iri", ["http://127.0.0.1:1/", "file:///etc/passwd", "urn:x"])
def test_a_graph_that_the_store_does_not_have_is_empty(client, iri):
    asked = {"query": COUNT, "default-graph-uri": iri}
    assert count(client.get("/sparql", query_string=asked)) == 0


def test_a_relative_graph_is_400(client):
    asked = {"query": COUNT, "default-graph-uri": "graph/reference"}
    response = client.get("/sparql", query_string=asked)
    assert response.status_code == 400
    assert "no absolute IRI" in problem(response)["detail"]


@pytest.mark.parametrize(
    "url",
    [
        f"/sparql?query={quote(ASK)}&query={quote(ASK)}",
        "/sparql?quer=x",
        "/sparql?query=%ff",
        "/sparql?query=ASK%7B%7D&x=%ff",
        "/sparql?query=",
        "/sparql?" + "&" * 10 + "a=1&" * 1001,
        f"/sparql?query={quote('INSERT DATA {}')}",
    ],
)
def test_a_request_that_cannot_be_understood_is_400(client, url):
    response = client.get(url)
    assert response.status_code == 400
    assert problem(response)["detail"]


@pytest.mark.parametrize(
    ("data", "content_type", "url", "status"),
    [
        (b"ASK {} # \xff", QUERY, "/sparql", 400),
        (b"query=%FF", FORM, "/sparql", 400),
        (b"query=\xff", FORM, "/sparql", 400),
        (b"", FORM, "/sparql", 400),
        (b"query=ASK%7B%7D&query=ASK%7B%7D", FORM, "/sparql", 400),
        (b"query=ASK%7B%7D", FORM, "/sparql?query=ASK%7B%7D", 400),
        (b"ASK {}", QUERY, "/sparql?query=ASK%7B%7D", 400),
        (b"update=x", FORM, "/sparql", 403),
        (b"query=ASK%7B%7D&update=x", FORM, "/sparql", 403),
        (b"CLEAR ALL", "application/sparql-update", "/sparql", 403),
        (b"ASK {}", "text/plain", "/sparql", 415),
        (b"ASK {}", None, "/sparql", 415),
        (b"", "multipart/form-data; boundary=x", "/sparql", 415),
    ],
)
def test_a_post_that_cannot_be_answered_says_why(client, data, content_type, url, status):
    response = client.post(url, data=data, content_type=content_type)
    assert response.status_code == status
    assert problem(response)["remedy"]


def test_an_update_in_the_url_is_403_read_only(client):
    response = client.get("/sparql?update=CLEAR+ALL")
    assert response.status_code == 403
    assert problem(response)["title"] == "This can only be read"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_another_method_is_405_with_those_that_are_allowed(client, method):
    response = client.open("/sparql", method=method)
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}
    assert problem(response)["title"] == "Method not allowed"


def test_an_error_in_the_query_has_its_place_and_a_remedy(client):
    query = "ASK {\n  ?s rdfs:label ?o }"
    response = client.get("/sparql", query_string={"query": query})
    assert response.status_code == 400
    assert problem(response) == {
        "type": "about:blank",
        "title": "The query cannot be answered",
        "status": 400,
        "detail": "The prefix rdfs: is not declared.",
        "remedy": (
            "Put this line at the top: PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
        ),
        "line": 2,
        "column": 6,
    }


@pytest.mark.parametrize("form", ["SELECT *", "ASK", "CONSTRUCT"])
def test_beside_an_empty_answer_a_header_says_what_the_graph_lacks(client, form):
    query = f"{form} WHERE {{ ?s <ontology#membrCount> ?o }}"
    response = client.get("/sparql", query_string={"query": query})
    assert response.headers["Ipcoop-Hint"] == (
        f"Unknown property <{IPCOOP}membrCount>, did you mean ipcoop:memberCount?"
    )
    exposed = response.headers["Access-Control-Expose-Headers"]
    assert exposed == "Ipcoop-Hint, ETag, Retry-After, X-Request-Id"


def test_a_hint_leaves_the_answer_as_it_is_and_goes_with_no_other(client):
    empty = client.get("/sparql", query_string={"query": "ASK { ?s <특허청> ?o }"})
    assert empty.data == b'{"head":{},"boolean":false}'
    assert empty.headers["Ipcoop-Hint"].endswith("ipcoop/%ED%8A%B9%ED%97%88%EC%B2%AD>.")
    assert "Ipcoop-Hint" not in client.get(f"/sparql?query={quote(ASK)}").headers


def test_what_is_too_complex_is_refused(client):
    query = f"ASK {'{' * 3000}{'}' * 3000}"
    response = client.post("/sparql", data=query, content_type=QUERY)
    assert response.status_code == 400
    assert "deep" in problem(response)["detail"]


def test_what_the_format_cannot_carry_is_406(client):
    query = r"SELECT ('\u0001' AS ?x) {}"
    accept = {"Accept": "application/sparql-results+xml"}
    response = client.get("/sparql", query_string={"query": query}, headers=accept)
    assert response.status_code == 406
    assert "another format" in problem(response)["remedy"]


def test_an_error_that_was_not_foreseen_is_a_problem_too(app, monkeypatch):
    from ipcoop.sparql.store import MemoryStore

    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(MemoryStore, "query", fail)
    response = app.test_client().get("/sparql?query=ASK%7B%7D")
    assert response.status_code == 500
    assert "log" in problem(response)["detail"]
