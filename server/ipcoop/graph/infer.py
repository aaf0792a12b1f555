"""The inferred graph: kept in ``data/graphs/inferred.ttl``, worked out anew when it is stale.

Run ``python -m ipcoop.graph.infer`` to write it after a change of ontology or data.
"""

import hashlib
from pathlib import Path

from rdflib import DCTERMS, Graph, Literal, URIRef

from ipcoop.exit import run
from ipcoop.graph.closure import Triple, inferred
from ipcoop.graph.turtle import read_turtle, to_turtle
from ipcoop.namespaces import INFERRED_GRAPH
from ipcoop.resources import resource


def source_files() -> list[Path]:
    """Return the files that hold facts or axioms, sorted by their place in the project."""
    ontology = sorted(resource("ontology").glob("*.ttl"))
    reference = sorted(resource("data", "reference").glob("*.ttl"))
    return [*ontology, *reference, *sorted(resource("data", "graphs", "document").glob("*.ttl"))]


def source_digest() -> str:
    """Return a digest of the files that the inferred graph follows from."""
    digest = hashlib.sha256()
    for path in source_files():
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"sha256:{digest.hexdigest()}"


def is_current() -> bool:
    """Tell whether the kept file follows from the files as they are now."""
    return _mark() in _kept()


def inferred_graph() -> Graph:
    """Return the inferred graph: the kept one if it is current, else one worked out anew."""
    kept = _kept()
    if _mark() in kept:
        return kept
    return _fresh()


def unfounded() -> set[Triple]:
    """Return the triples in which the kept file differs from what follows now."""
    return set(_kept()) ^ set(_fresh())


def _fresh() -> Graph:
    fresh = inferred(_asserted_facts())
    fresh.add(_mark())
    return fresh


def _kept() -> Graph:
    path = inferred_file()
    return read_turtle(path) if path.exists() else Graph()


def _mark() -> tuple[URIRef, URIRef, Literal]:
    return (INFERRED_GRAPH, DCTERMS.source, Literal(source_digest()))


def inferred_file() -> Path:
    """Return the path of the kept file."""
    return resource("data", "graphs") / "inferred.ttl"


def _asserted_facts() -> Graph:
    facts = Graph()
    for path in source_files():
        facts += read_turtle(path)
    return facts


def main() -> None:
    """Write the inferred graph of the shipped data anew."""
    inferred_file().write_text(to_turtle(_fresh()), encoding="utf-8")


if __name__ == "__main__":
    run(main)
