"""The W3C's tests of the SPARQL Protocol and of the Graph Store Protocol, over HTTP.

``IPCOOP_SPARQL_TESTS`` names the folder ``sparql`` in a clone of w3c/rdf-tests; else they are
looked for in ``../shared/w3c/sparql``.
"""

import http.client
import json
import os
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from rdflib import RDF, Graph, Namespace
from rdflib.collection import Collection
from rdflib.compare import isomorphic

from ipcoop.resources import ROOT

NAMED = os.environ.get("IPCOOP_SPARQL_TESTS")
SUITE = Path(NAMED or ROOT.parent / "shared" / "w3c" / "sparql").absolute() / "sparql11"
if not SUITE.exists():
    pytest.skip("the suite is not in ../shared/w3c/sparql", allow_module_level=True)

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
TOKEN = "a token for the tests"
AUTHORISED = {"Authorization": f"Bearer {TOKEN}"}
FORMATS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/ld+json"),
}
CODES = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404, "BadRequest": 400}


def load(name):
    path = SUITE / name
    manifest = Graph().parse(path, format="turtle", publicID=path.as_uri())
    kinds = (MF.ProtocolTest, MF.GraphStoreProtocolTest)
    tests = sorted(test for kind in kinds for test in manifest.subjects(RDF.type, kind))
    return [pytest.param(manifest, test, id=test.rpartition("#")[2]) for test in tests]


@pytest.fixture(scope="module")
def server(running):
    with running(b"", kind="plain", tokens={"tester": TOKEN}) as server:
        yield server


def send(server, method, path, body=None, headers=()):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in [*headers, *AUTHORISED.items()]:
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def empty(server):
    update = [("Content-Type", "application/sparql-update")]
    assert send(server, "POST", "/update", b"DROP ALL", update)[0] == 204


def fill(server, manifest, test):
    empty(server)
    for data in manifest.objects(test, UT.graphData):
        graph = quote(manifest.value(data, RDFS.label), safe="")
        body = Path(manifest.value(data, UT.graph).removeprefix("file://")).read_bytes()
        triples = [("Content-Type", "application/n-triples")]
        assert send(server, "PUT", f"/store?graph={graph}", body, triples)[0] == 201


def requests(manifest, test):
    action = manifest.value(test, MF.action)
    return Collection(manifest, manifest.value(action, HT.requests))


def headers(manifest, message):
    listed = manifest.value(message, HT.headers)
    for header in Collection(manifest, listed) if listed else ():
        yield (
            str(manifest.value(header, HT.fieldName)),
            str(manifest.value(header, HT.fieldValue)),
        )


def content(manifest, message):
    body = manifest.value(message, HT.body)
    if body is None:
        return None
    encoding = str(manifest.value(body, CNT.characterEncoding) or "UTF-8")
    return str(manifest.value(body, CNT.chars)).encode(encoding)


def statuses(manifest, response):
    for expected in manifest.objects(response, MF.expectedStatus):
        name = expected.rpartition("#")[2]
        if ranges := re.fullmatch(r"StatusCode(\d)xx", name):
            yield from range(int(ranges[1]) * 100, int(ranges[1]) * 100 + 100)
        else:
            yield CODES[name]


def at_our_paths(path, body, given):
    """Take a request to the suite's one address to the address of ours that it is meant for."""
    about = " ".join([path, (body or b"").decode(errors="replace"), *dict(given).values()])
    ours = "/update" if re.search(r"\bupdate=|sparql-update", about) else "/sparql"
    return re.sub(r"^/sparql/?", ours, re.sub(r"^/gsp", "/store", path))


@pytest.mark.parametrize(
    ("manifest", "test"),
    [*load("protocol/manifest.ttl"), *load("graph-store-protocol/manifest-indirect.ttl")],
)
def test_the_service_follows_the_protocols(server, manifest, test, record_property):
    record_property("w3c", "protocol and graph store: begun")
    fill(server, manifest, test)
    location = {}
    for request in requests(manifest, test):
        path = str(manifest.value(request, HT.absolutePath))
        body = content(manifest, request)
        for name, found in location.items():
            path = path.replace(name, found)
            body = body and body.replace(name.encode(), found.encode())
        given = list(headers(manifest, request))
        method = str(manifest.value(request, HT.methodName))
        answer = send(server, method, at_our_paths(path, body, given), body, given)
        check(manifest, manifest.value(request, HT.resp), answer)
        name = manifest.value(manifest.value(request, HT.resp), MF.expectedLocation)
        if name:
            location[str(name)] = answer[1]["Location"]
    record_property("w3c", "protocol and graph store: passed")


def check(manifest, response, answer):
    status, got, body = answer
    assert status in set(statuses(manifest, response)), body
    media_type = (got["Content-Type"] or "").partition(";")[0]
    if wanted := manifest.value(response, MF.expectedFormat):
        assert media_type in FORMATS[str(wanted)]
    if (truth := manifest.value(response, MF.expectedBoolean)) is not None:
        assert json.loads(body)["boolean"] == truth.value
    for name, value in headers(manifest, response):
        if name.lower() == "content-type":
            assert media_type == value.partition(";")[0]
    if wanted := content(manifest, response):
        expected = Graph().parse(data=wanted, format="turtle")
        assert isomorphic(Graph().parse(data=body, format=media_type), expected)
