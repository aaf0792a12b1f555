"""What is written to break a parser down costs its sender an error, and nobody else anything."""

import itertools
import sys
from functools import partial

import pytest

from ipcoop.config import WorkerLimits

from .uploads import FORM, GRAPH, KEPT, TOKEN, attack, form, put, send

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")

LIMITS = WorkerLimits(seconds=1.5, memory=160 * 1024**2)
TURTLE, TRIPLES = "text/turtle", "application/n-triples"
XML, JSON = "application/rdf+xml", "application/ld+json"
UPDATE = "application/sparql-update"
TOO_MUCH = {503, 504}
"""Too much memory, or too much time; which of the two comes first is the machine's."""

RDF = '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://x/">{}</r:RDF>'
LONG = "a" * 100_000


def nested(opening, middle, closing, depth):
    return opening * depth + middle + closing * depth


def with_type(declared, text):
    """Return RDF/XML with a document type and a text."""
    value = f'<r:Description r:about="http://x/a"><e:p>{text}</e:p></r:Description>'
    return f"<!DOCTYPE r {declared}>{RDF.format(value)}"


def with_entities(declared, text):
    return with_type(f"[{declared}]", text)


def laughs(levels):
    declared = "".join(
        f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, levels + 1)
    )
    return with_entities(f'<!ENTITY e0 "lol">{declared}', f"&e{levels};")


def doubled(times):
    steps = "".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(times))
    where = f"BIND('0123456789abcdef' AS ?x0) {steps}"
    return f"INSERT {{ GRAPH <http://x/g> {{ <x:s> <x:p> ?x{times} }} }} WHERE {{ {where} }}"


CONTEXTS = nested('{"p":{"@id":"x:p","@context":', "{}", "}}", 3_000)
GRAPHS = {
    "28 a billion laughs": (XML, laughs(10), TOO_MUCH),
    "28 entities, quadratic": (
        XML,
        with_entities(f'<!ENTITY e "{LONG}">', "&e;" * 50_000),
        TOO_MUCH,
    ),
    "28 entities to a text of 18 MB": (
        XML,
        with_entities(f'<!ENTITY e "{LONG}">', "&e;" * 180),
        {400},
    ),
    "28 entities in a circle": (
        XML,
        with_entities('<!ENTITY e "&f;"><!ENTITY f "&e;">', "&e;"),
        {400},
    ),
    "29 JSON-LD, 10,000 levels": (JSON, nested('{"x:p":', "1", "}", 10_000), {400, *TOO_MUCH}),
    "29 JSON-LD, 500,000 levels": (JSON, nested('{"x:p":', "1", "}", 500_000), {400}),
    "29 JSON-LD, 3,000 contexts": (
        JSON,
        f'{{"@context":{CONTEXTS},"x:q":1}}',
        {400, *TOO_MUCH},
    ),
    "29 RDF/XML, 100,000 levels": (
        XML,
        RDF.format(nested("<r:Description><e:p>", "", "</e:p></r:Description>", 100_000)),
        TOO_MUCH,
    ),
    "30 Turtle, 1,000,000 lists": (
        TURTLE,
        f"<x:s> <x:p> {nested('(', '', ')', 1_000_000)} .",
        TOO_MUCH,
    ),
    "30 Turtle, brackets never closed": (TURTLE, f"<x:s> <x:p> {'[' * 1_000_000}", {400}),
    "30 a prefix of 1 MB, used often": (
        TURTLE,
        f"@prefix p: <x:{'a' * 1_000_000}> . p:s p:p {', '.join(['p:o'] * 300_000)} .",
        TOO_MUCH,
    ),
    "30 a language tag of 9 MB": (TRIPLES, f'<x:s> <x:p> ""@{"a" * 9_000_000} .', {400}),
    "30 an IRI that is none": (TURTLE, "<http://[x> <x:p> 1 .", {400}),
    "30 a space in an IRI": (TRIPLES, "<http://x/ y> <x:p> <x:o> .", {400}),
    "30 half a character": (TURTLE, '<x:s> <x:p> "\\uD800" .', {400}),
}
UPDATES = {
    "28 an update that makes 16 MB of 16 bytes": (doubled(20), {400}),
    "28 an update that makes gigabytes": (doubled(30), TOO_MUCH),
    "30 nested lists in an update": (
        f"INSERT DATA {{ <x:s> <x:p> {nested('(', '', ')', 100_000)} }}",
        {400},
    ),
    "30 nested groups in an update": (
        f"DELETE {{}} WHERE {nested('{', '', '}', 1_000_000)}",
        {400},
    ),
    "30 many operations": (";".join(["CREATE SILENT GRAPH <http://x/g>"] * 200_000), {400}),
}


@pytest.fixture(scope="module")
def server(running):
    with running(KEPT, kind="plain", tokens={"tester": TOKEN}, limits=LIMITS) as server:
        yield server


@pytest.mark.parametrize("name", GRAPHS)
def test_a_graph_that_breaks_parsers_down_is_refused(server, record_property, name):
    kind, text, statuses = GRAPHS[name]
    attack(server, record_property, name, statuses, partial(put, server, text.encode(), kind))


@pytest.mark.parametrize("name", UPDATES)
def test_an_update_that_breaks_parsers_down_is_refused(server, record_property, name):
    text, statuses = UPDATES[name]
    ask = partial(send, server, "POST", "/update", text.encode(), UPDATE)
    attack(server, record_property, name, statuses, ask)


def test_a_file_of_a_form_fetches_nothing(server, record_property, trap):
    hits = trap.hits
    types = ['[<!ENTITY e SYSTEM "{0}">]', '[<!ENTITY % p SYSTEM "{0}"> %p;]', 'SYSTEM "{0}"']
    for declared, place in itertools.product(types, [trap.url, f"file://{trap.canary}"]):
        document = with_type(declared.format(place), "&e;").encode()
        ask = partial(put, server, form(("a.rdf", XML, document)), FORM)
        attack(server, record_property, f"27 in a form: {declared.format('…')}", {400}, ask)
    assert trap.hits == hits


def test_a_text_of_9_mb_is_taken_and_given_whole(server):
    """What is large but no attack is not refused."""
    triple = f'<http://x/s> <http://x/p> "{"a" * 9_000_000}" .\n'.encode()
    assert put(server, triple, TRIPLES)[0] == 201
    assert server.ask("GET", GRAPH, headers={"Accept": TRIPLES})[::2] == (200, triple)
    assert send(server, "DELETE", GRAPH)[0] == 204
