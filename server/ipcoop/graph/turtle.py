"""Turtle in one canonical form, so that a change of one term is a change of one block.

Run ``python -m ipcoop.graph.turtle [--check] FILE…`` to format files, or to find those that
are not formatted.
"""

import re
import sys
from pathlib import Path

from rdflib import Graph
from rdflib.plugins.parsers.notation3 import BadSyntax

from ipcoop.errors import BadDataError
from ipcoop.namespaces import PREFIXES
from ipcoop.resources import read_text

_PREFIX_LINE = re.compile(r"^PREFIX (\S+) (<\S*>)$", re.MULTILINE)
_TRAILING_SPACE = re.compile(r"[ \t]+$", re.MULTILINE)


def read_turtle(path: Path) -> Graph:
    """Read a shipped Turtle file, with the configured base IRI.

    Raises:
        BadDataError: if it is not Turtle in UTF-8.
    """
    try:
        return Graph(bind_namespaces="none").parse(data=read_text(path), format="turtle")
    # Where a file ends too early, rdflib's parser looks beyond its end.
    except (BadSyntax, IndexError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise BadDataError(f"{path} is not Turtle: {reason}", "Mend the file.") from error


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


def canonical(text: str) -> str:
    """Return Turtle text in canonical form."""
    return to_turtle(Graph(bind_namespaces="none").parse(data=text, format="turtle"))


def main(arguments: list[str]) -> int:
    """Format the named files, or with ``--check`` report those that are not formatted."""
    check = "--check" in arguments
    stale = 0
    for path in (Path(argument) for argument in arguments if argument != "--check"):
        before = path.read_text(encoding="utf-8")
        after = canonical(before)
        if before == after:
            continue
        stale += 1
        if check:
            sys.stderr.write(f"{path} is not in canonical form.\n")
        else:
            path.write_text(after, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
