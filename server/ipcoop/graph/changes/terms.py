"""Which terms have come, gone, been renamed, deprecated or made something else."""

from collections.abc import Iterator

from rdflib import Graph, URIRef
from rdflib.term import Node

from ipcoop.graph.changes.expressions import iri
from ipcoop.graph.changes.version import Change, Step, Version, change
from ipcoop.graph.changes.words import is_own, label
from ipcoop.namespaces import shorten


def renamed(old: Version, new: Version) -> dict[str, str]:
    """Return the terms that have another IRI, but the same label and kind as before."""
    before = _by_label(old, set(old.kinds) - set(new.kinds))
    after = _by_label(new, set(new.kinds) - set(old.kinds))
    pairs = ((terms, after.get(key, [])) for key, terms in before.items())
    return {gone[0]: come[0] for gone, come in pairs if len(gone) == len(come) == 1}


def with_names(graph: Graph, names: dict[str, str]) -> Graph:
    """Return a graph with other names for some terms."""
    renewed = Graph()
    for subject, predicate, value in graph:
        renewed.add((_renewed(subject, names), _renewed(predicate, names), _renewed(value, names)))
    return renewed


def _renewed(term: Node, names: dict[str, str]) -> Node:
    text = f"<{term}>"
    return iri(names[text]) if isinstance(term, URIRef) and text in names else term


def renamings(names: dict[str, str], old: Version) -> Iterator[Change]:
    """Tell which terms have another IRI."""
    for before, after in names.items():
        name = label(old.graph, iri(before))
        texts = shorten(iri(before)), shorten(iri(after))
        sentence = f"{name}: IRI changed from {texts[0]} to {texts[1]}"
        yield change("major", "term renamed", before, sentence)


def of_terms(step: Step) -> Iterator[Change]:
    """Tell which terms are new, gone, of another kind, deprecated, or no longer so."""
    for term in step.added:
        said = "new" if is_own(term) else "newly borrowed"
        sentence = f"{step.words.name(term)}: {said} {step.new.kinds[term]}"
        yield change("minor", "term added", term, sentence)
    for term in step.removed:
        yield _removal(step, term)
    for term in step.old.kinds.keys() & step.new.kinds.keys():
        yield from _of_kind(step, term)
        yield from _of_deprecation(step, term)


def _removal(step: Step, term: str) -> Change:
    name, kind = step.words.name(term), step.old.kinds[term]
    if not is_own(term):
        return change("minor", "term removed", term, f"{name}: {kind} no longer borrowed")
    return change("major", "term removed", term, f"{name}: {kind} removed{_favour(step, term)}")


def _of_kind(step: Step, term: str) -> Iterator[Change]:
    before, after = step.old.kinds[term], step.new.kinds[term]
    if before != after:
        sentence = f"{step.words.name(term)}: changed from {before} to {after}"
        yield change("major", "kind changed", term, sentence)


def _of_deprecation(step: Step, term: str) -> Iterator[Change]:
    name = step.words.name(term)
    if term in step.new.deprecated - step.old.deprecated:
        sentence = f"{name}: deprecated{_favour(step, term)}"
        yield change("minor", "deprecated", term, sentence)
    if term in step.old.deprecated - step.new.deprecated:
        yield change("minor", "no longer deprecated", term, f"{name}: no longer deprecated")


def _favour(step: Step, term: str) -> str:
    successors = step.new.successors(term) or step.old.successors(term)
    return f" in favour of {' and '.join(map(step.words.name, successors))}" if successors else ""


def _by_label(version: Version, terms: set[str]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for term in sorted(filter(is_own, terms)):
        name = label(version.graph, iri(term))
        if name:
            found.setdefault((name, version.kinds[term]), []).append(term)
    return found
