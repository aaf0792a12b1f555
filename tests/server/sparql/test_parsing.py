"""A file that is made to break a parser down costs its reader an error that names it."""

import gzip
import sys

import pyoxigraph as ox
import pytest

from ipcoop.errors import BadDataError
from ipcoop.sparql.parsing import parsed

XML, JSON, TRIPLES = ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD, ox.RdfFormat.N_TRIPLES
ENDED = "the parser breaks down, or takes more than 512 MiB"
LONG = f'<x:s> <x:p> "{"a" * 20_000_000}" .'.encode()


def with_entities(declared):
    names = 'xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/"'
    text = f"<r:RDF {names}><r:Description><x:p>&e9;</x:p></r:Description></r:RDF>"
    return f'<!DOCTYPE r [<!ENTITY e0 "{"lol" * 100}">{declared}]>{text}'.encode()


def laughs(times):
    return with_entities("".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * times}">' for i in range(1, 10)))


FILES = {
    "28 a billion laughs": (laughs(10), XML, "a.rdf", ENDED),
    "28 entities to a text of 79 MB": (laughs(4), XML, "a.rdf", "too long"),
    "29 JSON-LD, 10,000 levels": (b'{"x:p":' * 10_000 + b"1" + b"}" * 10_000, JSON, "a", ENDED),
    "30 a literal of 20 MB": (LONG, TRIPLES, "a.nt", "too long"),
    "31 a literal of 20 MB, packed": (gzip.compress(LONG), TRIPLES, "a.nt.gz", "too long"),
    "31 half a gzip": (gzip.compress(b"<x:s>")[:-9], TRIPLES, "a.nt.gz", "ended before"),
    "31 a spoilt gzip": (gzip.compress(b"")[:10] + b"\xff" * 9, TRIPLES, "a.nt.gz", "invalid"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is that of Linux")
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_breaks_a_parser_down_is_named(tmp_path, record_property, name):
    data, form, file, said = FILES[name]
    path = tmp_path / file
    path.write_bytes(data)
    with pytest.raises(BadDataError, match=said) as raised:
        list(parsed(path, form))
    assert raised.value.cause.startswith(str(path))
    record_property("attack", f"{name}, as a file: {raised.value.cause.replace(str(path), file)}")


def test_the_blank_nodes_of_two_files_are_not_the_same(tmp_path):
    (tmp_path / "a.nt").write_text("_:b <x:p> _:c .\n")
    quads = [quad for _ in range(2) for quad in parsed(tmp_path / "a.nt", TRIPLES)]
    assert len({node for quad in quads for node in (quad.subject, quad.object)}) == 4


def test_who_stops_reading_waits_for_nothing(tmp_path):
    (tmp_path / "a.nt").write_text("<x:s> <x:p> <x:o> .\n" * 100_000)
    quads = parsed(tmp_path / "a.nt", TRIPLES)
    assert next(quads).subject == ox.NamedNode("x:s")
    quads.close()
