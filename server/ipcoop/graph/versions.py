"""Two versions of the ontology compared in plain words, and what a new version owes its users."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rdflib import OWL, SKOS, Graph

from ipcoop.graph.changes.expressions import iri
from ipcoop.graph.changes.meaning import of_axioms
from ipcoop.graph.changes.notes import of_notes
from ipcoop.graph.changes.terms import of_terms, renamed, renamings, with_names
from ipcoop.graph.changes.version import WEIGHTS, Change, Step, Version, Weight
from ipcoop.graph.changes.words import is_own
from ipcoop.graph.migrations import NUMBER, Migration, migrations, number
from ipcoop.graph.validate import Finding
from ipcoop.namespaces import ONTOLOGY

RULES = {
    "version-number": "The number is raised as far as the changes ask",
    "deprecation-first": "Nothing is removed that no version deprecated before",
    "migration": "Every breaking change and every deprecation has a migration query",
    "prior-version": "The version names the one before it",
    "compatibility": "No breaking version is called compatible",
    "deprecation-explained": "What is deprecated has a successor or a note",
}
"""The rules for versions, by the name that findings have as their source."""

_SHOWN = 5
_NOTES = (SKOS.editorialNote, SKOS.changeNote, SKOS.historyNote)


@dataclass(frozen=True)
class Comparison:
    """What has changed from one version to another, gravest first."""

    changes: tuple[Change, ...]

    @property
    def required(self) -> Weight | Literal["none"]:
        """The part of the version number that the changes demand to be raised."""
        return self.changes[0].weight if self.changes else "none"

    @property
    def sentences(self) -> dict[Weight, list[str]]:
        """The changes in words, by weight, gravest first."""
        return {
            weight: [change.sentence for change in self.changes if change.weight == weight]
            for weight in WEIGHTS
        }


def compare(old: Graph, new: Graph) -> Comparison:
    """Compare two versions of the ontology, each merged into one graph."""
    before, after = Version(old), Version(new)
    names = renamed(before, after)
    step = Step(Version(with_names(old, names)) if names else before, after)
    found = {*renamings(names, before), *of_terms(step), *of_axioms(step), *of_notes(step)}
    return Comparison(tuple(sorted(found, key=_gravest_first)))


def version_of(ontology: Graph) -> str:
    """Return the version number that an ontology gives itself, or nothing."""
    return str(ontology.value(ONTOLOGY, OWL.versionInfo) or "")


def findings(old: Graph, new: Graph) -> list[Finding]:
    """Return where a version breaks the rules for versions that ontology/README.md states.

    Raises:
        BadDataError: if a version is not numbered.
    """
    comparison = compare(old, new)
    return [
        *_number_too_low(old, new, comparison),
        *_removed_at_once(old, comparison),
        *_without_migration(old, new, comparison),
        *_prior_version(old, new),
        *_false_compatibility(old, new, comparison),
        *_without_successor(new),
    ]


def _number_too_low(old: Graph, new: Graph, comparison: Comparison) -> Iterator[Finding]:
    before, after = version_of(old), version_of(new)
    place = _raised(number(before), number(after))
    required = comparison.required
    if required != "none" and (place == "none" or WEIGHTS.index(place) > WEIGHTS.index(required)):
        told = comparison.sentences[required]
        more = f"; and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
        message = (
            f"The version is {after}, but what has changed since {before} asks for "
            f"{_next(number(before), required)}: {'; '.join(told[:_SHOWN])}{more}."
        )
        yield _violation(str(ONTOLOGY), message, "version-number")


def _removed_at_once(old: Graph, comparison: Comparison) -> Iterator[Finding]:
    deprecated = Version(old).deprecated
    for change in comparison.changes:
        term = f"<{change.term}>"
        is_gone = change.kind in ("term removed", "term renamed") and is_own(term)
        if is_gone and term not in deprecated:
            message = f"{change.sentence}, but {version_of(old)} had not deprecated it."
            yield _violation(change.term, message, "deprecation-first")


def _without_migration(old: Graph, new: Graph, comparison: Comparison) -> Iterator[Finding]:
    known = migrations()
    for change in comparison.changes:
        breaks = change.weight == "major" or change.kind == "deprecated"
        if breaks and not any(_helps(migration, change, old, new) for migration in known):
            message = (
                f"{change.sentence}, but no query in queries/migrations/ helps those "
                "whose data uses it."
            )
            yield _violation(change.term or str(ONTOLOGY), message, "migration")


def _helps(migration: Migration, change: Change, old: Graph, new: Graph) -> bool:
    """Tell whether a migration is for a change; that of a removal came with the deprecation."""
    since = number(migration.since)
    is_in_time = change.kind == "term removed" or since > number(version_of(old))
    return migration.term == change.term and is_in_time and since <= number(version_of(new))


def _prior_version(old: Graph, new: Graph) -> Iterator[Finding]:
    before, after = version_of(old), version_of(new)
    priors = sorted(str(prior) for prior in new.objects(ONTOLOGY, OWL.priorVersion))
    known = [prior.removeprefix(f"{ONTOLOGY}/") for prior in priors]
    if before != after and not any(_is_between(before, prior, after) for prior in known):
        message = (
            f"owl:priorVersion is {' and '.join(priors) or 'missing'}; it must name {before}, "
            f"or a later version before {after}."
        )
        yield _violation(str(ONTOLOGY), message, "prior-version")


def _is_between(before: str, prior: str, after: str) -> bool:
    is_numbered = NUMBER.fullmatch(prior) is not None
    return is_numbered and number(before) <= number(prior) < number(after)


def _false_compatibility(old: Graph, new: Graph, comparison: Comparison) -> Iterator[Finding]:
    before = old.value(ONTOLOGY, OWL.versionIRI)
    claimed = (ONTOLOGY, OWL.backwardCompatibleWith, before) in new
    if before is not None and claimed and comparison.required == "major":
        message = f"owl:backwardCompatibleWith names {before}, but this version breaks with it."
        yield _violation(str(ONTOLOGY), message, "compatibility")


def _without_successor(new: Graph) -> Iterator[Finding]:
    version = Version(new)
    for term in sorted(version.deprecated):
        name, successors = iri(term), version.successors(term)
        if not successors and not any((name, note, None) in new for note in _NOTES):
            message = (
                "It is deprecated, but has neither a dcterms:isReplacedBy nor a note that says why."
            )
            yield _violation(str(name), message, "deprecation-explained")
        for successor in successors:
            if successor not in version.kinds or successor in version.deprecated:
                message = f"It is replaced by {iri(successor)}, which is not a term in use."
                yield _violation(str(name), message, "deprecation-explained")


def _raised(before: tuple[int, ...], after: tuple[int, ...]) -> Weight | Literal["none"]:
    """Return the first part of the number that is higher than it was."""
    places = zip(WEIGHTS, before, after, strict=True)
    changed = next((place for place in places if place[1] != place[2]), None)
    return changed[0] if changed and changed[2] > changed[1] else "none"


def _next(before: tuple[int, ...], required: Weight) -> str:
    place = WEIGHTS.index(required)
    after = (*before[:place], before[place] + 1, 0, 0)[:3]
    return ".".join(map(str, after))


def _violation(focus: str, message: str, source: str) -> Finding:
    return Finding("Violation", focus, message, source)


def _gravest_first(change: Change) -> tuple[int, str, str]:
    return WEIGHTS.index(change.weight), change.sentence, change.term
