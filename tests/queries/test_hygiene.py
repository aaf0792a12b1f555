"""The rules over the ontology: each holds on what is shipped, and finds what breaks it.

A file of ``hygiene/`` breaks the rule that it is named after. Its named graphs are modules of an
ontology; its default graph says which findings the rule must make, and it may make no others.
"""

import re
from pathlib import Path

import pytest
from rdflib import SH, Dataset

from ipcoop.graph.build import to_nquads
from ipcoop.graph.modules import VOCABULARIES_GRAPH
from ipcoop.resources import read_text
from ipcoop.sparql.rules import breaches, rules
from ipcoop.sparql.store import MemoryStore

EXAMPLES = {path.stem: path for path in Path(__file__).parent.glob("hygiene/*.trig")}
RULES = {rule.name: rule for rule in rules("hygiene")}


def store_of(dataset):
    return MemoryStore.from_nquads(to_nquads(dataset), lambda name: name != str(VOCABULARIES_GRAPH))


def test_every_rule_has_an_example_that_breaks_it():
    assert set(RULES) == set(EXAMPLES)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_rule_finds_what_breaks_it_and_nothing_else(name):
    example = Dataset().parse(data=read_text(EXAMPLES[name]), format="trig")
    expected = {
        (str(s), str(o)) for s, o in example.default_graph.subject_objects(SH.resultMessage)
    }
    assert expected
    example.default_graph.remove((None, None, None))
    found = breaches(store_of(example), [RULES[name]])
    assert {(breach.focus, breach.message) for breach in found} == expected


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_is_one_sentence(rule):
    assert re.fullmatch(r"[A-Z].*[^.]\.", rule.sentence)
