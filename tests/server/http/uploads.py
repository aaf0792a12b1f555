"""Send what a hostile writer may send, and see that nothing has come of it."""

import json
import time
from urllib.parse import urlencode

TOKEN = "the token of those who upload"
GRAPH = "/store?graph=http://x/g"
KEPT = b'<http://x/s> <http://x/p> "kept" <http://x/kept> .\n'

_ALL = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s ?p ?o"
_BOUNDARY = "the-boundary"
FORM = f"multipart/form-data; boundary={_BOUNDARY}"


def send(server, method, path, body=b"", kind="", **headers):
    """Send a request with the token; return the status and the body of the answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    given = {"Authorization": f"Bearer {TOKEN}", "Content-Type": kind, **named}
    status, _, answer = server.ask(method, path, body, given)
    return status, answer


def put(server, body, kind, **headers):
    return send(server, "PUT", GRAPH, body, kind, **headers)


def form(*parts):
    """Return a form of files, each with its name, its type and what is in it."""
    told = b""
    for name, kind, data in parts:
        told += f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"'.encode()
        told += f'; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n'.encode() + data + b"\r\n"
    return told + f"--{_BOUNDARY}--\r\n".encode()


def attack(server, tell, name, statuses, ask):
    """Make an attack, tell of it, and see that all is as it was before, to the byte."""
    before, begun = _state(server), time.monotonic()
    status, body = ask()
    tell("attack", f"{name}: {status}, {time.monotonic() - begun:.2f} s")
    assert status in statuses, (name, body[:300])
    assert json.loads(body)["detail"]
    assert _state(server) == before, name


def _state(server):
    """Return all that there is, with the tag that changes with every write, and who is at work."""
    path = f"/sparql?{urlencode({'query': _ALL})}"
    status, headers, body = server.ask("GET", path, headers={"Accept": "text/csv"})
    assert (status, server.get("/health")) == (200, (200, b"ok"))
    return headers["ETag"], body, server.children()
