"""Which phrases of a sentence a preposition governs, and which are free of one."""

import re

from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, kind_of, rule
from ipcoop.extract.phrases.prepositions import PREPOSITIONS

_AND = (
    r"(?:,? and |, |,? as well as |,? together with |,? along with |,? & |; (?:and )?(?=(?:the )?<PER|HDS>))"
    r"(?:also |both |by |from )?(?:the |a |an |its )?"
)
_AGENT = "<ORG|GRP|CTY|PER|PST|UNI|HDS|PRO|CNT>(?: (?:offices|partners|member states)(?=,? and ))?"
_OTHERS = (
    "<PLC|CTY>",
    "<EVT>",
    "<INS>",
    "<FND>",
    "<ACV>",
    "<SPC>",
    "<THM>",
    "<DAT>",
    "<MON>",
    "<QUO>",
)
LIST = "(?:" + "|".join(rf"{one}(?:{_AND}{one})*" for one in (_AGENT, *_OTHERS)) + ")"
_ADJUNCT = rule(
    rf"(?<![\w-])({PREPOSITIONS})((?: (?!(?:{PREPOSITIONS})\b)[\w'\"-]+){{0,4}}?) ?({LIST})", re.I
)
_TIMES = r")(?<!".join(
    f" {word}" for word in "day morning afternoon evening week year time".split()
)
_GOVERNED = rule(
    rf"(?<![\w-])(?:{PREPOSITIONS})(?: (?!(?:{PREPOSITIONS}|and|or)\b)[\w'\"-]+){{0,3}}(?<!{_TIMES}) ?$",
    re.I,
)
_NO_SUBJECTS = (Kind.DAT, Kind.MON, Kind.QUO, Kind.PLC)
PHRASES = rule(LIST)
_OPENING = re.compile(rf"(?:{PREPOSITIONS})\b", re.IGNORECASE)
_JUST_VERB = re.compile(r" ?(?:\([^()]*\) ?)?$")


def last_free(masked: Masked, left: str) -> list[Phrase]:
    """Return the last phrases of what stands before a verb that no preposition governs."""
    lists = [m for m in PHRASES.finditer(left) if not left[: m.start()].endswith("(")]
    free = [m for m in lists if not _GOVERNED.search(left[: m.start()])]
    things = [m for m in free if kind_of(m.group()[0]) not in _NO_SUBJECTS]
    if things:
        return masked.inside(things[-1].group())
    return _behind_comma(masked, left, lists)


def _behind_comma(masked: Masked, left: str, lists: list[re.Match[str]]) -> list[Phrase]:
    """Return the subject that a comma parts from what opens the clause: “In Japan, KIPO held”."""
    last = lists[-1] if lists else None
    if last is None or not _JUST_VERB.match(left, last.end()) or lists[0] is not last:
        return []
    _, _, behind = last.group().partition(", ")
    if not _OPENING.match(left) or kind_of(last.group()[0]) in _NO_SUBJECTS:
        return []
    return [] if behind.startswith("and ") else masked.inside(behind)


def first_free(masked: Masked, right: str) -> list[Phrase]:
    """Return the phrases right after a verb, unless a preposition governs them."""
    lists = (m for m in PHRASES.finditer(right) if not right[: m.start()].endswith("("))
    match = next(lists, None)
    if match and not _GOVERNED.search(right[: match.start()]):
        return masked.inside(match.group())
    return []


def adjuncts_in(masked: Masked, text: str) -> list[tuple[str, list[Phrase]]]:
    """Return the prepositions of some words in lower case, each with what it governs."""
    return [(m[1].lower(), masked.inside(m[3])) for m in _ADJUNCT.finditer(text)]
