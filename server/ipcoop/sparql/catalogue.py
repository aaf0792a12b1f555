"""The queries that ship with the project: competency questions and examples."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from ipcoop.errors import NotFoundError
from ipcoop.resources import read_text, resource

FOLDERS = ("competency", "examples")

_FIELD = re.compile(r"#\s*((?:title|question)(?:@\w+)?|asked by|parameter|needs)\s*:\s*(.*)", re.I)
_PARAMETER = re.compile(r"(\S+)\s*=\s*(.*?)\s*(?:\((.*)\))?")
_NUMBER = re.compile(r"cq0*(\d+)")
_ENGLISH = "en"


class Said(NamedTuple):
    """A text and its language."""

    text: str
    language: str


@dataclass(frozen=True)
class Parameter:
    """A value that may be changed in a query before it is asked."""

    name: str
    default: str
    meaning: str


@dataclass(frozen=True)
class NamedQuery:
    """One shipped query; ``name`` is its file's name without the suffix.

    Titles and questions are the same in several languages, the English one first.
    """

    name: str
    folder: str
    titles: tuple[Said, ...]
    questions: tuple[Said, ...]
    asked_by: str
    text: str
    parameters: tuple[Parameter, ...] = ()
    needs: str = ""

    @property
    def title(self) -> str:
        """Return the title in English."""
        return self.titles[0].text

    @property
    def question(self) -> str:
        """Return the question in English."""
        return self.questions[0].text

    def title_in(self, language: str) -> Said:
        """Return the title in a language, or else in English."""
        return _in_language(self.titles, language)

    def question_in(self, language: str) -> Said:
        """Return the question in a language, or else in English."""
        return _in_language(self.questions, language)

    @property
    def number(self) -> str:
        """Return the number of a competency question, or nothing."""
        match = _NUMBER.match(self.name)
        return match[1] if match else ""


@dataclass(frozen=True)
class Catalogue:
    """All shipped queries, in the order of their names."""

    queries: tuple[NamedQuery, ...] = field(default=())

    @classmethod
    def load(cls, root: Path | None = None) -> "Catalogue":
        """Read the shipped queries, or those in another folder that is laid out alike."""
        root = root or resource("queries")
        files = [path for folder in FOLDERS for path in sorted((root / folder).glob("*.rq"))]
        return cls(tuple(_read(path) for path in files))

    def __iter__(self) -> Iterator[NamedQuery]:
        return iter(self.queries)

    def of(self, folder: str) -> list[NamedQuery]:
        """Return the queries of one folder."""
        return [query for query in self.queries if query.folder == folder]

    def get(self, name: str) -> NamedQuery:
        """Return a query by its name or by the beginning of its name.

        Raises:
            NotFoundError: if no query, or more than one, has this name.
        """
        found = [query for query in self.queries if query.name == name]
        found = found or [query for query in self.queries if name and query.name.startswith(name)]
        if len(found) == 1:
            return found[0]
        near = [query.name for query in found] or self._near(name)
        cause = f"“{name}” is the name of {'several queries' if found else 'no query'}."
        raise NotFoundError(cause, f"Near it are: {', '.join(near)}." if near else "")

    def _near(self, name: str) -> list[str]:
        names = [query.name for query in self.queries]
        inside = [known for known in names if name and name in known]
        return inside or get_close_matches(name, names, n=5, cutoff=0.3)


def _read(path: Path) -> NamedQuery:
    text = read_text(path)
    fields = list(_fields(text.splitlines()))
    first = dict(reversed(fields))
    return NamedQuery(
        name=path.stem,
        folder=path.parent.name,
        titles=tuple(_said(first, "title", path.stem)),
        questions=tuple(_said(first, "question")),
        asked_by=first.get("asked by", ""),
        text=text,
        parameters=tuple(_parameter(value) for key, value in fields if key == "parameter"),
        needs=first.get("needs", ""),
    )


def _said(fields: Mapping[str, str], key: str, otherwise: str = "") -> Iterator[Said]:
    yield Said(fields.get(key, otherwise), _ENGLISH)
    for name, text in fields.items():
        if name.startswith(f"{key}@"):
            yield Said(text, name.removeprefix(f"{key}@"))


def _in_language(texts: Sequence[Said], language: str) -> Said:
    return next((said for said in texts if said.language == language), texts[0])


def _fields(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Read the comment at the top; a line without a name of its own goes on with the last."""
    key, value = "", ""
    for line in lines:
        if not line.startswith("#"):
            break
        if match := _FIELD.fullmatch(line.rstrip()):
            if key:
                yield key, value
            key, value = match[1].lower(), match[2]
        else:
            value = f"{value} {line.lstrip('#').strip()}".strip()
    if key:
        yield key, value


def _parameter(value: str) -> Parameter:
    match = _PARAMETER.fullmatch(value)
    return Parameter(match[1], match[2], match[3] or "") if match else Parameter(value, "", "")
