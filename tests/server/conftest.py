import socket
import sys
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from hypothesis import settings

from ipcoop.config import ServerSettings
from ipcoop.http.app import create_app
from ipcoop.namespaces import (
    CLAIMS_GRAPHS,
    DOCUMENT_GRAPHS,
    ID,
    INFERRED_GRAPH,
    IPCOOP,
    REFERENCE_GRAPH,
)
from ipcoop.sparql.catalogue import Catalogue
from ipcoop.sparql.store import MemoryStore

# A busy machine is no failure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
KR = f"<{ID}office/kr>"
NQUADS = f"""\
{KR} {RDF_TYPE} <{IPCOOP.IPOffice}> <{REFERENCE_GRAPH}> .
{KR} {LABEL} "Korean Intellectual Property Office"@en <{REFERENCE_GRAPH}> .
{KR} <{IPCOOP.memberCount}> "5"^^<http://www.w3.org/2001/XMLSchema#integer> <{DOCUMENT_GRAPHS}d1> .
{KR} {RDF_TYPE} <{IPCOOP.IPOffice}> <{DOCUMENT_GRAPHS}d1> .
{KR} {RDF_TYPE} <{IPCOOP.Organisation}> <{INFERRED_GRAPH}> .
{KR} {LABEL} "the best office" <{CLAIMS_GRAPHS}d1> .
"""

QUERY = """\
# title: Offices
# question: Which offices are there?
# asked by: an analyst
# parameter: language = "en" (the language of the names)
#   and of nothing else
# needs: names

SELECT ?office WHERE { ?office a <%s> }
"""


@pytest.fixture(scope="session")
def store():
    return MemoryStore.from_nquads(NQUADS.encode())


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory):
    root = tmp_path_factory.mktemp("queries")
    (root / "competency").mkdir()
    (root / "examples").mkdir()
    (root / "competency" / "cq01-offices.rq").write_text(QUERY % IPCOOP.IPOffice)
    (root / "competency" / "cq02-labels.rq").write_text("# title: <b>Labels</b>\nASK {}\n")
    (root / "examples" / "why.rq").write_text("ASK {}\n")
    return Catalogue.load(root)


@pytest.fixture(scope="session")
def app(store, catalogue):
    return create_app(store, ServerSettings(body=1_000_000), catalogue=catalogue)


@pytest.fixture
def client(app):
    return app.test_client()


POISON = "what only the trap tells"
HERE = ["127.0.0.1", "127.0.0.2", "::1"]
LOCAL = """
    127.0.0.1 127.0.0.2 localhost LOCALHOST localhost. 127.1 127.0.1 2130706433 0x7f000001 0x7f.1
    0177.0.0.1 017700000001 0.0.0.0 0 [::1] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1]
    [::] user@127.0.0.1 user:secret@localhost public.example@127.0.0.1 %31%32%37.0.0.1
""".split()
NEAR = """
    169.254.169.254 169.254.169.254. 2852039166 0xa9fea9fe 0251.0376.0251.0376 [::ffff:a9fe:a9fe]
    [fe80::1] [fd00:ec2::254] 10.0.0.1 172.16.0.1 192.168.0.1 100.64.0.1 metadata.internal
""".split()


class _Poison(BaseHTTPRequestHandler):
    """Gives triples to whoever asks; as a context of JSON-LD or an entity they fit too."""

    def do_GET(self):
        kind, text = "text/turtle", f'<http://poison/s> <http://poison/p> "{POISON}" .'
        if "context" in self.path:
            kind, text = "application/ld+json", f'{{"@context": {{"p": "http://x/{POISON}"}}}}'
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def do_POST(self):
        self.do_GET()

    def log_message(self, *_):
        pass


class Trap:
    """Counts who connects to this machine at one port, and has a file that must not be read."""

    def __init__(self, folder):
        self.hits, self.port, self._servers = 0, 0, []
        self.canary = folder / "canary.ttl"
        self.canary.write_text(f'<http://canary/s> <http://canary/p> "{POISON}" .')
        for host in HERE:
            with suppress(OSError):
                self._listen(host)
        self.url = f"http://127.0.0.1:{self.port}/x"

    def _listen(self, host):
        trap = self

        class Server(ThreadingHTTPServer):
            address_family = socket.AF_INET6 if ":" in host else socket.AF_INET

            def verify_request(self, *_):
                trap.hits += 1
                return True

        server = Server((host, self.port), _Poison)
        self.port = server.server_port
        self._servers.append(server)
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self):
        for server in self._servers:
            server.shutdown()
            server.server_close()


@pytest.fixture(scope="session")
def trap(tmp_path_factory):
    """What an engine that reaches out falls into."""
    trap = Trap(tmp_path_factory.mktemp("trap"))
    yield trap
    trap.stop()


@pytest.fixture(scope="session")
def poison():
    """The words that only the trap and its file tell."""
    return POISON


@pytest.fixture(scope="session")
def places(trap):
    """The addresses that nothing may reach: this machine's, those near it, and its files."""
    local = [f"http://{host}:{trap.port}/x" for host in LOCAL]
    files = [scheme + str(trap.canary) for scheme in ("file://", "file:", "file://localhost")]
    schemes = [f"{scheme}://127.0.0.1:{trap.port}/x" for scheme in ("https", "ftp", "gopher")]
    return [
        *local,
        *schemes,
        *files,
        f"jar:{trap.url}!/x",
        f"HTTP://127.0.0.1:{trap.port}/x",
        "data:text/turtle,%3Cx:s%3E%20%3Cx:p%3E%20%22x%22%20.",
        *(f"http://{host}/" for host in NEAR),
    ]


REACHING_OUT = ("socket.connect", "socket.getaddrinfo", "socket.gethost", "urllib.", "ftplib.")


@pytest.fixture(scope="session")
def _events():
    """All that the audit hook of this process reports while somebody listens."""
    listening = []

    def hook(event, arguments):
        if listening and event.startswith((*REACHING_OUT, "open", "subprocess.Popen")):
            listening[-1].append((event, arguments))

    sys.addaudithook(hook)
    return listening


@pytest.fixture
def reaching(trap, _events):
    """Watch a block: nobody may come to the trap, look up a name, or open the file beside it."""

    @contextmanager
    def watch():
        seen, before = [], trap.hits
        _events.append(seen)
        try:
            yield seen
        finally:
            _events.remove(seen)
        assert trap.hits == before
        assert not [event for event in seen if event[0].startswith(REACHING_OUT)]
        assert not [event for event in seen if str(trap.canary) in str(event[1])]

    return watch
