"""Another engine: it follows the standard, but where the query says in a comment how it fails."""

import re
import socket
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pyoxigraph as ox

JSON, TRIPLES = "application/sparql-results+json", "application/n-triples"
EMPTY = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
DEEP = b"<x:a> <x:b> " + b"<<(<x:a><x:b>" * 100_000 + b"<x:c>" + b")>>" * 100_000 + b" ."
HEADERS = {"rows": ("X-SPARQL-MaxRows", "10000"), "late": ("X-SQL-State", "S1TAT")}
BODIES = {
    "html": ("text/html", b"<html>"),
    "json": (JSON, b'{"head":{"vars":["s"]},"results":{"bindings":['),
    "iri": (JSON, EMPTY.replace(b"[]}}", b'[{"s":{"type":"uri","value":"x:<b>"}}]}}')),
    "name": (JSON, EMPTY.replace(b'"s"', b'"<script>"')),
    "others": (JSON, EMPTY.replace(b'"s"', b'"zz"')),
    "triples": (TRIPLES, b"<x:a> <x:b> <x:c> .\n<x:a> <x:b> The operation was cancelled"),
    "deep": (TRIPLES, DEEP),
    "boolean": (JSON, b'{"head":{},"boolean":true}'),
    "large": (JSON, EMPTY + b" " * 3_000_000),
}
STATUSES = {"part": 206, "refused": 400, "shut": 401, "moved": 302, "broken": 500, "busy": 503}


class Peer:
    """Serves a store of quads, and counts who comes to an address that it leads to."""

    def __init__(self, store, *, merges=False):
        """Serve a store, whose engine repeats the triples of several graphs unless it merges."""
        self.merges = merges
        self.most, self.says_so = None, False
        self.store, self.seen, self.connections, self.elsewhere = store, [], 0, 0
        self._sockets = []
        peer = self

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def process_request(self, request, address):
                peer.connections += 1
                peer._sockets.append(request)
                super().process_request(request, address)

            def handle_error(self, *_):
                """Say nothing of who leaves in the middle."""

        self._server = Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"peer": self}))
        self.port = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}/query"
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()
        self.drop()

    def drop(self):
        """Close all connections, as an engine does with those that are idle."""
        for one in self._sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        self._sockets.clear()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    peer = None

    def do_GET(self):
        self.peer.elsewhere += 1
        self.send_error(404)

    def do_POST(self):
        if self.path != "/query":
            return self.do_GET()
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.peer.seen.append((form, self.headers))
        found = re.search(r"# fault (\w+)", form["query"][0])
        self._fail(found[1]) if found else self._answer(form)
        return None

    def _answer(self, form):
        graphs = {}
        if "default-graph-uri" in form:
            graphs["default_graph"] = [ox.NamedNode(one) for one in form["default-graph-uri"]]
            graphs["named_graphs"] = [ox.NamedNode(one) for one in form.get("named-graph-uri", [])]
        store = self.peer.store
        if graphs and self.peer.merges:
            store, graphs = _merged(store, **graphs), {}
        answer = store.query(form["query"][0], **graphs)
        if isinstance(answer, ox.QueryTriples):
            self._send(TRIPLES, answer.serialize(format=ox.RdfFormat.N_TRIPLES))
        else:
            body = answer.serialize(format=ox.QueryResultsFormat.JSON)
            rows = body.count(b"{},")
            if self.peer.most is None or rows < self.peer.most:
                return self._send(JSON, body)
            header = HEADERS["rows"] if self.peer.says_so else ("X-None", "")
            self._send(JSON, body.replace(b"{},", b"", rows + 1 - self.peer.most), header)
        return None

    def _fail(self, fault):
        if fault == "slow":
            time.sleep(3)
        elif fault == "trickle":
            self._begin(200, JSON, ("Content-Length", "1000"))
            with suppress(OSError):
                for _ in range(30):
                    self.wfile.write(b" ")
                    time.sleep(0.1)
        elif fault in {"cut", "chunk", "endless"}:
            how = {"cut": ("Content-Length", "1000"), "chunk": ("Transfer-Encoding", "chunked")}
            self._begin(200, JSON, how.get(fault, ("Connection", "close")))
            self.wfile.write(b"%x\r\n%b\r\n" % (len(EMPTY), EMPTY) if fault == "chunk" else EMPTY)
        elif fault == "gone":
            pass
        elif fault in HEADERS:
            return self._send(JSON, EMPTY, HEADERS[fault])
        elif fault in BODIES:
            return self._send(*BODIES[fault])
        else:
            place = ("Location", f"http://127.0.0.1:{self.peer.port}/elsewhere")
            return self._send("text/plain", b"Said\x07by <b>it</b>.", place, STATUSES[fault])
        self.close_connection = True
        return None

    def _begin(self, status, kind, *headers):
        self.send_response(status)
        for name, value in (("Content-Type", kind), *headers):
            self.send_header(name, value)
        self.end_headers()

    def _send(self, kind, body, header=("X-None", ""), status=200):
        self._begin(status, kind, ("Content-Length", str(len(body))), header)
        with suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_):
        pass


def _merged(store, default_graph, named_graphs):
    merged = ox.Store()
    for graph in default_graph:
        triples = store.quads_for_pattern(None, None, None, graph)
        merged.extend(ox.Quad(one.subject, one.predicate, one.object) for one in triples)
    for graph in named_graphs:
        merged.extend(store.quads_for_pattern(None, None, None, graph))
    return merged
