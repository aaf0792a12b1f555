"""Find sums of money, counts of things and ordinal numbers in a sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ipcoop.extract.finders.date_model import MONTH
from ipcoop.extract.finders.money import APPROXIMATE, MoneyMention, find_money
from ipcoop.extract.finders.number_words import CARDINALS, ORDINALS
from ipcoop.extract.finders.plain_words import plain_words
from ipcoop.extract.phrases.masking import rule

__all__ = [
    "CountMention",
    "MoneyMention",
    "OrdinalMention",
    "find_counts",
    "find_money",
    "find_ordinals",
]


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number of things.

    Attributes:
        start: the first character of the number.
        end: one past the last character of the noun.
        number: how many.
        noun: what is counted: the noun alone ("countries").
        modifier: the words between ("Asian").
        exact: whether the words give just this number, not "more than 20" or "about 20".
    """

    start: int
    end: int
    number: int
    noun: str
    modifier: str = ""
    exact: bool = True


@dataclass(frozen=True, slots=True)
class OrdinalMention:
    """A place in a series: "the 4th", "fourth annual"; the span is that of the number."""

    start: int
    end: int
    number: int


def _either_case(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, word.capitalize()))


def _any_of(words: Iterable[str]) -> str:
    """Return alternatives in small letters and capitalised, the longer before the shorter."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join([*ordered, *(word.capitalize() for word in ordered)])


_CARDINAL_WORDS = _either_case(word.removeprefix("a ") for word in CARDINALS if word != "one")
_COUNTED = (
    r"(?P<more>\+| or more)?(?: (?P<scale>thousand|million|billion))? "
    r"(?P<modifier>(?:(?!(?:of|in|and|or|from|with|to|for|the|at|on|by|as|than|that|which|who|a|an"
    r"|its|their|per|was|were|is|are|has|have|had|will|would|can|may|million|billion|thousand"
    rf"|{MONTH})\b)[^\W\d_][\w'&-]* ){{0,3}}?)"
    r"(?P<noun>(?!(?:was|has|is|as|this|its|his|us|plus|does|series|less|across|versus|towards"
    r"|besides|perhaps|always|thus|francs|euros|dollars|pounds|rupees|pesos|roubles|rubles)\b)"
    r"[^\W\d_][\w-]*[^\W\d_s]s|people|staff|personnel|persons)(?![\w-])"
)
# The first letter or figure comes first, what stands before it afterwards: much faster.
_FIGURES = re.compile(
    r"(?P<number>[0-9](?<![\w/.,$€£¥-].)(?:\d{0,2}(?:,\d{3})+|\d*(?:\.\d+(?= [mb]illion))?))"
    + _COUNTED
)
_WORDS = re.compile(
    rf"(?P<number>{_any_of(word for word in CARDINALS if word != 'one')})" + _COUNTED
)
_LABEL = re.compile(
    r"\b(?:Articles?|Sections?|Phase|Chapter|No\.|Nos\.|Class|Rule|Annex|Part|Step|Vision|ISO|Group"
    r"|Room|Round|Version|Goals?|Cluster|Recommendations?|Table|Figure|Standard|Resolution|Hall"
    r"|version|page|paragraph|item|phase) $|[\w-]$"
)
_WIDTH = 20
_SCALES: dict[str | None, int] = {"thousand": 10**3, "million": 10**6, "billion": 10**9}

_ORDINAL_WORDS = _either_case([*ORDINALS, *"twenty thirty forty fifty sixty".split()])
_NO_PLACE = (
    r"(?![\w-])(?! (?:Industrial Revolution|[Cc]entur(?:y|ies)|part(?:y|ies)|countr(?:y|ies)"
    r"|persons?|half|quarter|time|of all|and foremost|name|step|largest|biggest|highest|most"
    r"|Secretary|Vice|Deputy)\b)"
    rf"(?! (?:of )?{MONTH})"
)
_NTH = re.compile(
    rf"(?P<number>[0-9](?<![\w.,/-].)\d{{0,2}})(?:st|nd|rd|th|ST|ND|RD|TH){_NO_PLACE}"
)
_NTH_WORD = re.compile(rf"(?P<number>{_any_of(ORDINALS)}){_NO_PLACE}")
_NOT_BEFORE = re.compile(r"(?:[\w-]|\b[Aa]t |\b[Oo]ne )$")
_AFTER_MONTH = re.compile(rf"{MONTH} (?:the )?$")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def find_counts(sentence: str) -> list[CountMention]:
    """Find how many of something a sentence speaks of; "one" is left out."""
    found = list(_counts(_FIGURES, sentence)) if _figure(sentence) else []
    if not _CARDINAL_WORDS.isdisjoint(plain_words(sentence)):
        words = list(_counts(_WORDS, sentence))
        found = [m for m in found if not any(w.start < m.end and m.start < w.end for w in words)]
        found = sorted([*found, *words], key=lambda mention: mention.start)
    return found


def find_ordinals(sentence: str, taken: Sequence[tuple[int, int]] = ()) -> list[OrdinalMention]:
    """Find ordinal numbers outside the places that are taken and outside dates and set phrases."""
    found = list(_ordinals(_NTH, sentence)) if _figure(sentence) else []
    if not _ORDINAL_WORDS.isdisjoint(plain_words(sentence)):
        found += _ordinals(_NTH_WORD, sentence)
        found.sort(key=lambda mention: mention.start)
    return [
        mention
        for mention in found
        if not any(start < mention.end and mention.start < end for start, end in taken)
    ]


def _counts(pattern: re.Pattern[str], sentence: str) -> Iterator[CountMention]:
    for match in pattern.finditer(sentence):
        start = match.start()
        before = sentence[max(0, start - _WIDTH) : start]
        number = _number(match)
        if number and not _LABEL.search(before):
            yield CountMention(
                *match.span(),
                number,
                match["noun"],
                match["modifier"].strip(),
                exact=not (match["more"] or APPROXIMATE.search(before)),
            )


def _number(match: re.Match[str]) -> int:
    """Return the number, or 0 where it may be a year."""
    number, scale = match["number"], _SCALES.get(match["scale"], 1)
    if not number[0].isdigit():
        return CARDINALS[number.lower()] * scale
    value = round(float(number.replace(",", "")) * scale)
    return 0 if number == str(value) and _FIRST_YEAR <= value <= _LAST_YEAR else value


def _ordinals(pattern: re.Pattern[str], sentence: str) -> Iterator[OrdinalMention]:
    for match in pattern.finditer(sentence):
        start, number = match.start(), match["number"]
        before = sentence[max(0, start - _WIDTH) : start]
        if not (_NOT_BEFORE.search(before) or _AFTER_MONTH.search(before)):
            value = int(number) if number.isdigit() else ORDINALS[number.lower()]
            yield OrdinalMention(start, match.end(), value)


_figure = rule("[0-9]").search
