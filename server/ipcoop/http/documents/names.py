"""What things are called on the page of a document."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import escape

from ipcoop.http.asking import Term
from ipcoop.http.names import Names
from ipcoop.http.things import address_of


class Name(NamedTuple):
    """Text to show: its language, if it is not that of the page, and where it leads.

    In a template it is a link, or marked with its language.
    """

    text: str
    language: str = ""
    link: str = ""

    def __html__(self) -> str:
        text = escape(self.text)
        language = f' lang="{escape(self.language)}"' if self.language else ""
        if self.link:
            return f'<a href="{escape(self.link)}"{language}>{text}</a>'
        return f"<span{language}>{text}</span>" if language else text

    @property
    def unlinked(self) -> "Name":
        """Return the same text without a link."""
        return Name(self.text, self.language)


class Calling:
    """What a page calls things, and what the document takes them for.

    The first of the languages is that of the page.
    """

    def __init__(
        self, names: Names, classes: Mapping[str, Sequence[str]], languages: Sequence[str]
    ) -> None:
        self._names = names
        self._classes = classes
        self._languages = languages
        self._called: dict[str, Name] = {}

    def __call__(self, term: Term) -> Name:
        """Return the name of a thing, or a value as it is."""
        if not term.is_iri:
            return self.text(term)
        if term.value not in self._called:
            link = address_of(term.value)
            self._called[term.value] = self.text(self._names.of(term.value))._replace(link=link)
        return self._called[term.value]

    def call(self, thing: str, name: Name) -> None:
        """Give a thing another name."""
        self._called[thing] = name

    def text(self, term: Term) -> Name:
        """Return a literal as text, and an IRI as a link to it where there is a page."""
        link = address_of(term.value) if term.is_iri else ""
        return Name(term.value, self._foreign(term.language), link)

    def in_one_language(self, terms: Iterable[Term]) -> list[Name]:
        """Return the texts in the first language that any of them is in."""
        chosen = list(terms)
        first = best(chosen, self._languages)
        return [self.text(term) for term in chosen if first and term.language == first.language]

    def _foreign(self, language: str) -> str:
        return "" if language == self._languages[0] else language

    def classes_of(self, term: Term) -> list[Name]:
        """Return what the document takes a thing for."""
        return [self.text(self._names.of(iri)) for iri in self._classes.get(term.value, ())]


def best(terms: Iterable[Term], languages: Sequence[str]) -> Term | None:
    """Return the text in the first of some languages, else any."""
    found = sorted(terms, key=lambda term: (_place(term.language, languages), term.value))
    return found[0] if found else None


def _place(language: str, languages: Sequence[str]) -> int:
    return languages.index(language) if language in languages else len(languages)
