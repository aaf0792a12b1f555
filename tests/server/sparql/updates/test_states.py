"""What the shapes are checked on holds on to an engine only while it shows it."""

import gc
import sys
from threading import Thread

import pyoxigraph as ox
from rdflib import RDF, URIRef

from ipcoop.config import BASE
from ipcoop.namespaces import DOCUMENT_GRAPHS
from ipcoop.sparql.updates.states import States

GRAPH = ox.NamedNode(f"{DOCUMENT_GRAPHS}new")
TYPE = ox.NamedNode(str(RDF.type))
KINDS = [f"{BASE}{name}" for name in ("first", "second")]


def test_what_is_looked_through_in_part_ends_with_the_showing(monkeypatch):
    """The engine complains when another thread ends what a thread has begun."""
    gc.collect()  # what other tests left is not looked at
    complaints = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    engine, thing, states = ox.Store(), f"{BASE}thing", States()
    engine.extend(ox.Quad(ox.NamedNode(thing), TYPE, ox.NamedNode(kind), GRAPH) for kind in KINDS)
    with states.showing(engine):
        begun = states.triples((URIRef(thing), RDF.type, None))
        assert str(next(begun)[0][2]) in KINDS
    cycle = [begun]
    cycle.append(cycle)
    del begun, cycle, states
    other = Thread(target=gc.collect)
    other.start()
    other.join()
    assert complaints == []


def test_nothing_is_shown_afterwards():
    engine, states = ox.Store(), States()
    engine.add(ox.Quad(ox.NamedNode(KINDS[0]), TYPE, ox.NamedNode(KINDS[1]), GRAPH))
    everything = (None, None, None)
    with states.showing(engine):
        assert len(list(states.triples(everything))) == 1
    assert list(states.triples(everything)) == []
