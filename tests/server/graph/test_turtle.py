import contextlib
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from ipcoop.graph import turtle
from ipcoop.graph.blocks import NotPlainError, to_blocks
from ipcoop.graph.plain import read_plain
from ipcoop.graph.turtle import _to_turtle_by_rdflib, read_turtle, to_turtle
from ipcoop.namespaces import ID, IPCOOP
from ipcoop.resources import read_text, resource

SAMPLE = """
@prefix ex: <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
ex:B ex:p "b"@en, 2, true ; a ex:A .
ex:A ex:q [ ex:r ( ex:B [ ex:s "x" ] ) ], [ ex:r "y" ] .
"""


def canonical(text):
    return to_turtle(Graph().parse(data=text))


def test_formatting_keeps_the_graph():
    assert isomorphic(Graph().parse(data=SAMPLE), Graph().parse(data=canonical(SAMPLE)))


def test_formatting_twice_gives_the_same_text():
    assert canonical(canonical(SAMPLE)) == canonical(SAMPLE)


def test_the_form_does_not_depend_on_the_hash_seed():
    code = (
        "from rdflib import Graph; from ipcoop.graph.turtle import to_turtle;"
        f"print(to_turtle(Graph().parse(data={SAMPLE!r})))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": s}
        ).stdout
        for s in "018"
    }
    assert len(outputs) == 1


def test_each_term_is_a_block_of_its_own_and_lines_have_no_trailing_space():
    text = canonical(SAMPLE)
    assert "\n\nns1:A\n" in text
    assert "\n\nns1:B\n    a ns1:A ;\n" in text
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_the_prefixes_of_the_project_are_used():
    graph = Graph()
    term = URIRef("https://w3id.org/ipcoop/id/office/kr")
    graph.add((term, URIRef("https://w3id.org/ipcoop/ontology#acronym"), Literal("KIPO")))
    assert 'office:kr\n    ipcoop:acronym "KIPO" ;\n.' in to_turtle(graph)


def test_checking_reports_a_file_that_is_not_in_canonical_form(tmp_path, capsys):
    path = tmp_path / "x.ttl"
    path.write_text(SAMPLE)
    assert turtle.main(["--check", str(path)]) == 1
    assert "x.ttl is not in canonical form" in capsys.readouterr().err
    assert turtle.main([str(path)]) == 0
    assert turtle.main(["--check", str(path)]) == 0


NAMES = st.sampled_from([URIRef(f"http://example.org/{name}") for name in "abcdef"])
LITERALS = st.one_of(
    st.text(st.characters(blacklist_categories=["Cs", "Cc"])).map(Literal),
    st.integers().map(Literal),
    st.booleans().map(Literal),
)


@given(st.lists(st.tuples(NAMES, NAMES, st.one_of(NAMES, LITERALS)), max_size=12))
def test_any_graph_survives(triples):
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    assert set(Graph().parse(data=to_turtle(graph), format="turtle")) == set(graph)


# Two ways of writing: one for all graphs, by rdflib, and a fast one for those without blank nodes.

OWN = st.sampled_from(
    [
        *(ID[f"event/{name}"] for name in ("a", "b-2", "2017", "x_y")),
        *(RDF.type, RDF.nil, RDFS.label, RDFS.Class, IPCOOP.Event, SKOS.note),
        URIRef("http://example.org/a"),
        URIRef("urn:x-test:a"),
    ]
)
PREDICATES = st.sampled_from([RDF.type, RDFS.label, SKOS.note, IPCOOP.startDate, IPCOOP.endDate])
TEXTS = st.text(
    st.one_of(st.sampled_from('"\\\n\r\t ’é'), st.characters(exclude_categories=["Cs"]))
)
ODD_LITERALS = st.one_of(
    TEXTS.map(Literal),
    st.builds(lambda text, tag: Literal(text, lang=tag), TEXTS, st.sampled_from(["en", "ko"])),
    st.builds(lambda text: Literal(text, datatype=XSD.string), TEXTS),
    st.integers().map(Literal),
    st.booleans().map(Literal),
    st.dates().map(Literal),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(Literal),
    st.floats(allow_nan=False, allow_infinity=False).map(Literal),
    st.sampled_from(["07", "+7", "-0", "7 "]).map(lambda text: Literal(text, datatype=XSD.integer)),
    TEXTS.map(lambda text: Literal(text, datatype=IPCOOP.code)),
    st.sampled_from([Literal(value) for value in (0, 0.0, -0.0, Decimal(0))]),  # equal values
)


@given(st.lists(st.tuples(OWN, PREDICATES, st.one_of(OWN, ODD_LITERALS)), max_size=12))
def test_both_ways_of_writing_give_the_same_bytes(triples):
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    assert to_blocks(graph) == _to_turtle_by_rdflib(graph)


@given(st.lists(st.tuples(OWN, PREDICATES, st.one_of(OWN, ODD_LITERALS)), max_size=12))
def test_what_is_written_is_read_as_a_parser_reads_it(triples):
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    text = to_turtle(graph)
    with contextlib.suppress(NotPlainError):
        assert set(read_plain(text)) == set(Graph().parse(data=text, format="turtle"))


@pytest.mark.parametrize("folder", ["data", "ontology", "shapes"])
def test_every_shipped_file_is_read_as_a_parser_reads_it(folder):
    read = 0
    for path in sorted(resource(folder).rglob("*.ttl")):
        text = read_text(path)
        with contextlib.suppress(NotPlainError):
            assert set(read_plain(text)) == set(Graph().parse(data=text, format="turtle")), path
            read += 1
    assert read > 0


@pytest.mark.parametrize(
    "text",
    [
        "ex:a a ex:B .",
        "@prefix ex: <http://example.org/> .\nex:a a ex:B ;\n",
        "@prefix ex: <http://example.org/> .\nex:a a ex:B .\n",
        "@prefix ex: <http://example.org/> .\nex:a a ex:B , ;\n.\n",
        "@prefix ex: <http://example.org/> .\nex:a a ;\n.\n",
        "@prefix ex: <http://example.org/> .\nex:a .\n",
        "@prefix ex: <http://example.org/> .\nex:a ex:p 'b' ;\n.\n",
        '@prefix ex: <http://example.org/> .\nex:a ex:p "\\u0041" ;\n.\n',
        "@prefix ex: <http://example.org/> .\nex:a ex:p [] ;\n.\n",
        "@prefix ex: <http://example.org/> .\n# note\nex:a a ex:B ;\n.\n",
        "@prefix ex: <http://example.org/> .\n<a> a ex:B ;\n.\n",
        "@prefix ex: <http://example.org/> .\n1 a ex:B ;\n.\n",
    ],
)
def test_what_only_a_parser_can_read_is_left_to_it(text):
    with pytest.raises(NotPlainError):
        list(read_plain(text))


@pytest.mark.parametrize(
    "folder", [pytest.param("data", marks=pytest.mark.slow), "ontology", "shapes"]
)
def test_both_ways_of_writing_give_the_same_bytes_for_every_shipped_file(folder):
    written = 0
    for path in sorted(resource(folder).rglob("*.ttl")):
        graph = read_turtle(path)
        with contextlib.suppress(NotPlainError):
            assert to_blocks(graph) == _to_turtle_by_rdflib(graph), path
            written += 1
    assert written > 0


@pytest.mark.parametrize(
    "line",
    [
        "[] <http://www.w3.org/2004/02/skos/core#note> 'a' .",
        "<http://example.org/a> <http://example.org/p> 'a' .",
        "<https://w3id.org/ipcoop/id/event/a%20b> <http://www.w3.org/2004/02/skos/core#note> 'a' .",
    ],
)
def test_what_the_fast_way_cannot_write_is_left_to_rdflib(line):
    graph = Graph().parse(data=line, format="turtle")
    with pytest.raises(NotPlainError):
        to_blocks(graph)
    assert isomorphic(Graph().parse(data=to_turtle(graph), format="turtle"), graph)


def test_spaces_before_a_line_break_inside_a_text_are_kept():
    text = 'one \ntwo"'
    for subject in (BNode(), ID["event/a"]):
        graph = Graph().add((subject, SKOS.note, Literal(text)))
        [value] = Graph().parse(data=to_turtle(graph), format="turtle").objects()
        assert str(value) == text


def test_a_decimal_is_read_as_quickly_as_other_plain_values():
    line = f"@prefix ipcoop: <{IPCOOP}> .\n<http://x/a>\n    ipcoop:amount -6300000.50 ;\n.\n"
    amount = Literal("-6300000.50", datatype=XSD.decimal)
    assert list(read_plain(line)) == [(URIRef("http://x/a"), IPCOOP.amount, amount)]
