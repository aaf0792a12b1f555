"""What things are called on the page of a document."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import escape

from ipcoop.http.asking import Row, Term
from ipcoop.http.languages import ENGLISH
from ipcoop.http.things import address_of
from ipcoop.namespaces import shorten


class Name(NamedTuple):
    """Text to show: its language, if it is not English, and the page it leads to.

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


class Names:
    """The names of things, and of what the document takes them for.

    The rows are those of the query for names, in the order of these languages. The document
    of that IRI is spoken of as such.
    """

    def __init__(self, rows: Iterable[Row], languages: Sequence[str], document: str) -> None:
        self._labels: dict[str, Name] = {}
        self._classes: dict[str, list[Name]] = {}
        for row in rows:
            thing, label = row["thing"].value, row["label"].value
            place, text = int(label[1]), label[2:]
            language = languages[place] if place < len(languages) else ""
            name = Name(text, _foreign(language), "" if "class" in row else address_of(thing))
            if "class" in row:
                self._classes.setdefault(thing, []).append(name)
            else:
                self._labels[thing] = name
        self._labels[document] = Name("This document", link="#text")

    def __call__(self, term: Term) -> Name:
        """Return the name of a thing, or a value as it is."""
        if not term.is_iri:
            return as_text(term)
        name = self._labels.get(term.value)
        if name is None:
            name = Name(shorten(term.value), link=address_of(term.value))
            self._labels[term.value] = name
        return name

    def classes_of(self, term: Term) -> list[Name]:
        """Return what the document takes a thing for."""
        return self._classes.get(term.value, [])


def as_text(term: Term) -> Name:
    """Return a literal as text; what else there may be leads nowhere."""
    return Name(term.value, _foreign(term.language))


def best(terms: Iterable[Term], languages: Sequence[str]) -> Term | None:
    """Return the text in the first of some languages, else any."""
    found = sorted(terms, key=lambda term: (_place(term.language, languages), term.value))
    return found[0] if found else None


def _place(language: str, languages: Sequence[str]) -> int:
    return languages.index(language) if language in languages else len(languages)


def _foreign(language: str) -> str:
    """Return the language of a text where it is not that of the page."""
    return "" if language == ENGLISH else language
