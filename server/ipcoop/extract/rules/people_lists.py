"""Lists of people and bodies, with commas or with semicolons, as parts of rules."""

import re
from collections.abc import Iterator

from ipcoop.extract.phrases.masking import Masked, Phrase, rule
from ipcoop.extract.phrases.verbs import verb_groups

WHO = "<ORG|GRP|CTY|PER|PST|UNI|HDS>"
_SENT = (
    r"(?:(?:\w+ )?(?:senior |high-level )?(?:representatives?|delegates?|officials?|delegations?|"
    r"envoys?|experts?|examiners?|observers?) (?:of|from) (?:the )?)?"
)
_DET = r"(?:the |her |his |its |their |an? )?"
_ITEM = rf"{_DET}{_SENT}{WHO}"
_AND = (
    r"(?:,? and|,? as well as|,? together with|,? along with|,)(?: also)?(?: by| from)?(?: also)? "
)
_COMMAS = rf"{_SENT}{WHO}(?:{_AND}{_ITEM})*"
_TAIL = r"[^;:.]{0,110}?"
LIST = (
    rf"(?:{_SENT}{WHO}{_TAIL}(?:; (?:and |or )?(?:also |finally,? |lastly,? )?(?:by |from )?"
    rf"{_ITEM}{_TAIL})+(?=\.|$)|{_COMMAS})"
)
"""Some people or bodies; behind semicolons, each with whatever is told of it."""
_SEGMENT = rule(rf"(?:and |or |also |finally,? |lastly,? |by |from )*(?P<list>{_DET}{_COMMAS})")
_BREAKS = re.compile(r"; |, but |, while ")
_WHO_DID = re.compile(r"(?:who|which|whom)\b[^;]*$")


def listed(masked: Masked, match: re.Match[str], group: str) -> list[Phrase]:
    """Return those whom a group of a match lists, without whoever is named in telling of them."""
    text = match[group] or ""
    if ";" not in text:
        return masked.inside(text)
    found = []
    for segment in text.split(";"):
        item = _SEGMENT.match(segment.strip())
        people = masked.of(item, "list") if item else []
        whole = item is not None and item.end() == len(segment.strip())
        found += people if whole else people[:1]
    return found


def parts(masked: Masked, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a stretch of a sentence; a list with semicolons stays together."""
    first = start
    for cut in _BREAKS.finditer(masked.text, start, end):
        following = _BREAKS.search(masked.text, cut.end(), end)
        segment = masked.text[cut.end() : following.start() if following else end]
        if cut.group() != "; " or _has_verb(segment):
            yield first, cut.start()
            first = cut.end()
    yield first, end


def _has_verb(segment: str) -> bool:
    groups = verb_groups(_WHO_DID.sub("", segment))
    return any(group.verb.form != "ing" and not group.infinitive for group in groups)
