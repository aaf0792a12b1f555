import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic

from ipcoop.graph import turtle
from ipcoop.graph.turtle import to_turtle

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
