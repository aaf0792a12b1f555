"""Whatever is sent, the answer is whole, of a status that is meant, and the service stays."""

import http.client
import json
from collections import Counter
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcoop.config import WorkerLimits

from ..examples import bounded
from .differential.grammar import PREFIX, groups, queries

TOKEN = "a token for the tests"
LIMITS = WorkerLimits(seconds=1, memory=200 * 1024**2, answer=5_000_000)
QUADS = b"".join(
    b"<http://x/%d> <http://x/p> <http://x/%d> <https://w3id.org/ipcoop/graph/reference> .\n"
    % (i, i * 7 % 20)
    for i in range(20)
)
MEANT = {
    "query": {200, 400, 406, 503, 504},
    "update": {204, 400, 403, 404, 413, 415, 422, 503, 504},
    "request": {
        200,
        201,
        204,
        400,
        401,
        403,
        404,
        405,
        406,
        413,
        414,
        415,
        422,
        431,
        501,
        503,
        504,
    },
}
EXAMPLES = {"query": 400, "update": 180, "request": 250}

WORDS = """SELECT ASK CONSTRUCT DESCRIBE WHERE FROM NAMED GRAPH OPTIONAL UNION MINUS FILTER BIND AS
VALUES UNDEF SERVICE SILENT EXISTS NOT IN DISTINCT REDUCED ORDER BY ASC DESC LIMIT OFFSET GROUP
HAVING COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT SEPARATOR STR LANG DATATYPE IRI BNODE RAND NOW
REGEX REPLACE SUBSTR CONCAT IF COALESCE BOUND PREFIX BASE a true false LATERAL VERSION
INSERT DELETE DATA WITH USING CLEAR DROP CREATE LOAD INTO ADD MOVE COPY TO DEFAULT ALL""".split()
SIGNS = r"""{ } ( ) [ ] . ; , * + ? | / ^ ! = < > && || <<( )>> << >> {| |} ~ @en ^^ \ #""".split()
TERMS = [
    "?s",
    "?p",
    "?o",
    "$x",
    "<http://x/1>",
    "<>",
    "x:y",
    ":",
    "_:b",
    '"a"',
    "'''a'''",
    "1",
    "-1.5e9",
    '"1"^^<http://www.w3.org/2001/XMLSchema#date>',
    "[]",
    "()",
    "\ufeff",
    "\u202e",
    "\x00",
]
QUERIES = [
    "SELECT * { ?s ?p ?o }",
    "ASK { ?s <http://x/p>* ?o FILTER(?s != ?o) }",
    "CONSTRUCT { ?s ?p [] } { ?s ?p ?o } LIMIT 3",
    "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s HAVING(?n > 1) ORDER BY ?n",
    "DESCRIBE <http://x/1>",
]
UPDATES = [
    "INSERT DATA { GRAPH <http://x/g> { <a> <b> 'c' } }",
    "DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH <http://x/g> { _:b ?p ?o } } "
    "WHERE { GRAPH ?g { ?s ?p ?o } FILTER(?g = <http://x/g>) }",
    "COPY <http://x/g> TO <http://x/h> ; DROP SILENT GRAPH <http://x/h>",
]

tokens = st.sampled_from([*WORDS, *SIGNS, *TERMS])
soup = st.lists(tokens, max_size=30).map(" ".join)


meant = {
    "query": st.one_of(st.sampled_from(QUERIES), queries().map(PREFIX.__add__)),
    "update": st.one_of(
        st.sampled_from(UPDATES),
        groups().map("INSERT {{ GRAPH <http://x/g> {{ ?a ?e ?b }} }} WHERE {{ {} }}".format),
    ).map(PREFIX.__add__),
}


@st.composite
def mutated(draw, texts):
    """A text that means something, with pieces cut out, doubled or put in."""
    text = draw(texts)
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 12)))
        piece = draw(st.one_of(tokens, st.just(text[start:end] * 3), st.just(""), st.text()))
        text = text[:start] + piece + text[end:]
    return text


def texts_for(what):
    whole = mutated(meant[what])
    return st.one_of(whole, whole, soup, st.text(max_size=50))


media_types = st.sampled_from(
    [
        "",
        "*/*",
        "text/turtle",
        "application/sparql-results+json",
        "text/csv;q=0.5, */*;q=0.1",
        "application/sparql-query",
        "application/sparql-update",
        "application/ld+json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "a/b;q=nan",
        ",",
        "é",
    ]
)
values = st.one_of(media_types, st.text(st.characters(codec="latin-1"), max_size=20))
names = st.sampled_from(
    [
        "Accept",
        "Content-Type",
        "Content-Encoding",
        "Range",
        "If-None-Match",
        "Origin",
        "Host",
        "X-Forwarded-For",
        "Accept-Language",
        "Cookie",
        "Authorization",
        "Transfer-Encoding",
    ]
)


@pytest.fixture(scope="module")
def server(running):
    with running(QUADS, limits=LIMITS, tokens={"tester": TOKEN}) as server:
        yield server


@pytest.fixture
def send(server):
    """Send a request; a connection that the server ends is made anew."""

    def sent(method, path, body=b"", headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        with closing(connection):
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            data = answer.read()
        assert method == "HEAD" or int(answer.headers["Content-Length"] or 0) == len(data)
        return answer.status, data

    return sent


@pytest.fixture
def counted(server, request, record_property):
    """Count the statuses, and see at the end that the same processes are there."""
    before = server.children()
    counts = Counter()
    yield counts
    assert server.children() == before
    assert server.get("/health") == (200, b"ok")
    # What is only refused reaches little.
    assert counts[200] + counts[204] > counts.total() / 10
    assert counts[400]
    name = request.node.name.removeprefix("test_").replace("_", " ")
    record_property("fuzz", f"{name}: {counts.total()} requests, {dict(sorted(counts.items()))}")


@bounded(EXAMPLES["query"])
@given(text=texts_for("query"), accept=media_types)
def test_any_text_may_be_sent_as_a_query(send, counted, text, accept):
    body = text.encode("utf-8", "surrogatepass")
    headers = {"Content-Type": "application/sparql-query", "Accept": accept.encode("latin-1")}
    status, data = send("POST", "/sparql", body, headers)
    counted[status] += 1
    assert status in MEANT["query"], data
    if status == 400:
        assert json.loads(data)["detail"]


@bounded(EXAMPLES["update"])
@given(text=texts_for("update"))
def test_any_text_may_be_sent_as_an_update(send, counted, text):
    headers = {
        "Content-Type": "application/sparql-update",
        "Authorization": f"Bearer {TOKEN}",
    }
    status, data = send("POST", "/update", text.encode("utf-8", "surrogatepass"), headers)
    counted[status] += 1
    assert status in MEANT["update"], data


@bounded(EXAMPLES["request"])
@given(
    method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]),
    path=st.sampled_from(["/sparql", "/update", "/store", "/queries", "/ontology", "/", "/none"]),
    query=st.one_of(
        st.sampled_from(["", "?default", "?graph=http://x/g", "?query=ASK{}", "?timeout=1e9"]),
        st.binary(max_size=20).map(lambda data: "?" + "".join(f"%{byte:02x}" for byte in data)),
    ),
    body=st.binary(max_size=50),
    headers=st.dictionaries(names, values, max_size=3),
)
def test_any_request_may_be_sent(send, counted, method, path, query, body, headers):  # noqa: PLR0913, PLR0917 - the parts of a request
    clean = {
        name: value.replace("\r", "").replace("\n", "").encode("latin-1", "replace")
        for name, value in headers.items()
        if name not in {"Transfer-Encoding", "Host"} or value.isascii()
    }
    clean.pop("Transfer-Encoding", None)
    # A body that nobody reads may break a long answer off.
    body = body if method in {"POST", "PUT", "PATCH"} else None
    status, data = send(method, f"{path}{query}", body, clean)
    counted[status] += 1
    assert status in MEANT["request"], data
