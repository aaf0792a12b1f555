"""Put the files of the project together into one dataset of named graphs."""

from pathlib import Path

from rdflib import Dataset, Graph, URIRef
from rdflib.term import Node

from ipcoop.graph.canonical import canonical
from ipcoop.graph.documents import document_identifiers, read_document
from ipcoop.graph.evidence import sentences_graph
from ipcoop.graph.infer import inferred_graph
from ipcoop.graph.turtle import read_turtle
from ipcoop.namespaces import (
    DISPUTED_GRAPH,
    EVIDENCE_GRAPHS,
    GRAPH,
    IMPLIED_GRAPHS,
    INFERRED_GRAPH,
    ONTOLOGY_GRAPH,
    PREFIXES,
    REFERENCE_GRAPH,
    is_checkable_graph,
    is_facts_graph,
)
from ipcoop.resources import resource


def build() -> Dataset:
    """Return the dataset: ontology, reference, what the documents yielded, and their evidence."""
    dataset = empty_dataset()
    _add(dataset, ONTOLOGY_GRAPH, _ontology())
    for path in sorted(resource("data", "reference").glob("*.ttl")):
        _read_into(dataset, REFERENCE_GRAPH, path)
    for path in disputed_files():
        _read_into(dataset, DISPUTED_GRAPH, path)
    graphs = resource("data", "graphs")
    for path in sorted(graphs.glob("*/*.ttl")):
        name = path.relative_to(graphs).with_suffix("").as_posix()
        _read_into(dataset, GRAPH[name], path)
    for identifier in document_identifiers():
        _add_document(dataset, identifier)
    _add(dataset, INFERRED_GRAPH, inferred_graph())
    return dataset


def build_document(identifier: str) -> Dataset:
    """Return the graphs of one document: what it yielded, and the evidence."""
    dataset = empty_dataset()
    graphs = resource("data", "graphs")
    for path in sorted(graphs.glob(f"*/{identifier}.ttl")):
        _read_into(dataset, GRAPH[f"{path.parent.name}/{identifier}"], path)
    _add_document(dataset, identifier)
    return dataset


def build_disputed() -> Dataset:
    """Return what sources contradict."""
    dataset = empty_dataset()
    for path in disputed_files():
        _read_into(dataset, DISPUTED_GRAPH, path)
    return dataset


def disputed_files() -> list[Path]:
    """Return the files of what sources contradict: of the reference data and of the documents."""
    documents = resource("data", "graphs") / "disputed.ttl"
    reference = sorted(resource("data", "reference").glob("disputed/*.ttl"))
    return [*reference, documents] if documents.exists() else reference


def empty_dataset() -> Dataset:
    """Return a dataset that knows the project's prefixes and holds nothing."""
    dataset = Dataset()
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset


def _ontology() -> Graph:
    """Return the modules as one graph whose blank nodes have the same labels on every run."""
    together = Graph("SimpleMemory")
    for path in sorted(resource("ontology").glob("*.ttl")):
        together += read_turtle(path)
    return canonical(together)


def _read_into(dataset: Dataset, name: URIRef, path: Path) -> None:
    _add(dataset, name, read_turtle(path))


def _add_document(dataset: Dataset, identifier: str) -> None:
    name = URIRef(f"{EVIDENCE_GRAPHS}{identifier}")
    _read_into(dataset, name, resource("data", "documents", f"{identifier}.ttl"))
    _add(dataset, name, sentences_graph(read_document(identifier)))


def _add(dataset: Dataset, name: URIRef, triples: Graph) -> None:
    graph = dataset.graph(name)
    for triple in triples:
        graph.add(triple)


def graph_names(dataset: Dataset) -> list[str]:
    """Return the names of the non-empty named graphs, sorted."""
    return sorted({str(name) for *_, name in dataset.quads() if name is not None})


def union(dataset: Dataset, names: list[str]) -> Graph:
    """Return the triples of the named graphs as one graph, with the project's prefixes."""
    together = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        together.bind(prefix, namespace)
    for name in names:
        for triple in dataset.graph(URIRef(name)):
            together.add(triple)
    return together


def facts(dataset: Dataset) -> Graph:
    """Return the facts view: every statement that stands as a fact, the ontology included."""
    return union(dataset, [name for name in graph_names(dataset) if is_facts_graph(name)])


def asserted(dataset: Dataset) -> Graph:
    """Return facts and what the documents imply, without what follows by reasoning."""
    names = (name for name in graph_names(dataset) if name != str(INFERRED_GRAPH))
    return union(dataset, [n for n in names if is_facts_graph(n) or n.startswith(IMPLIED_GRAPHS)])


def checkable(dataset: Dataset) -> Graph:
    """Return what the shapes are checked on: the facts view and its evidence, no claims."""
    return union(dataset, [name for name in graph_names(dataset) if is_checkable_graph(name)])


def graphs_of(dataset: Dataset, triple: tuple[Node, Node, Node]) -> list[str]:
    """Return the names of the graphs that hold a triple, sorted."""
    return sorted(str(name) for *_, name in dataset.quads((*triple, None)))


def to_nquads(dataset: Dataset) -> bytes:
    """Return the named graphs as N-Quads, sorted."""
    lines = []
    for name in graph_names(dataset):
        # Not splitlines(): literals may hold other line separators, such as U+2028, as they are.
        triples = dataset.graph(URIRef(name)).serialize(format="nt").split("\n")
        lines += [f"{triple.removesuffix(' .')} <{name}> ." for triple in triples if triple]
    return ("\n".join(sorted(lines)) + "\n").encode("utf-8")
