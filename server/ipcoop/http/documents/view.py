"""Arrange what is known about a document as its page shows it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ipcoop.http.documents.entries import Block, Entry, Quote, Words, question, statement
from ipcoop.http.documents.marks import Span, cut
from ipcoop.http.documents.names import Name
from ipcoop.http.documents.reading import Reading, Record


class View:
    """The page of a document.

    Attributes:
        language: that of the text, where it is told.
        statements: all of them.
        questions: what the document leaves open.
        homes: for each statement and question the words that are most its own, where it stands
            first of all.
        without_place: those whose words are in no sentence.
        cut_off: what the page does not show all of.
    """

    def __init__(self, reading: Reading) -> None:
        self.language = reading.language
        self._sentences = reading.sentences
        records = [*reading.statements, *reading.questions]
        self._quotes = {quote.span: quote for quote in self._quoted(records)}
        self._uses = Counter(span for record in records for span in record.places)
        names = reading.names
        self.cut_off = reading.cut_off
        self.statements = [statement(one, self._at(one), names) for one in reading.statements]
        self.questions = [question(one, self._at(one), names) for one in reading.questions]
        self._entries = [*self.statements, *self.questions]
        self.homes = {
            entry.anchor: min(entry.quotes, key=self._own).span
            for entry in self._entries
            if entry.quotes
        }
        self.without_place = [entry for entry in self._entries if not entry.quotes]

    @cached_property
    def blocks(self) -> list[Block]:
        """Return the sentences in order."""
        words = self._words()
        blocks, end = [], -2
        for sentence in self._sentences:
            own = _in_order(words.get(sentence.number, {}).values())
            parts = list(cut(sentence.text, sentence.start, [each.quote.span for each in own]))
            blocks.append(Block(sentence, sentence.start - end > 1, parts, own))
            end = sentence.start + len(sentence.text)
        return blocks

    @cached_property
    def claims(self) -> dict[Name | None, list[Entry]]:
        """Return the claims, by who puts them forward; None where nobody is named."""
        found: dict[Name | None, list[Entry]] = {}
        for entry in self.statements:
            if entry.is_claim:
                claimants: list[Name | None] = [*entry.claimants]
                for claimant in claimants or [None]:
                    found.setdefault(claimant, []).append(entry)
        return found

    def _words(self) -> dict[int, dict[Span, Words]]:
        """Return the words that are quoted, by sentence and place."""
        found: dict[int, dict[Span, Words]] = {}
        for entry in self._entries:
            by_sentence: dict[int, list[Quote]] = {}
            for quote in entry.quotes:
                by_sentence.setdefault(quote.sentence, []).append(quote)
            for number, quotes in by_sentence.items():
                words = found.setdefault(number, {})
                home = min(quotes, key=self._own)
                for quote in quotes:
                    own = words.setdefault(quote.span, Words(quote))
                    if quote is home:
                        own.entries.append(entry)
                    else:
                        own.others[home.span] = home
        return found

    def _own(self, quote: Quote) -> tuple[int, int, int]:
        """Order words by how much they belong to one statement rather than to many."""
        start, end = quote.span
        return self._uses[quote.span], end - start, start

    def _quoted(self, records: Sequence[Record]) -> Iterator[Quote]:
        """Yield the words that stand inside a sentence; others cannot be shown in place."""
        spans = sorted({place for record in records for place in record.places})
        sentences = iter(sorted(self._sentences, key=lambda sentence: sentence.start))
        current = next(sentences, None)
        for start, end in spans:
            while current and current.start + len(current.text) <= start:
                current = next(sentences, None)
            if current and current.start <= start < end <= current.start + len(current.text):
                text = current.text[start - current.start : end - current.start]
                yield Quote((start, end), text, current.number, self.language)

    def _at(self, record: Record) -> list[Quote]:
        return [self._quotes[span] for span in sorted(record.places) if span in self._quotes]


def _in_order(unordered: Iterable[Words]) -> list[Words]:
    """Sort words by place, and tell of each in which longer words it lies."""
    found = sorted(unordered, key=lambda words: (words.quote.span[0], -words.quote.span[1]))
    around: list[Quote] = []
    for words in found:
        words.entries.sort(key=lambda entry: entry.rank)
        while around and around[-1].span[1] < words.quote.span[1]:
            around.pop()
        words.within = around[-1] if around else None
        around.append(words.quote)
    return found
