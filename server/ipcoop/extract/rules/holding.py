"""Who holds an event, and with whose help."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.held import (
    BESIDE,
    WHICH,
    WITHIN,
    events_told,
    reduced_event,
    relative_event,
)
from ipcoop.extract.rules.openings import openers, opens_with, two_sides
from ipcoop.extract.rules.taking_part import attend_by
from ipcoop.extract.rules.when_where import settle

_HELP = re.compile(r"in .+ with|with .+ (?:of|from)|under the auspices of")
_NO_HELP = re.compile(r"theme|participation")
HOLDERS = ("office", "organisation", "group", "country", "unit")
_PARTNERS = rule(
    r"[^.;]{0,12}? (?:with|among) (?:the |its |their )?[^.;,]{2,30},? (?:namely|including|that is)"
    r",? (?:the )?"
    r"(?P<who><ORG|GRP|CTY>(?:(?:,? and |, )(?:the )?<ORG|GRP|CTY>)*)"
)
_NTH_DAY = re.compile(
    r"the (?:first|second|third|fourth|fifth|last|final|opening|closing)(?: and \w+| two| three)? "
    r"days?",
    re.I,
)
_UNDER_WAY = re.compile(r"(?:is|are) being \w+ (?:jointly )?by\b")
_IN_NAME = re.compile(r"(?<![.:] )(?<!^)[A-Z][\w-]* $")
_GROUP = re.compile(r" (?:an?|the|its|another|this) (?!\w+ (?:in|on|at)\b)[a-z]")
"""Those whom somebody else convenes: “convened an expert group”."""
_GIVES = ("give", "offer", "provide")
_RUNS = ("run", "conduct", "provide", "offer", "carry")
_AS_HOST = rule(
    r"with (?:the )?(?P<who><ORG|CTY|GRP>(?:(?: and |, )(?:the )?<ORG|CTY|GRP>)*) as (?:the |its |"
    r"a )?(?:co-)?hosts?(?![\w-])"
)


def reframe(clause: Clause) -> str:
    """Return the act of a clause: to run a seminar is to hold it, but to run a project is not."""
    if clause.act == "implement" and clause.group.verb.lemma in _RUNS:
        patients = [p for p in clause.patients if p.kind is Kind.EVT]
        if patients or (clause.subject and not clause.object and relative_event(clause)):
            return "hold"
        if clause.group.verb.lemma == "run" and any(p.kind is Kind.EVT for p in clause.subject):
            return "occur"
    lemma, patients = clause.group.verb.lemma, clause.patients
    if lemma in _GIVES and (any(p.kind is Kind.EVT for p in patients) or reduced_event(clause)):
        return "hold"
    if lemma == "conclude" and any(p.kind is Kind.EVT for p in [*clause.subject, *patients]):
        return "occur"
    if lemma == "launch" and clause.is_passive and any(p.kind is Kind.EVT for p in patients):
        return "occur"
    if lemma == "convene" and _GROUP.match(clause.rest()):
        return clause.act
    gathers = clause.group.verb.lemma in ("convene", "assemble") and not _acting(clause)
    phrases = [*clause.subject, *clause.object]
    if gathers and clause.subject and not any(p.kind is Kind.EVT for p in phrases):
        return "meet"
    return clause.act


def _acting(clause: Clause) -> list[Phrase]:
    """Return whom “by” governs, days and means left out."""
    return [
        p
        for p in clause.governed("by")
        if p.kind in (Kind.ORG, Kind.GRP, Kind.CTY, Kind.PER, Kind.PRO)
    ]


def hold(here: Discourse, clause: Clause) -> None:
    """A body holds an event; an event is held."""
    before = clause.previous
    if before and before.mood is Mood.PLAN and clause.mood is Mood.FACT and reduced_event(clause):
        clause.mood = Mood.PLAN
    for phrase, thing in events_told(here, clause):
        if phrase is None and clause.mood is Mood.PLAN and thing.facts:
            continue  # what has been held is not going to be: “it” is something else
        if thing.facts and _UNDER_WAY.search(clause.masked.text, clause.group.start):
            clause.mood = Mood.FACT
        _turn_to(here, thing, phrase, clause)
        settle(here, thing, clause)
        _organisers(here, thing, phrase, clause)
        _parties(here, thing, phrase, clause)
        _helpers(here, thing, phrase, clause)
        _surroundings(here, thing, clause)
        _as_host(here, thing, clause)
        two_sides(here, thing, phrase, clause)


def _turn_to(here: Discourse, thing: Thing, phrase: Phrase | None, clause: Clause) -> None:
    """Let “it” stand for the event that a clause is about."""
    if phrase and phrase in clause.subject:
        here.focus = thing


def _as_host(here: Discourse, thing: Thing, clause: Clause) -> None:
    match = _AS_HOST.search(clause.rest())
    for who in clause.masked.of(match, "who") if match else ():
        for agent in here.agent(who):
            here.say(agent, "organises", thing, [who.span, clause.verb], clause)


def occur(here: Discourse, clause: Clause) -> None:
    """An event takes place, opens or ends."""
    for phrase, thing in events_told(here, clause):
        _turn_to(here, thing, phrase, clause)
        settle(here, thing, clause)
        _parties(here, thing, phrase, clause)
        _helpers(here, thing, None, clause)
        openers(here, thing, clause)
        opens_with(here, thing, clause)


def _surroundings(here: Discourse, thing: Thing, clause: Clause) -> None:
    """Note beside which event this one is held, or on which day of an event and so as its part."""
    if here.warrant(clause) != (Status.STATED, None):
        return
    for part in clause.governed(*BESIDE):
        larger = event(here, part) if part.kind is Kind.EVT else None
        if larger and larger is not thing:
            here.beside.append((thing, larger, part.span))
    for part in clause.governed(*WITHIN):
        larger = event(here, part) if part.kind is Kind.EVT else None
        if larger and larger is not thing and not thing.part_of:
            thing.part_of, larger.facts = larger, True
            here.say(thing, "isSubEventOf", larger, [part.span, clause.verb], clause)
    for part in clause.governed("on"):
        main = here.main_event()
        is_nth = part.kind is Kind.DAT and _NTH_DAY.match(part.text)
        if main and is_nth and main is not thing and not thing.part_of:
            thing.part_of = main
            here.say(thing, "isSubEventOf", main, [part.span, clause.verb], clause, Status.IMPLIED)
            here.beside.append((thing, main, part.span))


def _parties(here: Discourse, thing: Thing, phrase: Phrase | None, clause: Clause) -> None:
    """Those between whom a meeting is held take part in it."""
    parties = clause.governed("between", "among") if phrase in clause.subject else []
    if phrase and phrase.value.tie in ("between", "among"):
        parties += phrase.parts.get("parties", [])
    if phrase and phrase.value.tie == "by" and not clause.is_passive:
        parties += [part for part in clause.governed("by") if part.kind is Kind.PER]
    for part in parties:
        if part.kind is not Kind.DAT:
            attend_by(here, thing, part, clause)


def _organisers(here: Discourse, thing: Thing, phrase: Phrase | None, clause: Clause) -> None:
    who = list(clause.agents)
    if not clause.is_passive and relative_event(clause) is phrase and phrase:
        match = WHICH.search(clause.masked.text, 0, clause.group.start)
        who = clause.masked.of(match, "who") if match else who
    if _is_joint(clause):
        who += clause.governed("with", "jointly with", "together with")
        who += phrase.parts.get("parties", []) if phrase and phrase.value.tie == "with" else []
    else:
        beside = clause.governed("jointly with", "together with", "along with")
        who += [part for part in beside if part.kind is not Kind.HDS]
        for part in beside:
            if part.kind is Kind.HDS:
                attend_by(here, thing, part, clause)
    agents = [(p, a) for p in who for a in here.agent(p)]
    here.together([agent for _, agent in agents])
    for one, agent in agents:
        is_country = agent.family == "country"
        if agent.family in HOLDERS and not (
            is_country and (here.in_heading or _in_name(one, clause))
        ):
            spans = [one.span, clause.verb, *([phrase.span] if phrase else [])]
            here.say(agent, "organises", thing, spans, clause)


def _in_name(phrase: Phrase, clause: Clause) -> bool:
    """Tell whether a country is part of a longer name: “IP Key China”."""
    return _IN_NAME.search(clause.masked.clean.text[: phrase.start]) is not None


def _is_joint(clause: Clause) -> bool:
    return clause.group.verb.lemma.startswith("co-") or " jointly with " in clause.masked.text


def _helpers(here: Discourse, thing: Thing, phrase: Phrase | None, clause: Clause) -> None:
    joint = _is_joint(clause)
    for preposition, phrases in clause.adjuncts:
        if _HELP.fullmatch(preposition) and not _NO_HELP.search(preposition):
            for part in phrases:
                _help(here, thing, part, clause)
    if joint or clause.act != "hold" or (clause.is_passive and clause.governed("by")):
        return
    as_host = _AS_HOST.search(clause.rest())
    hosts = clause.masked.of(as_host, "who") if as_host else []
    partners = [p for p in clause.governed("with") if p.kind in (Kind.ORG, Kind.GRP, Kind.CTY)]
    partners = [p for p in partners if p not in hosts]
    if phrase and noun_of(phrase).tie == "with":
        partners += phrase.parts.get("parties", [])
    named = _PARTNERS.match(clause.rest()) if phrase else None
    partners += clause.masked.of(named, "who") if named else []
    for part in partners:
        _help(here, thing, part, clause)


def _help(here: Discourse, thing: Thing, part: Phrase, clause: Clause) -> None:
    for agent in here.agent(part):
        if agent.family in HOLDERS:
            here.say(thing, "isHeldInCooperationWith", agent, [part.span, clause.verb], clause)
