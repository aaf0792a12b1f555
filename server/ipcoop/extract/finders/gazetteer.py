"""The names of the reference data, found in text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef

from ipcoop.extract.discourse.reference import reference
from ipcoop.extract.phrases.masking import Kind
from ipcoop.namespaces import IPCOOP

_WORD = re.compile(r"[^\W_]+")
_KINDS = {
    "IPOffice": Kind.ORG,
    "IntergovernmentalOrganisation": Kind.ORG,
    "PublicBody": Kind.ORG,
    "Government": Kind.ORG,
    "LocalGovernment": Kind.ORG,
    "Organisation": Kind.ORG,
    "CooperationGroup": Kind.GRP,
    "CountryGroup": Kind.GRP,
    "Country": Kind.CTY,
    "City": Kind.PLC,
    "Region": Kind.PLC,
    "Place": Kind.PLC,
    "Theme": Kind.THM,
    "Treaty": Kind.INS,
    "CooperationInstrument": Kind.INS,
    "FundInTrust": Kind.FND,
    "Fund": Kind.FND,
}
_ENDED = re.compile(r"\w\w\. ")
_UNITED_STATES = "United States"
_SHORT = 4
"""Letters that an acronym has at least to be known in mixed case, as in “Kipo”."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in a text: its characters, what it denotes, and how it is written."""

    start: int
    end: int
    kind: Kind
    iris: tuple[str, ...]
    is_acronym: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    kind: Kind
    iris: tuple[str, ...]
    is_acronym: bool
    any_case: bool


class Gazetteer:
    """Finds names, the longest first; built from the labels of a reference graph."""

    def __init__(self, reference: Graph) -> None:
        self._by_word: dict[str, list[_Entry]] = {}
        for entry in _entries(reference):
            self._by_word.setdefault(entry.words[0], []).append(entry)
        for entries in self._by_word.values():
            entries.sort(key=lambda entry: -len(entry.words))

    def find(self, text: str) -> Iterator[Name]:
        """Yield the names in a text, in reading order; none overlaps another."""
        words = [(m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text)]
        place = 0
        while place < len(words):
            known = words[place][0] in self._by_word
            name = self._name_at(text, words, place) if known else None
            if name:
                yield name
                while place < len(words) and words[place][1] < name.end:
                    place += 1
            else:
                place += 1

    def _name_at(self, text: str, words: list[tuple[str, int, int]], place: int) -> Name | None:
        for entry in self._by_word[words[place][0]]:
            last = place + len(entry.words) - 1
            if last >= len(words) or words[last][0] != entry.words[-1]:
                continue
            here = words[place : last + 1]
            if tuple(word for word, *_ in here) != entry.words:
                continue
            start, end = here[0][1], here[-1][2]
            if _is_written(text[start:end], entry) and _stands_alone(text, start, end):
                end += text.startswith(".", end) and _ends_in_initials(text[start:end])
                return Name(start, end, entry.kind, entry.iris, entry.is_acronym)
        return None


def _ends_in_initials(text: str) -> bool:
    return re.fullmatch(r"(?:\w\.)+\w", text) is not None


def _stands_alone(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] != "/" and text[end : end + 1] != "/"


def _is_written(found: str, entry: _Entry) -> bool:
    if "\n" in found or _ENDED.search(found):
        return False
    if entry.is_acronym:
        mixed = found.istitle() or sum(map(str.isupper, found)) > 1
        return found.isupper() or (len(found) >= _SHORT and mixed)
    return entry.any_case or found[0].isupper()


def _entries(reference: Graph) -> list[_Entry]:
    found: dict[tuple[tuple[str, ...], Kind, bool], dict[str, bool]] = {}
    for subject, kind in _things(reference):
        for text, written, is_demonym in _names(reference, subject):
            words = tuple(word.lower() for word in _WORD.findall(text))
            if words:
                used = Kind.DEM if is_demonym and kind is Kind.CTY else kind
                found.setdefault((words, used, written), {})[str(subject)] = True
    return [
        _Entry(words, kind, tuple(sorted(iris)), written, kind is Kind.THM)
        for (words, kind, written), iris in found.items()
    ]


def _things(reference: Graph) -> Iterator[tuple[URIRef, Kind]]:
    for subject, cls in reference.subject_objects(RDF.type):
        kind = _KINDS.get(str(cls).removeprefix(str(IPCOOP)))
        if kind and isinstance(subject, URIRef):
            yield subject, kind


def _names(reference: Graph, subject: URIRef) -> Iterator[tuple[str, bool, bool]]:
    for predicate in (RDFS.label, SKOS.altLabel, SKOS.hiddenLabel, IPCOOP.acronym):
        for name in reference.objects(subject, predicate):
            if isinstance(name, Literal) and name.language in (None, "en"):
                text = re.sub("^[Tt]he ", "", str(name))
                is_acronym = predicate == IPCOOP.acronym or (text.isupper() and " " not in text)
                yield text, is_acronym, predicate == SKOS.hiddenLabel
                if text.startswith(_UNITED_STATES):
                    yield f"U.S.{text.removeprefix(_UNITED_STATES)}", False, False


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the reference data."""
    return Gazetteer(reference().graph)
