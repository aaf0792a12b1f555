"""What follows from statements by the axioms of the ontology.

The rules are those of OWL 2 RL (OWL 2 Profiles, section 4.3), as owlrl applies them: class and
property hierarchies, inverses, chains, domains, ranges and defined classes.
"""

from collections.abc import Collection, Iterator
from functools import cache

from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ipcoop.graph.entailment import Entailment, is_understood
from ipcoop.graph.forward import Triple
from ipcoop.namespaces import ID

_UNTOLD = (str(OWL), str(RDFS))
_AXIOMATIC = (*_UNTOLD, str(RDF))
_LISTS = (RDF.first, RDF.rest)
_SIMPLE = frozenset({RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range})
_CONTRADICTION = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
_IRRELEVANT = (OWL.imports, OWL.versionIRI, OWL.versionInfo, RDFS.comment, RDFS.isDefinedBy)


def logical(graph: Graph) -> Graph:
    """Return the triples of a graph that bear on reasoning: all but annotations."""
    return _as_graph(_logical(graph))


def annotation_properties(triples: Collection[Triple] | Graph) -> set[Node]:
    """Return the properties that do not bear on reasoning."""
    kinds = (s for s, p, o in triples if o == OWL.AnnotationProperty and p == RDF.type)
    return {*_IRRELEVANT, RDFS.label, *kinds}


def _logical(triples: Collection[Triple] | Graph) -> Iterator[Triple]:
    annotations = annotation_properties(triples)
    return (t for t in triples if t[1] not in annotations and t[0] not in annotations)


def _as_graph(triples: Iterator[Triple]) -> Graph:
    graph = Graph("SimpleMemory")  # twice as fast, and no contexts are needed
    for triple in triples:
        graph.add(triple)
    return graph


def expand(graph: Graph) -> Graph:
    """Return the OWL 2 RL closure of a graph; annotations are left out.

    Nor is it said of everything that it is the same as itself.
    """
    from owlrl import DeductiveClosure  # noqa: PLC0415 - serving never needs it

    expanded = logical(graph)
    closure = DeductiveClosure(_semantics(), axiomatic_triples=False, datatype_axioms=False)
    closure.expand(expanded)
    return expanded


@cache
def _semantics() -> type:
    """Return owlrl's rules, put only to the triples that can set one off, with the same outcome.

    Each rule starts from an axiom or an identity. That of a hierarchy, a domain or a range sets
    nothing off again before a new triple has one of its two ends.
    """
    from owlrl import OWLRL_Semantics  # noqa: PLC0415 - serving never needs it

    class Semantics(OWLRL_Semantics):  # type: ignore[misc]
        def empty_stored_triples(self) -> None:
            added = getattr(self, "added_triples", ())
            self.ends = {term for triple in added for term in triple}
            super().empty_stored_triples()

        def rules(self, t: Triple, cycle_num: int) -> None:
            subject, predicate, value = t
            if predicate in _SIMPLE and cycle_num > 1:
                if subject in self.ends or value in self.ends:
                    super().rules(t, cycle_num)
            elif str(value if predicate == RDF.type else predicate).startswith(_AXIOMATIC):
                super().rules(t, cycle_num)

        def store_triple(self, t: Triple) -> None:
            subject, predicate, value = t
            if predicate != OWL.sameAs or subject != value:
                super().store_triple(t)

    return Semantics


def contradictions(graph: Graph) -> list[str]:
    """Return what the OWL 2 RL rules find contradictory in a graph, in words, sorted."""
    return sorted(str(message) for message in expand(graph).objects(None, _CONTRADICTION))


def inferred(facts: Collection[Triple] | Graph) -> list[Triple]:
    """Return what follows from the facts about the things in them, and is not among them."""
    told = set(facts)
    return [t for t in _following(told) if t not in told and is_worth_telling(t)]


def _following(facts: Collection[Triple]) -> Collection[Triple] | Graph:
    """Return the closure of facts, by the shorter way where that finds all of it."""
    if not is_understood(_logical(facts)):
        return expand(_as_graph(iter(facts)))
    return entailment(facts).what_follows(_logical(facts))


def entailment(facts: Collection[Triple] | Graph) -> Entailment:
    """Return the axioms among facts, compiled; all are to be understood."""
    return Entailment(expand(_as_graph(filter(is_axiom, _logical(facts)))))


def is_axiom(triple: Triple) -> bool:
    """Tell whether a triple is about terms; things and their classes are not meant."""
    _, predicate, value = triple
    if predicate in _LISTS:
        return True
    return str(value if predicate == RDF.type else predicate).startswith(_UNTOLD)


def is_worth_telling(triple: Triple) -> bool:
    """Tell whether a triple belongs to the inferred graph if it follows and is not asserted."""
    subject, predicate, value = triple
    if not isinstance(subject, URIRef) or not subject.startswith(ID):
        return False
    if subject == value or isinstance(value, BNode):
        return False
    if predicate == RDF.type:
        return not str(value).startswith(_UNTOLD)
    return not str(predicate).startswith(_UNTOLD) and isinstance(value, URIRef | Literal)
