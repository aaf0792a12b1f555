"""Whose hand signs: the people and bodies around a verb of signing, also where words part them."""

import re

from ipcoop.extract.discourse.agents import number_in
from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, kind_of, rule
from ipcoop.extract.phrases.sides import SIDE
from ipcoop.extract.rules.making import beside, told_of

_PEOPLE = (Kind.PER, Kind.PST, Kind.HDS)
_WHO = "<PER|PST|HDS|ORG|GRP|CTY|PRO|UNI>"
_ASIDE = r"(?:,? as (?:the |an? )?[a-z]+(?: [a-z]+)?(?=,|;| and )| (?:sitting|standing|stepping|filling) in for <PER|PST>,?| in (?:his|her|their) capacity as (?:the )?<PST>)"
_ITEM = rule(
    rf"(?:{SIDE},? )?(?P<by>by )?(?:both )?(?:the )?(?P<who>{_WHO})(?: (?:offices|partners|member states))?(?:,? {SIDE}(?=[,.; ]|$))?{_ASIDE}?"
)
_JOIN = re.compile(
    r",? (?:and|as well as|together with|along with|& )(?: then)?,? |; (?:and )?(?=by |for |on )|, "
)
_BY = re.compile(r"(?<!\w)by ")
_PARTED = rule(rf"{_WHO},? {SIDE}")
_GAP = rule(r",?(?: (?:on|in|at) <DAT|PLC>| <DAT>)*,?(?: \w+ly| today| then| also)* ?$")
_ALL = re.compile(
    r"(?:^|[.;,] |\b(?:and|which|that) )(?P<all>(?:[Bb]oth|[Aa]ll (?:two|three|four|five|six)|[Ee]ach)(?: of them)?)"
    r" [a-z -]+$"
)


def signed_by(clause: Clause) -> list[Phrase]:
    """Return whom “by” names: “by A for X and by B for Y”, “by A, sitting in for C, and by D”."""
    masked = clause.masked
    first = _BY.search(masked.text, clause.group.end, clause.reach or clause.end)
    found = _chain(masked, first.start(), len(masked.text))[0] if first else []
    return found or clause.governed("by", "between", "among")


def end_of_signers(clause: Clause) -> int:
    """Return where the list of those ends whom “by” names, or where the verb does."""
    masked = clause.masked
    first = _BY.search(masked.text, clause.group.end, clause.reach or clause.end)
    found, end = _chain(masked, first.start(), len(masked.text)) if first else ([], 0)
    return end if found else clause.group.end


def signing(here: Discourse, clause: Clause) -> list[Phrase]:
    """Return who signs in the active voice, whatever parts them from the verb."""
    people = [p for p in told_of(clause) if p.kind is Kind.PER]
    return (
        people
        or _parted(clause)
        or _they(here, clause)
        or _named(clause.subject)
        or beside(clause)
        or _all_of_them(here, clause)
    )


def _named(who: list[Phrase]) -> list[Phrase]:
    """Leave out “the heads of both offices” where their names follow."""
    people = [p for p in who if p.kind is Kind.PER]
    return people if people and who[0].kind is Kind.HDS else who


def _chain(masked: Masked, start: int, end: int) -> tuple[list[Phrase], int]:
    """Return those whom a list names from a place on, and where it ends."""
    found: list[Phrase] = []
    place: int | None = start
    while place is not None and (match := _ITEM.match(masked.text, place, end)):
        person = kind_of(match["who"]) in _PEOPLE
        if found and person is not (found[0].kind in _PEOPLE) and not match["by"]:
            break
        found += masked.of(match, "who")
        start = match.end()
        joined = _JOIN.match(masked.text, start, end)
        place = joined.end() if joined else None
    return found, start


def listed(masked: Masked, start: int) -> list[Phrase]:
    """Return those whom a list names from a place in the sentence on."""
    return _chain(masked, start, len(masked.text))[0]


def _parted(clause: Clause) -> list[Phrase]:
    """Return the subject of “A, on behalf of X, and B, on behalf of Y, signed …”."""
    masked, verb = clause.masked, clause.group.start
    if not _PARTED.search(masked.text, clause.start, verb):
        return []
    for place in range(clause.start, verb):
        found, end = _chain(masked, place, verb) if kind_of(masked.text[place]) else ([], 0)
        if found and _GAP.fullmatch(masked.text, end, verb):
            return found
    return []


def _all_of_them(here: Discourse, clause: Clause) -> list[Phrase]:
    """Return whom “both” or “all three” stands for, alone before the verb."""
    masked = clause.masked
    match = _ALL.search(masked.text[clause.start : clause.group.end])
    if not match:
        return []
    number = number_in(match["all"])
    last = _last_actors(here, number)
    start = clause.start + match.start("all")
    span = masked.span(start, clause.start + match.end("all"))
    if last or (number and number != len(here.pair)):
        return last
    return [Phrase(Kind.PRO, 0, 0, match["all"], value="they", span=span)]


def _they(here: Discourse, clause: Clause) -> list[Phrase]:
    """Return the people whom the sentence before was about, where “they” sign."""
    who, before = clause.subject, clause.previous
    if len(who) != 1 or who[0].kind is not Kind.PRO or who[0].value != "they":
        return []
    if before and len(before.subject) > 1:
        people = before.subject
        return people if all(p.kind is Kind.PER for p in people) else []
    return _last_actors(here, 0)


def _last_actors(here: Discourse, number: int) -> list[Phrase]:
    sentence, last = here.actors
    people = last if all(p.kind is Kind.PER for p in last) else []
    fits = len(people) == number if number else len(people) > 1
    return people if fits and sentence == here.sentence - 1 else []
