"""Propose which persons may be one, by their names; a person decides.

Names in the genre are romanised in several ways, written with or without a hyphen, with the family
name first or last, and shortened to initials.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from rdflib import OWL, URIRef

from ipcoop.extract.storing.decision_files import PEOPLE, read_decisions
from ipcoop.extract.storing.decisions import Decision, Verdict
from ipcoop.extract.storing.lines import statements, triples_of

_PERSON = "ipcoop:Person"
_NAMES = ("rdfs:label", "skos:altLabel")
_LETTERS = re.compile(r"[^\W\d_]+")
_VOWELS = (("eo", "u"), ("eu", "u"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ae", "a"))
_FAMILIES = {
    variant: names[0]
    for names in (
        ("kim", "gim"),
        ("lee", "yi", "rhee", "li", "ri"),
        ("park", "pak", "bak"),
        ("choi", "choe"),
        ("jung", "jeong", "chung"),
        ("kang", "gang"),
        ("cho", "jo"),
        ("yoon", "yun"),
        ("lim", "im", "rim"),
        ("shin", "sin"),
        ("kwon", "gwon"),
        ("ryu", "yoo", "yu"),
    )
    for variant in names
}
"""Romanised Korean family names that stand for the same name."""


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """Two persons who may be one.

    Attributes:
        first: the IRI that both would have.
        second: the other IRI.
        names: how the two are called.
        reason: why they may be one.
    """

    first: URIRef
    second: URIRef
    names: tuple[str, str]
    reason: str


def propose_same(folder: Path) -> list[Proposal]:
    """Return the pairs of persons in a data folder on whom nobody has decided yet."""
    decided = {frozenset(pair) for pair in _pairs(read_decisions(folder, PEOPLE))}
    persons = sorted(_persons(folder).items())
    found: dict[frozenset[str], Proposal] = {}
    for reason, couples in (
        ("The same name, otherwise written or in another order.", _by_name(persons)),
        ("The same family name, and initials that fit.", _by_initials(persons)),
    ):
        for couple in couples:
            (first, name), (second, other) = sorted(couple)
            pair = frozenset((first, second))
            if first != second and pair not in decided and pair not in found:
                proposal = Proposal(URIRef(first), URIRef(second), (name, other), reason)
                found[pair] = proposal
    return sorted(found.values())


def same_people(decisions: Iterable[Decision]) -> dict[URIRef, URIRef]:
    """Return the IRI to use for each person who is held to be another one too."""
    first_of: dict[URIRef, URIRef] = {}

    def root(iri: URIRef) -> URIRef:
        return root(first_of[iri]) if iri in first_of else iri

    accepted = (d for d in decisions if d.verdict is Verdict.ACCEPTED)
    for first, second in sorted(_pairs(accepted)):
        start, end = root(first), root(second)
        if start != end:
            first_of[end] = start
    return {iri: root(iri) for iri in first_of}


def _pairs(decisions: Iterable[Decision]) -> Iterator[tuple[URIRef, URIRef]]:
    for decision in decisions:
        if isinstance(decision.key, tuple) and decision.key[1] == OWL.sameAs:
            yield decision.key[0], URIRef(decision.key[2])


def _persons(folder: Path) -> dict[URIRef, set[str]]:
    """Return the names of all persons that documents introduce."""
    names: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    persons = set()
    for path in sorted((folder / "graphs" / "document").glob("*.ttl")):
        for words in statements(path):
            if words[1] == "a" and words[2] == _PERSON:
                persons.add(words[0])
            elif words[1] in _NAMES and words[0].startswith("person:"):
                names[words[0]].add(words)
    told = triples_of(sorted(words for person in persons for words in names[person]))
    called: dict[URIRef, set[str]] = defaultdict(set)
    for person, _, name in told:
        called[person].add(str(name))
    return called


Groups = dict[object, set[tuple[URIRef, str]]]
"""Persons and names that have something in common."""

Couples = Iterator[tuple[tuple[URIRef, str], tuple[URIRef, str]]]


def _by_name(persons: Iterable[tuple[URIRef, set[str]]]) -> Couples:
    groups: Groups = defaultdict(set)
    for person, names in persons:
        for name in sorted(names):
            for family, given in _readings(name):
                groups[family, "".join(map(_folded, given))].add((person, name))
    return (pair for group in groups.values() for pair in combinations(sorted(group), 2))


def _by_initials(persons: Iterable[tuple[URIRef, set[str]]]) -> Couples:
    """Pair those whose given name is written in initials with those whose initials these are."""
    short: Groups = defaultdict(set)
    full: Groups = defaultdict(set)
    for person, names in persons:
        for name in sorted(names):
            for family, given in _readings(name):
                letters = "".join(part[0] for part in given)
                is_short = all(len(part) == 1 for part in given)
                groups = short if is_short else full
                for length in range(1, len(letters) + 1):
                    if length == len(letters) or not is_short:
                        groups[family, letters[:length]].add((person, name))
                if is_short != (len(given) == 1):  # “Donggyou” may be what “D.G.” is short for
                    groups[family, f"{letters[0]}…"].add((person, name))
    return (
        pair
        for key, some in short.items()
        for pair in product(sorted(some), sorted(full.get(key, ())))
    )


def _readings(name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield family name and parts of the given name, with the family name last, then first."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    parts = _LETTERS.findall(plain)
    for family, given in ((parts[-1], parts[:-1]), (parts[0], parts[1:])) if parts else ():
        if given and len(family) > 1:
            yield _FAMILIES.get(family, family), given


def _folded(part: str) -> str:
    for written, sound in _VOWELS:
        part = part.replace(written, sound)
    return part
