"""What the page of a document shows: words, and the statements and questions resting on them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from markupsafe import escape

from ipcoop.http.documents.marks import Part, Span
from ipcoop.http.documents.names import Calling, Name
from ipcoop.http.documents.reading import Record, Sentence


class Quote(NamedTuple):
    """Words of the document, their place, sentence and language; in a template, a link to them."""

    span: Span
    text: str
    sentence: int
    language: str = ""

    @property
    def anchor(self) -> str:
        """Return the name of their place in the page."""
        return f"words-{self.span[0]}-{self.span[1]}"

    def __html__(self) -> str:
        language = f' lang="{escape(self.language)}"' if self.language else ""
        return f'<a href="#{self.anchor}"{language}>“{escape(self.text)}”</a>'


class Entry(NamedTuple):
    """A statement or an open question as it is shown.

    Attributes:
        anchor: the name of its place in the page.
        parts: subject, property and value; or the thing whose being there is stated.
        classes: what such a thing is.
        claimants: who puts it forward, where it is a claim.
        acts: on what occasion.
        note: what is said on a question besides.
    """

    anchor: str
    quotes: Sequence[Quote]
    parts: Sequence[Name]
    classes: Sequence[Name] = ()
    status: Sequence[Name] = ()
    modality: Sequence[Name] = ()
    claimants: Sequence[Name] = ()
    acts: Sequence[Name] = ()
    note: Sequence[Name] = ()
    is_claim: bool = False
    is_question: bool = False
    is_stated: bool = False

    @property
    def rank(self) -> int:
        """Return its place among those on the same words: what is stated comes first."""
        return 0 if self.is_stated else 1 + self.is_claim + 2 * self.is_question


@dataclass
class Words:
    """Words of a sentence, with what rests on them and on no words that are more its own.

    Attributes:
        others: the words at which the rest stands.
        within: longer words that these are part of.
    """

    quote: Quote
    entries: list[Entry] = field(default_factory=list)
    others: dict[Span, Quote] = field(default_factory=dict)
    within: Quote | None = None


@dataclass(frozen=True)
class Block:
    """A sentence with its marked parts, and its words with what rests on them."""

    sentence: Sentence
    begins_paragraph: bool
    parts: Sequence[Part]
    words: Sequence[Words]

    @cached_property
    def questions(self) -> int:
        """Return how many questions rest on the sentence."""
        return sum(entry.is_question for words in self.words for entry in words.entries)

    @cached_property
    def statements(self) -> int:
        """Return how many statements rest on the sentence."""
        return sum(len(words.entries) for words in self.words) - self.questions


def statement(record: Record, quotes: Sequence[Quote], names: Calling) -> Entry:
    """Return a statement as it is shown."""

    def named(*variables: str) -> list[Name]:
        return [names(term) for name in variables for term in record.values.get(name, ())]

    node = named("node")
    return Entry(
        f"statement-{record.slug}",
        quotes,
        # The links of properties would draw the eye from the things.
        node or [*named("subject"), *(p.unlinked for p in named("property")), *named("value")],
        [kind for term in record.values.get("node", ()) for kind in names.classes_of(term)],
        named("status"),
        named("modality"),
        named("claimant"),
        named("act"),
        is_claim=record.is_claim,
        is_stated=record.is_stated,
    )


def question(record: Record, quotes: Sequence[Quote], names: Calling) -> Entry:
    """Return an open question as it is shown."""
    label, note = (names.in_one_language(record.values.get(name, ())) for name in ("label", "note"))
    return Entry(f"question-{record.slug}", quotes, label, note=note, is_question=True)
