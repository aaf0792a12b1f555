"""Write the graph in the formats that others read."""

import csv
import io
import json
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from rdflib import RDF, Dataset, Graph, URIRef
from rdflib.namespace import RDFS
from rdflib.term import Literal

from ipcoop.errors import BadUsageError, NotFoundError
from ipcoop.graph.build import empty_dataset, facts, graph_names, to_nquads, union
from ipcoop.graph.turtle import to_turtle
from ipcoop.namespaces import FACTS_GRAPH, IPCOOP, ONTOLOGY_GRAPH, PREFIXES, is_facts_graph

DATASET_FORMATS = ("trig", "nquads")
"""The formats that know named graphs."""

FORMATS = ("turtle", "jsonld", "rdfxml", "csv", *DATASET_FORMATS)


FACTS = ("default", "graph")
"""Where the facts can be repeated."""


def export(dataset: Dataset, form: str, graph: str | None = None) -> str:
    """Return a dataset, or one graph of it, as text in one of the formats.

    Without ``graph``, the formats that know named graphs hold the whole dataset, the others
    the facts without the ontology.

    Raises:
        NotFoundError: if no graph has this name.
    """
    if form in DATASET_FORMATS:
        return _dataset_text(_only(dataset, graph) if graph else dataset, form)
    return export_graph(select(dataset, graph), form)


def export_graph(graph: Graph, form: str) -> str:
    """Return one graph as text in one of the formats that do not know named graphs.

    Raises:
        BadUsageError: if the format is for named graphs.
    """
    if form in DATASET_FORMATS:
        known = ", ".join(_GRAPH_WRITERS)
        raise BadUsageError(f"{form} is a format for named graphs.", f"Choose among: {known}.")
    return _GRAPH_WRITERS[form](graph)


def select(dataset: Dataset, graph: str | None = None) -> Graph:
    """Return one graph of a dataset, or without a name the facts without the ontology.

    Raises:
        NotFoundError: if no graph has this name.
    """
    return _only(dataset, graph).graph(URIRef(graph)) if graph else things(dataset)


def things(dataset: Dataset) -> Graph:
    """Return the facts without the ontology."""
    names = [n for n in graph_names(dataset) if is_facts_graph(n) and n != str(ONTOLOGY_GRAPH)]
    return union(dataset, names)


def with_facts(dataset: Dataset, place: str) -> str:
    """Return all named graphs as N-Quads, and the facts once more.

    Args:
        dataset: the named graphs.
        place: ``default`` for the default graph, ``graph`` for one named ``graph/facts``.
    """
    repeated = facts(dataset)
    text = repeated.serialize(format="nt")
    if place == "graph":
        apart = empty_dataset()
        for triple in repeated:
            apart.graph(FACTS_GRAPH).add(triple)
        text = to_nquads(apart).decode("utf-8")
    return to_nquads(dataset).decode("utf-8") + text


def csv_tables(graph: Graph) -> dict[str, str]:
    """Return one CSV table for each class of ipcoop: a row a thing, a column a property."""
    kinds = sorted({str(kind) for kind in graph.objects(None, RDF.type)})
    own = (kind for kind in kinds if kind.startswith(IPCOOP))
    return {kind.removeprefix(IPCOOP): _table(graph, URIRef(kind)) for kind in own}


def write(text: str, path: Path | None) -> None:
    """Write text to a file, or to the standard output."""
    if path is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def _only(dataset: Dataset, name: str) -> Dataset:
    if name not in graph_names(dataset):
        raise NotFoundError(
            f"There is no graph {name}.", "The graphs are: " + ", ".join(graph_names(dataset))
        )
    chosen = empty_dataset()
    for triple in dataset.graph(URIRef(name)):
        chosen.graph(URIRef(name)).add(triple)
    return chosen


def _dataset_text(dataset: Dataset, form: str) -> str:
    if form == "nquads":
        return to_nquads(dataset).decode("utf-8")
    blocks = []
    for name in graph_names(dataset):
        prefixes, _, body = to_turtle(dataset.graph(URIRef(name))).partition("\n\n")
        blocks.append((prefixes.splitlines(), f"<{name}> {{\n{body}}}\n"))
    prefixes_used = sorted({line for lines, _ in blocks for line in lines})
    return "\n".join([*prefixes_used, "", *(block for _, block in blocks)])


class _SortedGraph(Graph):
    """A graph that gives its triples in one order, types first, so that every writer does."""

    def triples(self, triple: Any) -> Generator[Any, None, None]:  # noqa: ANN401 - as in rdflib
        # The OWL API takes what it reads of a header before its type for statements.
        yield from sorted(super().triples(triple), key=lambda t: (t[0], t[1] != RDF.type, t))


def _sorted(graph: Graph) -> Graph:
    ordered = _SortedGraph(bind_namespaces="core")
    for prefix, namespace in PREFIXES.items():
        ordered.bind(prefix, namespace, replace=True)
    for triple in graph:
        ordered.add(triple)
    return ordered


def to_rdfxml(graph: Graph) -> str:
    """Return a graph as RDF/XML, the same on every run."""
    return _sorted(graph).serialize(format="xml")


def to_jsonld(graph: Graph) -> str:
    """Return a graph as JSON-LD, the same on every run."""
    context = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
    document = json.loads(graph.serialize(format="json-ld", context=context))
    return json.dumps(_in_order(document), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _in_order(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {key: v if key == "@list" else _in_order(v) for key, v in value.items()}
    if isinstance(value, list):
        return sorted(map(_in_order, value), key=lambda v: json.dumps(v, sort_keys=True))
    return value


def _csv(graph: Graph) -> str:
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\r\n")
    writer.writerow(["subject", "predicate", "object", "language", "datatype"])
    for subject, predicate, value in sorted(graph):
        language = (value.language or "") if isinstance(value, Literal) else ""
        datatype = (value.datatype or "") if isinstance(value, Literal) else ""
        writer.writerow([subject, predicate, value, language, datatype])
    return rows.getvalue()


def _table(graph: Graph, kind: URIRef) -> str:
    members = [URIRef(iri) for iri in sorted(map(str, graph.subjects(RDF.type, kind)))]
    used = {str(p) for member in members for p in graph.predicates(member) if p != RDF.type}
    columns = sorted(used, key=lambda column: (column != str(RDFS.label), column))
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\r\n")
    writer.writerow(["iri", *map(graph.qname, columns)])
    for member in members:
        cells = [graph.objects(member, URIRef(column)) for column in columns]
        writer.writerow([member, *(" | ".join(sorted(map(str, cell))) for cell in cells)])
    return rows.getvalue()


_GRAPH_WRITERS: dict[str, Callable[[Graph], str]] = {
    "turtle": to_turtle,
    "rdfxml": to_rdfxml,
    "jsonld": to_jsonld,
    "csv": _csv,
}
