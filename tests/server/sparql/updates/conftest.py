"""A small part of the shipped data to change, in which some things are broken for want of the rest.

What has the name of a fixture is shared by the modules that a worker runs.
"""

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph

from ipcoop.graph.build import checkable, to_nquads
from ipcoop.graph.report import identities
from ipcoop.graph.terms import as_triple
from ipcoop.graph.validate import validate
from ipcoop.namespaces import (
    DOCUMENT_GRAPHS,
    EVIDENCE_GRAPHS,
    ID,
    IPCOOP,
    ONTOLOGY_GRAPH,
    is_checkable_graph,
    is_facts_graph,
)
from ipcoop.sparql.updates.delta import Delta
from ipcoop.sparql.updates.editor import Editor
from ipcoop.sparql.updates.validation import DeltaChecker
from ipcoop.sparql.updates.view import View

ONE_ASSERTION_IN = 40


@pytest.fixture(scope="session")
def checked(shipped):
    """A part of the shipped data, and the checker of its changes."""
    return Checked(small_part(shipped))


class Checked:
    """An engine to change and to change back, and the checker of its changes."""

    def __init__(self, engine):
        self.engine, self._view = engine, View(engine, is_facts_graph, fixed=())
        self._view.fill()
        self._checker = DeltaChecker(engine)
        self.before = self.wrong()

    def edit(self):
        return Editor(self.engine, self._view)

    def undo(self, delta):
        self.edit().apply(Delta(added=delta.removed, removed=delta.added))

    def check(self, delta):
        return self._checker.check(self.engine, delta)

    def require(self, delta):
        return self._checker.require(self.engine, delta)

    def wrong(self):
        """Return what a validation of the whole finds now."""
        dataset = Dataset()
        for quad in self.engine:
            if isinstance(quad.graph_name, ox.NamedNode):
                dataset.graph(quad.graph_name.value).add(as_triple(quad))
        return identities(validate(checkable(dataset)).graph)


def small_part(shipped):
    """Take what the documents say, what it names, and some of the evidence."""
    facts, evidence = _named(shipped, DOCUMENT_GRAPHS), _named(shipped, EVIDENCE_GRAPHS)
    kept = {node for triple in facts for node in triple if node in ID}
    kept.update(sorted(evidence.subjects(IPCOOP.inDocument, None))[::ONE_ASSERTION_IN])
    for _ in range(2):
        kept.update(value for node in [*kept] for value in evidence.objects(node) if value in ID)
    part = Dataset()
    for *triple, name in shipped.quads():
        if is_checkable_graph(str(name)) and (triple[0] in kept or name == ONTOLOGY_GRAPH):
            part.graph(name).add(triple)
    engine = ox.Store()
    engine.load(to_nquads(part), ox.RdfFormat.N_QUADS)
    return engine


def _named(dataset, prefix):
    together = Graph()
    for graph in dataset.graphs():
        if str(graph.identifier).startswith(prefix):
            together += graph
    return together
