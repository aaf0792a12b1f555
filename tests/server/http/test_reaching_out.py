"""Nothing that a client sends makes the service reach out, to this machine or to any other."""

import http.client
import itertools
import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

TOKEN = "a token for the tests"
SERVICE = b"SERVICE asks another endpoint"
REFUSED_QUERIES = [
    "ASK {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service silent <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ VALUES ?x {{ <{0}> }} SERVICE ?x {{ ?s ?p ?o }} }}",
    "ASK {{ BIND(<{0}> AS ?x) SERVICE SILENT ?x {{ ?s ?p ?o }} }}",
    "ASK {{ {{ SELECT ?s {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }}",
    "ASK {{ OPTIONAL {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "ASK {{ FILTER EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "ASK {{ ?s ?p ?o MINUS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "ASK {{ GRAPH <{0}> {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "PREFIX n: <{0}> ASK {{ SERVICE n: {{ ?s ?p ?o }} }}",
    "BASE <{0}> ASK {{ SERVICE <> {{ ?s ?p ?o }} }}",
    "DESCRIBE ?s {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ # }}\n SERVICE#\n<{0}>{{ ?s ?p ?o }} }}",
]
QUERIES_OF_NOTHING = [
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "BASE <{0}> SELECT * FROM <> FROM NAMED <> {{ ?s ?p ?o }}",
    "SELECT * {{ GRAPH <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?g {{ <{0}> }} GRAPH ?g {{ ?s ?p ?o }} }}",
    "DESCRIBE <{0}>",
]
REFUSED_UPDATES = [
    "LOAD <{0}>",
    "LOAD SILENT <{0}>",
    "LOAD <{0}> INTO GRAPH <http://x/g>",
    "PREFIX n: <{0}> LOAD n:",
    "CLEAR SILENT GRAPH <http://x/g> ; load silent <{0}> into graph <{0}>",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "DELETE WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
]
UPDATES_OF_NOTHING = [
    "INSERT {{ GRAPH <http://x/g> {{ ?s ?p ?o }} }} USING <{0}> WHERE {{ ?s ?p ?o }}",
    "DELETE {{ ?s ?p ?o }} USING NAMED <{0}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "WITH <{0}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
    "COPY SILENT <{0}> TO <http://x/g>",
    "ADD SILENT <{0}> TO <http://x/g>",
]
RDF = '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://x/">{}</r:RDF>'
ENTITY = RDF.format('<r:Description r:about="http://x/a"><e:p>&e;</e:p></r:Description>')
INCLUSION = '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="{0}"/>'
DOCUMENTS = [
    ("ld+json", '{{"@context": "{0}context", "p": 1}}'),
    ("ld+json", '{{"@context": [{{}}, "{0}context"], "p": 1}}'),
    ("ld+json", '{{"@context": {{"@version": 1.1, "@import": "{0}context"}}, "p": 1}}'),
    ("ld+json", '{{"@context": {{"q": {{"@id": "x:q", "@context": "{0}context"}}}}, "q": {{}}}}'),
    ("ld+json", '{{"@context": {{"@base": "{0}"}}, "@id": "a", "x:p": 1}}'),
    ("rdf+xml", f'<!DOCTYPE r [<!ENTITY e SYSTEM "{{0}}">]>{ENTITY}'),
    ("rdf+xml", f'<!DOCTYPE r [<!ENTITY % p SYSTEM "{{0}}"> %p;]>{ENTITY}'),
    ("rdf+xml", f'<!DOCTYPE r SYSTEM "{{0}}">{ENTITY}'),
    ("rdf+xml", f'<!DOCTYPE r PUBLIC "-//X//X" "{{0}}">{ENTITY}'),
    ("rdf+xml", f'<!DOCTYPE r SYSTEM "{{0}}">{RDF.format("")}'),
    ("rdf+xml", RDF.format('<r:Description xml:base="{0}" r:about=""><e:p/></r:Description>')),
    ("rdf+xml", RDF.format(f"<r:Description><e:p>{INCLUSION}</e:p></r:Description>")),
    ("n-triples", "<{0}> <http://www.w3.org/2002/07/owl#imports> <{0}> ."),
]


class Client:
    """Keeps one connection, and looks at each answer for what must not be in it."""

    def __init__(self, port, poison):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.poison = poison.encode()
        self.sent = 0

    def send(self, method, path, body=None, kind=None, **headers):
        headers = {"Authorization": f"Bearer {TOKEN}", **headers}
        if kind:
            headers["Content-Type"] = f"application/{kind}"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        data = answer.read()
        self.sent += 1
        assert self.poison not in data
        return answer.status, data

    def query(self, text, **parameters):
        return self.send("GET", f"/sparql?{urlencode({'query': text, **parameters}, doseq=True)}")

    def update(self, text, **parameters):
        path = f"/update?{urlencode(parameters, doseq=True)}"
        return self.send("POST", path, text.encode(), "sparql-update")


@pytest.fixture(scope="module")
def server(running):
    with running(b"", kind="plain", tokens={"tester": TOKEN}) as server:
        yield server


@pytest.fixture
def trace(server, tmp_path):
    """Have strace look at the holder and all its forks, and return what it saw."""
    if not (strace := shutil.which("strace")):
        pytest.skip("strace is not installed")
    holder, log = str(server.children()["holder"]), tmp_path / "log"
    calls = ["-f", "-qq", "-e", "trace=connect,openat", "-e", "signal=none", "-o", str(log)]
    with subprocess.Popen([strace, *calls, "-p", holder], stderr=subprocess.DEVNULL) as watch:
        while "TracerPid:\t0\n" in Path(f"/proc/{holder}/status").read_text():
            if watch.poll() is not None:
                pytest.skip("strace may not look at other processes here")

        def seen():
            watch.terminate()
            watch.wait()
            return log.read_text()

        yield seen
        watch.terminate()


@pytest.fixture
def client(server, poison):
    client = Client(server.port, poison)
    yield client
    client.connection.close()


@pytest.fixture
def tell(client, trap, poison, record_property):
    """Tell of an attack, once nobody has come to the trap and the store has nothing of it."""
    before = trap.hits

    def told(attack):
        sent, hits = client.sent, trap.hits - before
        found = (
            f'{{ {{ ?s ?p ?o }} UNION {{ GRAPH ?s {{ ?a ?p ?o }} }} FILTER(STR(?o) = "{poison}") }}'
        )
        assert json.loads(client.query(f"ASK {found}")[1])["boolean"] is False
        record_property("attack", f"{attack}: {sent} requests, {hits} connections")
        assert hits == 0

    return told


def test_service_is_refused_with_the_reason_wherever_it_stands_and_leads(client, places, tell):
    for form, place in itertools.product(REFUSED_QUERIES, places):
        status, body = client.query(form.format(place))
        assert (status, SERVICE in body) == (400, True), (form, place, body)
    tell("23 reaching out by SERVICE")


def test_a_graph_that_the_store_has_not_is_empty_and_not_fetched(client, places, tell):
    for form, place in itertools.product(QUERIES_OF_NOTHING, places):
        status, body = client.query(form.format(place))
        assert status == 200, (form, place, body)
        assert not body or json.loads(body)["results"]["bindings"] == []
    for place, name in itertools.product(places, ["default-graph-uri", "named-graph-uri"]):
        text = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
        status, body = client.query(text, **{name: place})
        assert (status, json.loads(body)["results"]["bindings"]) == (200, []), (name, place)
    for place in places:
        assert client.send("GET", f"/store?{urlencode({'graph': place})}")[0] == 404
    tell("21 reaching out by FROM and GRAPH")


def test_load_and_service_are_refused_with_the_reason_in_updates(client, places, tell):
    for form, place in itertools.product(REFUSED_UPDATES, places):
        status, body = client.update(form.format(place))
        reason = SERVICE if "SERVICE" in form else b"LOAD"
        assert (status, reason in body) == (400, True), (form, place, body)
    tell("22 reaching out by LOAD")


def test_an_update_finds_nothing_in_a_graph_that_the_store_has_not(client, places, tell):
    for form in UPDATES_OF_NOTHING:
        status, body = client.update(" ; ".join(form.format(place) for place in places))
        assert status == 204, (form, body)
    for name in ("using-graph-uri", "using-named-graph-uri"):
        text = "INSERT { GRAPH <http://x/g> { ?s ?p ?o } } WHERE { ?s ?p ?o }"
        assert client.update(text, **{name: places})[0] == 204
    tell("22 reaching out by USING")


def test_a_document_is_read_without_what_it_points_to(client, places, tell):
    path = "/store?graph=http://x/g"
    for number, (kind, form) in enumerate(DOCUMENTS):
        for place in places[number % 3 :: 3]:
            link = f'<{place}context>; rel="http://www.w3.org/ns/json-ld#context"'
            status, body = client.send("PUT", path, form.format(place), kind, Link=link)
            expected = {400} if "{0}context" in form else {201, 204, 400}
            assert status in expected, (form, place, body)
            if status != 400:
                client.send("GET", path)
    tell("24, 25 and 27 reaching out by documents")


def test_the_engine_by_itself_would_be_caught(trap, poison):
    unguarded, before = ox.Store(), trap.hits
    unguarded.update(f"LOAD <{trap.url}>")
    assert trap.hits > before
    assert [quad.object.value for quad in unguarded] == [poison]


def test_the_kernel_saw_no_connection_and_no_file(trace, client, places, tell):
    """The engine is no Python, and an address that is not this machine's sets no trap."""
    # After a change, queries are answered by workers that were forked under the eyes of strace.
    client.update("INSERT DATA { GRAPH <http://x/traced> { <x:s> <x:p> 1 } }")
    last = places[-20:]
    for form, place in itertools.product([*REFUSED_QUERIES, *QUERIES_OF_NOTHING], last):
        client.query(form.format(place))
    for number, form in enumerate([*REFUSED_UPDATES, *UPDATES_OF_NOTHING]):
        client.update(form.format(last[number]))
    tell("21-23 reaching out, seen from the kernel")
    seen = trace()
    assert len(re.findall(r"openat\(.*/proc/self/statm", seen)) > 2
    assert not re.findall(r"connect\(.*AF_INET.*|openat\(.*canary.*", seen)
