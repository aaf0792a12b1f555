"""The lists of the terms that borrowed vocabularies have."""

import pytest
from rdflib import RDFS, URIRef

from ipcoop.graph.modules import vocabularies
from ipcoop.namespaces import ORG, PREFIXES
from ipcoop.resources import read_text, resource

LISTS = {path.stem: path for path in sorted(resource("ontology", "vocabularies").glob("*.txt"))}

each_list = pytest.mark.parametrize("prefix", LISTS)


@each_list
def test_list_begins_with_the_namespace_of_its_prefix(prefix):
    first, second, *_ = read_text(LISTS[prefix]).splitlines()
    namespace = first.removeprefix("# ")
    assert namespace[-1] in "#/"
    assert namespace == str(PREFIXES.get(prefix, namespace))
    assert second.startswith("# ")


@each_list
def test_names_are_sorted_and_each_is_there_once(prefix):
    _, _, *names = read_text(LISTS[prefix]).splitlines()
    assert names
    assert names == sorted(set(names))


def test_a_term_stands_with_its_vocabulary():
    assert (ORG.Post, RDFS.isDefinedBy, URIRef(ORG)) in vocabularies()
    assert (ORG.Office, None, None) not in vocabularies()
