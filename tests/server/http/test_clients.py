"""Real clients ask a running service, and write to it."""

import json
import shutil
import subprocess

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    N3,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)

from ipcoop.resources import ROOT

TOKEN = "a token for the tests"
KIPO = URIRef("http://x/kipo")
FOUNDED = URIRef("http://x/founded")
GRAPH = URIRef("http://x/graph")
KOREAN = Literal("특허청 “本廳”", lang="ko")
ENGLISH = Literal("Korean Intellectual Property Office", lang="en")
QUADS = f"""\
{KIPO.n3()} {RDFS.label.n3()} {KOREAN.n3()} .
{KIPO.n3()} {RDFS.label.n3()} {ENGLISH.n3()} .
{KIPO.n3()} {FOUNDED.n3()} "1977"^^<http://www.w3.org/2001/XMLSchema#integer> {GRAPH.n3()} .
"""
LABELS = f"SELECT ?label {{ ?s {RDFS.label.n3()} ?label FILTER(?label != '청') }} ORDER BY ?label"
FOUND = [ENGLISH, KOREAN]
COMUNICA = ROOT / "tests" / "clients" / "node_modules" / ".bin" / "comunica-sparql"


@pytest.fixture(scope="module")
def server(running):
    with running(QUADS.encode(), kind="plain", tokens={"tester": TOKEN}) as server:
        yield server


def as_json(label):
    return {"type": "literal", "xml:lang": label.language, "value": str(label)}


def triples(server, graph):
    """Return how many triples a graph has."""
    store = SPARQLStore(f"{server.url}/sparql", returnFormat="json")
    (row,) = store.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    return row.n.value


class TestCurl:
    @pytest.fixture
    def curl(self, server):
        if not shutil.which("curl"):
            pytest.skip("needs curl; on Debian: sudo apt install curl")

        def run(path, *arguments, accept="text/csv"):
            command = ["curl", "-sSf", "-H", f"Accept: {accept}", *arguments, server.url + path]
            return subprocess.run(command, capture_output=True, check=True, timeout=30).stdout

        return run

    @pytest.mark.parametrize(
        "arguments",
        [
            ("-G", "--data-urlencode", f"query={LABELS}"),
            ("--data-urlencode", f"query={LABELS}"),
            ("-H", "Content-Type: application/sparql-query", "--data-binary", LABELS),
        ],
        ids=["get", "form", "direct"],
    )
    def test_curl_can_ask(self, curl, arguments):
        expected = f"label\r\n{ENGLISH}\r\n{KOREAN}\r\n"
        assert curl("/sparql", *arguments).decode() == expected

    def test_curl_can_update_put_and_remove(self, curl, server, tmp_path):
        file = tmp_path / "한국.ttl"
        file.write_text(f"<a> <b> {KOREAN.n3()} .", encoding="utf-8")
        token = ("-H", f"Authorization: Bearer {TOKEN}")
        path = "/store?graph=http://x/curl"
        curl(path, *token, "-H", "Content-Type: text/turtle", "-T", str(file))
        turtle = curl(path, accept="text/turtle").decode()
        assert turtle == f"<http://x/a> <http://x/b> {KOREAN.n3()} .\n"
        update = "INSERT DATA { GRAPH <http://x/curl> { <a> <b> '청'@ko } }"
        curl("/update", *token, "--data-urlencode", f"update={update}")
        assert triples(server, "http://x/curl") == 2
        curl(path, *token, "-X", "DELETE")
        assert triples(server, "http://x/curl") == 0


@pytest.mark.filterwarnings("ignore::DeprecationWarning:SPARQLWrapper")
class TestSparqlWrapper:
    METHODS = (
        (GET, URLENCODED),
        (POST, URLENCODED),
        (POST, POSTDIRECTLY),
    )

    @pytest.fixture
    def client(self, server):
        client = SPARQLWrapper(f"{server.url}/sparql", f"{server.url}/update")
        client.addCustomHttpHeader("Authorization", f"Bearer {TOKEN}")
        return client

    @pytest.mark.parametrize(("method", "request_method"), METHODS)
    def test_it_can_ask_by_every_method(self, client, method, request_method):
        client.setMethod(method)
        client.setRequestMethod(request_method)
        client.setReturnFormat(JSON)
        client.setQuery(LABELS)
        found = client.queryAndConvert()["results"]["bindings"]
        assert [row["label"] for row in found] == [as_json(label) for label in FOUND]

    def test_it_can_read_every_format_of_rows(self, client):
        client.setQuery(LABELS)
        client.setReturnFormat(XML)
        literals = client.queryAndConvert().getElementsByTagName("literal")
        assert [one.firstChild.data for one in literals] == [str(ENGLISH), str(KOREAN)]
        client.setReturnFormat(CSV)
        assert client.queryAndConvert().decode() == f"label\r\n{ENGLISH}\r\n{KOREAN}\r\n"
        client.setReturnFormat(TSV)
        assert client.queryAndConvert().decode() == f"?label\n{ENGLISH.n3()}\n{KOREAN.n3()}\n"

    def test_it_can_read_yes_and_no(self, client):
        client.setQuery(f"ASK {{ ?office ?p {KOREAN.n3()} }}")
        client.setReturnFormat(JSON)
        assert client.queryAndConvert()["boolean"] is True
        client.setReturnFormat(XML)
        assert client.queryAndConvert().getElementsByTagName("boolean")[0].firstChild.data == "true"

    @pytest.mark.parametrize(
        ("returned", "parsed"),
        [
            (TURTLE, "turtle"),
            (N3, "n3"),
            (XML, None),
            (RDFXML, None),
            (JSONLD, None),
        ],
    )
    def test_it_can_read_every_format_of_graphs(self, client, returned, parsed):
        client.setReturnFormat(returned)
        client.setQuery("CONSTRUCT WHERE { ?office ?p ?label }")
        found = client.queryAndConvert()
        graph = Graph().parse(data=found, format=parsed) if parsed else found
        assert set(graph) == {(KIPO, RDFS.label, ENGLISH), (KIPO, RDFS.label, KOREAN)}

    @pytest.mark.parametrize("request_method", [URLENCODED, POSTDIRECTLY])
    def test_it_can_update_with_the_token(self, client, server, request_method):
        client.setMethod(POST)
        client.setRequestMethod(request_method)
        data = f"{{ GRAPH <http://x/w> {{ <http://x/a> <http://x/b> {KOREAN.n3()} }} }}"
        for operation, count in (("INSERT DATA", 1), ("DELETE DATA", 0)):
            client.setQuery(f"{operation} {data}")
            assert client.query().response.status == 204
            assert triples(server, "http://x/w") == count


class TestRdflib:
    @pytest.mark.parametrize("results", ["xml", "json", "csv", "tsv"])
    def test_a_store_reads_every_format_of_rows(self, server, results):
        store = SPARQLStore(f"{server.url}/sparql", returnFormat=results)
        # CSV has no language tags.
        expected = [Literal(str(one)) for one in FOUND] if results == "csv" else FOUND
        assert [row.label for row in store.query(LABELS)] == expected

    @pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
    def test_a_store_is_a_graph_to_read_from(self, server, method):
        graph = Graph(SPARQLStore(f"{server.url}/sparql", method=method))
        assert set(graph.triples((KIPO, RDFS.label, None))) == {
            (KIPO, RDFS.label, ENGLISH),
            (KIPO, RDFS.label, KOREAN),
        }
        assert (None, None, KOREAN) in graph
        assert len(graph) == 2
        assert set(graph.query("CONSTRUCT WHERE { ?s ?p ?o }")) == set(graph)
        assert graph.query(f"ASK {{ ?s ?p {KOREAN.n3()} }}").askAnswer is True

    def test_a_store_knows_the_named_graphs(self, server):
        store = SPARQLStore(f"{server.url}/sparql", returnFormat="json")
        assert GRAPH in set(store.contexts())
        graph = Graph(store, identifier=GRAPH)
        assert list(graph) == [(KIPO, FOUNDED, Literal(1977))]
        assert [row.o.value for row in graph.query("SELECT ?o { ?s ?p ?o }")] == [1977]

    def test_a_store_can_be_written_to_with_the_token(self, server):
        headers = {"Authorization": f"Bearer {TOKEN}"}
        store = SPARQLUpdateStore(
            f"{server.url}/sparql", f"{server.url}/update", returnFormat="json", headers=headers
        )
        graph = Graph(store, identifier=URIRef("http://x/rdflib"))
        graph.add((KIPO, RDFS.label, KOREAN))
        graph += [(KIPO, RDFS.label, ENGLISH), (KIPO, FOUNDED, Literal(1977))]
        assert len(graph) == 3
        graph.remove((None, FOUNDED, None))
        graph.update(f"DELETE DATA {{ {KIPO.n3()} {RDFS.label.n3()} {ENGLISH.n3()} }}")
        assert list(graph) == [(KIPO, RDFS.label, KOREAN)]
        store.remove_graph(graph)
        assert triples(server, "http://x/rdflib") == 0


class TestComunica:
    @pytest.mark.parametrize(
        ("source", "requests"), [("{}/sparql?", 2), ("sparql@{}/sparql", 1)], ids=["found", "told"]
    )
    def test_it_can_ask(self, server, source, requests):
        if not (shutil.which("node") and COMUNICA.exists()):
            pytest.skip("needs Node and npm, and then: make install")
        command = [COMUNICA, source.format(server.url), LABELS, "-l", "info"]
        command += ["-t", "application/sparql-results+json"]
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
        answer = json.loads(done.stdout)
        found = [row["label"] for row in answer["results"]["bindings"]]
        assert found == [as_json(label) for label in FOUND]
        # Without a query it asks once more: for the description, which names the address.
        assert answer["metadata"]["httpRequests"] == requests
        assert f"service URL: {server.url}/sparql " in done.stderr.decode()
