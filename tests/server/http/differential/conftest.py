"""A server whose store each example fills anew, and the counts of what it was asked."""

import json
from collections import Counter
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from rdflib import Graph

from .answers import of_graph, of_json
from .grammar import PREFIX, quads

TOKEN = "a token for the tests"


class Asked:
    """A server, and how many of its answers are of which kind."""

    def __init__(self, server):
        self.server, self.counts = server, Counter()

    def post(self, path, media_type, text, accept="*/*"):
        headers = {
            "Content-Type": f"application/sparql-{media_type}",
            "Authorization": f"Bearer {TOKEN}",
            "Accept": accept,
        }
        request = Request(f"{self.server.url}{path}", text.encode(), headers)
        try:
            with urlopen(request, timeout=30) as answer:
                return answer.read()
        except HTTPError as error:
            with error:
                pytest.fail(f"{error.code} {error.read()} {text}")

    def fill(self, dataset):
        self.post("/update", "update", f"{PREFIX}DROP ALL ; INSERT DATA {{ {quads(dataset)} }}")
        self.counts["datasets"] += 1

    def ask(self, text):
        """The answer to a query without its prefixes: a bool, or rows."""
        is_graph = text.startswith("CONSTRUCT")
        accept = "application/n-triples" if is_graph else "application/sparql-results+json"
        body = self.post("/sparql", "query", PREFIX + text, accept)
        answer = of_graph(Graph().parse(body, format="nt")) if is_graph else of_json(body)
        self.counts["queries"] += 1
        self.counts["answers that hold something"] += bool(answer)
        return answer

    def count(self, group, source=""):
        """How many solutions a group has."""
        [row] = self.ask(f"SELECT (COUNT(*) AS ?n) {source} WHERE {{ {group} }}")
        return int(float(row["n"][1]))


@pytest.fixture(scope="module")
def server(running):
    with running(b"", kind="plain", tokens={"tester": TOKEN}) as server:
        yield server


@pytest.fixture
def asked(server, request, record_property):
    asked = Asked(server)
    yield asked
    name = request.node.name.removeprefix("test_").replace("_", " ")
    record_property("fuzz", f"{name}: {json.dumps(asked.counts)}")
