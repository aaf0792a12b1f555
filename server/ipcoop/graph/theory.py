"""The axioms by which the inferred graph can follow facts that come and go."""

from collections.abc import Collection

from rdflib import OWL, RDF, RDFS, BNode, URIRef

from ipcoop.graph.closure import annotation_properties, entailment, is_axiom
from ipcoop.graph.entailment import is_understood, leads_on
from ipcoop.graph.forward import Triple
from ipcoop.graph.rules import Atom, Pattern, Rule, Rules
from ipcoop.namespaces import ID

_OF_THINGS = (OWL.NamedIndividual, OWL.Thing)
_WORDS = [URIRef(word) for word in (*dir(OWL), *dir(RDFS))]


class Theory:
    """Axioms, ready for use.

    Attributes:
        rules: what they say; None if they are of kinds for which there are no rules.
    """

    def __init__(self, axioms: Collection[Triple]) -> None:
        """Compile axioms, which takes about as long as 100 writes."""
        self._annotations = annotation_properties(axioms)
        self.rules: Rules | None = None
        if is_understood(axioms) and not any(str(p).startswith(ID) for p in self._annotations):
            rules = _of_use(entailment(axioms).rules())
            if not any(self._is_odd(atom) for rule in rules for atom in rule.body):
                self.rules = Rules(rules)

    def is_logical(self, triple: Triple) -> bool:
        """Tell whether a triple that is asserted bears on reasoning."""
        return triple[1] not in self._annotations and self.may_follow(triple)

    def may_follow(self, triple: Triple) -> bool:
        """Tell whether a triple may follow from others; one of an annotation property may."""
        return triple[0] not in self._annotations and leads_on(triple)

    def changes_with(self, triple: Triple) -> bool:
        """Tell whether a triple, added or removed, may make it another theory."""
        _, predicate, value = triple
        return predicate not in self._annotations and is_axiom(triple) and value not in _OF_THINGS

    def _is_odd(self, atom: Atom) -> bool:
        """Tell whether a rule asks for terms, for any class, or for what is not logical."""
        _, predicate, value = atom
        if predicate == RDF.type:
            return isinstance(value, int)
        return predicate in self._annotations or is_axiom((predicate, predicate, predicate))


def patterns() -> list[Pattern]:
    """Return patterns that find all axioms among facts."""
    links = {*_WORDS, RDF.first, RDF.rest} - {RDFS.label, RDFS.comment}
    kinds = set(_WORDS) - set(_OF_THINGS)
    return [(None, link, None) for link in links] + [(None, RDF.type, kind) for kind in kinds]


def _of_use(rules: Collection[Rule]) -> list[Rule]:
    """Leave out the rules that say of what class a thing is, where that is not told or asked."""
    asked = {(predicate, value) for rule in rules for _, predicate, value in rule.body}
    return [rule for rule in rules if rule.head[1:] in asked or not _is_silent(rule.head)]


def _is_silent(atom: Atom) -> bool:
    _, predicate, kind = atom
    return predicate == RDF.type and (isinstance(kind, BNode) or kind == OWL.Thing)
