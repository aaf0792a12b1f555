"""How many small queries a second each server answers, cold and repeated."""

from dataclasses import replace
from urllib.parse import urlencode

from .clients import Request, rate
from .costs import processor
from .peers.base import JSON, Server
from .trivial import trivial_server

SMALLEST = "ASK {}"
_LOOKUP = """PREFIX event: <https://w3id.org/ipcoop/id/event/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?label WHERE { event:bench-0000001 rdfs:label ?label FILTER (STR(?label) != "%s") }"""
KINDS = {
    "smallest": ("POST", SMALLEST),
    "cold": ("POST", _LOOKUP % "__cold__"),
    "repeated": ("POST", _LOOKUP % "again"),
    "smallest by GET": ("GET", SMALLEST),
    "repeated by GET": ("GET", _LOOKUP % "again"),
}
"""What is asked: the smallest query, one thing's name with a new constant, the same without."""


def rates(engines, clients, seconds, say):
    """Return the rates by kind, number of clients and server; each takes some seconds.

    The last server is one that does nothing, to know the limit of the clients.
    """
    found = {}
    servers = [engine for engine in engines if isinstance(engine, Server)]
    for kind, (method, query) in KINDS.items():
        for many in clients:
            requests = {one: _request(one, method, query) for one in servers}
            row = {one.name: _rate(one, asked, many, seconds) for one, asked in requests.items()}
            with trivial_server() as port:
                row["clients"] = rate(_plain(port, query), many, seconds)
            found[kind, many] = row
            told = ", ".join(f"{name} {one.per_second:,.0f}" for name, one in row.items())
            say(f"{kind}, {many} at once, a second: {told}")
    return found


def _rate(engine, request, many, seconds):
    before = processor(engine.pid)
    found = rate(request, many, seconds)
    answers = max(1, found.per_second * seconds + found.failed)
    return replace(found, processor=1e6 * (processor(engine.pid) - before) / answers)


def _request(engine, method, query):
    if method == "GET":
        path = f"{engine.path}?{urlencode(engine.parameters(query))}"
        return Request(engine.port, method, path, (("Accept", JSON),))
    media_type, body = engine.encoded(query)
    headers = (("Content-Type", media_type), ("Accept", JSON))
    return Request(engine.port, method, engine.path, headers, body)


def _plain(port, query):
    return Request(port, "POST", "/", (), query.encode())
