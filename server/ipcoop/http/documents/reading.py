"""Read what the store has about a document."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ipcoop.errors import NotFoundError
from ipcoop.http.asking import Asking, Row, Term
from ipcoop.http.documents import queries
from ipcoop.http.documents.marks import Span
from ipcoop.http.documents.names import Calling
from ipcoop.http.documents.queries import PREFIXES, Queries
from ipcoop.http.names import Names
from ipcoop.namespaces import SCHEME

_NUMBER = re.compile(r"[0-9]{1,9}")
_LANGUAGE = "http://purl.org/dc/terms/language"
_STATUS = f"{SCHEME}status/"


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the character of the document that it begins at."""

    number: int
    start: int
    text: str


@dataclass
class Record:
    """An assertion or an open question: what it says, and the places of its words.

    ``values`` has the values of each variable of the query; more than one where the data say
    more than one thing.
    """

    iri: str
    values: dict[str, list[Term]] = field(default_factory=dict)
    places: list[Span] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """Return the last part of the IRI."""
        return self.iri.rpartition("/")[2]

    @property
    def is_claim(self) -> bool:
        """Tell whether it is what somebody claims, and no fact."""
        return "claimed" in self._statuses or "claimant" in self.values

    @property
    def is_stated(self) -> bool:
        """Tell whether it is what the document says as a fact, and nothing else."""
        return self._statuses == {"stated"} and not self.is_claim

    @property
    def _statuses(self) -> set[str]:
        return {term.value.removeprefix(_STATUS) for term in self.values.get("status", ())}


@dataclass(frozen=True)
class Reading:
    """All that the page of a document shows; ``cut_off`` says of what it has only so many."""

    iri: str
    about: dict[str, list[Term]]
    sentences: list[Sentence]
    statements: list[Record]
    questions: list[Record]
    names: Calling
    cut_off: dict[str, int]

    @property
    def language(self) -> str:
        """Return that of the text, where it is told."""
        return next((term.value for term in self.about.get(_LANGUAGE, ())), "")


def read(asking: Asking, identifier: str, languages: Sequence[str]) -> Reading:
    """Ask the store for a document.

    Raises:
        NotFoundError: if it has none of that name.
    """
    asked = Queries(identifier)
    about: dict[str, list[Term]] = {}
    for row in asking.rows(asked.about(), *PREFIXES):
        about.setdefault(row["property"].value, []).append(row["value"])
    if not about:
        cause = f"There is no document “{identifier}”."
        raise NotFoundError(cause, "The list of documents is at /document/.")
    cut_off: dict[str, int] = {}

    def rows(query: str, most: int, what: str) -> list[Row]:
        found = asking.rows(query, *PREFIXES)
        if len(found) > most:
            cut_off[what] = most
        return found[:most]

    sentences = rows(asked.sentences(), queries.MOST_SENTENCES, "sentences")
    statements = rows(asked.statements(), queries.MOST_STATEMENTS, "statements")
    questions = rows(asked.questions(), queries.MOST_QUESTIONS, "open questions")
    classes: dict[str, list[str]] = {}
    for row in rows(asked.classes(), queries.MOST_CLASSES, "kinds of things"):
        classes.setdefault(row["thing"].value, []).append(row["class"].value)
    told, asked_of = _records(statements), _records(questions)
    names = Names.read(asking, _iris(told, classes), languages)
    return Reading(
        asked.document,
        about,
        list(_sentences(sentences)),
        told,
        asked_of,
        Calling(names, classes, languages),
        cut_off,
    )


def _sentences(rows: Iterable[Row]) -> Iterable[Sentence]:
    seen = set()
    for row in rows:
        number, start = _whole(row["number"].value), _whole(row["start"].value)
        if number is not None and start is not None and number not in seen:
            seen.add(number)
            yield Sentence(number, start, row["text"].value)


def _records(rows: Iterable[Row]) -> list[Record]:
    records: dict[str, Record] = {}
    for row in rows:
        iri = row["record"].value
        record = records.setdefault(iri, Record(iri))
        for name, term in row.items():
            if name == "places":
                record.places = list(dict.fromkeys([*record.places, *_places(term.value)]))
            elif name != "record" and term not in record.values.setdefault(name, []):
                record.values[name].append(term)
    return list(records.values())


def _iris(records: Iterable[Record], classes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the things and terms that statements name, and the classes."""
    for record in records:
        for terms in record.values.values():
            yield from (term.value for term in terms if term.is_iri)
    for of_thing in classes.values():
        yield from of_thing


def _places(text: str) -> Iterable[Span]:
    for place in text.split():
        start, end = map(_whole, place.partition("-")[::2])
        if start is not None and end is not None:
            yield start, end


def _whole(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None
