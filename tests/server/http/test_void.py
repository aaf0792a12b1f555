"""The description of the dataset, in VoID and DCAT."""

import pytest
from rdflib import DCTERMS, FOAF, RDF, VOID, XSD, Graph, Literal, URIRef
from tests.server.conftest import NQUADS

from ipcoop.config import BASE
from ipcoop.http.app import create_app
from ipcoop.http.holdings import CATALOG, FACTS_ONLY, HERE, WHOLE
from ipcoop.namespaces import DCAT, ID, IPCOOP, ONTOLOGY, ONTOLOGY_GRAPH, SPDX
from ipcoop.sparql.dumps.files import DATASET, FACTS, SUMS
from ipcoop.sparql.store import MemoryStore

LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"
ABOUT = f"""\
<{ONTOLOGY}> <{DCTERMS.license}> <{LICENCE}> <{ONTOLOGY_GRAPH}> .
<{ONTOLOGY}> <{DCTERMS.license}> <javascript:alert(1)> <{ONTOLOGY_GRAPH}> .
<{ONTOLOGY}> <{DCTERMS.publisher}> "The authors" <{ONTOLOGY_GRAPH}> .
<{ONTOLOGY}> <{DCTERMS.modified}> "2026-11-25"^^<{XSD.date}> <{ONTOLOGY_GRAPH}> .
"""


@pytest.fixture(scope="module")
def client(catalogue):
    store = MemoryStore.from_nquads(f"{NQUADS}{ABOUT}".encode())
    return create_app(store, catalogue=catalogue).test_client()


def read(response):
    assert response.status_code == 200
    return Graph().parse(data=response.data, format=response.content_type.partition(";")[0])


@pytest.fixture(scope="module")
def void(client):
    return read(client.get("/.well-known/void"))


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("*/*", "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
    ],
)
def test_it_comes_in_the_format_asked_for_whatever_the_host(client, void, accept, content_type):
    headers = {"Accept": accept, "Host": "forged.example"}
    response = client.get("/.well-known/void", headers=headers)
    assert (response.content_type, response.headers["Vary"]) == (content_type, "Accept")
    assert b"forged" not in response.data
    assert set(read(response)) == set(void)


def test_it_has_an_address_for_each_format(client, void):
    for suffix in ("ttl", "nt", "rdf", "jsonld"):
        assert set(read(client.get(f"/.well-known/void.{suffix}"))) == set(void)
    refused = client.get("/.well-known/void.csv")
    assert (refused.status_code, refused.get_json()["remedy"]) == (
        404,
        "It comes as .ttl, .nt, .jsonld, .rdf.",
    )


def test_browsers_are_sent_to_the_list_of_files(client):
    response = client.get("/.well-known/void", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (response.status_code, response.headers["Location"]) == (303, "/dump/")


def test_it_says_whose_the_data_are_and_where_they_can_be_asked(void):
    assert (HERE, FOAF.primaryTopic, WHOLE) in void
    for dataset in (WHOLE, FACTS_ONLY):
        assert {VOID.Dataset, DCAT.Dataset} == set(void.objects(dataset, RDF.type))
        assert (CATALOG, DCAT.dataset, dataset) in void
        assert void.value(dataset, DCTERMS.title).language == "en"
        assert set(void.objects(dataset, DCTERMS.license)) == {URIRef(LICENCE)}
        publisher = void.value(dataset, DCTERMS.publisher)
        assert (publisher, FOAF.name, Literal("The authors")) in void
        day = Literal("2026-11-25", datatype=XSD.date)
        assert set(void.objects(dataset, DCTERMS.modified)) == {day}
        assert (dataset, VOID.sparqlEndpoint, URIRef(f"{BASE}sparql")) in void
        assert (dataset, VOID.uriSpace, Literal(str(ID))) in void


def test_it_counts_the_facts_by_class_and_property(void):
    def of(kind, term, amount):
        parts = void.objects(FACTS_ONLY, kind)
        return {str(void.value(part, term)): int(void.value(part, amount)) for part in parts}

    assert (WHOLE, VOID.triples, Literal(10)) in void
    assert (FACTS_ONLY, VOID.triples, Literal(8)) in void
    assert (FACTS_ONLY, VOID.entities, Literal(1)) in void
    assert (FACTS_ONLY, VOID.distinctSubjects, Literal(2)) in void
    assert of(VOID.classPartition, VOID["class"], VOID.entities) == {
        str(IPCOOP.IPOffice): 1,
        str(IPCOOP.Organisation): 1,
    }
    properties = of(VOID.propertyPartition, VOID.property, VOID.triples)
    assert properties[str(RDF.type)] == properties[str(DCTERMS.license)] == 2
    assert properties[str(IPCOOP.memberCount)] == 1
    assert (FACTS_ONLY, VOID.vocabulary, URIRef(str(IPCOOP))) in void
    assert (FACTS_ONLY, VOID.vocabulary, URIRef(str(DCTERMS))) in void


def test_every_file_that_it_names_is_there_in_its_media_type(client, void):
    dumps = set(void.objects(None, VOID.dataDump))
    files = [f"{name}{packed}" for name in DATASET | FACTS for packed in ("", ".gz")]
    assert dumps == {URIRef(f"{BASE}dump/{name}") for name in files}
    assert set(void.objects(None, DCAT.downloadURL)) == dumps
    for distribution, address in void.subject_objects(DCAT.downloadURL):
        response = client.get(f"/{address.removeprefix(BASE)}")
        assert response.status_code == 200
        packed = void.value(distribution, DCAT.compressFormat)
        told = packed or void.value(distribution, DCAT.mediaType)
        assert told.endswith(response.mimetype)


def test_sizes_and_sums_are_told_once_the_files_are_made(running):
    with running(NQUADS.encode()) as server:
        before = Graph().parse(data=server.get("/.well-known/void")[1], format="turtle")
        sums = server.get(f"/dump/{SUMS}")[1].decode()
        _, headers, body = server.ask("GET", "/.well-known/void")
        known = {"If-None-Match": headers["ETag"]}
        assert server.ask("GET", "/.well-known/void", None, known)[0] == 304
    after = Graph().parse(data=body, format="turtle")
    assert not set(before.objects(None, DCAT.byteSize))
    told = {}
    for distribution, checksum in after.subject_objects(SPDX.checksum):
        assert (checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256) in after
        name = after.value(distribution, DCTERMS.title)
        told[str(name)] = str(after.value(checksum, SPDX.checksumValue))
        assert int(after.value(distribution, DCAT.byteSize)) > 0
    expected = dict(line.split("  ")[::-1] for line in sums.splitlines())
    assert expected.items() <= told.items()
