"""What the page about one thing shows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rdflib import RDF

from ipcoop.http.asking import Row, Term
from ipcoop.http.entity.assertions import Assertion, Behind, Sentence, sentences_of
from ipcoop.http.entity.groups import GROUPS, group_of
from ipcoop.http.names import Names
from ipcoop.http.things import address_of
from ipcoop.namespaces import IPCOOP


@dataclass(frozen=True)
class Shown:
    """A term as it is shown: its text, the language of that, and where it leads."""

    text: str
    language: str = ""
    address: str = ""


@dataclass(frozen=True)
class Fact:
    """A value of a property, the key of its mark, and the sentences behind it."""

    value: Shown
    mark: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Told:
    """A whole statement that is no fact, who claims it in which modality, and the sentences."""

    parts: tuple[Shown, ...]
    claimant: Shown | None
    sentences: tuple[Sentence, ...]
    modality: Shown | None = None


Part = Mapping[Shown, Sequence[Fact]]
"""Facts by the property that they are of."""


@dataclass(frozen=True)
class Entity:
    """All that a page tells of one thing.

    Attributes:
        iri: of the thing.
        title: what it is called.
        kinds: its own classes.
        known_from: the sentences that tell that there is such a thing.
        parts: facts, by the key of the part of the page.
        told: statements that are no facts, by the key of their part.
        questions: what the documents do not say.
        number: of the page, from 1.
        has_more: whether there is a page after it.
        is_cut_off: whether there may be more that no page has.
    """

    iri: str
    title: Shown
    kinds: Sequence[Shown] = ()
    known_from: tuple[Sentence, ...] = ()
    parts: Mapping[str, Part] = field(default_factory=dict)
    told: Mapping[str, Sequence[Told]] = field(default_factory=dict)
    questions: Sequence[Told] = ()
    number: int = 1
    has_more: bool = False
    is_cut_off: bool = False

    @property
    def is_fact(self) -> bool:
        """Whether anything that is said of it stands as a fact."""
        return bool(self.parts)


def shown(term: Term, names: Names) -> Shown:
    """Return a term as it is shown: a thing by what it is called."""
    if term.kind != "uri":
        text = f"_:{term.value}" if term.kind == "bnode" else term.value
        return Shown(text, term.language)
    name = names.of(term.value)
    return Shown(name.value, name.language, address_of(term.value))


def parts(
    iri: str, facts: Sequence[Row], links: Sequence[Row], behind: Behind, names: Names
) -> Mapping[str, Part]:
    """Sort the facts about a thing, and the links of others to it, into the parts of its page."""
    found: dict[str, dict[str, list[tuple[Term, Fact]]]] = defaultdict(lambda: defaultdict(list))
    for place, row in enumerate([*facts, *links]):
        prop, value = row["property"].value, row["value"]
        mark, found_behind = _mark(iri, row, behind)
        fact = Fact(shown(value, names), mark, sentences_of(found_behind))
        group = group_of(prop, value) if place < len(facts) else "incoming"
        found[group][prop].append((value, fact))
    return {key: dict(_part(found[key], names)) for key in GROUPS if key in found}


def _mark(iri: str, row: Row, behind: Behind) -> tuple[str, Sequence[Assertion]]:
    """Return how a fact stands, and the assertions that it rests on."""
    fact = iri, row["property"].value, row["value"]
    if is_true(row, "inferred"):
        return "inferred", behind.of(*fact)
    if found := behind.stating(*fact):
        return found[0].status, found
    # Of what has very many links, not all assertions are looked at.
    return "reference" if is_true(row, "known") else "stated", ()


def is_true(row: Row, variable: str) -> bool:
    """Tell whether a variable of a row is bound to true."""
    return variable in row and row[variable].value == "true"


def told(assertions: Iterable[Assertion], status: str, names: Names) -> Sequence[Told]:
    """Return the statements with one status."""
    return [
        Told(
            tuple(_statement(one, names)),
            _named(one.claimant, names),
            one.sentences,
            _named(one.modality, names),
        )
        for one in assertions
        if one.status == status
    ]


def kinds(rows: Iterable[Row], names: Names) -> Sequence[Shown]:
    """Return the classes of a thing that the project's ontology has."""
    own = [
        row["value"]
        for row in rows
        if row["property"].value == str(RDF.type) and row["value"].value.startswith(str(IPCOOP))
    ]
    return sorted((shown(term, names) for term in own), key=lambda one: one.text)


def _part(
    found: Mapping[str, Sequence[tuple[Term, Fact]]], names: Names
) -> Iterator[tuple[Shown, Sequence[Fact]]]:
    for prop in sorted(found, key=lambda iri: names.of(iri).value):
        facts = sorted((fact for _, fact in found[prop]), key=lambda fact: fact.value.text)
        yield shown(Term(prop), names), facts


def _statement(one: Assertion, names: Names) -> Iterator[Shown]:
    if one.node:
        yield shown(Term(one.node), names)
    else:
        yield shown(Term(one.subject), names)
        yield shown(Term(one.prop), names)
        if one.value is not None:
            yield shown(one.value, names)


def _named(iri: str, names: Names) -> Shown | None:
    return shown(Term(iri), names) if iri else None
