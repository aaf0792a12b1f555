"""Nothing that a graph, an ontology or a shape says makes what reads it reach out."""

import itertools
from pathlib import Path
from urllib.request import urlopen

import pytest
from rdflib import Graph

from ipcoop.errors import BadDataError
from ipcoop.graph import owlapi, reason
from ipcoop.graph.export import to_jsonld
from ipcoop.graph.jsonld import read_jsonld
from ipcoop.graph.turtle import read_turtle
from ipcoop.graph.validate import validate

PREFIXES = """\
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX x: <http://x/>
"""
SHAPE = "x:S a sh:NodeShape ; sh:targetNode x:a ; "
SERVICE = "{{ SERVICE <{0}> {{ ?this ?p ?value }} }}"
FUNCTION = (
    "x:f a sh:SPARQLFunction ; sh:returnType xsd:string ; "
    "sh:parameter [ sh:path x:op ; sh:datatype xsd:string ] ; "
)
SHAPES = [
    f'{SHAPE} sh:sparql [ sh:select "SELECT $this {SERVICE}" ] .',
    f'{SHAPE} sh:sparql [ sh:select "SELECT $this {{{{ {{{{ SELECT ?p {SERVICE} }}}} }}}}" ] .',
    f'{SHAPE} sh:sparql [ sh:select "SELECT $this FROM <{{0}}> {{{{ ?s ?p ?value }}}}" ] .',
    f'{SHAPE} sh:sparql [ sh:select "SELECT $this FROM NAMED <{{0}}> {{{{ ?s ?p ?o }}}}" ] .',
    f"x:S a sh:NodeShape ; sh:nodeKind sh:Literal ; sh:target [ a sh:SPARQLTarget ; "
    f'sh:select "SELECT ?this {SERVICE}" ] .',
    f'{SHAPE} sh:rule [ a sh:SPARQLRule ; sh:construct "CONSTRUCT {{{{ }}}} WHERE {SERVICE}" ] .',
    f'{FUNCTION} sh:select "SELECT ?value {SERVICE}" . {SHAPE} sh:sparql [ '
    "sh:select \"SELECT $this ?value {{ BIND(<http://x/f>('a') AS ?value) }}\" ] .",
    "x:C a sh:ConstraintComponent ; sh:parameter [ sh:path x:par ] ; sh:validator [ "
    f'a sh:SPARQLAskValidator ; sh:ask "ASK {SERVICE}" ] . {SHAPE} x:par 1 .',
    f'{SHAPE} sh:js [ a sh:JSConstraint ; sh:jsFunctionName "f" ; '
    'sh:jsLibrary [ sh:jsLibraryURL "{0}"^^xsd:anyURI ] ] .',
    f"{SHAPE} sh:nodeKind sh:Literal ; sh:entailment <{{0}}> . "
    "x: a owl:Ontology ; owl:imports <{0}> ; sh:shapesGraph <{0}> .",
]
DATA = "x:a x:b 1 ; sh:shapesGraph <{0}> . x: a owl:Ontology ; owl:imports <{0}> ."
CONTEXTS = [
    '{{"@context": "{0}context", "p": 1}}',
    '{{"@context": [{{}}, "{0}context"], "p": 1}}',
    '{{"@context": {{"@import": "{0}context"}}, "p": 1}}',
    '[{{"@graph": [{{"@context": {{"q": {{"@id": "x:q", "@context": ["{0}context"]}}}}}}]}}]',
]
ONTOLOGY = """\
{doctype}<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://x/"
    xmlns:owl="http://www.w3.org/2002/07/owl#">
<owl:Ontology r:about="http://x/"><e:p>{text}</e:p></owl:Ontology></r:RDF>"""
DOCTYPES = [
    ('<!DOCTYPE r [<!ENTITY e SYSTEM "{0}">]>', "&e;"),
    ('<!DOCTYPE r [<!ENTITY % p SYSTEM "{0}"> %p;]>', "1"),
    ('<!DOCTYPE r SYSTEM "{0}">', "1"),
    ('<!DOCTYPE r PUBLIC "-//X//X" "{0}">', "1"),
]
owl_api = pytest.mark.skipif(not owlapi.is_available(), reason="it needs the extra `reason`")


def documents(place):
    for doctype, text in DOCTYPES:
        yield ONTOLOGY.format(doctype=doctype.format(place), text=text)


def test_the_watch_catches_who_reaches_out(reaching, trap):
    with pytest.raises(AssertionError), reaching(), urlopen(trap.url):
        pass
    with pytest.raises(AssertionError), reaching():
        trap.canary.read_text()


def test_a_shape_fetches_nothing(reaching, places, trap, poison, record_property):
    outcomes = []
    some = [trap.url, trap.canary.as_uri(), places[-1]]
    for shape, place in itertools.product(SHAPES, some):
        data, shapes = (
            Graph().parse(data=PREFIXES + text.format(place), format="turtle")
            for text in (DATA, shape)
        )
        with reaching():
            try:
                outcomes.append(str(validate(data, shapes).findings))
            except Exception as error:
                outcomes.append(str(error))
    assert poison not in str(outcomes)
    assert sum("SERVICE" in outcome for outcome in outcomes) == 6 * len(some)
    record_property("attack", f"26 reaching out by shapes: {len(outcomes)}, 0 connections")


def test_a_context_of_json_ld_that_stands_elsewhere_is_refused(reaching, places, record_property):
    for text, place in itertools.product(CONTEXTS, places):
        with reaching(), pytest.raises(BadDataError, match="context"):
            read_jsonld(text.format(place))
    told = f"{len(CONTEXTS) * len(places)}, 0 connections"
    record_property("attack", f"24 reaching out by JSON-LD in checks: {told}")


def test_json_ld_of_the_project_is_read_whole():
    graph = Graph().parse(data=f'{PREFIXES} x:a x:b 1, "two"@en .', format="turtle")
    assert set(read_jsonld(to_jsonld(graph))) == set(graph)


def test_turtle_and_rdf_xml_are_read_without_what_they_point_to(
    reaching, places, poison, tmp_path, record_property
):
    file = tmp_path / "a.ttl"
    for place in places:
        file.write_text(f"BASE <{place}> {PREFIXES} {DATA.format('')}")
        with reaching():
            graphs = [Graph().parse(data=text, format="xml") for text in documents(place)]
            assert len(read_turtle(file)) == 4
        assert poison not in str([list(graph) for graph in graphs])
    record_property("attack", f"25, 27 reaching out by files: {5 * len(places)}, 0 connections")


@owl_api
def test_the_owl_api_fetches_no_import_and_no_entity(
    reaching, places, trap, poison, record_property
):
    some = [*places[:8], trap.canary.as_uri()]
    for place in some:
        imports = f"{PREFIXES} x: a owl:Ontology ; owl:imports <{place}> ."
        for text in [imports, *documents(place)]:
            with reaching():
                try:
                    found = str(owlapi.read_ontology(text))
                except BadDataError as error:
                    found = str(error)
            assert poison not in found
    record_property("attack", f"25, 27 reaching out by the OWL API: {5 * len(some)}, 0 connections")


@owl_api
def test_hermit_gets_only_its_own_jar_and_no_import(reaching, trap, record_property):
    facts = Graph().parse(data=PREFIXES + DATA.format(trap.url), format="turtle")
    with reaching() as seen:
        assert reason.realise(facts).consistent
    ((_, command, *_),) = [arguments for event, arguments in seen if event == "subprocess.Popen"]
    program, memory, flag, jars, *rest, document, last = command
    assert (Path(program).name, memory[:4], flag) == ("java", "-Xmx", "-cp")
    assert {Path(jar).name for jar in jars.split(":")} == {"hermit", "HermiT.jar"}
    assert rest == ["org.semanticweb.HermiT.cli.CommandLine", "-c", "-O", "-D", "-I"]
    assert document.startswith("file:///")
    assert last == "--ignoreUnsupportedDatatypes"
    record_property("attack", "46, 47 HermiT: its own jar, no argument from the data, no import")


@owl_api
def test_hermit_is_ended_when_it_takes_too_long(monkeypatch):
    monkeypatch.setattr(reason, "_MOST_SECONDS", 0.01)
    with pytest.raises(BadDataError, match=r"longer than 0\.01 seconds"):
        reason.realise(Graph())
