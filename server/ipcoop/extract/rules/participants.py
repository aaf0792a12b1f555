"""Whom a clause of attending speaks of: its subject, without what only tells who somebody is."""

import re

from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule

_STARTS_WITH_PERSON = rule(r"(?:[Tt]he )?<PER>(?:,| and )")
_PERSON = rule(r"(?:[Tt]he )?<PER>(?=,| of| from)")
_BROKEN_OFF = re.compile(
    r"[;:]|(?<!\w)(?:who|which|that|while|when|on behalf of|in place of)(?!\w)"
)
_FREE = rule(r"(?:^|, | and |, and )(?:[Tt]he )?(?P<who><PER>)(?!'s)")
_EXTRA = ("as well as", "including", "together with", "along with")


def is_present(clause: Clause) -> bool:
    """Tell whether a clause says that somebody is present."""
    return clause.act == "present"


def participants(clause: Clause) -> list[Phrase]:
    """Return those who attend: the subject of a clause, and whoever is named with it."""
    agents = clause.subject if is_present(clause) else clause.agents
    agents = [p for p in agents if p not in _represented_before(clause)]
    if agents and _is_apposition(clause):
        agents = clause.masked.inside(clause.masked.text[:5])[:1]
    before = clause.previous
    if before and agents and all(p in before.object for p in agents) and not clause.is_passive:
        agents = before.subject
    if not agents and before and before.group.verb.lemma == "include":
        agents = before.object
    if clause.is_passive or is_present(clause):
        return [*agents, *clause.governed(*_EXTRA), *_people_before(clause, agents)]
    return [*agents, *_people_before(clause, agents)]


def _people_before(clause: Clause, agents: list[Phrase]) -> list[Phrase]:
    """Return the people of a list before the verb that words between them have broken up."""
    text, masked = clause.masked.text, clause.masked
    if clause.previous or (clause.is_passive and not is_present(clause)):
        return []
    if not _STARTS_WITH_PERSON.match(text) or _BROKEN_OFF.search(text, 0, clause.group.start):
        return []
    found = [masked.inside(m["who"])[0] for m in _FREE.finditer(text, 0, clause.group.start)]
    return [who for who in found if who not in agents]


def _is_apposition(clause: Clause) -> bool:
    """Tell whether bodies before a verb only tell who somebody is: “Mr Ali, Chair of the …”."""
    first = _PERSON.match(clause.masked.text)
    bare = not any(p.kind is Kind.PER for p in clause.subject)
    return bool(first and bare) and clause.previous is None and not clause.is_passive


def _represented_before(clause: Clause) -> list[Phrase]:
    """Return the body of “Representing WIPO, Ms Mansfield took part”."""
    before = clause.previous
    is_leading = before and before.act == "represent" and before.group.verb.form == "ing"
    return before.object[:1] if before and is_leading and not before.subject else []
