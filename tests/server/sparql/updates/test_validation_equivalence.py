"""What a write makes wrong is what a validation of the whole finds after it and not before."""

from collections import Counter

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, Graph

from ipcoop.graph.report import identities
from ipcoop.namespaces import CLAIMS_GRAPHS, DOCUMENT_GRAPHS, IPCOOP, ONTOLOGY_GRAPH

from ...examples import TIMES

DOCUMENT = ox.NamedNode(f"{DOCUMENT_GRAPHS}new")
CLAIMS = ox.NamedNode(f"{CLAIMS_GRAPHS}new")
TYPE, LABEL = ox.NamedNode(RDF.type), ox.NamedNode(RDFS.label)


class Edits:
    """The edits that a write is made of; numbers choose from what there is."""

    def __init__(self, engine):
        named = [quad for quad in engine if isinstance(quad.graph_name, ox.NamedNode)]
        told = {quad for quad in named if quad.graph_name != ox.NamedNode(ONTOLOGY_GRAPH)}
        terms = {quad.predicate for quad in named} | {quad.subject for quad in named}
        self._quads = sorted(told, key=str)
        self._subjects = sorted({quad.subject for quad in told}, key=str)
        self._properties = sorted(
            (one for one in terms if str(one.value).startswith(IPCOOP)), key=str
        )

    def remove(self, numbers):
        return [self._quad(numbers)], []

    def add(self, numbers):
        """Say anything of anything."""
        value = numbers.choice([self._quad(numbers).object, numbers.choice(self._subjects)])
        predicate = numbers.choice(self._properties)
        return [], [ox.Quad(numbers.choice(self._subjects), predicate, value, DOCUMENT)]

    def say_otherwise(self, numbers):
        """Say something with a property and a value that are used together already."""
        quad = self._quad(numbers)
        values = [one.object for one in self._quads if one.predicate == quad.predicate]
        subject = numbers.choice([quad.subject, numbers.choice(self._subjects)])
        return [], [ox.Quad(subject, quad.predicate, numbers.choice(values), DOCUMENT)]

    def change_type(self, numbers):
        subject, own = self._thing(numbers)
        types = [quad for quad in self._quads if quad.predicate == TYPE]
        other = numbers.choice(types).object
        old = [quad for quad in own if quad.predicate == TYPE]
        return old, [ox.Quad(subject, TYPE, other, DOCUMENT)]

    def forget(self, numbers):
        subject, _ = self._thing(numbers)
        return [quad for quad in self._quads if subject in {quad.subject, quad.object}], []

    def copy(self, numbers):
        subject, own = self._thing(numbers)
        name = ox.NamedNode(f"{subject.value}-{numbers.choice('12')}")
        kept = own[numbers.choice([0, 1]) :]
        return [], [ox.Quad(name, one.predicate, one.object, DOCUMENT) for one in kept]

    def only_claim(self, numbers):
        _, own = self._thing(numbers)
        return own, [ox.Quad(one.subject, one.predicate, one.object, CLAIMS) for one in own]

    def name(self, numbers):
        subject, own = self._thing(numbers)
        label = ox.Literal("Another", language=numbers.choice(["en", "ko"]))
        old = [quad for quad in own if quad.predicate == LABEL]
        return numbers.choice([[], old]), [ox.Quad(subject, LABEL, label, DOCUMENT)]

    def _quad(self, numbers):
        return numbers.choice(self._quads)

    def _thing(self, numbers):
        subject = numbers.choice(self._subjects)
        return subject, [quad for quad in self._quads if quad.subject == subject]


KINDS = [name for name in vars(Edits) if not name.startswith("_")]
WRITES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.randoms(use_true_random=True)), min_size=1, max_size=12
)


@pytest.fixture(scope="module")
def edits(checked):
    return Edits(checked.engine)


def found_and_expected(checked, edits, write):
    editor = checked.edit()
    for kind, numbers in write:
        removed, added = getattr(edits, kind)(numbers)
        editor.remove(removed)
        editor.add(added)
    delta = editor.delta()
    try:
        report = checked.check(delta)
        expected = checked.wrong() - checked.before
    finally:
        checked.undo(delta)
    return identities(Graph().parse(data=report.triples, format="nt")), expected


def test_a_check_of_the_change_finds_what_one_of_the_whole_finds(checked, edits, record_property):
    counts = Counter()

    @settings(max_examples=5 * TIMES, deadline=None)
    @given(WRITES)
    def compare(write):
        found, expected = found_and_expected(checked, edits, write)
        assert found == expected
        counts["writes"] += 1
        counts["things found wrong"] += len(found)

    compare()
    record_property(
        "fuzz", f"a check of the change finds what one of the whole does: {dict(counts)}"
    )
