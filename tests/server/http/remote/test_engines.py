"""The service in front of real engines answers as it does with the graph in memory."""

import csv
import io
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from ipcoop.config import RemoteSettings, WorkerLimits
from ipcoop.graph.export import with_facts
from ipcoop.namespaces import CLAIMS_GRAPHS, DISPUTED_GRAPH
from ipcoop.resources import ROOT
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.remote.probe import probe

from ..conftest import free_port

GOLDEN = ROOT / "tests" / "golden"
NAMES = [query.name for query in Catalogue.load() if (GOLDEN / f"{query.name[:4]}.csv").exists()]
OXIGRAPH = shutil.which(
    "oxigraph", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
)
VIRTUOSO, ISQL = shutil.which("virtuoso-t"), shutil.which("isql-vt")
LIMITS = WorkerLimits(seconds=30)
CLAIMS_GRAPH = f"{CLAIMS_GRAPHS}kipo-hipoc-2017"


@contextmanager
def process(*command, **how):
    """Run a program for a block."""
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([str(one) for one in command], **streams, **how) as started:
        try:
            yield started
        finally:
            started.kill()


def probed(url, seconds=60):
    """Return the settings for an engine once it is up."""
    until = time.monotonic() + seconds
    while True:
        try:
            return probe(RemoteSettings(url), LIMITS)[0]
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def differing(server):
    """Return the questions whose answers over HTTP are not the expected ones."""
    found = {}
    for name in NAMES:
        status, body = server.get(f"/queries/{name}.csv")
        golden = (GOLDEN / f"{name[:4]}.csv").read_text(encoding="utf-8")
        if status != 200 or rows(body.decode()) != rows(golden):
            found[name[:4]] = status
    return found


def rows(text):
    return list(csv.reader(io.StringIO(text)))


@contextmanager
def oxigraph_server(folder, quads, *options):
    """Run a server of Oxigraph for a block, and give its settings."""
    if OXIGRAPH is None:
        pytest.skip("The Oxigraph server is not installed.")
    (folder / "all.nq").write_text(quads, encoding="utf-8")
    at = ("--location", folder / "store")
    load = [OXIGRAPH, "load", *at, "--file", folder / "all.nq"]
    subprocess.run([str(one) for one in load], check=True, capture_output=True, timeout=60)
    port = free_port()
    with process(OXIGRAPH, "serve-read-only", *at, *options, "--bind", f"127.0.0.1:{port}"):
        yield probed(f"http://127.0.0.1:{port}/query")


@pytest.fixture(scope="module")
def oxigraph(shipped, tmp_path_factory):
    quads = with_facts(shipped, "default")
    with oxigraph_server(tmp_path_factory.mktemp("oxigraph"), quads) as settings:
        yield settings


def test_oxigraph_gives_the_expected_answers_and_pages(oxigraph, running):
    assert (oxigraph.kind, oxigraph.default) == ("oxigraph", "own")
    with running(b"", remote=oxigraph, limits=LIMITS) as server:
        assert differing(server) == {}
        status, page = server.get("/page/event/hipoc-2017", Accept="text/html")
        assert (status, b"attended" in page) == (200, True)
        graph = "https://w3id.org/ipcoop/graph/claims/kipo-hipoc-2017"
        status, claims = server.get(f"/store?graph={graph}", Accept="application/n-triples")
        assert (status, len(claims.splitlines())) == (200, 44)
        assert server.get("/data/office/kr.nt?profile=org")[0] == 200


@pytest.mark.parametrize(
    ("graphs", "number"),
    [
        (f"FROM <{DISPUTED_GRAPH}>", "4"),
        (f"FROM <{DISPUTED_GRAPH}> FROM <{CLAIMS_GRAPH}>", "48"),
        (f"FROM NAMED <{DISPUTED_GRAPH}>", "0"),
    ],
)
def test_the_graphs_that_a_query_names_are_those_that_oxigraph_looks_at(union, graphs, number):
    query = f"SELECT (COUNT(*) AS ?n) {graphs} {{ ?s ?p ?o }}"
    status, body = union.get(f"/sparql?{urlencode({'query': query})}", Accept="text/csv")
    assert (status, body.decode().split()) == (200, ["n", number])


@pytest.fixture(scope="module")
def union(shipped, running, tmp_path_factory):
    """A service before a server of Oxigraph whose default graph is the union of all."""
    folder, quads = tmp_path_factory.mktemp("union"), with_facts(shipped, "graph")
    with (
        oxigraph_server(folder, quads, "--union-default-graph") as settings,
        running(b"", remote=settings, limits=LIMITS) as server,
    ):
        yield server


VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
CaseMode = 2
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
"""
REFUSED = dict.fromkeys(("cq02", "cq09", "cq10", "cq11", "cq14"), 400)
"""Questions that Virtuoso 7.2.5 does not take, for they have an aggregate after ORDER BY."""

NUMBERED = dict.fromkeys(("cq03", "cq15"), 200)
"""Those that it answers with 1 where the value of an expression is true."""


@pytest.fixture(scope="module")
def virtuoso(shipped, tmp_path_factory):
    if VIRTUOSO is None or ISQL is None:
        pytest.skip("Virtuoso is not installed.")
    folder = tmp_path_factory.mktemp("virtuoso")
    (folder / "all.nq").write_text(with_facts(shipped, "graph"), encoding="utf-8")
    ports = {"sql": free_port(), "http": free_port()}
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(**ports))
    (folder / "load.sql").write_text(
        "ld_dir('.', 'all.nq', 'http://unused/');\nrdf_loader_run();\ncheckpoint;\n"
    )
    with process(VIRTUOSO, "+foreground", "+configfile", "virtuoso.ini", cwd=folder):
        load = [ISQL, f"127.0.0.1:{ports['sql']}", "dba", "dba", "load.sql"]
        for _ in range(150):
            done = subprocess.run(load, cwd=folder, check=False, capture_output=True, timeout=120)
            if done.returncode == 0:
                break
            time.sleep(0.2)
        yield probed(f"http://127.0.0.1:{ports['http']}/sparql")


@pytest.mark.slow
def test_virtuoso_gives_the_expected_answers_to_what_it_takes(virtuoso, running):
    assert (virtuoso.kind, virtuoso.default) == ("virtuoso", "graph")
    with running(b"", remote=virtuoso, limits=LIMITS) as server:
        assert differing(server) == REFUSED | NUMBERED
        assert server.get("/timeline", Accept="text/html")[0] == 200
