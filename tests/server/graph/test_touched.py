"""From triples that change to the things whose rules look at them."""

import pytest
from rdflib import RDF, RDFS, SH, Graph, Literal, Namespace

from ipcoop.errors import BadDataError
from ipcoop.graph.touched import Touched

X = Namespace("http://x/")
PREFIX = f"PREFIX x: <{X}>\nPREFIX sh: <{SH}>\nPREFIX rdfs: <{RDFS}>\n"


def touched(shapes, graph, triple):
    """Return what one triple touches; all rules are named in the shapes."""
    shapes = Graph().parse(data=PREFIX + shapes, format="turtle")
    rules = set(shapes.subjects(SH.targetClass)) | set(shapes.subjects(SH.targetObjectsOf))
    graph = Graph().parse(data=PREFIX + graph, format="turtle")
    graph.add(triple)
    found = Touched(graph, shapes, rules).by([triple], graph)
    return {node.removeprefix(X) for node in found}


def query(where):
    return f'x:r sh:targetClass x:C ; sh:sparql [ sh:select "SELECT $this {{ {where} }}" ] .'


@pytest.mark.parametrize(
    ("shapes", "expected"),
    [
        ("x:r sh:targetClass x:C ; sh:path x:p ; sh:minCount 1 .", {"b"}),
        ("x:r sh:targetClass x:C ; sh:path x:other ; sh:minCount 1 .", set()),
        ("x:r sh:targetClass x:C ; sh:path [ sh:inversePath x:p ] .", {"c"}),
        ("x:r sh:targetClass x:C ; sh:path ( x:o x:p ) .", {"a"}),
        ("x:r sh:targetClass x:C ; sh:path ( x:p x:o ) .", {"b"}),
        ("x:r sh:targetClass x:C ; sh:path [ sh:alternativePath ( x:o x:p ) ] .", {"b"}),
        ("x:r sh:targetClass x:C ; sh:path ( [ sh:zeroOrMorePath x:o ] x:p ) .", {"a", "b", "0"}),
        ("x:r sh:targetClass x:C ; sh:path ( [ sh:zeroOrOnePath x:o ] x:p ) .", {"a", "b"}),
        ("x:r sh:targetClass x:C ; sh:path ( [ sh:oneOrMorePath x:o ] x:p ) .", {"a", "0"}),
        ("x:r sh:targetObjectsOf x:p .", {"c"}),
        ("x:r sh:targetClass x:C ; sh:lessThan x:p .", {"b"}),
        ("x:r sh:targetClass x:C ; sh:not [ sh:property [ sh:path x:p ] ] .", {"b"}),
        (query("$this ?any ?value"), {"b"}),
        (query("$this <http://x/o> ?b . ?b <http://x/p> ?c"), {"a"}),
        (query("FILTER NOT EXISTS { ?b <http://x/o>* $this ; <http://x/p> ?c }"), {"b"}),
        (query("OPTIONAL { $this <http://x/q> ?c . ?b <http://x/p> ?c }"), {"d"}),
        (query("{ SELECT $this { { $this <http://x/p> ?c } UNION { ?c <http://x/p> $this } } }"),
         {"b", "c"}),
    ],
)  # fmt: skip
def test_a_triple_touches_what_rules_look_at_it_from(shapes, expected):
    graph = "x:0 x:o x:a . x:a x:o x:b . x:d x:q x:c ."
    assert touched(shapes, graph, (X.b, X.p, X.c)) == expected


def test_a_type_touches_what_rules_for_its_superclasses_look_at():
    rules = """
    x:r sh:targetClass x:Above . x:s sh:targetClass x:Other .
    x:t sh:targetClass x:C ; sh:property [ sh:path x:o ; sh:class x:Above ] .
    x:u sh:targetClass x:C ; sh:property [ sh:path x:q ; sh:class x:Other ] .
    """
    graph = "x:Below rdfs:subClassOf x:Above . x:a x:o x:b . x:c x:q x:b ."
    assert touched(rules, graph, (X.b, RDF.type, X.Below)) == {"a", "b"}


def test_of_several_ways_only_what_all_lead_to_is_touched():
    same_number = query(
        "$this <http://x/number> ?n ; <http://x/of> ?d . ?s <http://x/of> ?d ; <http://x/number> ?n"
    )
    graph = "".join(f"x:s{n} x:number {n % 2} ; x:of x:d{n // 3} ." for n in range(9))
    assert touched(same_number, graph, (X.s0, X.number, Literal(0))) == {"s0", "s2"}


@pytest.mark.parametrize(
    "shape",
    [
        query("$this <http://x/p> ?a . ?b <http://x/p> ?c"),
        query("$this <http://x/p> ?a MINUS { $this <http://x/o> ?a }"),
        query("$this !<http://x/p> ?a"),
        "x:r sh:targetClass x:C ; sh:closed true .",
        "x:r sh:targetClass x:C ; sh:node x:r .",
    ],
)
def test_rules_that_might_look_at_anything_are_refused(shape):
    with pytest.raises(BadDataError):
        touched(shape, "", (X.a, X.p, X.b))
