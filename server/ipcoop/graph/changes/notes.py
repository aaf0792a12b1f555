"""Which labels, definitions and other notes have changed, and which statements about terms."""

from collections.abc import Iterator

from rdflib import OWL, RDF, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from ipcoop.graph.changes.axioms import LOGICAL
from ipcoop.graph.changes.expressions import expression
from ipcoop.graph.changes.version import Change, Step, Version, Weight, change
from ipcoop.graph.changes.words import spelled_out
from ipcoop.namespaces import ONTOLOGY

_OF_VERSIONS = {
    OWL.imports,
    OWL.versionInfo,
    OWL.versionIRI,
    OWL.priorVersion,
    OWL.backwardCompatibleWith,
    OWL.incompatibleWith,
}
_MAPPINGS = {
    SKOS.closeMatch,
    SKOS.exactMatch,
    SKOS.broadMatch,
    SKOS.narrowMatch,
    SKOS.relatedMatch,
}
_Place = tuple[URIRef, URIRef, str]
_Values = dict[str, Node]


def of_notes(step: Step) -> Iterator[Change]:
    """Tell which notes on the terms that both versions have, and on the ontology, differ."""
    before, after = _notes(step.old), _notes(step.new)
    for place in before.keys() | after.keys():
        if not _is_told_elsewhere(step, place):
            yield from _at(step, place, before.get(place, {}), after.get(place, {}))


def _notes(version: Version) -> dict[_Place, _Values]:
    """Return what is said of terms, by term, predicate and language, each with its exact form."""
    found: dict[_Place, _Values] = {}
    for subject, predicate, value in version.graph:
        if _is_note(version.graph, subject, predicate):
            language = (value.language or "") if isinstance(value, Literal) else ""
            place = (URIRef(str(subject)), URIRef(str(predicate)), language)
            found.setdefault(place, {})[expression(version.graph, value)] = value
    return found


def _is_note(graph: Graph, subject: Node, predicate: Node) -> bool:
    if not isinstance(subject, URIRef) or predicate in LOGICAL:
        return False
    if (subject, RDF.type, OWL.Ontology) in graph:
        return subject == ONTOLOGY and predicate not in _OF_VERSIONS
    return predicate != OWL.deprecated


def _is_told_elsewhere(step: Step, place: _Place) -> bool:
    term, predicate, _ = place
    text = f"<{term}>"
    deprecated = text in step.new.deprecated ^ step.old.deprecated
    is_successor = predicate == DCTERMS.isReplacedBy and deprecated
    return text in step.added | step.removed or is_successor


def _at(step: Step, place: _Place, before: _Values, after: _Values) -> Iterator[Change]:
    gone = [step.words.quoted(before[text], text) for text in sorted(before.keys() - after.keys())]
    come = [step.words.quoted(after[text], text) for text in sorted(after.keys() - before.keys())]
    if len(gone) == len(come) == 1:
        yield _change(step, place, "changed", f"from {gone[0]} to {come[0]}")
    else:
        yield from (_change(step, place, "removed", value) for value in gone)
        yield from (_change(step, place, "added", value) for value in come)


def _change(step: Step, place: _Place, how: str, values: str) -> Change:
    term, predicate, language = place
    what = f"{spelled_out(predicate, language)} {how}"
    name = "The ontology" if term == ONTOLOGY else step.words.name(f"<{term}>")
    weight = _weight(step, predicate, is_only_added=how == "added")
    return change(weight, what, f"<{term}>", f"{name}: {what} {values}")


def _weight(step: Step, predicate: URIRef, *, is_only_added: bool) -> Weight:
    kind = step.new.kinds.get(f"<{predicate}>") or step.old.kinds.get(f"<{predicate}>")
    if kind in ("object property", "datatype property"):
        return "minor" if is_only_added else "major"
    return "minor" if predicate in _MAPPINGS else "patch"
