"""Find the places of the sentences in a text."""

import re
from collections.abc import Iterator

from ipcoop.graph.lines import stretches

_TITLES = frozenset(
    "Amb Atty Capt Col Dr Drs Eng Gen Gov Hon Ir Lt Maj Messrs Mlle Mme Mr Mrs Ms Mt Prof Rep Rev "
    "Sec Sen Sgt Smt Sra St Supt H.E H.H H.M H.R.H approx ca cf e.g i.e resp v viz vs".split()
)
"""What another word always follows."""

_NUMBERED = frozenset(
    "Art Arts Ch Fig Figs No Nos Par Para Ref Ser Vol art no nos p para pp sec ver vol".split()
)
"""What stands before a number."""

_SHORTENED = frozenset(
    "Assn Assoc Ave Bldg Blvd Bros Co Corp Dept Dir Inc Intl Jr LL.M Ltd Ph.D Sr Univ al "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat "
    "Sun".split()
)
"""What may stand anywhere, at the end of a sentence too."""

_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’')\]]*+(?=\s++[\"“‘'(\[]*+[^\W_a-z])|[。！？]++[」』”’）]*+"
)
_OPENERS = "\"“‘'(["
_LOOK_BACK = 24
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ITEM_NUMBER = re.compile(r"(?:\A|[:;])\s*\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})\Z")
_OPENS_A_SENTENCE = re.compile(
    r"\s+[\"“‘'(\[]*(?:A|After|All|Also|As|At|Both|But|During|For|From|He|However|In|It|Its|On|"
    r"She|Since|That|The|Their|These|They|This|Those|Under|We|When|While|With)\b(?!\.)"
    r"|\s+(?:Mr|Mrs|Ms|Dr|Prof)\."
)
_NUMBER = re.compile(r"\s+(?:\d|[IVXLC]+\b|[A-Z]\b)")
_NUMBERS_GO_ON = (
    (
        re.compile(r"\b\d{1,2}\Z"),
        re.compile(
            r"\s+(?:January|February|March|April|May|June|July|"
            r"August|September|October|November|December)\b"
        ),
    ),
    (re.compile(r"\b\d{4}\Z"), re.compile(r"\s+\d{1,2}\.")),
    (
        re.compile(r"\b\d{4}\.\s?\d{1,2}(?:\.\s?\d{1,2})?\Z"),
        re.compile(r"\s+(?:\d{1,2}\.|[가-힣])"),
    ),
)
"""Dates with full stops, in German and in Korean: what ends before one, and what goes on."""


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence and each heading of a text begins and ends, in reading order."""
    for begin, stop in stretches(text):
        start = begin
        for end in (*_sentence_ends(text, begin, stop), stop):
            stored = text[start:end]
            inner = stored.strip()
            if inner:
                first = start + len(stored) - len(stored.lstrip())
                yield first, first + len(inner)
            start = end


def _sentence_ends(text: str, begin: int, stop: int) -> Iterator[int]:
    start = begin
    for match in _END.finditer(text, begin, stop):
        before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
        if match.group() not in {".", ".)"} or not _goes_on(before, text, match.end()):
            start = match.end()
            yield start


def _goes_on(before: str, text: str, position: int) -> bool:
    """Tell whether a full stop ends no sentence but an abbreviation or a number."""
    if before[-1:].isdigit():
        return _ITEM_NUMBER.search(before) is not None or any(
            number.search(before) and rest.match(text, position) for number, rest in _NUMBERS_GO_ON
        )
    words = before.split()
    word = words[-1].lstrip(_OPENERS) if words else ""
    if word in _TITLES:
        return True
    if word in _NUMBERED:
        return _NUMBER.match(text, position) is not None
    if word in _SHORTENED or _INITIALS.fullmatch(word):
        return _OPENS_A_SENTENCE.match(text, position) is None
    is_initial = len(word) == 1 and word.isupper()
    return is_initial or _ITEM_NUMBER.search(before) is not None
