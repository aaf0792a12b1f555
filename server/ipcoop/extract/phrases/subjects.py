"""The subject of a clause: before its verb, or shared with the clause before."""

import re
from typing import TYPE_CHECKING

from ipcoop.extract.phrases.governing import LIST, PHRASES, last_free
from ipcoop.extract.phrases.masking import Kind, Phrase, rule

if TYPE_CHECKING:
    from ipcoop.extract.phrases.clauses import Clause

_AGREEING = re.compile(r"(?:agreed|agrees|pledged|committed|decided)(?!\w)", re.IGNORECASE)
_ACTORS = (
    Kind.ORG, Kind.GRP, Kind.CTY, Kind.PER, Kind.PST, Kind.UNI, Kind.HDS, Kind.PRO,
)  # fmt: skip
_THAT_IT = re.compile(r"(?<!\w)that it $", re.IGNORECASE)
_RELATIVE = re.compile(r"(?<!\w)(?:which|who|whom|that)(?: also)? ?$", re.IGNORECASE)
_COORDINATED = re.compile(
    r"^[\s,;]*(?:and|but|or|then|as well as)?[\s,]*(?:also|then|later|subsequently)?\s*$",
    re.IGNORECASE,
)
_WHOSE = rule(r"whose (?:\w+ ){0,2}(?P<who><PER|PST|HDS>),? ?$")
_OTHER = rule(rf"[,;] (?:while|whereas|but) (?:the )?(?P<who>{LIST}),? ?$")
_OPENED = rule(rf"^[^,;]*, (?:the |an? )?(?P<who>{LIST})(?:,|, also|,? then|, later)? ?$")
_BEFORE_OPENING = re.compile(r"(?:\w+ly |Also |And )?$")
CONJOINED = re.compile(
    r"(?:,|\band|\bor|\bbut|\bas well as|\bthen)(?: also| then| later)?\s*$", re.I
)


def subject_of(clause: "Clause", left: str) -> list[Phrase]:
    """Return the phrases before a verb that say who or what its clause is about."""
    previous = clause.previous
    if _RELATIVE.search(left):
        before = clause.masked.text[: clause.group.start]
        lists = list(PHRASES.finditer(before))
        return clause.masked.inside(lists[-1].group())[-1:] if lists else []
    whose = _WHOSE.search(left)
    if whose:
        return clause.masked.of(whose, "who")
    other = _OTHER.search(left)
    if other:
        return clause.masked.of(other, "who")
    opened = _opened(clause, left)
    if opened:
        return opened
    words = clause.masked.text[clause.group.start : clause.group.end]
    if previous and _AGREEING.match(words) and CONJOINED.search(left):
        return _sharing(clause, _last_finite(previous)).subject
    if previous and (clause.group.infinitive or _COORDINATED.match(left)):
        return _inherited(clause, previous)
    if previous and CONJOINED.search(left):
        return _sharing(clause, _last_finite(previous)).subject or _of_antecedent(previous)
    free = last_free(clause.masked, left)
    if not free and previous and _THAT_IT.search(left):
        return _last_finite(previous).subject
    behind_participle = previous and previous.group.verb.form == "ing" and previous.subject
    if not free and behind_participle and clause.group.passive and not CONJOINED.search(left):
        return previous.subject if previous else []
    if free or not previous or clause.group.verb.form != "ing":
        return free
    return _inherited(clause, previous)


def _opened(clause: "Clause", left: str) -> list[Phrase]:
    """Return who does what a sentence opens with: “Representing WIPO, Ms Mansfield took part”."""
    before = clause.previous
    if before is None or before.group.verb.form != "ing" or before.subject or before.previous:
        return []
    if not _BEFORE_OPENING.match(clause.masked.text[: before.group.start]):
        return []
    match = _OPENED.match(left)
    found = clause.masked.of(match, "who") if match else []
    if not all(phrase.kind in _ACTORS for phrase in found):
        return []
    before.object = [phrase for phrase in before.object if phrase not in found]
    return found


def _of_antecedent(previous: "Clause") -> list[Phrase]:
    """Return what a relative clause is about, when the clause around it goes on.

    So it is in “the agreement, which replaces the one signed in 2015, was signed by …”.
    """
    one: Clause | None = previous
    while one:
        text = one.masked.text
        if _RELATIVE.search(text[one.start : one.group.start]):
            return one.subject
        one = one.previous
    return []


def _sharing(clause: "Clause", before: "Clause") -> "Clause":
    """Return whose subject a clause shares: only people and bodies agree and commit themselves."""
    one: Clause | None = before
    words = clause.masked.text[clause.group.start : clause.group.end]
    while one and (clause.act == "commit" or _AGREEING.search(words)):
        if any(phrase.kind in _ACTORS for phrase in one.subject):
            return one
        one = one.previous
    return before


def _last_finite(clause: "Clause") -> "Clause":
    while clause.previous and (clause.group.infinitive or clause.group.verb.form == "ing"):
        clause = clause.previous
    return clause


def _inherited(clause: "Clause", previous: "Clause") -> list[Phrase]:
    if clause.group.infinitive and previous.object and previous.act in ("appoint", "implement"):
        return previous.object
    return previous.subject
