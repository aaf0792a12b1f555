"""What a hostile client may send, and what becomes of it: the server answers and stays."""

import http.client
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest

from ipcoop.config import WorkerLimits

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")

QUADS = "".join(
    f"<http://x/{i}> <http://x/p> <http://x/{(i * k + 3) % 1000}> "
    "<https://w3id.org/ipcoop/graph/reference> .\n"
    for i in range(1000)
    for k in (1, 3, 7)
).encode()
LIMITS = WorkerLimits(seconds=1, memory=300 * 1024**2, answer=20_000_000)

CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
FOREVER = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}"
DOUBLED = "".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))


YES = b'{"head":{},"boolean":true}'


def nested(opening, middle, closing, depth):
    return opening * depth + middle + closing * depth


QUERIES = {
    "1 groups in groups, 1,000": ("ASK " + nested("{", "", "}", 1000), {400}),
    "1 groups in groups, 10,000": ("ASK " + nested("{", "", "}", 10_000), {400}),
    "1 groups in groups, 1,000,000": ("ASK " + nested("{", "", "}", 10**6), {400}),
    "2 parentheses": (f"SELECT ({nested('(', '1', ')', 10_000)} AS ?x) {{}}", {400}),
    "3 a long sum": (f"SELECT ({'+'.join('1' * 100_000)} AS ?x) {{}}", {400}),
    "4 a long conjunction": ("ASK { FILTER(" + " && ".join(["true"] * 60_000) + ") }", {400}),
    "5 unions": ("ASK { {}" + " UNION {}" * 50_000 + " }", {400}),
    "6 optionals": ("ASK { " + "OPTIONAL { ?s ?p ?o } " * 10_000 + "}", {400}),
    "7 not exists": ("ASK " + nested("{ FILTER NOT EXISTS ", "{}", "}", 1000), {400}),
    "8 a long path": ("ASK { ?s " + "/".join(["<http://x/p>"] * 1000) + " ?o }", {400}),
    "8 a path around a cycle": (
        "SELECT (COUNT(*) AS ?n) { ?s ((<http://x/p>*)*)* ?o }",
        {200, 504},
    ),
    "9 many values": ("SELECT * { VALUES ?x {" + " 1" * 100_000 + " } }", {200, 504}),
    "10 nothing": ("", {400}),
    "10 one character": ("A", {400}),
    "11 NUL": ("ASK { ?s ?p '\0' }", {200, 400}),
    "11 a long IRI": (f"ASK {{ ?s ?p <http://x/{'a' * 400_000}> }}", {200}),
    "11 a long variable": (f"SELECT ?{'a' * 400_000} {{}}", {200}),
    "11 escapes around a keyword": (r"ASK { \u0053ERVICE <http://127.0.0.1/> {} }", {400}),
    "12 many prefixes": ("PREFIX a: <http://x/> " * 20_000 + "ASK {}", {200}),
    "12 the same variable twice": ("SELECT ?s ?s { ?s ?p ?o }", {400}),
    "12 star and groups": ("SELECT * { ?s ?p ?o } GROUP BY ?s", {400}),
    "13 cross product, counted": (FOREVER, {504}),
    "13 cross product, sorted": (f"SELECT * {{ {CROSS} }} ORDER BY ?a ?l LIMIT 10", {503, 504}),
    "13 cross product, distinct": (f"SELECT DISTINCT * {{ {CROSS} }} OFFSET 10000000", {503, 504}),
    "13 cross product, joined up": (
        f"SELECT (GROUP_CONCAT(STR(?a)) AS ?x) {{ {CROSS} }}",
        {503, 504},
    ),
    "13 cross product, all of it": (f"SELECT * {{ {CROSS} }}", {503}),
    "13 cross product, a graph": (f"CONSTRUCT {{ ?a ?e ?i }} {{ {CROSS} }}", {503, 504}),
    "14 doubled strings": (
        f"SELECT (STRLEN(?x40) AS ?n) {{ BIND('0123456789' AS ?x0) {DOUBLED} }}",
        {503, 504},
    ),
    "14 replaced strings": (
        "SELECT (STRLEN("
        + nested("REPLACE(", "'aaaaaaaa'", ", 'a', 'aaaaaaaaaaaaaaaa')", 5)
        + ") AS ?n) {}",
        {200, 503},
    ),
    "15 a regex that backtracks": (
        f"ASK {{ FILTER REGEX('{'a' * 5000}!', '^(a+)+$') }}",
        {200},
    ),
    "15 a regex that explodes": ("ASK { FILTER REGEX('a', '((a{1000}){1000}){1000}') }", {200}),
    "16 endless paths": (
        "SELECT (COUNT(*) AS ?n) { ?a <http://x/p>* ?b . ?b <http://x/p>* ?c }",
        {504},
    ),
    "21 FROM a file": ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", {200}),
    "21 FROM this machine": ("SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }", {200}),
    "22 LOAD": ("LOAD <http://127.0.0.1:1/>", {400}),
    "23 SERVICE": ("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", {400}),
    "23 SERVICE with a variable": ("ASK { ?s ?p ?x SERVICE SILENT ?x { ?s ?p ?o } }", {400}),
    "34 script in a variable": ("SELECT ?<script>alert(1)</script> {}", {400}),
    "38 line ends in an IRI": ("ASK { ?s ?p <http://x/\r\nSet-Cookie:%20a=b> }", {400}),
    "38 line ends in a graph": ("SELECT * FROM <http://x/\r\nX: y> {}", {400}),
}


@pytest.fixture(scope="module")
def server(running):
    with running(QUADS, limits=LIMITS, workers=2) as server:
        yield server


@pytest.fixture(autouse=True)
def stays(server):
    """After each attack the same processes are there, and answer."""
    before = server.children()
    yield
    assert server.children() == before
    assert server.get("/health") == (200, b"ok")
    assert server.get(f"/sparql?query={quote('ASK {}')}") == (200, YES)


def post(server, body, content_type="application/sparql-query", path="/sparql", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    headers = {"Content-Type": content_type, **headers}
    connection.request("POST", path, body, headers)
    answer = connection.getresponse()
    try:
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def ask(server, **headers):
    return server.get(f"/sparql?query={quote('ASK {}')}", **headers)[0]


@pytest.mark.parametrize("name", QUERIES)
def test_a_hostile_query_has_its_status(server, name, record_property):
    query, statuses = QUERIES[name]
    begun = time.monotonic()
    status, headers, body = post(server, query.encode())
    record_property("attack", f"{name}: {status}, {time.monotonic() - begun:.2f} s")
    assert status in statuses, body[:300]
    assert int(headers["Content-Length"]) == len(body)
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    ("extra", "status"), [(-1, 200), (0, 200), (1, 400)], ids=["below", "exactly", "above"]
)
def test_the_limit_of_length_is_exact(server, extra, status):
    length = LIMITS.query.length + extra
    assert post(server, b"ASK {}#" + b"x" * (length - 7))[0] == status


@pytest.mark.parametrize("body", [b"\xff\xfe", "ASK {} # \ud800".encode("utf-8", "surrogatepass")])
def test_what_is_not_utf8_is_400(server, body):
    assert post(server, body)[0] == 400


def test_64_of_the_worst_queries_at_once_do_not_keep_others_from_their_answers(
    server, record_property
):
    statuses = Counter()

    def attack():
        statuses[post(server, FOREVER.encode())[0]] += 1

    attackers = [threading.Thread(target=attack) for _ in range(64)]
    for attacker in attackers:
        attacker.start()
    times = []
    while any(attacker.is_alive() for attacker in attackers):
        begun = time.monotonic()
        assert server.get("/health") == (200, b"ok")
        times.append(time.monotonic() - begun)
        time.sleep(0.05)
    assert set(statuses) == {503, 504}
    assert statuses.total() == 64
    middle = sorted(times)[len(times) // 2]
    record_property("attack", f"19 64 at once: {dict(statuses)}, /health {middle * 1000:.0f} ms")


def test_a_long_or_odd_header_is_read_in_linear_time(server, record_property):
    odd = ["text/csv;q=NaN", "*/*;q=1e999", ";,;,", "text/csv;" * 40_000, "a/b," * 90_000]
    statuses = Counter(ask(server, Accept=accept) for accept in [*odd, "a/b," * 300_000])
    for name in ("Accept-Language", "Accept-Encoding", "Accept-Profile", "Cookie", "If-None-Match"):
        statuses[ask(server, **{name: 'a;q=0.5, "b", ' * 20_000})] += 1
    assert set(statuses) <= {200, 400, 406, 431}
    record_property("attack", f"41 long and odd headers: {dict(statuses)}")


def test_memory_is_bounded_after_all_this(server):
    numbers = [server.process.pid, *server.children().values()]
    for number in numbers:
        status = Path(f"/proc/{number}/status").read_text()
        resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        assert int(resident.split()[1]) < 1_000_000
