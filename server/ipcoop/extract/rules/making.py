"""Which instruments a clause says are made."""

import re
from itertools import pairwise

from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule

_MAKING = frozenset("agree reach exchange make finalise finalize seal draw".split())
"""Verbs that tell of a making only where an instrument is what they make."""
_FREE = rule(r"(?:^|[ ,])(?:the |a |an |its |their )?(?P<what><INS>)")
_GOVERNED = re.compile(
    r"(?<!\w)(?:of|to|under|in|on|for|with|within|following|after|between|by|from|during|about)"
    r"(?: (?:the|a|an|its|their|new))* ?$",
    re.IGNORECASE,
)
_BESIDE = rule(
    r", (?P<who><PRO|HDS|ORG|GRP|CTY|PER>(?:(?:,? and (?:the )?|, )<ORG|GRP|CTY|PER>)*) $"
)
_THAT = rule(r" that (?P<who>(?:the )?<PER>,[^;.]*<PER>,[^;.]*) ?$")
_BEHIND = rule(
    r"(?P<what><INS>),? (?:(?:first|originally|initially|just|duly|jointly|recently|already|both) )*$"
)
_ADJUNCT = rule(
    r"(?: \w+ly| here)?(?: (?:by|between|among|in|on|at|with|during|under|earlier|last|yesterday)(?!\w)| <DAT>|[.,;)]|$)"
)
_TO_DO = re.compile(r"(?<!\w)to (?:\w+ly |further )?[a-z]+ ")
_SO = re.compile(
    r" (?!in|on|at|by|between|within|under|with|here|today|yesterday)[a-z]+(?![\w ]* \S*[^\x00-\x7f])",
    re.I,
)
_AND = rule(
    r"(?: (?:for |of )?(?:<DAT>|\d{4}))?(?:,? and |, |,? as well as )(?:also )?(?:the |an? |their )?"
)
_A_NEW = re.compile(r"(?:an?|their) (?!possible|future|draft|common)", re.IGNORECASE)
_DRAFT = re.compile(r"\b(?:draft|proposed)\b", re.IGNORECASE)
_BARE = re.compile(r"\w+$")


def making(clause: Clause) -> tuple[list[Phrase], bool]:
    """Return the instruments that a clause says are made, and whether they are its subject."""
    if clause.act not in ("sign", "adopt") and clause.group.verb.lemma not in _MAKING:
        return [], False
    is_made_so = clause.group.verb.lemma == "make" and _SO.match(
        clause.masked.text, clause.group.end
    )
    if is_made_so or clause.masked.text.startswith(" in principle", clause.group.end):
        return [], False
    behind = stands_behind(clause)
    if behind:
        return behind, True
    made = [p for p in clause.object if p.kind is Kind.INS] or free(clause) or _embodied(clause)
    made = [p for p in made if not _DRAFT.search(p.text) and not _is_to_do(clause, p)]
    if made and not clause.is_passive:
        return made, _opens(clause)
    if not made and clause.group.verb.lemma == "agree" and not clause.is_passive:
        made = [p for p in clause.governed("on", "upon", "to") if _A_NEW.match(p.text)]
        made = [p for p in made if p.kind is Kind.INS]
        if made:
            return made, False
    told = [p for p in clause.subject if p.kind is Kind.INS]
    return told or made, bool(told) or clause.is_passive


def _is_to_do(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether something is to be done with an instrument: “agreed to continue the PPH”."""
    masked = clause.masked
    end = masked.starts.index(phrase.start) if phrase.start in masked.starts else clause.end
    return (
        clause.group.verb.lemma == "agree"
        and _TO_DO.search(masked.text, clause.group.end, end) is not None
    )


def stands_behind(clause: Clause) -> list[Phrase]:
    """Return the instrument that a participle stands behind: “under the MOU, signed by …”."""
    words = clause.masked.text[clause.group.start : clause.group.end]
    is_participle = clause.group.verb.form in ("past", "participle") and _BARE.fullmatch(words)
    if not is_participle or not _ADJUNCT.match(clause.masked.text, clause.group.end):
        return []
    match = _BEHIND.search(clause.masked.text, clause.start, clause.group.start)
    return clause.masked.of(match, "what") if match else []


def free(clause: Clause) -> list[Phrase]:
    """Return the instruments after the verb that no preposition governs."""
    text = clause.masked.text[clause.group.end : clause.end]
    found = [m for m in _FREE.finditer(text) if not _GOVERNED.search(text[: m.start("what")])]
    joined = [
        after
        for before, after in pairwise(found)
        if _AND.fullmatch(text, before.end(), after.start("what"))
    ]
    return [clause.masked.inside(m["what"])[0] for m in [*found[:1], *joined]]


def _embodied(clause: Clause) -> list[Phrase]:
    """Return the instrument of “have formalised their contacts in a Memorandum”."""
    if not clause.group.verb.lemma.startswith("formali"):
        return []
    return [p for p in clause.governed("in", "through", "by", "with") if p.kind is Kind.INS]


def _opens(clause: Clause) -> bool:
    """Tell whether a participle opens the sentence: “Signed in 2014, the MOU covers …”."""
    masked = clause.masked
    bare = _BARE.fullmatch(masked.text[clause.group.start : clause.group.end]) is not None
    return bare and clause.group.start == 0 and clause.group.verb.form in ("past", "participle")


def beside(clause: Clause) -> list[Phrase]:
    """Return who stands right before the verb, after a clause that ends in another name."""
    match = _BESIDE.search(clause.masked.text, 0, clause.group.start)
    return clause.masked.of(match, "who") if match else []


def told_of(clause: Clause) -> list[Phrase]:
    """Return the people of “announced that A, post, and B, post, signed”, whom commas part."""
    left = clause.masked.text[clause.start : clause.group.start]
    match = _THAT.search(left)
    return clause.masked.of(match, "who") if match else []
