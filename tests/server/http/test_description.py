"""What the service says of itself (SPARQL 1.1 Service Description).

The three tests of the W3C's suite for it are names only; those that hold them record it.
"""

import http.client

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDFS, VOID

from ipcoop.namespaces import FORMATS, SD
from ipcoop.sparql.dumps.files import DATASET, FACTS

HERE = Namespace("http://localhost/")
TURTLE = "text/turtle; charset=utf-8"
TOKEN = "a token for the tests"


def read(response, at="http://localhost/sparql"):
    """Read a description as a client does, which knows the address that it asked."""
    assert response.status_code == 200
    media_type = response.content_type.partition(";")[0]
    return Graph().parse(data=response.data, format=media_type, publicID=at)


@pytest.fixture(scope="module")
def server(running):
    quads = b"<http://x/a> <http://x/b> <http://x/c> .\n<x:a> <x:b> <x:c> <x:g> .\n"
    with running(quads, kind="plain", tokens={"tester": TOKEN}) as server:
        yield server


@pytest.fixture
def described(server):
    """What a running service that takes updates says of itself."""
    status, body = server.get("/sparql")
    assert status == 200
    return Graph().parse(data=body, format="turtle", publicID=f"{server.url}/sparql")


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("", TURTLE),
        ("*/*", TURTLE),
        ("text/html;q=0.1, */*;q=0.2", TURTLE),
        ("application/n-triples", "application/n-triples"),
        ("application/json", "application/json"),
        ("application/ld+json, text/turtle;q=0.9", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("text/html,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
    ],
)
def test_the_address_without_a_query_gives_the_description_in_the_format_asked_for(
    client, accept, content_type
):
    response = client.get("/sparql", headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (200, content_type)
    is_page = content_type.startswith("text/html")
    assert response.headers["Vary"] == ("Accept, Accept-Language" if is_page else "Accept")
    head = client.head("/sparql", headers={"Accept": accept})
    assert (head.status_code, head.data, head.headers) == (200, b"", response.headers)


def test_a_format_for_answers_is_406(client):
    assert client.get("/sparql", headers={"Accept": "text/csv"}).status_code == 406


@pytest.mark.parametrize("suffix", ["ttl", "nt", "jsonld", "rdf"])
def test_every_format_says_the_same_and_has_an_address(client, suffix):
    expected = read(client.get("/sparql"))
    at = f"http://localhost/sparql.{suffix}"
    assert isomorphic(read(client.get(f"/sparql.{suffix}"), at), expected)


def test_a_format_that_is_not_there_is_404_with_those_that_are(client):
    response = client.get("/sparql.owl")
    assert response.status_code == 404
    assert response.get_json()["remedy"] == "It comes as .ttl, .nt, .jsonld, .rdf."


def test_it_says_what_a_query_may_be_and_what_its_answer(client):
    graph = read(client.get("/sparql"))
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert list(graph.objects(service, SD.endpoint)) == [HERE.sparql]
    assert list(graph.objects(service, SD.supportedLanguage)) == [SD.SPARQL11Query]
    results = {FORMATS[f"SPARQL_Results_{name}"] for name in ("JSON", "XML", "CSV", "TSV")}
    graphs = {FORMATS[name] for name in ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")}
    assert set(graph.objects(service, SD.resultFormat)) == results | graphs
    assert str(graph.value(service, DCTERMS.description)).startswith(
        "A query may take 10 seconds and 512 MiB of memory, and its answer 100,000,000 bytes"
    )
    assert not set(graph.objects(None, SD.feature))


def test_every_extension_function_is_there_to_be_called(client):
    def status(function):
        asked = {"query": f"SELECT (<{function}>('1') AS ?x) {{}}"}
        return client.get("/sparql", query_string=asked).status_code

    functions = set(read(client.get("/sparql")).objects(None, SD.extensionFunction))
    assert {function: status(function) for function in functions} == dict.fromkeys(functions, 200)
    assert status("http://x/none") == 400


def test_the_dataset_has_every_graph_with_its_triples(client, store):
    graph = read(client.get("/sparql"))
    (dataset,) = set(graph.objects(None, SD.defaultDataset))
    default = graph.value(dataset, SD.defaultGraph)
    counts = {"": graph.value(default, VOID.triples).value}
    for named in graph.objects(dataset, SD.namedGraph):
        content = graph.value(named, SD.graph)
        counts[str(graph.value(named, SD.name))] = graph.value(content, VOID.triples).value
    assert counts == store.quad_counts()


def test_a_client_finds_the_address_that_it_asked(server, described, record_property):
    for _ in ("returns-rdf", "has-endpoint-triple"):
        record_property("w3c", "service description: begun")
    assert (None, SD.endpoint, URIRef(f"{server.url}/sparql")) in described
    for _ in ("returns-rdf", "has-endpoint-triple"):
        record_property("w3c", "service description: passed")


def test_a_service_that_takes_updates_says_where_and_of_what(server, described):
    update = URIRef(f"{server.url}/update")
    assert list(described.objects(update, SD.endpoint)) == [update]
    assert list(described.objects(update, SD.supportedLanguage)) == [SD.SPARQL11Update]
    assert list(described.objects(update, SD.feature)) == [SD.EmptyGraphs]
    assert FORMATS.Turtle in set(described.objects(update, SD.inputFormat))
    assert len(set(described.objects(None, SD.defaultDataset))) == 1


def test_a_graph_that_was_emptied_is_still_described(server):
    def send(update):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        headers = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}
        connection.request("POST", "/update", update, headers)
        assert connection.getresponse().status == 204
        connection.close()

    def triples():
        graph = Graph().parse(data=server.get("/sparql")[1], format="turtle", publicID=server.url)
        named = graph.value(None, SD.name, URIRef("http://x/g"))
        return graph.value(graph.value(named, SD.graph), VOID.triples)

    send("INSERT DATA { GRAPH <http://x/g> { <http://x/a> <http://x/b> 1, 2 } }")
    assert triples() == Literal(2)
    send("DELETE WHERE { GRAPH <http://x/g> { ?s ?p ?o } }")
    assert triples() == Literal(0)
    send("DROP GRAPH <http://x/g>")
    assert triples() is None


def test_every_property_has_subjects_and_objects_of_its_domain_and_range(
    described, record_property
):
    record_property("w3c", "service description: begun")  # conforms-to-schema
    domains_and_ranges = {
        SD.endpoint: (SD.Service, None),
        SD.supportedLanguage: (SD.Service, None),
        SD.resultFormat: (SD.Service, None),
        SD.inputFormat: (SD.Service, None),
        SD.extensionFunction: (SD.Service, None),
        SD.feature: (SD.Service, None),
        SD.defaultDataset: (SD.Service, SD.Dataset),
        SD.defaultGraph: (SD.Dataset, SD.Graph),
        SD.namedGraph: (SD.Dataset, SD.NamedGraph),
        SD.name: (SD.NamedGraph, None),
        SD.graph: (SD.NamedGraph, SD.Graph),
        VOID.triples: (SD.Graph, Literal),
        DCTERMS.description: (SD.Service, Literal),
        VOID.dataDump: (VOID.Dataset, None),
        RDFS.seeAlso: (SD.Dataset, None),
    }
    others = described - [triple for triple in described if triple[1] == RDF.type]
    assert set(others.predicates()) == set(domains_and_ranges)
    for subject, predicate, value in others:
        domain, kind = domains_and_ranges[predicate]
        assert (subject, RDF.type, domain) in described
        if kind is Literal or kind is None:
            assert isinstance(value, kind or URIRef)
        else:
            assert (value, RDF.type, kind) in described
    record_property("w3c", "service description: passed")


@pytest.mark.parametrize("suffix", ["ttl", "nt", "jsonld", "rdf"])
def test_a_forged_host_is_in_no_answer_that_a_cache_may_keep(client, suffix):
    headers = {"Host": "forged.example", "X-Forwarded-Host": "forwarded.example"}
    response = client.get(f"/sparql.{suffix}", headers=headers)
    assert b"forwarded" not in response.data
    assert (b"forged" in response.data) is (response.headers.get("Cache-Control") == "no-store")
    assert (b"forged" in response.data) is (suffix == "nt")


def test_a_host_that_cannot_be_one_is_400_where_it_would_be_written(client):
    headers = {"Host": "x> <http://forged.example/"}
    assert client.get("/sparql.nt", headers=headers).status_code == 400
    assert client.get("/sparql.ttl", headers=headers).status_code == 200


def test_it_names_the_files_to_download_and_the_description_of_what_they_hold(client):
    about = read(client.get("/sparql"))
    dumps = {f"dump/{name}" for name in DATASET | FACTS}
    assert set(about.objects(None, VOID.dataDump)) == {HERE[path] for path in dumps}
    assert set(about.objects(None, RDFS.seeAlso)) == {HERE[".well-known/void"]}


def test_the_editor_links_to_it(client):
    page = client.get("/sparql", headers={"Accept": "text/html"})
    assert '<a href="/sparql.ttl">' in page.text
