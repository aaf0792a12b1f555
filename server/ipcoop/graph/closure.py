"""What follows from statements by the axioms of the ontology.

The rules are those of OWL 2 RL (OWL 2 Profiles, section 4.3), as owlrl applies them: class and
property hierarchies, inverses, chains, domains, ranges and defined classes.
"""

from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ipcoop.namespaces import ID

Triple = tuple[Node, Node, Node]

_UNTOLD = (str(OWL), str(RDFS))
_CONTRADICTION = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
_IRRELEVANT = (OWL.imports, OWL.versionIRI, OWL.versionInfo, RDFS.comment, RDFS.isDefinedBy)


def logical(graph: Graph) -> Graph:
    """Return the triples of a graph that bear on reasoning: all but annotations."""
    annotations = {*_IRRELEVANT, RDFS.label, *graph.subjects(RDF.type, OWL.AnnotationProperty)}
    kept = Graph()
    for subject, predicate, value in graph:
        if predicate not in annotations and subject not in annotations:
            kept.add((subject, predicate, value))
    return kept


def expand(graph: Graph) -> Graph:
    """Return the OWL 2 RL closure of a graph; annotations are left out."""
    from owlrl import DeductiveClosure, OWLRL_Semantics  # noqa: PLC0415 - serving never needs it

    expanded = logical(graph)
    closure = DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False)
    closure.expand(expanded)
    return expanded


def contradictions(graph: Graph) -> list[str]:
    """Return what the OWL 2 RL rules find contradictory in a graph, in words, sorted."""
    return sorted(str(message) for message in expand(graph).objects(None, _CONTRADICTION))


def inferred(facts: Graph) -> Graph:
    """Return what follows from the facts about the things in the graph, and is not among them."""
    result = Graph()
    for triple in expand(facts):
        if triple not in facts and _is_worth_telling(triple):
            result.add(triple)
    return result


def _is_worth_telling(triple: Triple) -> bool:
    subject, predicate, value = triple
    if not str(subject).startswith(ID) or subject == value or isinstance(value, BNode):
        return False
    if predicate == RDF.type:
        return not str(value).startswith(_UNTOLD)
    return not str(predicate).startswith(_UNTOLD) and isinstance(value, URIRef | Literal)
