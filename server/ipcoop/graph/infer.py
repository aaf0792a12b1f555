"""The inferred graph: kept in ``data/graphs/inferred.ttl``, worked out anew when it is stale.

Run ``python -m ipcoop.graph.infer`` to write it after a change of ontology or data.
"""

import hashlib
from pathlib import Path
from typing import Any

from rdflib import DCTERMS, Graph, Literal, URIRef

from ipcoop.exit import run
from ipcoop.graph.closure import inferred
from ipcoop.graph.forward import Triple
from ipcoop.graph.turtle import read_triples, read_turtle, to_turtle
from ipcoop.namespaces import INFERRED_GRAPH
from ipcoop.resources import read_text, resource, write_text


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
    path = inferred_file()
    return path.exists() and _mark()[2].n3() in read_text(path)


def inferred_graph() -> Graph:
    """Return the inferred graph: the kept one if it is current, else one worked out anew."""
    if is_current():
        return read_turtle(inferred_file())
    graph = Graph()
    for triple in _fresh():
        graph.add(triple)
    return graph


def write_inferred_graph() -> None:
    """Work out the inferred graph and keep it."""
    write_text(inferred_file(), to_turtle(_fresh()))


def unfounded() -> set[Triple]:
    """Return the triples in which the kept file differs from what follows now."""
    return set(read_turtle(inferred_file())) ^ set(_fresh())


def _fresh() -> list[Triple]:
    return [*inferred(_asserted_facts()), _mark()]


def _mark() -> tuple[URIRef, URIRef, Literal]:
    return (INFERRED_GRAPH, DCTERMS.source, Literal(source_digest()))


def inferred_file() -> Path:
    """Return the path of the kept file."""
    return resource("data", "graphs") / "inferred.ttl"


def _asserted_facts() -> set[Triple]:
    terms: dict[object, Any] = {}  # one object for what many documents name
    return {
        (terms.setdefault(s, s), terms.setdefault(p, p), terms.setdefault(o, o))
        for path in source_files()
        for s, p, o in read_triples(path)
    }


if __name__ == "__main__":
    run(write_inferred_graph)
