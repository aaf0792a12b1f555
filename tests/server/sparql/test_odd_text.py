"""Text with line ends, quotes, control characters and the like comes out of every format whole."""

import csv
import io
import json

import pyoxigraph as ox
import pytest
from lxml import etree

from ipcoop.errors import NotAcceptableError
from ipcoop.sparql.formats import CSV, ENGINE_FORMATS, GRAPHS, JSON, RDF_XML, TSV, XML
from ipcoop.sparql.query import QueryRequest

ODD = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x/","y")', "|calc", "%0a=1",
    '"', '""', "'", "a,b", "a\tb", "a\nb", "a\r\nb", "a\rb", "\n", " a ", "\\n", "\\", "a;b",
    "<a>&amp;b</a>", "]]>", "<![CDATA[", "<!DOCTYPE", "</script>", "\u007f", "\u0085", "\u2028",
    "\u00a0", "\ufeff", "\u202eabc", "\U0001f600", "\ud7ff", "\ue000", "\0", "\u0001", "\u0008",
    "\u000b", "\u000c", "\u001b[31m", "\u001f", "\ufffe", "\uffff", "\U0001fffe", "",
]  # fmt: skip
NOT_IN_XML = {text for text in ODD if not set("\0\1\10\v\f\33\37\ufffe\uffff").isdisjoint(text)}
NAMESPACE = "{http://www.w3.org/2005/sparql-results#}"


def from_csv(data):
    rows = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
    return list(rows)[1][0]


def from_json(data):
    return json.loads(data)["results"]["bindings"][0]["x"]["value"]


def from_tsv(data):
    (row,) = ox.parse_query_results(data, format=ox.QueryResultsFormat.TSV)
    return row["x"].value


def from_xml(data):
    parser = etree.XMLParser(resolve_entities=False)
    return etree.fromstring(data, parser).find(f".//{NAMESPACE}literal").text or ""


def answer(store, text, to, query='SELECT ("{}" AS ?x) (1 AS ?y) {{}}'):
    escaped = "".join(f"\\U{ord(character):08X}" for character in text)
    return store.query(QueryRequest(query.format(escaped)), to).read()


@pytest.mark.parametrize(
    ("to", "read"),
    [(CSV, from_csv), (TSV, from_tsv), (JSON, from_json)],
    ids="csv tsv json".split(),
)
def test_a_text_is_as_it_was(store, to, read, record_property):
    for text in ODD:
        assert read(answer(store, text, to)) == text, ascii(text)
    record_property("attack", f"39 odd texts as {to.media_type}: {len(ODD)} are whole")


def test_xml_is_well_formed_or_refused(store, record_property):
    for text in ODD:
        if text in NOT_IN_XML:
            with pytest.raises(NotAcceptableError, match=r"cannot carry.*another format"):
                answer(store, text, XML)
        else:
            assert from_xml(answer(store, text, XML)) == text, ascii(text)
    refused = f"{len(ODD) - len(NOT_IN_XML)} are whole, {len(NOT_IN_XML)} refused"
    record_property("attack", f"39 odd texts as {XML.media_type}: {refused}")


@pytest.mark.parametrize("to", GRAPHS, ids=lambda to: to.name)
def test_a_graph_has_the_text_as_it_was_or_is_refused(store, to, record_property):
    query = 'CONSTRUCT {{ <http://x/s> <http://x/p> "{}" }} WHERE {{}}'
    for text in ODD:
        if to is RDF_XML and text in NOT_IN_XML:
            with pytest.raises(NotAcceptableError, match=r"cannot carry.*another format"):
                answer(store, text, to, query)
        else:
            data = answer(store, text, to, query)
            (quad,) = ox.parse(data, format=ENGINE_FORMATS[to.name])
            assert quad.object.value == text, ascii(text)
    record_property("attack", f"39 odd texts as {to.media_type}: {len(ODD)} are whole or refused")


def test_csv_leaves_what_a_spreadsheet_takes_for_a_formula_as_it_is(store):
    assert answer(store, "=1+1", CSV) == b"x,y\r\n=1+1,1\r\n"
