"""Every rule of a profile is kept by one example and broken, alone, by another.

The files of ``profiles/`` are named after the profiles and laid out as those of ``examples/``.
"""

from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Dataset, Graph, URIRef

from ipcoop.graph.validate import shapes_graph, validate
from ipcoop.namespaces import SHAPE
from ipcoop.sparql.profiles import profiles, view_shapes

FILES = {path.stem: path for path in Path(__file__).parent.glob("profiles/*.trig")}
DATASETS = {name: Dataset().parse(path) for name, path in FILES.items()}
CHANGES = {
    str(graph.identifier): (name, graph)
    for name, dataset in DATASETS.items()
    for graph in dataset.graphs()
    if graph.identifier in SHAPE
}
CONSTRAINTS = [
    *(SH["class"], SH.datatype, SH["in"], SH.nodeKind, SH["not"], SH["or"], SH.xone, SH.sparql),
    *(SH.disjoint, SH.maxCount, SH.minCount, SH.pattern, SH.qualifiedMinCount, SH.uniqueLang),
]


def changed(name, change):
    anew = {s for s in change.subjects() if (s, SH.resultMessage, None) not in change}
    graph = Graph()
    for triple in DATASETS[name].default_graph:
        if triple[0] not in anew:
            graph.add(triple)
    for triple in change:
        if triple[1] != SH.resultMessage:
            graph.add(triple)
    return graph


def rules(shapes):
    """Return what a report can name: shapes with a target, and their properties."""
    targets = (SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf)
    targeted = {shape for target in targets for shape in shapes.subjects(target)}
    own = {shape for shape in targeted if set(shapes.predicates(shape)) & set(CONSTRAINTS)}
    return own | {rule for shape in targeted for rule in shapes.objects(shape, SH.property)}


def test_every_profile_has_shapes_and_examples():
    assert set(FILES) == set(profiles())


@pytest.mark.parametrize("name", profiles())
def test_the_shapes_of_a_profile_are_valid_shacl(name):
    conforms, *_ = pyshacl.validate(Graph(), shacl_graph=view_shapes(name), meta_shacl=True)
    assert conforms


@pytest.mark.parametrize("name", profiles())
def test_the_example_of_a_profile_conforms(name):
    assert validate(DATASETS[name].default_graph, view_shapes(name)).findings == ()


@pytest.mark.parametrize("change", sorted(CHANGES), ids=lambda name: name.removeprefix(SHAPE))
def test_a_changed_example_breaks_the_rule_that_it_names_and_no_other(change):
    name, graph = CHANGES[change]
    findings = validate(changed(name, graph), view_shapes(name)).findings
    assert {finding.source for finding in findings} == {change.partition("#")[0]}
    expected = {str(message) for message in graph.objects(None, SH.resultMessage)}
    assert {finding.message for finding in findings} == expected


@pytest.mark.parametrize("name", profiles())
def test_every_rule_of_a_profile_is_broken_by_an_example(name):
    broken = {URIRef(c.partition("#")[0]) for c, (owner, _) in CHANGES.items() if owner == name}
    assert rules(view_shapes(name)) == broken


@pytest.mark.parametrize("name", profiles())
def test_the_shapes_of_a_profile_bear_its_name_and_speak_english(name):
    shapes = view_shapes(name)
    named = {shape for shape in shapes.subjects(RDF.type) if isinstance(shape, URIRef)}
    assert all(shape.startswith(SHAPE[name.capitalize()]) for shape in named)
    assert {message.language for message in shapes.objects(None, SH.message)} == {"en"}
    assert all(message.endswith(".") for message in shapes.objects(None, SH.message))


@pytest.mark.parametrize("name", profiles())
def test_the_shapes_of_a_profile_are_not_among_those_of_the_data(name):
    assert not set(view_shapes(name).subjects(RDF.type)) & set(shapes_graph().subjects(RDF.type))
