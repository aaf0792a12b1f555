"""Turtle in one canonical form, so that a change of one term is a change of one block.

Run ``python -m ipcoop.graph.turtle [--check] FILE…`` to format files, or to find those that
are not formatted.
"""

import argparse
import re
import sys
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.plugins.parsers.notation3 import BadSyntax

from ipcoop.errors import BadDataError
from ipcoop.exit import run
from ipcoop.namespaces import PREFIXES
from ipcoop.resources import read_text

_PREFIX_LINE = re.compile(r"^PREFIX (\S+) (<\S*>)$", re.MULTILINE)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|^`\\]*")
_TRAILING_SPACE = re.compile(r"[ \t]+$", re.MULTILINE)


def read_turtle(path: Path) -> Graph:
    """Read a Turtle file, with the configured base IRI.

    Raises:
        BadDataError: if it is not Turtle in UTF-8, or has a bad IRI or literal.
    """
    try:
        graph = Graph(bind_namespaces="none").parse(data=read_text(path), format="turtle")
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


def to_turtle(graph: Graph) -> str:
    """Return a graph as Turtle: sorted, one term per block, the same on every run."""
    named = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        named.bind(prefix, namespace)
    for triple in graph:
        named.add(triple)
    text: str = named.serialize(format="longturtle", canon=True)
    text = _PREFIX_LINE.sub(r"@prefix \1 \2 .", text)
    return _TRAILING_SPACE.sub("", text).rstrip("\n") + "\n"


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
