"""What ends the engine's process is refused before, and what is not refused does not end it."""

import json
import subprocess
import sys

import pytest

from ipcoop.config import Limits

# The server's threads have stacks of 2 MiB; half of that leaves a margin.
PROGRAM = """
import json, sys, threading
from ipcoop.errors import IpcoopError
from ipcoop.sparql.formats import JSON, TURTLE
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.store import MemoryStore

store = MemoryStore.from_nquads(b'<http://x/s> <http://x/p> "o" <http://x/g> .')
outcomes = {}

def ask():
    for name, query in json.load(sys.stdin).items():
        try:
            store.query(QueryRequest(query), JSON, TURTLE)
            outcomes[name] = "answered"
        except IpcoopError as error:
            outcomes[name] = str(error.status)

threading.stack_size(1024 * 1024)
thread = threading.Thread(target=ask)
thread.start()
thread.join()
print(json.dumps(outcomes))
"""


def nested(before, opening, middle, closing, after=""):
    return lambda n: before + opening * n + middle + closing * n + after


def flat(before, item, after, sep=""):
    return lambda n: before + sep.join([item] * n) + after


SHAPES = {
    "groups": nested("ASK ", "{", "", "}"),
    "parentheses": nested("SELECT (", "(", "1", ")", " AS ?x) {}"),
    "sum": flat("SELECT (", "1", " AS ?x) {}", "+"),
    "product": flat("SELECT (", "1", " AS ?x) {}", "*"),
    "and": flat("SELECT (", "true", " AS ?x) {}", "&&"),
    "unions": flat("ASK {", "{}", "}", "UNION"),
    "not exists": nested("ASK {", "?s ?p ?o FILTER NOT EXISTS {", "?s ?p ?o", "}", "}"),
    "exists": nested("ASK {", "?s ?p ?o FILTER(EXISTS {", "?s ?p ?o", "})", "}"),
    "optionals": flat("ASK {", "OPTIONAL {?s ?p ?o}", "}"),
    "bnodes": nested("ASK {?s ?p ", "[<http://x/p> ", "1", "]", "}"),
    "collections": nested("ASK {?s ?p ", "(", "1", ")", "}"),
    "items": flat("ASK {?s ?p (", "1 ", ")}"),
    "annotations": nested("ASK {?s ?p ?o ", "{| ?s ?p ?o ", "", "|}", "}"),
    "reified": lambda n: "ASK {" + "<<" * n + "?s ?p ?o" + ">> ?p ?o " * n + "}",
    "triple terms": lambda n: "ASK {?s ?p " + "<<( ?s ?p " * n + "?o" + " )>>" * n + "}",
    "path": flat("ASK {?s ", "<http://x/p>", " ?o}", "/"),
    "alternatives": flat("ASK {?s ", "<http://x/p>", " ?o}", "|"),
    "nested paths": nested("ASK {?s ", "(<http://x/p>/", "<http://x/p>", ")", " ?o}"),
    "not": lambda n: "SELECT (" + "!" * n + "true AS ?x) {}",
    "minus signs": lambda n: "SELECT (" + "-" * n + "1 AS ?x) {}",
    "functions": nested("SELECT (", "STR(", "1", ")", " AS ?x) {}"),
    "aggregates": nested("SELECT (", "SUM(", "1", ")", " AS ?x) {}"),
    "sub-selects": nested("ASK {", "{SELECT * {", "?s ?p ?o", "}}", "}"),
    "binds": lambda n: "ASK {" + "".join(f"BIND(1 AS ?x{i})" for i in range(n)) + "}",
    "projection": lambda n: "SELECT" + "".join(f"(1 AS ?x{i})" for i in range(n)) + "{}",
    "described": flat("DESCRIBE ", "<http://x/s>", "", " "),
    "read twice": nested("SELECT (", "REGEX(", '"a"', ',"a")', " AS ?x) {}"),
    "read twice in vain": nested("SELECT (", "!(", "@", ")", " AS ?x) {}"),
}


def ask(queries):
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_what_ends_the_process_of_the_engine_is_refused():
    sizes = (300, 10_000, 40_000)
    queries = {f"{name} {n}": shape(n) for name, shape in SHAPES.items() for n in sizes}
    assert set(ask(queries).values()) == {"400"}


@pytest.mark.slow
def test_what_stands_just_below_the_limits_does_not_end_the_process():
    from ipcoop.errors import BadQueryError
    from ipcoop.sparql.syntax import check

    def allowed(query):
        try:
            return bool(check(query))
        except BadQueryError:
            return False

    most = Limits().operators
    largest = {
        name: next(shape(n) for n in range(most, 0, -1) if allowed(shape(n)))
        for name, shape in SHAPES.items()
    }
    assert set(ask(largest).values()) <= {"answered", "400"}
