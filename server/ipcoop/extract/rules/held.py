"""Which event a clause tells of."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule

BESIDE = (
    "on the sidelines of", "on the margins of", "in the margins of", "at the margins of",
    "on the fringes of", "alongside",
)  # fmt: skip
"""The prepositions that put one event beside another."""
WITHIN = ("as part of", "within the framework of", "in the framework of", "under the framework of")
"""The prepositions that make one event a part of another."""
_IT = re.compile(r"(?:^|[,;:] |\b(?:and|but|while|where) )(?:[Ii]t|[Tt]his|[Ww]hich)(?: also)? ?$")
_LATE = rule(r", (?P<event><EVT>)")
_TO_MARK = rule(
    r"(?:[^.;]*[.;:] )?(?:[^<.;]{0,40})??(?P<event><EVT>)(?: \w+){0,4}? (?:to|aimed at|intended to|designed to|aiming to) "
    r"(?:(?!<EVT>)[^;])+$"
)
_OBJECT_IT = re.compile(r" it(?![\w'-])")
WHICH = rule(
    r"(?P<event><EVT>)[^;:]*?,? (?:that|which)(?: (?:the )?(?P<who><ORG|GRP|CTY|UNI|PRO>(?:(?:,? "
    r"and |, )(?:the )?"
    r"<ORG|GRP|CTY|UNI|PRO>)*))?(?: also| jointly| both)? ?$"
)
_REDUCED = rule(
    r"(?P<event><EVT>)(?:,? (?:(?:held|hosted) )?(?:in|at|on|from|to) (?:the )?<PLC|DAT|CTY>|,? "
    r"<DAT>| \((?:[Ii]n |[Oo]n )?<PLC|CTY|DAT>(?:, <PLC|CTY|DAT>)*\))*,? (?:jointly |also )?$"
)


def events_told(here: Discourse, clause: Clause) -> list[tuple[Phrase | None, Thing]]:
    """Return the events that a clause tells of, each with its phrase, if it has one."""
    is_held = clause.act == "occur" or clause.is_passive
    places = [*clause.subject, *clause.object] if is_held else clause.object or clause.subject
    phrases = [p for p in places if p.kind is Kind.EVT]
    if not phrases:
        which = relative_event(clause) or reduced_event(clause) or _late_object(clause)
        which = which or _purposed(clause)
        phrases = [which] if which else []
    told = [(p, thing) for p in phrases for thing in [event(here, p)] if thing]
    if told or phrases:
        return list(told)
    meant = it(here, clause) or (here.it if _OBJECT_IT.match(clause.rest()) else None)
    return [(None, meant)] if meant else []


def relative_event(clause: Clause) -> Phrase | None:
    """Return the event that a relative clause speaks of: “a workshop that MyIPO hosted”."""
    match = WHICH.search(clause.masked.text, 0, clause.group.start)
    return clause.masked.of(match, "event")[-1] if match else None


def _purposed(clause: Clause) -> Phrase | None:
    """Return the event that its purpose parts from the verb: “A ceremony to mark … was held”."""
    if not clause.is_passive and (clause.subject or clause.act != "occur"):
        return None
    match = _TO_MARK.match(clause.masked.text, 0, clause.group.start)
    return clause.masked.of(match, "event")[0] if match else None


def _late_object(clause: Clause) -> Phrase | None:
    """Return the event behind other phrases: “WIPO held, together with ARIPO, a seminar”."""
    if clause.is_passive or clause.act != "hold":
        return None
    match = _LATE.search(clause.masked.text, clause.group.end, clause.end)
    return clause.masked.of(match, "event")[0] if match else None


def reduced_event(clause: Clause) -> Phrase | None:
    """Return the event that a bare participle follows: “a meeting in Alicante hosted by …”."""
    if clause.group.verb.form not in ("past", "participle"):
        return None
    match = _REDUCED.search(clause.masked.text, 0, clause.group.start)
    return clause.masked.of(match, "event")[0] if match else None


def it(here: Discourse, clause: Clause) -> Thing | None:
    """Return the event that “it” stands for as the subject of a clause."""
    if clause.subject:
        return None
    left = clause.masked.text[clause.start : clause.group.start]
    if _IT.search(left):
        is_work = here.work and here.worked_in == here.sentence - 1 and not here.focused_before()
        return None if is_work else here.it
    previous = clause.previous
    if previous and re.fullmatch(r"[^.;:]*?(?:,| and| but| then)* (?:also |then )?", left):
        return it(here, previous) or _first_event(here, previous)
    return None


def _first_event(here: Discourse, clause: Clause) -> Thing | None:
    for phrase in clause.subject:
        if phrase.kind is Kind.EVT:
            return event(here, phrase)
    return None
