"""Every rule is kept by one example and broken, alone, by another.

The files of ``examples/`` are named after those of ``shapes/``. The default graph of one conforms.
Each of its named graphs says anew what some things are, in place of what the default graph says of
them. It breaks the rule that it is named after (up to a ``#``), with the message that it gives; one
that gives no message conforms too. The examples for the shapes of the ontology stand by themselves;
the others stand before the background of the ontology.
"""

from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SH, SKOS, Dataset, Graph, URIRef
from rdflib.collection import Collection

from ipcoop.graph.validate import ontology_shapes, validate
from ipcoop.namespaces import ID, IPCOOP, SHAPE
from ipcoop.resources import resource

FILES = {path.stem: path for path in Path(__file__).parent.glob("examples/*.trig")}
DATASETS = {stem: Dataset().parse(path) for stem, path in FILES.items()}
CHANGES = {
    graph.identifier: (stem, graph)
    for stem, dataset in DATASETS.items()
    for graph in dataset.graphs()
    if graph.identifier in SHAPE
}
NOT_CONSTRAINTS = {
    *(RDF.type, RDFS.comment, RDFS.label),
    *(SH.message, SH.path, SH.property, SH.severity),
    *(SH.target, SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf),
}
FORBIDS_ITS_PATH = {SHAPE["ThingShape-sameAs"]}
STYLE = "ontology-style"


@pytest.fixture(scope="module")
def background(ontology):
    """The part of the ontology that rules look at: what there is, and under what."""
    return [t for t in ontology if t[1] in {RDF.type, RDFS.subClassOf, SKOS.inScheme}]


def graph_of(*parts):
    graph = Graph()
    for part in parts:
        for triple in part:
            graph.add(triple)
    return graph


def changed(stem, change):
    anew = {
        subject for subject in change.subjects() if (subject, SH.resultMessage, None) not in change
    }
    kept = (t for t in DATASETS[stem].default_graph if t[0] not in anew)
    return graph_of(kept, (t for t in change if t[1] != SH.resultMessage))


def findings(stem, graph, background):
    if stem == STYLE:
        return validate(graph, ontology_shapes()).findings
    return validate(graph_of(background, graph)).findings


def rules(shapes):
    """Return the rules that a report can name, each with the shape that has its targets."""
    targets = (SH.target, SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf)
    targeted = {shape for target in targets for shape in shapes.subjects(target)}
    own = {(s, s) for s in targeted if not NOT_CONSTRAINTS.issuperset(shapes.predicates(s))}
    return own | {(rule, s) for s in targeted for rule in shapes.objects(s, SH.property)}


def focus_nodes(shapes, shape, graph):
    for wanted in shapes.objects(shape, SH.targetClass):
        for kind in graph.transitive_subjects(RDFS.subClassOf, wanted):
            yield from graph.subjects(RDF.type, kind)
    for predicate in shapes.objects(shape, SH.targetSubjectsOf):
        yield from graph.subjects(predicate)
    for predicate in shapes.objects(shape, SH.targetObjectsOf):
        yield from graph.objects(None, predicate)
    for target in shapes.objects(shape, SH.target):
        yield from asked_for(shapes, target, graph)


def asked_for(shapes, target, graph):
    """Put the query of a target, or of its type, to a graph."""
    [query] = [
        *shapes.objects(target, SH.select),
        *shapes.objects(shapes.value(target, RDF.type), SH.select),
    ]
    kind = shapes.value(target, SHAPE.kind)
    bound = {} if kind is None else {"kind": kind}
    return [row.this for row in graph.query(query, initBindings=bound)]


def values(shapes, rule, graph, nodes):
    """Return what the path of a rule leads to, or the nodes themselves where it has none."""
    path = shapes.value(rule, SH.path)
    steps = [] if path is None else [path] if isinstance(path, URIRef) else Collection(shapes, path)
    for step in steps:
        nodes = {value for node in nodes for value in graph.objects(node, step)}
    return set(nodes)


def test_examples_are_named_after_the_files_of_shapes():
    without_rules = {"constraint", "prefixes"}
    assert {path.stem for path in resource("shapes").glob("*.ttl")} - without_rules == set(FILES)


@pytest.mark.parametrize("stem", sorted(FILES))
def test_example_conforms(stem, background):
    assert findings(stem, DATASETS[stem].default_graph, background) == ()


@pytest.mark.parametrize("name", sorted(CHANGES), ids=lambda name: name.removeprefix(SHAPE))
def test_changed_example_breaks_the_rule_that_it_names_and_no_other(name, background):
    stem, change = CHANGES[name]
    expected = {str(message) for message in change.objects(None, SH.resultMessage)}
    found = findings(stem, changed(stem, change), background)
    assert {finding.message for finding in found} == expected
    assert {finding.source for finding in found} <= {str(name).partition("#")[0]}


def test_every_rule_has_an_example_that_breaks_it(shapes, style):
    broken = {
        URIRef(name.partition("#")[0])
        for name, (_, change) in CHANGES.items()
        if (None, SH.resultMessage, None) in change
    }
    assert {rule for rule, _ in rules(shapes) | rules(style)} == broken


def idle(shapes, graph):
    return {
        rule
        for rule, shape in rules(shapes)
        if not values(shapes, rule, graph, focus_nodes(shapes, shape, graph))
    }


def test_every_rule_looks_at_something_in_an_example_that_conforms(shapes, style, background):
    examples = {stem: dataset.default_graph for stem, dataset in DATASETS.items()}
    assert idle(style, examples.pop(STYLE)) == set()
    assert idle(shapes, graph_of(background, *examples.values())) == FORBIDS_ITS_PATH


def test_findings_come_gravest_first(background):
    names = ("TenureShape-dates", "HeadPostShape-isHeldBy", "PostShape-isPostIn")
    graph = graph_of(background, *(changed(*CHANGES[SHAPE[name]]) for name in names))
    graph.remove((ID["tenure/sung"], IPCOOP.startDate, None))
    severities = [finding.severity for finding in validate(graph).findings]
    assert severities == ["Violation", "Warning", "Info"]
