"""Turtle in one canonical form, so that a change of one term is a change of one block.

Run ``python -m ipcoop.graph.turtle [--check] FILE…`` to format files, or to find those that
are not formatted.
"""

import argparse
import io
import re
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.plugins.serializers.longturtle import LongTurtleSerializer
from rdflib.term import Node

from ipcoop.errors import BadDataError
from ipcoop.exit import run
from ipcoop.graph.blocks import NotPlainError, to_blocks
from ipcoop.graph.plain import read_plain
from ipcoop.namespaces import PREFIXES
from ipcoop.resources import read_text

_PREFIX_LINE = re.compile(r"^PREFIX (\S+) (<\S*>)$", re.MULTILINE)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|^`\\]*")
_TRAILING_SPACE = re.compile(r'("""(?:[^"\\]|\\.|"(?!""))*""")|[ \t]+$', re.MULTILINE | re.DOTALL)


def read_turtle(path: Path) -> Graph:
    """Read a Turtle file, with the configured base IRI.

    Raises:
        BadDataError: if it is not Turtle in UTF-8, or has a bad IRI or literal.
    """
    text = read_text(path)
    try:
        graph = _read(text)
    # Where a file ends too early, rdflib's parser looks beyond its end.
    except (BadSyntax, IndexError) as error:
        reason = " ".join(str(error).split())
        raise BadDataError(f"{path} is not Turtle: {reason}", "Mend the file.") from error
    for term in {term for triple in graph for term in triple}:
        if isinstance(term, URIRef) and not _IRI.fullmatch(term):
            raise BadDataError(f"{path} has <{term}>, which is no absolute IRI.", "Mend it.")
        if isinstance(term, Literal) and term.ill_typed:
            raise BadDataError(f"{path} has {term.n3()}, which is no such value.", "Mend it.")
    return graph


def read_triples(path: Path) -> list[tuple[Node, Node, Node]]:
    """Return the triples of a Turtle file; quick if the project has written it.

    Raises:
        BadDataError: if it is not Turtle in UTF-8.
    """
    try:
        return list(read_plain(read_text(path)))
    except NotPlainError:
        return list(read_turtle(path))


def triples_in(text: str) -> list[tuple[Node, Node, Node]]:
    """Return the triples of well-formed Turtle; quick if it is in the form of the project."""
    return list(_read(text))


def _read(text: str) -> Graph:
    graph = Graph(bind_namespaces="none")
    try:
        for triple in list(read_plain(text)):
            graph.add(triple)
    except NotPlainError:
        graph.parse(data=text, format="turtle")
    return graph


def to_turtle(triples: Collection[tuple[Node, Node, Node]] | Graph) -> str:
    """Return triples as Turtle: sorted, one term per block, the same on every run."""
    try:
        return to_blocks(triples)
    except NotPlainError:
        return _to_turtle_by_rdflib(triples)


def _to_turtle_by_rdflib(triples: Iterable[tuple[Node, Node, Node]]) -> str:
    named = Graph("SimpleMemory", bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        named.bind(prefix, namespace)
    for triple in triples:
        named.add(triple)
    written = io.BytesIO()
    writer = _Serializer(named)  # type: ignore[no-untyped-call]
    writer.serialize(written, encoding="utf-8", canon=True)
    text = _PREFIX_LINE.sub(r"@prefix \1 \2 .", written.getvalue().decode("utf-8"))
    return _TRAILING_SPACE.sub(r"\1", text).rstrip("\n") + "\n"


class _Serializer(LongTurtleSerializer):
    """Turtle by rdflib, which leaves the order of equal values, such as 0 and 0.0, to chance."""

    def sortProperties(self, properties: Mapping[Node, list[Node]]) -> list[Node]:  # noqa: N802
        for values in properties.values():
            values.sort(key=lambda term: term.n3())
        return super().sortProperties(properties)


def main(arguments: list[str]) -> int:
    """Format the named files, or with ``--check`` report those that are not formatted."""
    parser = argparse.ArgumentParser(prog="python -m ipcoop.graph.turtle", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    stale = [path for path in options.files if not is_canonical(path)]
    for path in stale:
        if options.check:
            sys.stderr.write(f"{path} is not in canonical form.\n")
        else:
            path.write_text(to_turtle(read_turtle(path)), encoding="utf-8")
    return 1 if options.check and stale else 0


def is_canonical(path: Path) -> bool:
    """Tell whether a file is in the form that ``to_turtle`` gives it."""
    return read_text(path) == to_turtle(read_turtle(path))


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
