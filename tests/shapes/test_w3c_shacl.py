"""The W3C test suite for SHACL, put to the validation that the product uses.

The suite is the folder that has ``tests/manifest.ttl``: the one that ``IPCOOP_W3C_SHACL`` names,
such as ``data-shapes-test-suite`` in a clone of w3c/data-shapes, or else ``../shared/w3c/shacl``
beside the project. Reports are compared as the document of the suite says for full compliance.
Where SHACL is not met, ``w3c-deviations.tsv`` says why.
"""

import csv
import os
import warnings
from pathlib import Path

import pytest
from pyshacl.errors import ValidationFailure
from rdflib import RDF, SH, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic

from ipcoop.graph.validate import validate
from ipcoop.resources import ROOT

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
NAMED = os.environ.get("IPCOOP_W3C_SHACL")
TESTS = Path(NAMED or ROOT.parent / "shared" / "w3c" / "shacl").absolute() / "tests"
if not (NAMED or TESTS.is_dir()):
    pytest.skip("the suite is not in ../shared/w3c/shacl", allow_module_level=True)

MANIFEST = (TESTS / "manifest.ttl").as_uri()
COMPARED = {
    *(SH.focusNode, SH.resultPath, SH.resultSeverity, SH.sourceConstraint),
    *(SH.sourceConstraintComponent, SH.sourceShape, SH.value),
}
with Path(__file__).with_name("w3c-deviations.tsv").open(encoding="utf-8") as lines:
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    DEVIATIONS = {row["test"]: row["reason"] for row in rows}


def read(iri):
    with warnings.catch_warnings():
        # Some tests are about ill-formed booleans.
        warnings.filterwarnings("ignore", "Parsing weird boolean", UserWarning)
        return Graph().parse(iri, format="turtle")


def entries(iri):
    """Return the tests of a manifest and of those that it includes, each with its description."""
    manifest = read(iri)
    for listed in manifest.objects(URIRef(iri), MF.entries):
        yield from ((test, manifest) for test in Collection(manifest, listed))
    for included in sorted(manifest.objects(URIRef(iri), MF.include)):
        yield from entries(included)


def name(test):
    return test.removeprefix(f"{TESTS.as_uri()}/")


CASES = {name(test): (test, manifest) for test, manifest in entries(MANIFEST)}


def report_of(test, manifest):
    action = manifest.value(test, MF.action)
    data, shapes = (manifest.value(action, graph) for graph in (SHT.dataGraph, SHT.shapesGraph))
    return validate(read(data), read(shapes))


def results(graph, report, messages):
    """Return the results of a report, as far as they are compared, each with a path of its own."""
    kept = Graph()
    for result in graph.objects(report, SH.result):
        node = BNode()
        for predicate, value in graph.predicate_objects(result):
            if predicate == SH.resultPath:
                kept.add((node, predicate, copied(graph, value, kept)))
            elif predicate in COMPARED or value in {SH.ValidationResult, *messages}:
                kept.add((node, predicate, value))
    return kept


def copied(graph, path, into):
    if not isinstance(path, BNode):
        return path
    copy = BNode()
    for predicate, value in graph.predicate_objects(path):
        into.add((copy, predicate, copied(graph, value, into)))
    return copy


def expected(case):
    marks = pytest.mark.xfail(reason=DEVIATIONS[case], strict=True) if case in DEVIATIONS else ()
    return pytest.param(*CASES[case], id=case, marks=marks)


@pytest.mark.parametrize(("test", "manifest"), [expected(case) for case in CASES])
def test_validation_reports_what_the_suite_expects(test, manifest):
    wanted = manifest.value(test, MF.result)
    if wanted == SHT.Failure:
        with pytest.raises(ValidationFailure):
            report_of(test, manifest)
        return
    report = report_of(test, manifest)
    node = report.graph.value(predicate=RDF.type, object=SH.ValidationReport)
    messages = set(manifest.objects(None, SH.resultMessage))
    found = results(report.graph, node, messages)
    assert isomorphic(found, results(manifest, wanted, messages))
    assert manifest.value(wanted, SH.conforms) == Literal(report.findings == ())


def test_every_known_deviation_is_from_a_test_of_the_suite():
    assert set(DEVIATIONS) <= set(CASES)
    assert all(DEVIATIONS.values())
