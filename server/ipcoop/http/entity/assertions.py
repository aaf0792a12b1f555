"""The assertions about a thing, and the sentences that they rest on."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rdflib import RDF, RDFS

from ipcoop.http.asking import Row, Term
from ipcoop.namespaces import ID, SCHEME

_DOCUMENT = str(ID["document/"])
_STATUS = str(SCHEME["status/"])
_NO_FACTS = {"claimed", "implied", "disputed"}
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

    @property
    def address(self) -> str:
        """Where it is shown."""
        return f"/document/{self.document}#sentence-{self.number}"

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
        sentences: that it rests on.
    """

    subject: str
    prop: str
    value: Term | None
    node: str
    status: str
    claimant: str
    sentences: tuple[Sentence, ...]

    @property
    def iris(self) -> Sequence[str]:
        """The things and terms that it names."""
        value = self.value.value if self.value and self.value.is_iri else ""
        named = (self.subject, self.prop, value, self.node, self.claimant)
        return [iri for iri in named if iri]

    @property
    def is_factual(self) -> bool:
        """Whether it stands as a fact."""
        return self.status not in _NO_FACTS

    def tells(self, iri: str, prop: str, value: Term) -> bool:
        """Tell whether this is what a thing is said to have, in this direction or the other.

        Whoever tells of a relation, such as a participation, tells whom and what it connects.
        """
        if self.node == iri:
            return prop in _BY_NODE or is_relation(iri)
        if self.node:
            return self.node == value.value and is_relation(self.node)
        if self.subject == iri:
            return self.prop == prop and self.value == value
        return value.kind == "uri" and self.subject == value.value


@dataclass(frozen=True)
class Behind:
    """What facts about a thing rest on.

    Attributes:
        assertions: about the thing.
        relations: the assertions that there are its relations to others.
        related: what each relation connects, by its IRI.
        is_cut_off: whether there are more assertions.
    """

    assertions: Sequence[Assertion]
    relations: Sequence[Assertion]
    related: Mapping[str, Collection[str]]
    is_cut_off: bool

    def of(self, iri: str, prop: str, value: Term) -> Sequence[Assertion]:
        """Return the assertions behind a fact: of it, else of what connects its two ends."""
        direct = [one for one in self._factual if one.tells(iri, prop, value)]
        # Else by another property that the ontology has it follow from, or by a relation.
        also = [one for one in self._factual if one.subject == iri and one.value == value]
        related = (one for one in self._factual if value.value in self.related.get(one.node, ()))
        return direct or also or list(related)

    @cached_property
    def _factual(self) -> Sequence[Assertion]:
        return [one for one in (*self.assertions, *self.relations) if one.is_factual]


def is_relation(iri: str) -> bool:
    """Tell whether a thing is there to connect others."""
    return RELATIONS.match(iri) is not None


def read_assertions(rows: Iterable[Row]) -> Sequence[Assertion]:
    """Put the rows of each assertion together."""
    found: dict[str, Assertion] = {}
    for row in rows:
        document = row["document"].value.removeprefix(_DOCUMENT)
        sentence = Sentence(document, row["number"].value, row["exact"].value)
        name = row["assertion"].value
        known = found.get(name) or _first(row)
        found[name] = replace(known, sentences=_joined([*known.sentences, sentence]))
    return list(found.values())


def sentences_of(assertions: Iterable[Assertion]) -> tuple[Sentence, ...]:
    """Return the sentences that some assertions rest on, each once."""
    return _joined(sentence for one in assertions for sentence in one.sentences)


def _joined(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    found: dict[tuple[str, str], Sentence] = {}
    for one in sentences:
        known = found.get(one.identity)
        if known is None:
            found[one.identity] = one
        elif one.words not in known.words.split(" … "):
            found[one.identity] = replace(known, words=f"{known.words} … {one.words}")
    return tuple(found.values())


def _first(row: Row) -> Assertion:
    def iri(name: str) -> str:
        return row[name].value if name in row else ""

    status = iri("status").removeprefix(_STATUS)
    claimant, value = iri("claimant"), row.get("value")
    return Assertion(iri("subject"), iri("property"), value, iri("node"), status, claimant, ())
