import json

import pytest
from rdflib import Graph

from ipcoop.errors import NotAcceptableError
from ipcoop.namespaces import ID
from ipcoop.sparql import formats
from ipcoop.sparql.formats import CSV, GRAPHS, JSON, JSON_LD, N_TRIPLES, RDF_XML, TSV, TURTLE, XML
from ipcoop.sparql.query import QueryRequest
from ipcoop.sparql.syntax import Form

ROW = f"SELECT ?s ?l ?u {{ VALUES (?s ?l) {{ (<{ID}office/kr> '한,\"'@ko) }} }}"
CONSTRUCT = (
    "PREFIX office: <https://w3id.org/ipcoop/id/office/>"
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
    "CONSTRUCT { ?s a rdfs:Class ; rdfs:label ?l , 7 } WHERE {"
    "VALUES (?s ?l) { (office:kr 'b') (office:kr 'a'@en) (office:jp 'c') (office:kr 'b') } }"
)


def answer(store, text, to):
    return store.query(QueryRequest(text), to).read().decode()


@pytest.mark.parametrize(
    ("to", "text"),
    [
        (
            JSON,
            '{"head":{"vars":["s","l","u"]},"results":{"bindings":[{"s":{"type":"uri","value":'
            f'"{ID}office/kr"}},"l":{{"type":"literal","value":"한,\\"","xml:lang":"ko"}}}}]}}}}',
        ),
        (CSV, f's,l,u\r\n{ID}office/kr,"한,""",\r\n'),
        (TSV, f'?s\t?l\t?u\n<{ID}office/kr>\t"한,\\""@ko\t\n'),
        (
            XML,
            '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
            '<variable name="s"/><variable name="l"/><variable name="u"/></head><results><result>'
            f'<binding name="s"><uri>{ID}office/kr</uri></binding><binding name="l">'
            '<literal xml:lang="ko">한,&quot;</literal></binding></result></results></sparql>',
        ),
    ],
)
def test_rows_are_written_as_the_standards_say(store, to, text):
    assert answer(store, ROW, to) == text


@pytest.mark.parametrize(
    ("to", "text"),
    [
        (JSON, '{"head":{},"boolean":true}'),
        (CSV, "true"),
        (TSV, "true"),
        (
            XML,
            '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
            "<head></head><boolean>true</boolean></sparql>",
        ),
    ],
)
def test_yes_is_written_in_every_format_for_results(store, to, text):
    assert answer(store, "ASK {}", to) == text


def test_turtle_has_the_prefixes_that_it_uses_and_everything_once_and_in_order(store):
    assert answer(store, CONSTRUCT, TURTLE) == (
        "@prefix office: <https://w3id.org/ipcoop/id/office/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n"
        "office:jp a rdfs:Class ;\n"
        '\trdfs:label 7 , "c" .\n'
        "office:kr a rdfs:Class ;\n"
        '\trdfs:label 7 , "a"@en , "b" .\n'
    )


@pytest.mark.parametrize("to", GRAPHS)
def test_a_graph_is_the_same_in_every_format_and_on_every_run(store, to):
    text = answer(store, CONSTRUCT, to)
    assert all(answer(store, CONSTRUCT, to) == text for _ in range(5))
    parsed = Graph().parse(
        data=text, format={"jsonld": "json-ld", "rdfxml": "xml"}.get(to.name, "turtle")
    )
    assert set(parsed) == set(Graph().parse(data=answer(store, CONSTRUCT, N_TRIPLES), format="nt"))
    assert len(parsed) == 7


def test_an_empty_graph_is_written_in_every_format(store):
    for to in GRAPHS:
        text = answer(store, "CONSTRUCT WHERE { ?s <http://x/no> ?o }", to)
        assert text == "" if to in {TURTLE, N_TRIPLES} else text


def test_line_ends_survive_xml(store):
    text = answer(store, r"SELECT ('a\r\nb' AS ?x) {}", XML)
    assert "<literal>a&#13;\nb</literal>" in text
    text = answer(store, r"CONSTRUCT { <http://x/s> <http://x/p> 'a\r\nb' } WHERE {}", RDF_XML)
    assert str(next(Graph().parse(data=text, format="xml").objects())) == "a\r\nb"


@pytest.mark.parametrize(
    ("query", "to"),
    [
        (r"SELECT ('\u0001' AS ?x) {}", XML),
        (r"CONSTRUCT { <http://x/s> <http://x/p> '\u0001' } WHERE {}", RDF_XML),
        ("CONSTRUCT { <http://x/s> <http://x/1> 1 } WHERE {}", RDF_XML),
        ("CONSTRUCT { <http://x/s> a <http://x/a(b)> } WHERE {}", RDF_XML),
        ("CONSTRUCT { <http://x/s> a <<( <http://x/s> <http://x/p> 1 )>> } WHERE {}", JSON_LD),
    ],
)
def test_what_a_format_cannot_carry_is_refused_rather_than_written_wrongly(store, query, to):
    with pytest.raises(NotAcceptableError, match="another format"):
        answer(store, query, to)


@pytest.mark.parametrize(
    ("query", "to"), [("ASK {}", TURTLE), ("SELECT * {}", RDF_XML), ("CONSTRUCT WHERE {}", JSON)]
)
def test_a_format_for_another_form_of_query_is_refused(store, query, to):
    with pytest.raises(NotAcceptableError, match="none of the formats"):
        answer(store, query, to)


def test_each_form_has_its_formats():
    assert formats.formats_of(Form.SELECT) == formats.formats_of(Form.ASK) == (JSON, XML, CSV, TSV)
    assert formats.formats_of(Form.DESCRIBE) == (TURTLE, N_TRIPLES, JSON_LD, RDF_XML)


def test_describe_tells_all_that_the_facts_say_of_a_thing(store):
    text = answer(store, f"DESCRIBE <{ID}office/kr>", N_TRIPLES)
    assert len(text.splitlines()) == 4
    assert "the best office" not in text


def test_json_keeps_control_characters(store):
    text = answer(store, r"SELECT ('\u0001' AS ?x) {}", JSON)
    assert json.loads(text)["results"]["bindings"][0]["x"]["value"] == "\x01"
