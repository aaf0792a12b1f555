"""Compare what several documents say, without knowing where they are stored."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ipcoop.extract.storing.lines import Words

SINGLE_VALUED = frozenset(
    f"ipcoop:{name}"
    for name in (
        # A thing begins, ends, changes or is signed once.
        *("startDate", "endDate", "startYear", "endYear", "changeDate", "signedOn"),
        *("heldNotBefore", "heldNotAfter", "signedNotBefore", "signedNotAfter"),
        # A sum is paid once; two payments are two contributions.
        *("amount", "currency", "contributionDate"),
        # A count or a place in a series is one number.
        *("statedCountryCount", "statedMemberCount", "statedActivityCount", "editionNumber"),
        "countsHostCountry",
        # Somebody takes part, or signs, as the holder of one post.
        "inCapacityOf",
    )
)
"""The properties of which a thing has one value; the shapes ask for that too.

Places, themes, hosts and parties are not among them: sources may each name another part of these.
"""

_LABEL = "rdfs:label"


@dataclass(frozen=True, slots=True, order=True)
class Contradiction:
    """A property of one thing for which sources give different values.

    Attributes:
        subject: the thing, as a prefixed name.
        property: the property, as a prefixed name.
        values: each value, as it is written in Turtle, and the documents that give it; the
            reference data are “reference”.
    """

    subject: str
    property: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(slots=True)
class Said:
    """What one document says, before anything was moved.

    Attributes:
        facts: what others may say otherwise: values of single-valued properties, and names.
        digests: numbers that stand for all its statements; the statements of ten thousand
            documents would fill the memory.
        moved: what has been moved out of the facts earlier.
        disputed: what is contradicted.
        renamed: the names that are to be alternative ones.
    """

    facts: tuple[Words, ...] = ()
    digests: "array[int]" = field(default_factory=lambda: array("q"))
    moved: frozenset[Words] = frozenset()
    disputed: set[Words] = field(default_factory=set)
    renamed: set[Words] = field(default_factory=set)


def taken_in(facts: Iterable[Words]) -> Said:
    """Keep of the statements of a document what is needed to compare them."""
    kept, digests = [], array("q")
    for words in facts:
        if words[1] in SINGLE_VALUED or words[1] == _LABEL:
            kept.append(words)
        if words[1] != _LABEL:
            digests.append(hash(words))
    return Said(tuple(kept), digests)


def contradictions(said: Mapping[str, Said], reference: Said) -> Iterator[Contradiction]:
    """Yield what is contradicted, and mark it as disputed where documents say it."""
    values: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, what in [("reference", reference), *said.items()]:
        for subject, predicate, value in what.facts:
            if predicate in SINGLE_VALUED:
                values[subject, predicate][value].append(name)
    for (subject, predicate), by_value in values.items():
        if len(by_value) == 1:
            continue
        for value, names in by_value.items():
            for name in names if "reference" not in names else ():
                said[name].disputed.add((subject, predicate, value))
        sources = tuple((value, tuple(names)) for value, names in sorted(by_value.items()))
        yield Contradiction(subject, predicate, sources)


def name_alike(said: Mapping[str, Said], reference: Said) -> None:
    """Mark the names that are to be alternative ones, so that a thing has one name in a language.

    It has the name that the reference data give it, or else the one that most documents give it.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for subject, predicate, value in reference.facts:
        if predicate == _LABEL and value.endswith("@en"):
            names[subject][value] += len(said) + 1
    for what in said.values():
        for subject, predicate, value in what.facts:
            if predicate == _LABEL:
                names[subject][value] += 1
    chosen = {
        subject: min(counted, key=lambda name: (-counted[name], name))
        for subject, counted in names.items()
        if len(counted) > 1
    }
    for what in said.values():
        for subject, predicate, value in what.facts:
            if predicate == _LABEL and chosen.get(subject, value) != value:
                what.renamed.add((subject, predicate, value))


def compared(
    said: Mapping[str, Said], reference: Said, ingested: Collection[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """Count what the documents just read have alone, and what they have in common with others."""
    mine = {name: said[name].digests for name in ingested if name in said}
    wanted = {digest for digests in mine.values() for digest in digests}
    once: set[int] = set()
    shared = wanted.intersection(reference.digests)
    for what in said.values():
        for digest in wanted.intersection(what.digests):
            (shared if digest in once else once).add(digest)
    confirmed = {name: len(shared.intersection(digests)) for name, digests in mine.items()}
    return {name: len(digests) - confirmed[name] for name, digests in mine.items()}, confirmed
