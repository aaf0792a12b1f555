"""Which phrases of a sentence a preposition governs, and which are free of one."""

import re

from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, kind_of, rule
from ipcoop.extract.phrases.prepositions import PREPOSITIONS

_AND = (
    r"(?: \((?:left|right|cent(?:er|re)|[lr]\.?|(?:\w+ )?(?:from|on) (?:the )?(?:left|right))\))?"
    r"(?:,? and |, |,? as well as |,? together with |,? along with |,? & |; (?:and )?(?=(?:the )?<PER|HDS>))"
    r"(?:also |both |by |from )?(?:the |a |an |its )?"
    r"(?:(?:his|her|their|its) (?:<DEM|ORG|CTY>(?:'s?)? )?counterparts?(?: (?:from|at|of|in) (?:the )?<ORG|CTY>)?,? )?"
)
_AGENT = "(?:<PER>(?!'s? [a-z])|<ORG|GRP|CTY|PST|UNI|HDS|PRO|CNT>)(?: (?:offices|partners|member states)(?=,? and ))?"
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
    rf"(?<![\w-])({PREPOSITIONS})((?: (?!(?:{PREPOSITIONS}|which|whom)\b)[\w'\"-]+){{0,4}}?) ?({LIST})",
    re.I,
)
_TIMES = r")(?<!".join(
    f" {word}" for word in "day morning afternoon evening week year time".split()
)
_GOVERNED = rule(
    rf"(?<![\w-])(?:{PREPOSITIONS})(?: (?!(?:{PREPOSITIONS}|and|or|which|whom)\b)[\w'\"-]+){{0,3}}(?<!{_TIMES}) ?$",
    re.I,
)
_NO_SUBJECTS = (Kind.DAT, Kind.MON, Kind.QUO, Kind.PLC)
PHRASES = rule(LIST)
_ALL_PEOPLE = rule(r"(?:and )?(?:the )?<PER>(?:(?:, and |, | and )(?:the )?<PER>)*")
_OPENING = rule(
    rf"[\s,;-]*(?:<CTY|PLC|ORG>: ?)?(?:{PREPOSITIONS})(?![\w-])(?:[\w'\", -]|<DAT|PLC>)*", re.I
)
"""What opens a clause, up to the first phrase that can be its subject."""


def last_free(masked: Masked, left: str) -> list[Phrase]:
    """Return the last phrases of what stands before a verb that no preposition governs."""
    lists = [m for m in PHRASES.finditer(left) if not left[: m.start()].endswith("(")]
    free = [
        _behind_comma(left, m) if _GOVERNED.search(left[: m.start()]) else m.group() for m in lists
    ]
    things = [
        found
        for words in free
        for found in [masked.inside(words)]
        if found and found[0].kind not in _NO_SUBJECTS
    ]
    return things[-1] if things else []


def _behind_comma(left: str, governed: re.Match[str], group: int = 0) -> str:
    """Return the subject that a comma parts from what opens the clause: “In Japan, KIPO held”."""
    *before, last = governed[group].split(", ")
    opens = _OPENING.fullmatch(left, 0, governed.start(group)) is not None
    if not before or not opens or kind_of(governed[group][0]) in _NO_SUBJECTS:
        return ""
    if kind_of(before[0][0]) is not Kind.PER and _ALL_PEOPLE.fullmatch(
        ", ".join([*before[1:], last])
    ):
        return ", ".join([*before[1:], last])
    is_longer = len(before) > 1 and " and " not in before[-1]
    return "" if is_longer or last.startswith("and ") else last


def first_free(masked: Masked, right: str) -> list[Phrase]:
    """Return the phrases right after a verb, unless a preposition governs them."""
    lists = (m for m in PHRASES.finditer(right) if not right[: m.start()].endswith("("))
    match = next(lists, None)
    if match and not _GOVERNED.search(right[: match.start()]):
        return masked.inside(match.group())
    return []


def adjuncts_in(
    masked: Masked, text: str, *, leading: bool = False
) -> list[tuple[str, list[Phrase]]]:
    """Return the prepositions of some words in lower case, each with what it governs."""
    found = []
    for match in _ADJUNCT.finditer(text):
        subject = _behind_comma(text, match, 3) if leading else ""
        governed = match[3].removesuffix(subject)
        found.append((match[1].lower(), masked.inside(governed)))
    return found
