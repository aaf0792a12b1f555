"""Ontology, data and shapes as files."""

import pyoxigraph
import pytest
from rdflib import Graph

from ipcoop.graph.turtle import is_canonical
from ipcoop.resources import ROOT

FILES = sorted(
    path
    for name in ("ontology", "data", "shapes", "tests")
    for path in ROOT.glob(f"{name}/**/*.ttl")
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_file_is_in_canonical_form(path):
    assert is_canonical(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_literals_are_spelt_as_the_engine_keeps_them(path):
    store = pyoxigraph.Store()
    store.load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    kept = {str(quad.object) for quad in store if isinstance(quad.object, pyoxigraph.Literal)}
    parsed = pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    written = {str(quad.object) for quad in parsed if isinstance(quad.object, pyoxigraph.Literal)}
    assert written == kept


def test_no_file_holds_a_literal_of_a_type_that_the_engine_respells():
    for path in FILES:
        for value in Graph().parse(path).objects():
            assert not str(getattr(value, "datatype", "")).endswith(("#int", "#nonNegativeInteger"))
