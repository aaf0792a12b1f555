"""Call a WSGI application (PEP 3333) with a request that is whole."""

import sys
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from ipcoop.http.front.messages import Head, Reply
from ipcoop.sparql.answers import IN_MEMORY

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

ERROR = "ipcoop.error"
"""Names in the environment the error that the application is to answer."""

DEPARTURE = "ipcoop.departure"
"""Names the one that tells when the client leaves."""

STATE = "ipcoop.state"
"""Names what an answer depends on; the application sets it where an answer may be kept."""

ROUTE = "ipcoop.route"
"""Names the pattern of the address; the application sets it."""

QUERY = "ipcoop.query"
"""Names the text of the query; the application sets it."""


def call(application: Application, environ: Environ) -> Reply:
    """Return the reply of an application to a request; a short one in memory."""
    begun: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], _: object = None) -> None:
        begun[:] = [(status, headers)]

    parts = application(environ, start)
    status, headers = begun[0]
    reply = Reply(
        status=int(status.partition(" ")[0]),
        headers=[(k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in headers],
        body=parts,
        close=getattr(parts, "close", lambda: None),
        **{name: environ.get(f"ipcoop.{name}", "") for name in ("state", "route", "query")},
    )
    if int(reply.header(b"content-length") or IN_MEMORY + 1) <= IN_MEMORY:
        reply.body = b"".join(parts)
        reply.close()
        reply.close = lambda: None
    return reply


def environment(head: Head, body: bytes) -> Environ:
    """Return the environment that tells a request; HEAD is asked as GET, and sent without body."""
    scope = head.scope
    address, port = scope["server"]
    environ: Environ = {
        "REQUEST_METHOD": "GET" if head.method == "HEAD" else head.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": address,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": scope["client"][0],
        "CONTENT_TYPE": head.get(b"content-type"),
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in head.headers.items():
        if name not in _SPOKEN_FOR:
            key = name.decode("latin-1").upper().replace("-", "_")
            environ[f"HTTP_{key}"] = value.decode("latin-1")
    return environ


_SPOKEN_FOR = {b"content-type", b"content-length", b"content-encoding", b"transfer-encoding"}
