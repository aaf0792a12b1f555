"""Measure how long the check of a write takes in a small and in a large dataset.

The large dataset has many more documents that tell of the same offices, places and persons as the
shipped one. Equal writes are checked by turns in either, each in a process of its own as in the
service. Run it with ``python -m tests.bench.validation [COPIES] [ROUNDS]``.
"""

import gc
import os
import re
import struct
import sys
import time
from statistics import median

import click

from ipcoop.graph.build import build, to_nquads
from ipcoop.namespaces import DOCUMENT_GRAPHS, EVIDENCE_GRAPHS, INFERRED_GRAPH, PREFIXES
from ipcoop.namespaces import REFERENCE_GRAPH as REFERENCE
from ipcoop.sparql.store import MemoryStore
from ipcoop.sparql.updates.perform import UpdateRequest
from ipcoop.sparql.updates.validation import DeltaChecker

PREFIX = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
FACTS, EVIDENCE = f"{DOCUMENT_GRAPHS}new", f"{EVIDENCE_GRAPHS}new"
_TOLD = re.compile(r"<[^>]*/graph/(?:document|evidence|claims|implied)/[^>]+>")
WRITES = {
    "meeting": (
        FACTS,
        'event:new a ipcoop:Meeting ; rdfs:label "A meeting"@en ; ipcoop:takesPlaceIn place:daejeon'
        ' ; ipcoop:startDate "2017-04-12"^^xsd:date ; ipcoop:isOrganisedBy office:kr',
    ),
    "participation": (
        FACTS,
        'participation:new a ipcoop:Participation ; rdfs:label "A participation"@en ;'
        " ipcoop:isParticipationIn event:hipoc-2017 ; ipcoop:hasParticipant office:vn ;"
        " ipcoop:hasParticipationRole participation-role:speaker",
    ),
    "name": (FACTS, 'country:kor rdfs:label "Corée"@fr'),
    "sentence": (
        EVIDENCE,
        'sentence:new a ipcoop:Sentence ; rdfs:label "A sentence"@en ; oa:start 0 ; oa:end 1 ;'
        ' oa:exact "A" ; ipcoop:sentenceNumber 9999 ; ipcoop:isSpanOf document:kipo-hipoc-2017',
    ),
}


def larger(quads, copies):
    """Add copies of the document, under other names than what the reference data describe."""
    lines = quads.decode().splitlines()
    known = {line.split(" ", 1)[0] for line in lines if line.endswith(f"<{REFERENCE}> .")}
    own = {line.split(" ", 1)[0] for line in lines if _TOLD.search(line)} - known
    inferred = f"<{INFERRED_GRAPH}> ."
    copied = [
        line
        for line in lines
        if _TOLD.search(line) or (line.endswith(inferred) and line.split(" ", 1)[0] in own)
    ]
    text = re.sub(r"<[^>]*>", lambda name: _marked(name[0], own), "\n".join(copied)) + "\n"
    return quads + "".join(text.replace("%>", f"-{n}>") for n in range(copies)).encode()


def _marked(name, own):
    """Mark a name that each copy has in its own way: of a thing or of a graph."""
    return f"{name[:-1]}%>" if name in own or _TOLD.match(name) else name


def times(store, checker, update):
    """Return the milliseconds that one check takes: on the clock, and on the processor."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        delta = store.work_out(UpdateRequest(update))
        clock, processor = time.perf_counter(), time.process_time()
        checker.check(store._engine, delta)
        took = time.perf_counter() - clock, time.process_time() - processor
        os.write(write, struct.pack("dd", *took))
        os._exit(0)
    os.waitpid(child, 0)
    took = struct.unpack("dd", os.read(read, 16))
    os.close(read)
    os.close(write)
    return [1000 * seconds for seconds in took]


def main(copies=200, rounds=25):
    """Print the medians of both datasets, and their ratios."""
    quads = to_nquads(build())
    ready = []
    for data in (quads, larger(quads, copies)):
        store = MemoryStore.from_nquads(data)
        start = time.perf_counter()
        ready.append((store, DeltaChecker(store._engine)))
        made = time.perf_counter() - start
        lines = data.count(b"\n")
        click.echo(f"{lines} quads: shapes made ready in {made:.1f} s")
    gc.collect()
    gc.freeze()
    for name, (graph, triples) in WRITES.items():
        update = f"{PREFIX}INSERT DATA {{ GRAPH <{graph}> {{ {triples} }} }}"
        taken = [[times(*one, update) for one in ready] for _ in range(rounds)]
        for part, what in enumerate(["clock", "processor"]):
            small, large = (median(one[size][part] for one in taken) for size in (0, 1))
            click.echo(
                f"{name:14} {what:10} {small:6.1f} ms {large:6.1f} ms  ratio {large / small:.2f}"
            )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
