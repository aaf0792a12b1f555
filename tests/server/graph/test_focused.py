"""The quick check of some things finds what the validation of the whole graph finds."""

from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SH, SKOS, Dataset, Graph

from ipcoop.graph.focused import Checker
from ipcoop.graph.needs import has, needs
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import ID, IPCOOP, SHAPE
from ipcoop.resources import resource

EXAMPLES = Path(__file__).parents[2] / "shapes" / "examples"
DATASETS = {
    path.stem: Dataset().parse(path)
    for path in EXAMPLES.glob("*.trig")
    if path.stem != "ontology-style"
}
PREFIX = f"PREFIX ipcoop: <{IPCOOP}>\n"


@pytest.fixture(scope="module")
def background():
    """The part of the ontology that rules look at."""
    graph = Graph()
    for path in resource("ontology").glob("*.ttl"):
        for triple in read_turtle(path):
            if triple[1] in {RDF.type, RDFS.subClassOf, SKOS.inScheme}:
                graph.add(triple)
    return graph


@pytest.fixture(scope="module")
def checker(background):
    return Checker(background)


def found(checker, background, triples):
    """Put all rules to all things of a graph, as a validation of the whole does."""
    added = [triple for triple in triples if triple not in background]
    for triple in added:
        background.add(triple)
    rules = {}
    for subject, predicate, value in added:
        rules.setdefault(subject, set()).update(checker.rules_for(subject))
        rules.setdefault(value, set()).update(checker.rules_for_value_of(predicate))
    findings = checker.check(rules)
    for triple in added:
        background.remove(triple)
    return findings


@pytest.mark.parametrize("stem", sorted(DATASETS))
def test_it_finds_in_every_example_what_the_example_says(stem, checker, background):
    dataset = DATASETS[stem]
    plain = list(dataset.default_graph)
    assert found(checker, background, plain) == ()
    changes = [graph for graph in dataset.graphs() if graph.identifier in SHAPE]
    for change in changes:
        told = [t for t in change if t[1] != SH.resultMessage]
        anew = {subject for subject, _, _ in told}
        kept = [t for t in plain if t[0] not in anew]
        findings = found(checker, background, kept + told)
        expected = {str(message) for message in change.objects(None, SH.resultMessage)}
        assert {finding.message for finding in findings} == expected, change.identifier
    assert changes


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("$this ipcoop:startDate ?x", True),
        ("$this ipcoop:endDate ?x", False),
        ("$this ipcoop:endDate|ipcoop:startDate ?x", True),
        ("$this ipcoop:startDate/ipcoop:endDate ?x", True),
        ("$this ipcoop:endDate* ?x", True),
        ("$this ipcoop:endDate+ ?x", False),
        ("$this ^ipcoop:isSubEventOf ?x", True),
        ("?x ipcoop:endDate $this", False),
        ("?x !ipcoop:endDate $this", True),
        ("OPTIONAL { $this ipcoop:endDate ?x }", True),
        ("FILTER NOT EXISTS { $this ipcoop:endDate ?x }", True),
        ("{ $this ipcoop:endDate ?x } UNION { $this ipcoop:startDate ?x }", True),
        ("$this ipcoop:startDate ?y OPTIONAL { ?y ipcoop:endDate ?x }", True),
        ("?y ipcoop:startDate ?x MINUS { $this ipcoop:endDate ?x }", True),
        ("{ SELECT DISTINCT $this WHERE { $this ipcoop:endDate ?x } }", False),
    ],
)
def test_a_query_is_only_skipped_where_it_cannot_find_anything(where, expected):
    graph = Graph()
    event, part = ID["event/a"], ID["event/b"]
    graph.add((event, IPCOOP.startDate, ID["day/1"]))
    graph.add((part, IPCOOP.isSubEventOf, event))
    query = f"{PREFIX}SELECT $this WHERE {{ {where} }}"
    assert all(has(graph, event, need) for need in needs(query)) is expected


def test_a_count_of_nothing_is_a_result():
    counting = f"{PREFIX}SELECT (COUNT(?x) AS ?n) WHERE {{ $this ipcoop:endDate ?x }}"
    assert needs(counting) == ()
    assert needs(f"{counting} GROUP BY $this") != ()
