import csv
import io
import subprocess
import sys

import pytest
from rdflib import Dataset, Graph, URIRef

from ipcoop.errors import NotFoundError
from ipcoop.graph.build import facts
from ipcoop.graph.export import FORMATS, csv_tables, export, things, with_facts
from ipcoop.namespaces import GRAPH

PARSERS = {"turtle": "turtle", "jsonld": "json-ld", "rdfxml": "xml"}


@pytest.mark.parametrize("form", PARSERS)
def test_a_graph_export_parses_again_to_the_facts_without_the_ontology(part, form):
    parsed = Graph().parse(data=export(part, form), format=PARSERS[form])
    assert set(parsed) == set(facts(part)) - set(part.graph(GRAPH["ontology"]))
    assert len(parsed) > 1000


@pytest.mark.parametrize("form", ["trig", "nquads"])
def test_a_dataset_export_parses_again_to_every_graph(part, form):
    parsed = Dataset()
    parsed.parse(data=export(part, form), format=form)
    for graph in part.graphs():
        again = parsed.graph(graph.identifier)
        assert len(again) == len(graph)
        if graph.identifier != GRAPH["ontology"]:
            assert set(again) == set(graph)


def test_the_facts_are_repeated_where_another_engine_wants_them(part):
    text, wanted = export(part, "nquads"), len(facts(part))
    for place, end in (("default", "> ."), ("graph", f" <{GRAPH['facts']}> .")):
        whole = with_facts(part, place)
        assert whole.startswith(text)
        more = whole.removeprefix(text).splitlines()
        assert len(more) == wanted
        assert any(line.endswith(end) for line in more)


@pytest.mark.slow
def test_exports_are_byte_identical_under_two_hash_seeds():
    code = (
        "import hashlib\nfrom ipcoop.graph.build import build\n"
        "from ipcoop.graph.export import FORMATS, csv_tables, export, things\n"
        "d = build()\n"
        "for f in FORMATS: print(f, hashlib.sha256(export(d, f).encode()).hexdigest())\n"
        "print(csv_tables(things(d)))\n"
        "print(export(d, 'jsonld', str(d.store) and 'https://w3id.org/ipcoop/graph/ontology'))\n"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") > len(FORMATS)


def test_one_graph_can_be_exported_alone(shipped):
    name = str(GRAPH["claims/kipo-hipoc-2017"])
    parsed = Graph().parse(data=export(shipped, "turtle", name), format="turtle")
    assert set(parsed) == set(shipped.graph(URIRef(name)))


def test_an_unknown_graph_is_refused_with_the_names_that_there_are(shipped):
    with pytest.raises(NotFoundError, match="graph/reference"):
        export(shipped, "turtle", "https://example.org/none")


def test_csv_has_a_row_a_statement(shipped):
    rows = list(csv.reader(io.StringIO(export(shipped, "csv"))))
    assert rows[0] == ["subject", "predicate", "object", "language", "datatype"]
    assert len(rows) - 1 == len(things(shipped))


def test_csv_tables_have_a_row_a_thing(shipped):
    rows = list(csv.DictReader(io.StringIO(csv_tables(things(shipped))["JointDeclaration"])))
    assert [row["iri"].rsplit("/", 1)[-1] for row in rows] == ["hipoc-2017-joint-declaration"]
    assert rows[0]["ipcoop:signedAt"].endswith("place/daejeon")
