from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from rdflib import Graph

from ipcoop.graph.documentation.boxes import ANYTHING, Line, boxes
from ipcoop.graph.documentation.diagram import draw
from ipcoop.graph.documentation.model import document
from ipcoop.graph.documentation.wording import Wording, link
from ipcoop.graph.releases import current
from ipcoop.namespaces import IPCOOP, PREFIXES

SVG = "{http://www.w3.org/2000/svg}"
MADE_UP = """\
ipcoop:Bird a owl:Class ; rdfs:subClassOf ipcoop:Animal , schema:Bird .
ipcoop:Gull a owl:Class ; rdfs:subClassOf ipcoop:Bird .
ipcoop:Mew a owl:Class ; rdfs:subClassOf ipcoop:Bird ; owl:deprecated true .
ipcoop:Animal a owl:Class .
ipcoop:Nest a owl:Class .
ipcoop:builds a owl:ObjectProperty ; rdfs:domain ipcoop:Bird ; rdfs:range ipcoop:Nest .
ipcoop:shelters a owl:ObjectProperty ; rdfs:domain ipcoop:Nest ;
    rdfs:range [ owl:unionOf ( ipcoop:Bird ipcoop:Gull ) ] .
ipcoop:weighs a owl:DatatypeProperty ; rdfs:range xsd:decimal ;
    rdfs:domain [ owl:unionOf ( ipcoop:Gull ipcoop:Nest ) ] .
ipcoop:spots a owl:ObjectProperty .
"""
OF_THE_MODULE = ("Bird", "Gull", "Mew", "builds", "shelters", "spots", "weighs")


@pytest.fixture(scope="module")
def graph():
    prefixes = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in PREFIXES.items())
    return Graph().parse(data=prefixes + MADE_UP, format="turtle")


@pytest.fixture(scope="module")
def roots(graph):
    return boxes(graph, Wording.of(graph), [IPCOOP[name] for name in OF_THE_MODULE])


@pytest.fixture(scope="module")
def diagrams():
    return {m.name: m.diagram for m in document(current()).modules if m.terms}


def line(name, to):
    return Line(link(IPCOOP[name]), to)


def test_a_class_stands_under_its_superclass_and_deprecated_ones_are_left_out(roots):
    anything, animal, nest = roots
    assert anything.name == ANYTHING
    assert (animal.name.text, nest.name.text) == ("Animal", "Nest")
    [bird] = animal.children
    [gull] = bird.children
    assert (bird.name.text, gull.name.text, gull.children) == ("Bird", "Gull", ())


def test_classes_of_other_modules_are_guests(roots):
    anything, animal, nest = roots
    assert anything.is_guest
    assert animal.is_guest
    assert nest.is_guest
    assert not animal.children[0].is_guest


def test_superclasses_from_elsewhere_stand_above_a_class(roots):
    [bird] = roots[1].children
    assert [above.text for above in bird.above] == ["schema:Bird"]
    assert bird.children[0].above == ()


def test_a_box_has_the_properties_of_the_class_with_their_ranges(roots):
    anything, animal, nest = roots
    [bird] = animal.children
    assert anything.lines == (line("spots", ""),)
    assert animal.lines == ()
    assert bird.lines == (line("builds", "Nest"),)
    assert bird.children[0].lines == (line("weighs", "xsd:decimal"),)
    assert nest.lines == (line("shelters", "Bird or Gull"), line("weighs", "xsd:decimal"))


def test_a_diagram_says_in_words_what_it_shows(roots):
    svg = ET.fromstring(draw(roots, "birds", "Birds"))
    [title], [desc] = svg.iter(f"{SVG}title"), svg.iter(f"{SVG}desc")
    assert svg.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text == "Birds"
    assert desc.text == (
        "anything has spots. "
        "Animal has the subclasses Bird. "
        "Bird is a schema:Bird, has the subclasses Gull, has builds → Nest. "
        "Gull has weighs → xsd:decimal. "
        "Nest has shelters → Bird or Gull, weighs → xsd:decimal."
    )


def test_a_diagram_shows_every_box_with_its_lines(roots):
    svg = ET.fromstring(draw(roots, "birds", "Birds"))
    assert sorted("".join(text.itertext()) for text in svg.iter(f"{SVG}text")) == [
        "Animal",
        "Bird",
        "Gull",
        "Nest",
        "anything",
        "builds → Nest",
        "schema:Bird",
        "shelters → Bird or Gull",
        "spots",
        "weighs → xsd:decimal",
        "weighs → xsd:decimal",
    ]
    assert [r.get("class") for r in svg.iter(f"{SVG}rect")].count("borrowed") == 1
    assert {a.get("href") for a in svg.iter(f"{SVG}a")} == {
        f"#{name}"
        for name in ("Animal", "Bird", "Gull", "Nest", "builds", "shelters", "spots", "weighs")
    }


def test_a_diagram_is_the_same_on_every_run(graph, roots):
    again = Graph()
    for triple in sorted(graph, reverse=True):
        again.add(triple)
    terms = [IPCOOP[name] for name in OF_THE_MODULE]
    assert draw(boxes(again, Wording.of(again), terms), "birds", "Birds") == draw(
        roots, "birds", "Birds"
    )


def rectangles(svg):
    """Each rectangle as left, top, right and bottom, where it stands in the whole."""
    for group in svg.iter(f"{SVG}g"):
        left, top = map(float, group.get("transform")[len("translate(") : -1].split())
        for rect in group.iter(f"{SVG}rect"):
            x, y, width, height = (float(rect.get(key)) for key in ("x", "y", "width", "height"))
            yield left + x, top + y, left + x + width, top + y + height


def texts(svg):
    """Each text as left, middle and right; an arrow may take two places, a letter 0.602 em."""
    for group in svg.iter(f"{SVG}g"):
        left, top = map(float, group.get("transform")[len("translate(") : -1].split())
        for text in group.iter(f"{SVG}text"):
            words = "".join(text.itertext())
            x, y = left + float(text.get("x")), top + float(text.get("y"))
            yield x, y, x + (len(words) + words.count("→")) * 0.602 * float(svg.get("font-size"))


def test_texts_fit_their_boxes_in_every_module(diagrams):
    assert diagrams
    for diagram in diagrams.values():
        svg = ET.fromstring(diagram)
        found = list(rectangles(svg))
        for left, middle, right in texts(svg):
            assert [r for r in found if r[0] < left and right < r[2] and r[1] < middle < r[3]]


def test_boxes_do_not_overlap_and_stay_inside_in_every_module(diagrams):
    for diagram in diagrams.values():
        svg = ET.fromstring(diagram)
        width, height = float(svg.get("width")), float(svg.get("height"))
        for left, top, right, bottom in rectangles(svg):
            assert 0 <= left < right <= width
            assert 0 <= top < bottom <= height
        for one, other in combinations(rectangles(svg), 2):
            apart = (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )
            assert apart


def test_the_style_is_left_to_the_style_sheet(diagrams):
    for diagram in diagrams.values():
        assert "style" not in diagram
        assert "fill" not in diagram
