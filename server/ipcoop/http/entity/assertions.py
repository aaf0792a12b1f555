"""The assertions about a thing, and the sentences that they rest on."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

from rdflib import RDF, RDFS

from ipcoop.http.asking import Row, Term
from ipcoop.http.languages import address_in_language
from ipcoop.namespaces import ID, SCHEME

_DOCUMENT = str(ID["document/"])
_STATUS = str(SCHEME["status/"])
NO_FACTS = {"claimed", "implied", "disputed"}
RELATIONS = re.compile(
    f"{ID}(?:change|contribution|involvement|membership|participation|signature|tenure)/"
)
"""How the IRIs of things begin that are there to connect others."""

_BY_NODE = {str(RDF.type), str(RDFS.label)}
"""What an assertion that there is a thing tells of it."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a document, and the words in it that something rests on."""

    document: str
    number: str
    words: str

    language: ClassVar[str] = "en"
    """Of the words; documents in others are not read."""

    @property
    def address(self) -> str:
        """Where it is shown."""
        place = f"sentence-{self.number}"
        document = "documents.document"
        return address_in_language(document, identifier=self.document, _anchor=place)

    @property
    def document_iri(self) -> str:
        """The document that it is in."""
        return _DOCUMENT + self.document

    @property
    def identity(self) -> tuple[str, str]:
        """What tells it apart, whatever words."""
        return self.document, self.number


@dataclass(frozen=True)
class Assertion:
    """One assertion: of a statement, or that there is a thing.

    Attributes:
        subject: of the statement.
        prop: of it, its property.
        value: of it.
        node: the thing, where the assertion is of that.
        status: the last part of its IRI, such as ``stated``.
        claimant: the IRI of who claims it; empty where nobody does.
        modality: the IRI of whether somebody claims it of the past, say; empty where nobody does.
        sentences: that it rests on.
    """

    subject: str
    prop: str
    value: Term | None
    node: str
    status: str
    claimant: str
    modality: str
    sentences: tuple[Sentence, ...]

    @property
    def iris(self) -> Sequence[str]:
        """The things and terms that it names."""
        value = self.value.value if self.value and self.value.is_iri else ""
        named = (self.subject, self.prop, value, self.node, self.claimant, self.modality)
        return [iri for iri in named if iri]

    @property
    def is_factual(self) -> bool:
        """Whether it stands as a fact."""
        return self.status not in NO_FACTS


@dataclass(frozen=True)
class Behind:
    """What facts about a thing rest on.

    Attributes:
        assertions: about the thing.
        relations: the assertions that there are its relations to others.
        related: what each relation connects, by its IRI.
        leading: the properties that lead to a property, whichever way round, by its IRI.
    """

    assertions: Sequence[Assertion]
    relations: Sequence[Assertion]
    related: Mapping[str, Collection[str]]
    leading: Mapping[str, Collection[str]]

    def stating(self, iri: str, prop: str, value: Term) -> Sequence[Assertion]:
        """Return the assertions of a fact itself, whichever of its two ends is the subject.

        Whoever tells of a relation, such as a participation, tells whom and what it connects.
        """
        found = list(self._stated.get((iri, prop, value), ()))
        if value.is_iri:
            found += self._stated.get((value.value, prop, Term(iri)), ())
        if prop in _BY_NODE or is_relation(iri):
            found += self._nodes.get(iri, ())
        if is_relation(value.value):
            found += self._nodes.get(value.value, ())
        return found

    def of(self, iri: str, prop: str, value: Term) -> Sequence[Assertion]:
        """Return the assertions of a fact, or else those that it was concluded from.

        They are of a property that leads to that of the fact, or of a relation between its ends.
        """
        if stating := self.stating(iri, prop, value):
            return stating
        ends = ((iri, value.value), (value.value, iri))
        leading = self.leading.get(prop, ())
        found = [
            one for between in ends for one in self._between.get(between, ()) if one.prop in leading
        ]
        return found or self._by_relation(value.value)

    def _by_relation(self, other: str) -> Sequence[Assertion]:
        nodes = self._connecting.get(other, ())
        return [one for node in nodes for one in self._nodes.get(node, ())]

    @cached_property
    def _factual(self) -> Sequence[Assertion]:
        return [one for one in (*self.assertions, *self.relations) if one.is_factual]

    @cached_property
    def _stated(self) -> Mapping[tuple[str, str, Term | None], Sequence[Assertion]]:
        return _indexed(self._factual, lambda one: (one.subject, one.prop, one.value))

    @cached_property
    def _between(self) -> Mapping[tuple[str, str], Sequence[Assertion]]:
        return _indexed(self._factual, lambda one: (one.subject, one.value and one.value.value))

    @cached_property
    def _nodes(self) -> Mapping[str, Sequence[Assertion]]:
        return _indexed(self._factual, lambda one: one.node)

    @cached_property
    def _connecting(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for node, others in self.related.items():
            for other in others:
                found.setdefault(other, []).append(node)
        return found


def _indexed(
    assertions: Iterable[Assertion], key: Callable[[Assertion], Any]
) -> dict[Any, list[Assertion]]:
    found: dict[Any, list[Assertion]] = {}
    for one in assertions:
        found.setdefault(key(one), []).append(one)
    return found


def is_relation(iri: str) -> bool:
    """Tell whether a thing is there to connect others."""
    return RELATIONS.match(iri) is not None


def read_assertions(
    rows: Iterable[Row], iri: str, claims: Mapping[str, Row]
) -> Sequence[Assertion]:
    """Put the rows of each assertion together.

    Args:
        rows: about a thing, or about its relations.
        iri: of the thing.
        claims: who claims what, and in which modality, by the IRI of the assertion.
    """
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["assertion"].value, []).append(row)
    return [
        _assertion(several[0], iri, claims.get(name, {}), joined(map(_sentence, several)))
        for name, several in found.items()
    ]


def sentences_of(assertions: Iterable[Assertion]) -> tuple[Sentence, ...]:
    """Return the sentences that some assertions rest on, each once."""
    return joined(sentence for one in assertions for sentence in one.sentences)


def joined(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Return each sentence once, with all words of it that something rests on."""
    found: dict[tuple[str, str], Sentence] = {}
    for one in sentences:
        known = found.get(one.identity)
        if known is None:
            found[one.identity] = one
        elif one.words not in known.words.split(" … "):
            found[one.identity] = replace(known, words=f"{known.words} … {one.words}")
    return tuple(found.values())


def _sentence(row: Row) -> Sentence:
    document = row["document"].value.removeprefix(_DOCUMENT)
    return Sentence(document, row["number"].value, row["exact"].value)


def _assertion(row: Row, iri: str, claim: Row, sentences: tuple[Sentence, ...]) -> Assertion:
    status = row["status"].value.removeprefix(_STATUS)
    claimant, modality = (
        claim[name].value if name in claim else "" for name in ("claimant", "modality")
    )
    if "property" not in row:
        node = row["node"].value if "node" in row else iri
        return Assertion("", "", None, node, status, claimant, modality, sentences)
    subject = row["subject"].value if "subject" in row else iri
    value = row.get("value", Term(iri))
    prop = row["property"].value
    return Assertion(subject, prop, value, "", status, claimant, modality, sentences)
