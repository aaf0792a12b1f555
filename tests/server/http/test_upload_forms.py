"""What is packed, named, cut or told wrongly is not stored, and nothing else is changed by it."""

import gzip
import itertools
import socket
from functools import partial
from urllib.parse import urlencode

import pytest

from .uploads import FORM, GRAPH, KEPT, TOKEN, attack, form, put, send

TURTLE, TRIPLES, JSON = "text/turtle", "application/n-triples", "application/ld+json"
UPDATE = "application/sparql-update"
FIELDS = "application/x-www-form-urlencoded"
TRIPLE = b"<http://x/s> <http://x/p> <http://x/o> .\n"
INSERT = "INSERT DATA { GRAPH <http://x/g> { <http://x/s> <http://x/p> 1 } }"
FILE = ("a.ttl", TURTLE, TRIPLE)
ZIP = b"PK\x03\x04\x14\0\0\0\0\0" + b"\0" * 30

BODIES = {
    "31 a gzip bomb": (gzip.compress(b" " * 50_000_000), TURTLE, 413, "gzip"),
    "31 a gzip in a gzip": (gzip.compress(gzip.compress(TRIPLE)), TURTLE, 400, "gzip"),
    "31 half a gzip": (gzip.compress(TRIPLE)[:-9], TURTLE, 400, "gzip"),
    "31 no gzip": (TRIPLE, TURTLE, 400, "gzip"),
    "31 Brotli": (TRIPLE, TURTLE, 415, "br"),
    "31 Zstandard": (b"\x28\xb5\x2f\xfd", TURTLE, 415, "zstd"),
    "31 two codings": (TRIPLE, TURTLE, 415, "gzip, gzip"),
    "31 a zip": (ZIP, "application/zip", 415),
    "31 a zip told to be Turtle": (ZIP, TURTLE, 400),
    "31 a zip in a form": (form(("../../a.zip", "application/zip", ZIP)), FORM, 415),
    "31 a packed file in a form": (form(("a.ttl.gz", "", gzip.compress(TRIPLE))), FORM, 415),
    "32 no type": (TRIPLE, "", 415),
    "32 two types": (TRIPLE, f"{TURTLE}, {JSON}", 415),
    "32 another type": (TRIPLE, "text/html", 415),
    "32 quads": (TRIPLE, "application/n-quads", 415),
    "32 JSON-LD told to be Turtle": (b'{"@id": "x:s", "x:p": 1}', TURTLE, 400),
    "32 Turtle told to be JSON-LD": (TRIPLE, JSON, 400),
    "32 UTF-16, untold": (TRIPLE.decode().encode("utf-16"), TURTLE, 400),
    "32 UTF-16, told": (TRIPLE.decode().encode("utf-16"), f"{TURTLE}; charset=utf-16", 415),
    "32 an odd charset": (TRIPLE, f'{TURTLE}; charset="\xff"', 415),
    "32 Latin-1": ('<x:s> <x:p> "é" .'.encode("latin-1"), TURTLE, 400),
    "32 a form without boundary": (form(FILE), "multipart/form-data", 400),
    "32 a form with another boundary": (form(FILE), f"{FORM}x", 400),
    "32 a form that is cut": (form(FILE, FILE)[:-70], FORM, 400),
    "32 a form without end": (form(FILE)[:-4], FORM, 400),
    "32 a form of nothing": (form(), FORM, 400),
    "32 a form with a field": (form(FILE).replace(b'; filename="a.ttl"', b""), FORM, 400),
    "32 a form in a form": (form(("a.ttl", FORM, form(FILE))), FORM, 415),
    "32 a form with an image": (form(FILE, ("b.ttl", "image/png", b"")), FORM, 415),
    "32 a form of 1,001 files": (form(*[FILE] * 1001), FORM, 413),
    "33 a form whose last file is wrong": (form(FILE, FILE, ("b.ttl", "", b"<x:s")), FORM, 400),
}
IN_ADDRESS = urlencode({"update": INSERT})
REQUESTS = {
    "two updates": ("POST /update", f"{IN_ADDRESS}&{IN_ADDRESS}", FIELDS, 400),
    "a query beside an update": ("POST /update", f"{IN_ADDRESS}&query=ASK+{{}}", FIELDS, 400),
    "an update in the address too": (f"POST /update?{IN_ADDRESS}", INSERT, UPDATE, 400),
    "an update in GET": (f"GET /update?{IN_ADDRESS}", "", "", 405),
    "an update as query": ("POST /update", urlencode({"query": INSERT}), FIELDS, 400),
    "an update told to be a query": ("POST /update", INSERT, "application/sparql-query", 400),
    "an update to where is asked": ("POST /sparql", INSERT, UPDATE, 403),
    "an update in UTF-16": (
        "POST /update",
        INSERT.encode("utf-16"),
        f"{UPDATE};charset=utf-16",
        415,
    ),
    "USING a relative IRI": (
        "POST /update?using-graph-uri=x",
        "DELETE WHERE {?s ?p ?o}",
        UPDATE,
        400,
    ),
    "two graphs": ("PUT /store?default&graph=http://x/g", TRIPLE, TURTLE, 400),
    "a graph whose IRI is none": ("PUT /store?graph=http://[x", TRIPLE, TURTLE, 400),
    "a graph that is a blank node": ("PUT /store?graph=_:g", TRIPLE, TURTLE, 400),
}
CUT = {
    "two lengths": b"Content-Length: 41\r\nContent-Length: 4\r\n\r\n%b",
    "a length that is too long": b"Content-Length: 100\r\n\r\n%b",
    "a chunk that is too long": b"Transfer-Encoding: chunked\r\n\r\n99\r\n%b",
    "a chunk that is too short": b"Transfer-Encoding: chunked\r\n\r\n9\r\n%b\r\n0\r\n\r\n",
    "no last chunk": b"Transfer-Encoding: chunked\r\n\r\n29\r\n%b\r\n",
}
NAMES = ["../../etc/a.nt", "%2e%2e%2fa.nt", "a\0.nt", "CON.nt", "C:\\a.nt", "/etc/a.nt", ".nt"]


@pytest.fixture(scope="module")
def server(running):
    with running(KEPT, kind="plain", tokens={"tester": TOKEN}) as server:
        yield server


def test_a_body_that_is_not_what_it_is_told_to_be_is_refused(server, record_property):
    for name, (body, kind, status, *coding) in BODIES.items():
        ask = partial(put, server, body, kind, Content_Encoding="".join(coding))
        attack(server, record_property, name, {status}, ask)


def test_a_request_that_says_two_things_or_the_wrong_one_is_refused(server, record_property):
    for name, (line, body, kind, status) in REQUESTS.items():
        ask = partial(send, server, *line.split(" "), body, kind)
        attack(server, record_property, f"32 {name}", {status}, ask)


def test_a_body_that_does_not_end_where_it_is_told_to_is_none(server, record_property):
    def ask(more):
        lines = [f"PUT {GRAPH} HTTP/1.1", "Host: x", "Connection: close"]
        head = "\r\n".join(
            [*lines, f"Authorization: Bearer {TOKEN}", f"Content-Type: {TURTLE}", ""]
        )
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
            connection.sendall(head.encode() + more % TRIPLE)
            connection.shutdown(socket.SHUT_WR)
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        return int(answer[9:12]), answer.partition(b"\r\n\r\n")[2] or b'{"detail": "None."}'

    for name, more in CUT.items():
        attack(server, record_property, f"32 {name}", {400}, partial(ask, more))


def test_who_has_not_the_token_writes_nothing_from_any_site(server, record_property):
    """No cookie stands for it, so that no form of another site can write."""
    wrong = ["", "Bearer", "Bearer another token", f"Basic {TOKEN}"]
    elsewhere = {"Origin": "https://evil.example", "Cookie": f"token={TOKEN}"}
    writes = [
        ("POST", "/update", IN_ADDRESS, FIELDS),
        ("POST", "/update", INSERT, UPDATE),
        ("POST", "/update", INSERT, "text/plain"),
        ("PUT", "/store?graph=http://x/kept", TRIPLE, TURTLE),
        ("POST", "/store?graph=http://x/kept", form(FILE), FORM),
        ("POST", "/store", form(FILE)[:-9], FORM),
        ("DELETE", "/store?graph=http://x/kept", b"", ""),
    ]

    def ask():
        answers = [
            send(server, *write, Authorization=token, **elsewhere)
            for token, write in itertools.product(wrong, writes)
        ]
        assert {status for status, _ in answers} == {401}
        return answers[-1]

    name = f"36, 42 {len(wrong) * len(writes)} writes without the token"
    attack(server, record_property, name, {401}, ask)


def test_each_file_of_a_form_has_its_own_blank_nodes_and_its_name_is_no_path(server):
    data = b"_:b <http://x/p> _:c .\n"
    files = [(name, "", data) for name in NAMES]
    assert put(server, form(*files, *files), FORM)[0] == 201
    assert send(server, "POST", GRAPH, data, TRIPLES)[0] == 204
    lines = server.ask("GET", GRAPH, headers={"Accept": TRIPLES})[2].splitlines()
    nodes = {word for line in lines for word in line.split() if word.startswith(b"_:")}
    assert (len(lines), len(nodes)) == (2 * len(NAMES) + 1, 4 * len(NAMES) + 2)
    assert send(server, "DELETE", GRAPH)[0] == 204
