"""Which phrase of a clause stands for whoever speaks: the one beside the verb, or its subject."""

import re

from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule

SPEAKING_KINDS = (Kind.PER, Kind.PST, Kind.PRO, Kind.ORG, Kind.GRP, Kind.HDS, Kind.UNI)
"""What phrases of people and bodies can be said to speak."""
_NEAREST = rule(
    r"(?P<who><PER|PST|PRO|ORG|GRP|HDS|UNI>(?:(?:, |"
    r",? and )(?:the )?<PER|PST|ORG|GRP|UNI>)*)(?: \([^()]*\))?(?:,? (?:for (?:his|her|its|"
    r"their) part|"
    r"in (?:his|her) turn|in turn|however|meanwhile|in (?:his|"
    r"her) (?:\w+ )?<SPC>))?,?(?: <DAT>)? ?$"
)
_RELATIVE_BEFORE = rule(r"(?P<who><PER|PST|ORG>)(?: (?:of|at|from) [^,]+)?, (?:who|which) [^,]+, $")
_WHO = rule(
    r"(?P<who><PER>)(?:, (?:an?|the|former|then|head|director) [^,]*)?, who(?: also| \w+ly)? $"
)
_OF_BODIES = re.compile(
    r"(?:[Hh]eads|[Ll]eaders|[Rr]epresentatives|[Dd]elegates|[Oo]fficials|[Ee]xperts|[Cc]ommissioners|"
    r"[Pp]residents|[Ee]xaminers) (?:of|from) (?:(?!\bsaid\b)[^.;]){0,80}$"
)
_NEW_SUBJECT = re.compile(
    r"^, (?!who|which|and|but|then|also|in|at|on|for|during|after|as|with|from|by|to|of|was|were|is|are|has|had|"
    r"have|did|does|do|will|would|could|can|may|might|took|takes|made|makes|gave|gives|went|goes|paid|"
    r"\w+ing|\w+ly|\w+ed)"
    r"(?:[a-z][\w-]* )+[^,;]*$"
)
_GOVERNED = re.compile(r"(?<!\w)(?:by|with|of|from|for|to)(?!\w)[^,;]{0,40}$")
_WHOEVER = re.compile(r", who(?: also| then| later| \w+ly)? $")
_IN_RELATIVE = re.compile(r", (?:who|which) [^,]+, $")
_FIRST = rule(r"(?:[A-Z]\w+, )?(?:[Tt]he |An? )?(?P<who><PER|PST|PRO|ORG|GRP|HDS>)")
_CONJOINED = re.compile(r"(?:,? and|,? but|, then)(?: also| later| then)? $")
_GOVERNING = re.compile(
    r"(?<!\w)(?:in|at|of|from|to|by|with|for|on|about|between) (?:the |an? )?$", re.IGNORECASE
)


def near(clause: Clause) -> list[Phrase]:
    """Return the people and bodies right before the verb of a clause, or else its subject."""
    text = clause.masked.text[: clause.group.start]
    found = beside(clause)
    he = [phrase for phrase in found if phrase.kind is Kind.PRO and phrase.value in ("he", "she")]
    people = [phrase for phrase in clause.masked.inside(text) if phrase.kind is Kind.PER]
    is_subject = len(people) == 1 and _is_subject_before(clause, people[0])
    return people if he == found and he and is_subject else found


def _is_subject_before(clause: Clause, person: Phrase) -> bool:
    """Tell whether an earlier clause of the sentence is about a person."""
    before = clause.previous
    while before:
        if person in before.subject:
            return True
        before = before.previous
    return False


def beside(clause: Clause) -> list[Phrase]:
    """Return the phrases that stand before the verb for whoever acts, pronouns as they are."""
    text = clause.masked.text[: clause.group.start]
    head = _WHO.search(text) or _RELATIVE_BEFORE.search(text)
    if head or _IN_RELATIVE.search(text):
        return clause.masked.of(head, "who") if head else []
    if _WHOEVER.search(text):
        people = [p for p in clause.masked.inside(text) if p.kind is Kind.PER]
        return people[-1:]
    match = _NEAREST.search(text)
    if match and _OF_BODIES.search(text[: match.start()]):
        return []
    if match and ", " in match["who"] and " and " not in match["who"]:
        return clause.masked.of(match, "who")[-1:]
    if match and not _GOVERNING.search(text[: match.start()]):
        return clause.masked.of(match, "who")
    if match and re.search(r", (?:the |its )?$", text[: match.end("who") - 1]):
        return clause.masked.of(match, "who")[-1:]
    own = [phrase for phrase in clause.subject if phrase.kind in SPEAKING_KINDS]
    place = _behind(clause, own[-1]) if own else 0
    if own and _GOVERNED.search(text[: place - 1]) and _NEW_SUBJECT.search(text[place:]):
        return []
    first = _FIRST.match(text) if not own and _CONJOINED.search(text) else None
    return clause.masked.of(first, "who") if first else own


def _behind(clause: Clause, phrase: Phrase) -> int:
    """Return the place right behind a phrase of the sentence."""
    chars = (place for place, char in enumerate(clause.masked.text)
             if clause.masked.phrases.get(char) is phrase)  # fmt: skip
    return next(chars, -1) + 1
