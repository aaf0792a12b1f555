"""Sentences in which every phrase found so far is one character, so that a rule reads as one.

A rule names kinds of phrases in angle brackets: ``<ORG> (?:hosted|held) <EVT>``. Each phrase
stands in the masked sentence as one private-use character of its kind.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from ipcoop.extract.model import Span
from ipcoop.extract.normalise import Normalised
from ipcoop.extract.phrases.matching import Rule, Text
from ipcoop.extract.phrases.needs import MARKS, MARKS_OF_A_KIND, needs_of

_NOWHERE = Span(0, 0)


class Kind(StrEnum):
    """What a phrase denotes."""

    ORG = "ORG"  # an office, organisation, ministry or other body
    GRP = "GRP"  # a group of offices or of countries
    CTY = "CTY"  # a country
    DEM = "DEM"  # a country as an adjective
    PLC = "PLC"  # a city, a region or another place
    PER = "PER"  # a person, with post and organisation where they are told
    PST = "PST"  # a post or its unnamed holder
    UNI = "UNI"  # a unit of an organisation
    HDS = "HDS"  # the heads or representatives of several bodies
    PRO = "PRO"  # a pronoun or another word that stands for people or bodies
    EVT = "EVT"  # an event
    INS = "INS"  # an instrument
    FND = "FND"  # a fund
    ACV = "ACV"  # an activity
    SPC = "SPC"  # a speech, a presentation, a statement
    THM = "THM"  # a theme
    QUO = "QUO"  # words in quotation marks
    DAT = "DAT"  # a date or a stretch of time
    MON = "MON"  # a sum of money
    CNT = "CNT"  # a number of countries, offices or members


_BASES = {kind: MARKS + MARKS_OF_A_KIND * place for place, kind in enumerate(Kind)}
_KINDS = list(Kind)
_MARK = re.compile(f"[{chr(MARKS)}-{chr(MARKS + MARKS_OF_A_KIND * len(_BASES) - 1)}]")


@dataclass(slots=True, eq=False)
class Phrase:
    """A phrase of a sentence.

    Attributes:
        kind: what it denotes.
        start: its first character in the cleaned sentence.
        end: the character after its last.
        text: its words, cleaned.
        iris: what it may denote in the reference data; several when it is ambiguous.
        value: what a finder read from it: a date, a sum, a number, features of a noun.
        parts: the phrases inside it, by what they are to it.
        span: its characters in the stored text.
        thing: what it was found to mean, once that has been asked.
    """

    kind: Kind
    start: int
    end: int
    text: str
    iris: tuple[str, ...] = ()
    value: Any = None
    parts: dict[str, list["Phrase"]] = field(default_factory=dict)
    span: Span = _NOWHERE
    thing: Any = None

    def part(self, role: str) -> "Phrase | None":
        """Return the first part in a role."""
        found = self.parts.get(role)
        return found[0] if found else None


class Masked:
    """A sentence in which phrases stand as single characters."""

    __slots__ = ("_in_order", "clean", "ends", "number", "phrases", "starts", "text")

    def __init__(self, clean: Normalised, number: int = 0) -> None:
        self.clean = clean
        self.number = number
        self.text = clean.text
        self.starts = list(range(len(self.text)))
        self.ends = list(range(1, len(self.text) + 1))
        self.phrases: dict[str, Phrase] = {}
        self._in_order: tuple[str, list[Phrase]] = ("", [])

    @property
    def named(self) -> list[Phrase]:
        """What the reference data names, also inside longer phrases, in reading order."""
        return sorted((p for p in self.phrases.values() if p.iris), key=lambda p: p.start)

    def put(self, phrases: Iterable[Phrase]) -> None:
        """Mask phrases that are given by their characters in the sentence, in reading order."""
        shift = 0
        for phrase in phrases:
            start, end = phrase.start - shift, phrase.end - shift
            self.mask(start, end, phrase)
            shift += end - start - 1

    def fold(
        self,
        rule: Rule,
        make: Callable[[re.Match[str]], Phrase | None],
        cue: Rule | None = None,
    ) -> None:
        """Mask whatever a rule matches, from right to left, unless ``make`` declines.

        A sentence without the cue, which is quicker to look for, is left as it is.
        """
        text = self.text
        if text.lacks & rule.needs or (cue and not cue.search(text)):
            return
        for match in reversed(list(rule.finditer(text))):
            phrase = make(match)
            if phrase:
                self.mask(match.start(), match.end(), phrase)

    def phrase(self, kind: Kind, start: int, end: int, **more: Any) -> Phrase:  # noqa: ANN401
        """Return a phrase of the masked characters from start to end."""
        first, last = self.starts[start], self.ends[end - 1]
        span = self.clean.stored(first, last)
        return Phrase(kind, first, last, self.clean.text[first:last], span=span, **more)

    def mask(self, start: int, end: int, phrase: Phrase) -> None:
        """Put one character for the masked characters from start to end."""
        phrase.span = self.clean.stored(phrase.start, phrase.end)
        char = chr(_BASES[phrase.kind] + len(self.phrases))
        self.phrases[char] = phrase
        self.text = Text(self.text[:start] + char + self.text[end:])
        self.starts[start:end] = [phrase.start]
        self.ends[start:end] = [phrase.end]

    def span(self, start: int, end: int) -> Span:
        """Return the characters of the stored text that masked characters stand for."""
        return self.clean.stored(self.starts[start], self.ends[end - 1])

    def words(self, start: int, end: int) -> str:
        """Return the words that masked characters stand for."""
        return self.clean.text[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def inside(self, text: str) -> list[Phrase]:
        """Return the phrases of a piece of masked text, in order."""
        if text.isascii():
            return []
        phrases = self.phrases
        return [phrases[char] for char in _MARK.findall(text) if char in phrases]

    def of(self, match: re.Match[str], group: str) -> list[Phrase]:
        """Return the phrases in a group of a match."""
        return self.inside(match[group] or "")

    def __iter__(self) -> Iterator[Phrase]:
        if self._in_order[0] is not self.text:
            self._in_order = (self.text, self.inside(self.text))
        return iter(self._in_order[1])


@cache
def rule(pattern: str, flags: int = 0) -> Rule:
    """Compile a rule: ``<ORG>`` is one phrase of that kind, ``<ORG|CTY>`` one of either."""
    expression = re.sub(r"<([A-Z|]+)>", lambda match: _class(match[1]), pattern)
    compiled = re.compile(expression, flags)
    return Rule(compiled, needs_of(compiled))


def _class(names: str) -> str:
    ranges = (
        f"{chr(_BASES[Kind(name)])}-{chr(_BASES[Kind(name)] + MARKS_OF_A_KIND - 1)}"
        for name in names.split("|")
    )
    return f"[{''.join(ranges)}]"


def kind_of(char: str) -> Kind | None:
    """Return the kind of a masked phrase, or nothing for an ordinary character."""
    place = (ord(char) - MARKS) // MARKS_OF_A_KIND
    return _KINDS[place] if 0 <= place < len(_KINDS) else None
