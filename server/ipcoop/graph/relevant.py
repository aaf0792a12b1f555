"""The background that documents have to do with, for what would take long over all of it.

That is what their graphs name, what leads straight to that, and whatever all these lead to. A
country leads to the region that it lies in, for example, but this region not to its countries.
"""

from collections.abc import Iterable

from rdflib import Dataset, Graph, URIRef
from rdflib.term import Node

from ipcoop.graph.build import empty_dataset
from ipcoop.namespaces import ID, INFERRED_GRAPH, REFERENCE_GRAPH

_BACKGROUND = frozenset([REFERENCE_GRAPH, INFERRED_GRAPH])


def relevant(dataset: Dataset) -> Dataset:
    """Return a dataset without the background that no document has to do with.

    What follows from statements about the things that are left is the same with and without the
    others, as far as these are not what is asked about.
    """
    near = _near(dataset)
    kept = empty_dataset()
    for subject, predicate, value, name in dataset.quads():
        terms = (subject, value)
        if name not in _BACKGROUND or all(t in near or not _is_thing(t) for t in terms):
            kept.graph(URIRef(str(name))).add((subject, predicate, value))
    return kept


def _near(dataset: Dataset) -> set[Node]:
    """Return the things of the graphs of documents, and those that they lead to."""
    reference = dataset.graph(REFERENCE_GRAPH)
    named = {
        term
        for subject, _, value, name in dataset.quads()
        if name not in _BACKGROUND
        for term in (subject, value)
        if _is_thing(term)
    }
    leading_there = (subject for term in named for subject in reference.subjects(None, term))
    return _reached(reference, [*named, *leading_there])


def _reached(graph: Graph, starts: Iterable[Node]) -> set[Node]:
    reached, todo = set[Node](), list(starts)
    while todo:
        node = todo.pop()
        if node not in reached:
            reached.add(node)
            todo += filter(_is_thing, graph.objects(node))
    return reached


def _is_thing(term: Node) -> bool:
    return isinstance(term, URIRef) and term.startswith(ID)
