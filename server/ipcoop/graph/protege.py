"""The bundle for Protégé: ontology and facts, with the evidence as annotations of axioms.

Facts are axioms, so the words that they rest on annotate them (OWL 2 RDF mapping, section 2.2).
A claim must not become an axiom: it is an individual that tells what is claimed, by whom and
in which words. What follows by reasoning is left to the reasoner.
"""

from collections.abc import Iterable, Iterator

from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS
from rdflib.term import Node

from ipcoop.graph.build import facts, graph_names, union
from ipcoop.graph.changes.words import label
from ipcoop.graph.forward import Triple
from ipcoop.graph.modules import merge, modules
from ipcoop.graph.turtle import to_turtle
from ipcoop.namespaces import (
    CLAIMS_GRAPHS,
    DOCUMENT_GRAPHS,
    EVIDENCE_GRAPHS,
    IPCOOP,
    OA,
    ONTOLOGY,
    REFERENCE_GRAPH,
)

BUNDLE = URIRef(f"{ONTOLOGY}/bundle")
"""The ontology that the main file of the bundle holds."""

_STUBS = URIRef(f"{ONTOLOGY}/stubs")
MAIN_FILE = "ipcoop-graph.ttl"
"""The file of the bundle to open."""

_FILES = {BUNDLE: MAIN_FILE, ONTOLOGY: "ontology.ttl", _STUBS: "stubs.ttl"}
_NAMES = frozenset([RDF.type, RDFS.label])
_REPLACED = frozenset([IPCOOP.hasEvidence, RDFS.label])
_README = """\
Open ipcoop-graph.ttl in Protégé. The catalogue beside it leads to the other files: nothing is
fetched. In the menu View, choose to render by label. Start HermiT to see what follows.

“quotation” and “source”, in the annotations of an axiom, are the words that it rests on and the
document that has them. What somebody only claims is no axiom, but an individual of the class
“claim”, labelled with what is claimed. What a document implies, what sources dispute and what
they leave open is not here; the service has it.

Days are of the datatype xsd:date, which OWL 2 does not require of a reasoner. HermiT in Protégé
passes over it; other programs may have to be told to.

ipcoop-graph.ttl   the facts with their evidence, and the claims
ontology.ttl       the ontology, merged into one file
stubs.ttl          the terms that it borrows from other vocabularies
"""


def bundle(dataset: Dataset) -> dict[str, str]:
    """Return the files of the bundle, by name."""
    parts = modules()
    ontology = merge(part for name, part in parts.items() if name != _STUBS)
    ontology.add((ONTOLOGY, OWL.imports, _STUBS))
    graphs = {BUNDLE: graph_ontology(dataset), ONTOLOGY: ontology, _STUBS: parts[_STUBS]}
    texts = {_FILES[name]: to_turtle(graph) for name, graph in graphs.items()}
    return {**texts, "catalog-v001.xml": _catalogue(), "README.txt": _README}


def graph_ontology(dataset: Dataset) -> Graph:
    """Return facts, their evidence as annotations of axioms, and claims, as one ontology."""
    names = graph_names(dataset)
    told = [n for n in names if n == str(REFERENCE_GRAPH) or n.startswith(DOCUMENT_GRAPHS)]
    together = union(dataset, told)
    view = facts(dataset)
    for name in names:
        if name.startswith(EVIDENCE_GRAPHS):
            document = name.removeprefix(EVIDENCE_GRAPHS)
            evidence = dataset.graph(URIRef(name))
            stated = dataset.graph(URIRef(f"{DOCUMENT_GRAPHS}{document}"))
            claimed = view + dataset.graph(URIRef(f"{CLAIMS_GRAPHS}{document}"))
            _add(together, _documents(evidence))
            _add(together, _annotations(evidence, stated, view))
            _add(together, _claims(evidence, claimed))
    _add(together, _header())
    return together


def _documents(evidence: Graph) -> Iterator[Triple]:
    for document in evidence.subjects(RDF.type, IPCOOP.Document):
        yield from evidence.triples((document, None, None))


def _annotations(evidence: Graph, stated: Graph, view: Graph) -> Iterator[Triple]:
    """Yield an annotated axiom for each statement of a document and the words it rests on."""
    below = view.transitive_subjects(RDFS.subClassOf, IPCOOP.Relation)
    relations = {kind for kind in below if kind is not None}
    axioms: dict[Triple, BNode] = {}
    for assertion in set(evidence.subjects(IPCOOP.hasStatus)):
        for statement in _asserted(evidence, stated, relations, assertion):
            yield from _source(evidence, assertion, axioms.setdefault(statement, BNode()))
    parts = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
    for statement, axiom in axioms.items():
        yield axiom, RDF.type, OWL.Axiom
        yield from ((axiom, part, term) for part, term in zip(parts, statement, strict=True))


def _asserted(
    evidence: Graph, stated: Graph, relations: set[Node], assertion: Node
) -> Iterator[Triple]:
    """Yield the statements of a document's graph that an assertion covers."""
    node = evidence.value(assertion, IPCOOP.assertsNode)
    if node is None:
        parts = (IPCOOP.assertedSubject, IPCOOP.assertedPredicate, IPCOOP.assertedObject)
        subject, predicate, value = (evidence.value(assertion, part) for part in parts)
        yield from stated.triples((subject, predicate, value))
    else:
        whole = not relations.isdisjoint(stated.objects(node, RDF.type))
        about = stated.triples((node, None, None))
        yield from (statement for statement in about if whole or statement[1] in _NAMES)


def _claims(evidence: Graph, claimed: Graph) -> Iterator[Triple]:
    for claim in set(evidence.subjects(RDF.type, IPCOOP.Claim)):
        about = evidence.triples((claim, None, None))
        yield from (triple for triple in about if triple[1] not in _REPLACED)
        yield from _source(evidence, claim, claim)
        yield claim, RDFS.label, Literal(_in_words(evidence, claimed, claim), lang="en")


def _source(evidence: Graph, assertion: Node, annotated: Node) -> Iterator[Triple]:
    for span in evidence.objects(assertion, IPCOOP.hasEvidence):
        for words in evidence.objects(span, OA.exact):
            yield annotated, IPCOOP.quotation, words
    for document in evidence.objects(assertion, IPCOOP.inDocument):
        yield annotated, DCTERMS.source, document


def _in_words(evidence: Graph, claimed: Graph, claim: Node) -> str:
    node = evidence.value(claim, IPCOOP.assertsNode)
    if node is not None:
        kinds = sorted(_name(claimed, kind) for kind in claimed.objects(node, RDF.type))
        return f"{_name(claimed, node)} ({', '.join(kinds)})"
    parts = (IPCOOP.assertedSubject, IPCOOP.assertedPredicate, IPCOOP.assertedObject)
    return " ".join(_name(claimed, evidence.value(claim, part)) for part in parts)


def _name(graph: Graph, term: Node | None) -> str:
    return (term is not None and label(graph, term)) or str(term)


def _header() -> Iterator[Triple]:
    yield BUNDLE, RDF.type, OWL.Ontology
    yield BUNDLE, OWL.imports, ONTOLOGY
    title = "ipcoop: facts with their evidence, and claims"
    yield BUNDLE, DCTERMS.title, Literal(title, lang="en")
    for shared in (DCTERMS.license, DCTERMS.creator, OWL.versionInfo):
        yield from ((BUNDLE, shared, value) for value in modules()[ONTOLOGY].objects(None, shared))


def _catalogue() -> str:
    entries = (f'    <uri name="{name}" uri="{file}"/>\n' for name, file in _FILES.items())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        '<catalog prefer="public" xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">\n'
        f"{''.join(entries)}</catalog>\n"
    )


def _add(graph: Graph, triples: Iterable[Triple]) -> None:
    for triple in triples:
        graph.add(triple)
