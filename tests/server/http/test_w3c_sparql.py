"""The W3C's tests of SPARQL 1.0, 1.1 and 1.2, asked of the running service over HTTP.

``IPCOOP_SPARQL_TESTS`` names the folder ``sparql`` in a clone of w3c/rdf-tests; else they are
looked for in ``../shared/w3c/sparql``. Where the service does not do what a test wants,
``w3c-sparql-deviations.tsv`` says why, and the engine alone does not do it either.
"""

import csv
import http.client
import json
import os
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, BNode, Graph, Namespace, URIRef
from rdflib.collection import Collection

from ipcoop.resources import ROOT

NAMED = os.environ.get("IPCOOP_SPARQL_TESTS")
SUITE = Path(NAMED or ROOT.parent / "shared" / "w3c" / "sparql").absolute()
if not SUITE.exists():
    pytest.skip("the suite is not in ../shared/w3c/sparql", allow_module_level=True)

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
TOKEN = "a token for the tests"
MANIFESTS = [
    *("sparql10/manifest-syntax.ttl", "sparql10/manifest-evaluation.ttl"),
    *("sparql11/manifest-all.ttl", "sparql12/manifest.ttl"),
]
RDF_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".n3": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
}
RESULT_FORMATS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}
ACCEPT = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".srj": "application/sparql-results+json",
}

WELL_FORMED = re.compile(r"no function|custom function|no graph|The graph .* does not exist")
"""What is said against a text that was read, but asks for what is not there."""

POLICY = ("LOAD", "SERVICE")
"""What the service refuses: a deviation that the engine alone need not have."""


@dataclass(frozen=True)
class Case:
    """One test.

    Attributes:
        name: its IRI, from the folder of its version on.
        kind: its type.
        text: the query or update.
        base: what its relative IRIs are relative to.
        data: the files to begin with, and the graphs to put them in; the default is ``""``.
        result: the file that has the answer, if there is one.
        after: the files that tell the data after an update.
    """

    name: str
    kind: str
    text: bytes
    base: str
    data: tuple[tuple[str, Path], ...] = ()
    result: Path | None = None
    after: tuple[tuple[str, Path], ...] = ()


def path_of(iri):
    return Path(str(iri).removeprefix("file://"))


def cases(path, seen):
    if path in seen or not path.exists():
        return
    seen.add(path)
    manifest = Graph().parse(path, format="turtle", publicID=path.as_uri())
    for listed in manifest.objects(None, MF.include):
        for other in Collection(manifest, listed):
            yield from cases(path_of(other), seen)
    for listed in manifest.objects(None, MF.entries):
        for test in Collection(manifest, listed):
            if case := read(manifest, path, test):
                yield case


def read(manifest, path, test):
    kind = str(manifest.value(test, RDF.type)).rpartition("#")[2].removesuffix("11")
    if kind in {"ProtocolTest", "GraphStoreProtocolTest", "ServiceDescriptionTest"}:
        return None
    action = manifest.value(test, MF.action)
    own = manifest.value(action, QT.query) or manifest.value(action, UT.request) or action
    name = f"{path.parent.relative_to(SUITE)}/{test.rpartition('#')[2]}"
    result = manifest.value(test, MF.result)
    update = kind == "UpdateEvaluationTest"
    return Case(
        name,
        kind,
        path_of(own).read_bytes(),
        str(own),
        tuple(files(manifest, action)) or tuple(named_in_text(path_of(own))),
        path_of(result) if result and not update else None,
        tuple(files(manifest, result)) if update else (),
    )


def named_in_text(path):
    """Yield the files that a query names with FROM, as the graphs of their names."""
    if path.suffix == ".rq":
        for match in re.finditer(rb"FROM\s+(?:NAMED\s+)?<([^>:]+)>", path.read_bytes()):
            file = path.with_name(match[1].decode())
            yield file.as_uri(), file


def files(manifest, about):
    for predicate in (QT.data, UT.data):
        yield from (("", path_of(iri)) for iri in manifest.objects(about, predicate))
    yield from ((str(iri), path_of(iri)) for iri in manifest.objects(about, QT.graphData))
    for data in manifest.objects(about, UT.graphData):
        yield str(manifest.value(data, RDFS.label)), path_of(manifest.value(data, UT.graph))


SEEN: set[Path] = set()
CASES = {case.name: case for name in MANIFESTS for case in cases(SUITE / name, SEEN)}
with Path(__file__).with_name("w3c-sparql-deviations.tsv").open(encoding="utf-8") as lines:
    DEVIATIONS = {row["test"]: row["reason"] for row in csv.DictReader(lines, delimiter="\t")}


def triples(path):
    """Return the triples of a file; of some formats, quads."""
    form = RDF_FORMATS[path.suffix]
    data, base = path.read_bytes(), path.as_uri()
    return list(ox.parse(data, format=form, base_iri=base, rename_blank_nodes=True))


def quads(data):
    """Return the quads of files that are put into graphs."""
    for graph, path in data:
        for quad in triples(path):
            name = ox.NamedNode(graph) if graph else quad.graph_name
            yield ox.Quad(*quad.triple, name)


class OverHttp:
    """The running service."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.holds = None

    def send(self, method, path, body, content_type, accept="*/*"):
        headers = {
            "Content-Type": content_type,
            "Accept": accept,
            "Authorization": f"Bearer {TOKEN}",
        }
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.headers.get_content_type(), answer.read()

    def fill(self, data):
        if data == self.holds:
            return
        graphs = defaultdict(list)
        for quad in quads(data):
            graphs[quad.graph_name].append(quad.triple)
        names = {name for name, _ in data if name}
        text = ["DROP ALL", *(f"CREATE SILENT GRAPH <{name}>" for name in names), "INSERT DATA {"]
        for graph, content in graphs.items():
            lines = ox.serialize(content, format=ox.RdfFormat.N_TRIPLES).decode()
            is_named = isinstance(graph, ox.NamedNode)
            text[-1] += f" GRAPH {graph} {{ {lines} }}" if is_named else lines
        text[-1] += "}"
        assert self.update(" ;\n".join(text).encode())
        self.holds = data

    def query(self, text, accept):
        status, media_type, body = self.send(
            "POST", "/sparql", text, "application/sparql-query", accept
        )
        self.error = json.loads(body)["detail"] if status != 200 else ""
        return (media_type, body) if status == 200 else None

    def update(self, text):
        self.holds = None
        status, _, body = self.send("POST", "/update", text, "application/sparql-update")
        self.error = json.loads(body)["detail"] if status != 204 else ""
        return status == 204

    def state(self):
        text = 'SELECT * { { ?s ?p ?o BIND("" AS ?g) } UNION { GRAPH ?g { ?s ?p ?o } } }'
        _, body = self.query(text.encode(), "application/sparql-results+json")
        return canonical(ox.parse_query_results(body, ox.QueryResultsFormat.JSON))


class InProcess:
    """The engine alone."""

    def fill(self, data):
        self.engine = ox.Store()
        self.engine.extend(quads(data))

    def query(self, text, accept):
        try:
            answer = self.engine.query(text.decode(), base_iri="http://x/")
            if isinstance(answer, ox.QueryTriples):
                return "text/turtle", answer.serialize(format=ox.RdfFormat.TURTLE)
            to = ox.QueryResultsFormat.from_media_type(accept.partition(",")[0])
            return accept.partition(",")[0], answer.serialize(format=to)
        except (SyntaxError, OSError, RuntimeError, ValueError) as error:
            self.error = str(error)
            return None

    def update(self, text):
        try:
            self.engine.update(text.decode(), base_iri="http://x/")
        except (SyntaxError, OSError, RuntimeError, ValueError) as error:
            self.error = str(error)
            return False
        return True

    def state(self):
        text = 'SELECT * { { ?s ?p ?o BIND("" AS ?g) } UNION { GRAPH ?g { ?s ?p ?o } } }'
        return canonical(self.engine.query(text))


def canonical(answer):
    """Return rows, in no order, with blank nodes that are the same by structure."""
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    names = [variable.value for variable in answer.variables]
    # A store spells numbers and dates in one way.
    rows = ox.Store()
    for row in answer:
        one = ox.BlankNode()
        rows.add(ox.Quad(one, RDF_TYPE, ROW))
        for name in names:
            if row[name] is not None:
                rows.add(ox.Quad(one, ox.NamedNode(f"x:{name}"), row[name]))
    return frozenset(names), canonical_quads(rows)


RDF_TYPE = ox.NamedNode(str(RDF.type))
ROW = ox.NamedNode("x:row")


def table(data):
    """Return the rows of CSV, in no order, with all blank nodes alike."""
    rows = csv.DictReader(data.decode().splitlines())
    return Counter(
        frozenset((name, "_:" if value.startswith("_:") else value) for name, value in row.items())
        for row in rows
    )


def canonical_graph(quads):
    graph = ox.Store()
    graph.extend(ox.Quad(*quad.triple) for quad in quads)
    return canonical_quads(graph)


def canonical_quads(quads):
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(str(quad) for quad in dataset)


def rows_of(path):
    """Return the rows that a graph in the vocabulary of result sets tells, and whether ordered."""
    graph = Graph().parse(path, publicID=path.as_uri())
    found = graph.value(None, RDF.type, RS.ResultSet)
    if (boolean := graph.value(found, RS.boolean)) is not None:
        return bool(boolean.toPython())
    names = [str(name) for name in graph.objects(found, RS.resultVariable)]
    solutions = list(graph.objects(found, RS.solution))
    srj = {"head": {"vars": names}, "results": {"bindings": [row(graph, s) for s in solutions]}}
    return canonical(ox.parse_query_results(json.dumps(srj), ox.QueryResultsFormat.JSON))


def row(graph, solution):
    bindings = {}
    for binding in graph.objects(solution, RS.binding):
        value = graph.value(binding, RS.value)
        bindings[str(graph.value(binding, RS.variable))] = term(value)
    return bindings


def term(value):
    if isinstance(value, URIRef):
        return {"type": "uri", "value": str(value)}
    if isinstance(value, BNode):
        return {"type": "bnode", "value": str(value)}
    told = {"type": "literal", "value": str(value)}
    if value.language:
        told["xml:lang"] = value.language
    elif value.datatype:
        told["datatype"] = str(value.datatype)
    return told


def passes(service, case):
    """Tell whether a service does what a test wants."""
    text = f"BASE <{case.base}>\n".encode() + case.text if "Evaluation" in case.kind else case.text
    match case.kind:
        case "PositiveSyntaxTest":
            done = service.query(text, "application/sparql-results+json,text/turtle")
            return done is not None or WELL_FORMED.search(service.error) is not None
        case "NegativeSyntaxTest":
            return service.query(text, "application/sparql-results+json,text/turtle") is None
        case "PositiveUpdateSyntaxTest":
            service.fill(())
            return service.update(text) or WELL_FORMED.search(service.error) is not None
        case "NegativeUpdateSyntaxTest":
            return not service.update(text)
        case "UpdateEvaluationTest":
            service.fill(case.data)
            done = service.update(text)
            expected = InProcess()
            expected.fill(case.after)
            return done and service.state() == expected.state()
        case _:
            service.fill(case.data)
            return answers(service, case, text)


def answers(service, case, text):
    suffix = case.result.suffix
    accept = ACCEPT.get(suffix, "application/sparql-results+xml")
    answer = service.query(text, f"{accept},text/turtle")
    if answer is None:
        return False
    media_type, body = answer
    if suffix == ".csv":
        return table(body) == table(case.result.read_bytes())
    if media_type == "text/turtle":
        quads = ox.parse(body, format=ox.RdfFormat.TURTLE)
        return canonical_graph(quads) == canonical_graph(triples(case.result))
    got = canonical(ox.parse_query_results(body, ox.QueryResultsFormat.from_media_type(media_type)))
    if suffix in RESULT_FORMATS:
        data = case.result.read_bytes()
        return got == canonical(ox.parse_query_results(data, RESULT_FORMATS[suffix]))
    return got == rows_of(case.result)


@pytest.fixture(scope="module")
def service(running):
    with running(b"", kind="plain", tokens={"tester": TOKEN}) as server:
        service = OverHttp(server.port)
        yield service
        service.connection.close()


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_service_conforms(service, name, record_property):
    suite, case = name.partition("/")[0], CASES[name]
    record_property("w3c", f"{suite}: begun")
    conforms = passes(service, case)
    if name in DEVIATIONS:
        engine = InProcess()
        engine.fill(())
        assert not conforms, f"{name} passes now: strike it from the list"
        refused = DEVIATIONS[name].startswith(POLICY)
        assert service.error.startswith(POLICY) if refused else not passes(engine, case), name
    else:
        assert conforms, name
    outcome = "listed" if name in DEVIATIONS else "passed"
    record_property("w3c", f"{suite}: {outcome}")
