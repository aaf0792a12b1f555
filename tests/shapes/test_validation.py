"""What the project adds to pySHACL."""

from rdflib import Graph

from ipcoop.graph.validate import validate

PREFIXES = """
@base <http://example.org/> .
@prefix ex: <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""


def parsed(text):
    return Graph().parse(data=PREFIXES + text)


def test_a_severity_of_ones_own_is_as_grave_as_a_violation():
    shapes = parsed("""
        ex:mild a sh:NodeShape ; sh:targetNode ex:x ; sh:nodeKind sh:Literal ; sh:severity sh:Info .
        ex:own a sh:NodeShape ; sh:targetNode ex:x ; sh:nodeKind sh:Literal ; sh:severity ex:Alarm .
    """)
    report = validate(Graph(), shapes)
    assert [finding.severity for finding in report.findings] == [
        "http://example.org/Alarm",
        "Info",
    ]
    assert not report.conforms


def test_infos_and_warnings_let_the_data_conform():
    shapes = parsed("""
        ex:i a sh:NodeShape ; sh:targetNode ex:x ; sh:nodeKind sh:Literal ; sh:severity sh:Info .
        ex:w a sh:NodeShape ; sh:targetNode ex:x ; sh:nodeKind sh:Literal ; sh:severity sh:Warning .
    """)
    report = validate(Graph(), shapes)
    assert [finding.severity for finding in report.findings] == ["Warning", "Info"]
    assert report.conforms


def test_a_query_has_the_prefixes_that_its_own_prefixes_import():
    shapes = parsed("""
        ex:shape a sh:NodeShape ; sh:targetNode ex:x ; sh:sparql ex:query .
        ex:query a sh:SPARQLConstraint ; sh:message "It knows {?value}."@en ; sh:prefixes ex:a ;
            sh:select "SELECT $this ?value { $this one:knows ?value . ?value two:is three:it }" .
        ex:a owl:imports ex:b ; sh:declare ex:one .
        ex:b owl:imports ex:c ; sh:declare ex:two .
        ex:c sh:declare ex:three .
        ex:one sh:prefix "one" ; sh:namespace "http://example.org/1/" .
        ex:two sh:prefix "two" ; sh:namespace "http://example.org/2/" .
        ex:three sh:prefix "three" ; sh:namespace "http://example.org/3/" .
    """)
    data = parsed("ex:x <1/knows> ex:y . ex:y <2/is> <3/it> .")
    [finding] = validate(data, shapes).findings
    assert finding.message == "It knows http://example.org/y."


def test_a_target_can_be_a_query():
    shapes = parsed("""
        ex:shape a sh:NodeShape ; sh:target ex:target ; sh:nodeKind sh:Literal .
        ex:target a sh:SPARQLTarget ; sh:select "SELECT ?this WHERE { ?this ?p ?o }" .
    """)
    [finding] = validate(parsed("ex:x ex:knows ex:y ."), shapes).findings
    assert finding.focus == "http://example.org/x"


def test_validation_leaves_the_shapes_as_they_are(shapes):
    before = set(shapes)
    validate(Graph())
    assert set(shapes) == before
