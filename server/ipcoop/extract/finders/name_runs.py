"""Runs of capitalised words that may be personal names."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ipcoop.extract.finders.name_words import NO_FIRST_NAMES, NO_NAMES, OF_BODIES, RUN, is_acronym

_MOST_WORDS = 6
_PARTICLES = frozenset(
    word
    for particle in "de da do dos das di del della van von der den la al el bin ibn".split()
    for word in (particle, particle.capitalize(), particle.upper())
)
_NEVER = NO_NAMES | OF_BODIES
_OF = (" of ", " of the ")
_LONGEST_OF = 8


class NameRun(NamedTuple):
    """Capitalised words next to each other, with particles such as "van der" between them."""

    start: int
    end: int
    words: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """Whether there is more than a family name."""
        return sum(word not in _PARTICLES for word in self.words) > 1

    @property
    def is_acronym(self) -> bool:
        """Whether there are capitals only."""
        return all(map(is_acronym, self.words))


def find_runs(sentence: str, taken: Sequence[tuple[int, int]]) -> Iterator[NameRun]:
    """Find the runs of words outside the places taken, none of which is known to be no name."""
    places = {place for first, last in taken for place in range(first, last)}
    for match in RUN.finditer(sentence):
        start, text = match.start(), match.group()
        if " " in text:
            yield from _split(sentence, start, text.split(" "), places)
        elif not (text in _NEVER or "." in text or start in places or len(text) == 1):
            yield from _split(sentence, start, [text], places)


def _split(sentence: str, start: int, words: list[str], places: set[int]) -> Iterator[NameRun]:
    """Split a run at the words that are no names."""
    first, piece = start, list[str]()
    for word in words:
        if word in NO_NAMES or start in places or (start == 0 and word in NO_FIRST_NAMES):
            if piece:
                yield from _trimmed(sentence, first, piece)
            first, piece = start + len(word) + 1, []
        else:
            piece.append(word)
        start += len(word) + 1
    if piece:
        yield from _trimmed(sentence, first, piece)


def _trimmed(sentence: str, start: int, words: list[str]) -> Iterator[NameRun]:
    """Leave out particles at the ends, and a body before the name: "of WIPO Daren Tang"."""
    while words and words[0].islower():
        start += len(words.pop(0)) + 1
    while words and (len(words[-1]) == 1 or words[-1].islower()):
        words.pop()
    before = sentence[max(0, start - _LONGEST_OF) : start]
    if len(words) > 1 and is_acronym(words[0]) and before.endswith(_OF):
        start += len(words.pop(0)) + 1
    possible = 0 < len(words) <= _MOST_WORDS and OF_BODIES.isdisjoint(words)
    if possible and not all("." in word for word in words):
        yield NameRun(start, start + len(" ".join(words)), tuple(words))
