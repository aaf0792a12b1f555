"""Evaluate a query on the dataset that it is asked of."""

import pyoxigraph as ox

from ipcoop.config import BASE
from ipcoop.sparql.dataset import Dataset, merged
from ipcoop.sparql.mentions import read_mentions

_Known = dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
Evaluated = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def evaluate(engine: ox.Store, text: str, dataset: Dataset, thing: str = "") -> Evaluated:
    """Return what a query yields; its relative IRIs are relative to the base of the project.

    Args:
        engine: has the graphs.
        text: the query.
        dataset: the graphs that the request names, which stand for those that the query names.
        thing: the IRI that the variable ``?thing`` stands for, if there is one.

    Raises:
        SyntaxError: if the text is no query.
        RuntimeError: if it cannot be evaluated.
    """
    known: _Known = {ox.Variable("thing"): ox.NamedNode(thing)} if thing else {}
    evaluated = engine.query(text, base_iri=BASE, substitutions=known, **dataset)
    named = dataset
    if not dataset and "FROM" in text.upper():
        named = read_mentions(text).dataset()
    merge, of_merge = merged(engine, named)
    if of_merge == dataset:
        return evaluated
    return merge.query(text, base_iri=BASE, substitutions=known, **of_merge)
