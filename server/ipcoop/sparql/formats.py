"""The formats that answers are written in, and the writing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import takewhile
from typing import IO, Protocol, cast
from xml.parsers import expat

import pyoxigraph as ox

from ipcoop.errors import NotAcceptableError
from ipcoop.namespaces import PREFIXES
from ipcoop.sparql.syntax import Form


@dataclass(frozen=True)
class Format:
    """One format; ``aliases`` are media types that it is also known by.

    A format that is ``named_only`` is given only to who names it, not to who takes anything.
    """

    name: str
    media_type: str
    suffix: str
    aliases: tuple[str, ...] = ()
    named_only: bool = False


JSON = Format("json", "application/sparql-results+json", "json", ("application/json",))
XML = Format("xml", "application/sparql-results+xml", "xml", ("application/xml", "text/xml"))
CSV = Format("csv", "text/csv", "csv")
TSV = Format("tsv", "text/tab-separated-values", "tsv")
TURTLE = Format("turtle", "text/turtle", "ttl", ("application/x-turtle", "application/turtle"))
N_TRIPLES = Format("ntriples", "application/n-triples", "nt", ("text/plain",))
JSON_LD = Format("jsonld", "application/ld+json", "jsonld", ("application/json",))
RDF_XML = Format("rdfxml", "application/rdf+xml", "rdf", ("application/xml", "text/xml"))
OWL_XML = Format("owlxml", "application/owl+xml", "owl")
TRIG = Format("trig", "application/trig", "trig")
N_QUADS = Format("nquads", "application/n-quads", "nq")

RESULTS = (JSON, XML, CSV, TSV)
"""What SELECT and ASK can be answered with; the first is the default."""

GRAPHS = (TURTLE, N_TRIPLES, JSON_LD, RDF_XML)
"""What CONSTRUCT and DESCRIBE can be answered with; the first is the default."""

DATASETS = (TRIG, N_QUADS)
"""What quads are written in, and read from beside the formats for graphs."""

FORMATS = {kind.name: kind for kind in (*RESULTS, *GRAPHS)}
"""All formats of answers, by name."""

_RESULTS = {
    JSON: ox.QueryResultsFormat.JSON,
    XML: ox.QueryResultsFormat.XML,
    CSV: ox.QueryResultsFormat.CSV,
    TSV: ox.QueryResultsFormat.TSV,
}
ENGINE_FORMATS = {
    TURTLE.name: ox.RdfFormat.TURTLE,
    N_TRIPLES.name: ox.RdfFormat.N_TRIPLES,
    JSON_LD.name: ox.RdfFormat.JSON_LD,
    RDF_XML.name: ox.RdfFormat.RDF_XML,
    TRIG.name: ox.RdfFormat.TRIG,
    N_QUADS.name: ox.RdfFormat.N_QUADS,
}
"""What the engine calls the formats for graphs and datasets, by their names."""
_PREFIXES = {str(namespace): prefix for prefix, namespace in PREFIXES.items()}
_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_UNWRITTEN = frozenset(
    [
        ox.NamedNode("http://www.w3.org/2001/XMLSchema#string"),
        ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"),
    ]
)
_NOTHING = {
    JSON: (b'"bindings":[]}}', b'"boolean":false}'),
    XML: (b"<results></results></sparql>", b"<boolean>false</boolean></sparql>"),
    RDF_XML: (b'22-rdf-syntax-ns#">\n</rdf:RDF>',),
}
"""How an empty answer ends, and no other."""
_NAMESPACE = re.compile(r".*[/#]", re.DOTALL)
_ROOT = re.compile(rb"<rdf:RDF( [^>]*)>")


class Output(Protocol):
    """What an answer is written to."""

    def write(self, data: bytes, /) -> int:
        """Take some bytes, and tell how many."""

    def flush(self) -> None:
        """Pass on what was taken."""


def formats_of(form: Form) -> tuple[Format, ...]:
    """Return the formats that can answer a query of this form."""
    return RESULTS if form in {Form.SELECT, Form.ASK} else GRAPHS


def first_fitting(form: Form, formats: Sequence[Format]) -> Format:
    """Return the first of some formats that can answer a query of this form.

    Raises:
        NotAcceptableError: if none can.
    """
    possible = formats_of(form)
    for one in formats:
        if one in possible:
            return one
    names = ", ".join(one.media_type for one in possible)
    cause = f"The answer to {form.value} can be had in none of the formats asked for."
    raise NotAcceptableError(cause, f"Ask for {names}.")


def write(
    answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, to: Format, output: Output
) -> None:
    """Write what the engine answered.

    Raises:
        NotAcceptableError: if the format cannot carry the answer.
    """
    if isinstance(answer, ox.QueryTriples):
        output.write(write_graph(answer, to))
    elif to is XML:
        checked = _CheckedXml(output, to)
        answer.serialize(cast("IO[bytes]", checked), format=_RESULTS[to])
        checked.finish()
    else:
        answer.serialize(cast("IO[bytes]", output), format=_RESULTS[to])


def has_nothing(answer: bytes, of: Format) -> bool:
    """Tell whether a whole answer has no row and no triple, or says no."""
    if of in {CSV, TSV}:
        # Either no, or the one line that names the variables.
        return answer == b"false" or answer.find(b"\n") == len(answer) - 1
    return answer.endswith(_NOTHING[of]) if of in _NOTHING else answer in {b"", b"[]"}


def write_graph(graph: Iterable[ox.Triple], to: Format) -> bytes:
    """Write triples, the same on every run if their blank nodes are named the same.

    Raises:
        NotAcceptableError: if the format cannot carry them.
    """
    triples = sorted(set(graph), key=_order)
    prefixes = {_PREFIXES[name]: name for name in _namespaces(triples) if name in _PREFIXES}
    try:
        data = ox.serialize(triples, format=ENGINE_FORMATS[to.name], prefixes=prefixes) or b""
    except OSError as error:
        raise _cannot_carry(to, error) from error
    if to is TURTLE:
        return _sort_prefixes(data)
    if to is RDF_XML:
        checked = _CheckedXml(whole := BytesIO(), to)
        checked.write(_ROOT.sub(_sort_attributes, data, count=1))
        checked.finish()
        return whole.getvalue()
    return data


def write_quads(quads: Iterable[ox.Quad]) -> bytes:
    """Write quads as TriG, the same on every run if their blank nodes are named the same."""
    ordered = sorted(set(quads), key=lambda quad: (str(quad.graph_name), *_order(quad.triple)))
    prefixes = {_PREFIXES[name]: name for name in _namespaces(ordered) if name in _PREFIXES}
    data = ox.serialize(ordered, format=ENGINE_FORMATS[TRIG.name], prefixes=prefixes)
    return _sort_prefixes(data or b"")


def _order(triple: ox.Triple) -> tuple[str, str, str]:
    predicate = "" if triple.predicate == _RDF_TYPE else str(triple.predicate)
    return str(triple.subject), predicate, str(triple.object)


def _namespaces(triples: Iterable[ox.Triple | ox.Quad]) -> set[str]:
    iris = {iri for triple in triples for term in triple for iri in _iris(term)}
    return {match[0] for iri in iris if (match := _NAMESPACE.match(iri))}


def _iris(
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph,
) -> Iterator[str]:
    if isinstance(term, ox.NamedNode):
        if term != _RDF_TYPE:
            yield term.value
    elif isinstance(term, ox.Literal):
        if term.datatype not in _UNWRITTEN:
            yield term.datatype.value
    elif isinstance(term, ox.Triple):
        for part in term:
            yield from _iris(part)


def _sort_prefixes(turtle: bytes) -> bytes:
    """Put the prefixes in order, which the engine writes in any."""
    lines = turtle.splitlines(keepends=True)
    prefixes = list(takewhile(lambda line: line.startswith(b"@prefix "), lines))
    gap = [b"\n"] if prefixes else []
    return b"".join([*sorted(prefixes), *gap, *lines[len(prefixes) :]])


def _sort_attributes(root: re.Match[bytes]) -> bytes:
    return b"<rdf:RDF " + b" ".join(sorted(root[1].split())) + b">"


class _CheckedXml:
    """Mends the line ends that a parser would change, and refuses what is not well-formed.

    XML has no way to write some control characters, nor RDF/XML some predicates; the engine
    writes them all the same.
    """

    def __init__(self, output: Output, to: Format) -> None:
        self._output = output
        self._to = to
        self._parser = expat.ParserCreate(namespace_separator=" ")

    def write(self, data: bytes) -> int:
        mended = data.replace(b"\r", b"&#13;")
        self._parse(mended, last=False)
        self._output.write(mended)
        return len(data)

    def flush(self) -> None:
        self._output.flush()

    def finish(self) -> None:
        self._parse(b"", last=True)

    def _parse(self, data: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(data, last)
        except expat.ExpatError as error:
            raise _cannot_carry(self._to, error) from error


def _cannot_carry(to: Format, error: Exception) -> NotAcceptableError:
    return NotAcceptableError(
        f"This answer has something that {to.media_type} cannot carry: {error}.",
        "Ask for another format.",
    )
