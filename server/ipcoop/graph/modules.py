"""The modules of the ontology, each by itself, and the vocabularies that it borrows from."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Dataset, Graph, URIRef

from ipcoop.errors import BadDataError
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import GRAPH, ONTOLOGY
from ipcoop.resources import read_text, resource

VOCABULARIES_GRAPH = GRAPH["vocabularies"]
"""Where the terms of the borrowed vocabularies stand, each with its vocabulary."""


def module_files() -> list[Path]:
    """Return the files of the modules, by name."""
    return sorted(resource("ontology").glob("*.ttl"))


@cache
def modules() -> dict[URIRef, Graph]:
    """Return the modules by the IRI of their header.

    Raises:
        BadDataError: if a file has no header, or more than one, or imports what no file is.
    """
    found = dict(_module(path) for path in module_files())
    for name, module in found.items():
        for imported in sorted(map(str, set(module.objects(name, OWL.imports)) - set(found))):
            cause = f"<{name}> imports <{imported}>, but no file has that header."
            raise BadDataError(cause, "Restore the file, or mend the import.")
    return found


def ontology_dataset() -> Dataset:
    """Return each module in a graph named after its header, and the borrowed vocabularies."""
    dataset = Dataset()
    for name, module in modules().items():
        for triple in module:
            dataset.graph(name).add(triple)
    for triple in vocabularies():
        dataset.graph(VOCABULARIES_GRAPH).add(triple)
    return dataset


def vocabularies() -> Graph:
    """Return which terms the borrowed vocabularies have, as their files list them.

    A file is named after a prefix. Its first line names the namespace, further lines with a
    ``#`` say where the list is from, and each line after them is the local name of one term.
    """
    graph = Graph()
    for path in sorted(resource("ontology", "vocabularies").glob("*.txt")):
        first, *lines = read_text(path).splitlines() or [""]
        namespace = first.removeprefix("# ")
        if not first.startswith("# http"):
            raise BadDataError(
                f"{path} does not begin with its namespace.", "Write “# ” and the IRI."
            )
        for name in lines:
            if not name.startswith("#"):
                graph.add((URIRef(namespace + name), RDFS.isDefinedBy, URIRef(namespace)))
    return graph


def _module(path: Path) -> tuple[URIRef, Graph]:
    module = read_turtle(path)
    headers = [node for node in module.subjects(RDF.type, OWL.Ontology) if isinstance(node, URIRef)]
    if len(headers) != 1:
        cause = f"{path} has {len(headers)} ontology headers."
        raise BadDataError(cause, "Give it one.")
    return headers[0], module


def merge(parts: Iterable[Graph]) -> Graph:
    """Return modules as one ontology: all that they say, under the one header of the whole."""
    together = Graph()
    for part in parts:
        together += part
    for header in set(together.subjects(RDF.type, OWL.Ontology)) - {ONTOLOGY}:
        together.remove((header, None, None))
    together.remove((ONTOLOGY, OWL.imports, None))
    return together
