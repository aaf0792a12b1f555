"""Read one sentence after another: its names, its phrases, then its clauses."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.mentions import mention
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause, clauses
from ipcoop.extract.phrases.masking import Kind, Masked, rule
from ipcoop.extract.phrases.verbs import Mood, verb_groups
from ipcoop.extract.rules import (
    acceding,
    activities,
    affirmations,
    announcing,
    bodies,
    commitments,
    discussing,
    funding,
    listing,
    meetings,
    named_work,
    naming,
    pairing,
    planning,
    praise,
    signing,
    speech,
)
from ipcoop.extract.rules.conveying import Report, quotations
from ipcoop.extract.rules.reports import SPEAKING, reports

_RULES = {
    **meetings.RULES,
    **signing.RULES,
    **acceding.RULES,
    **affirmations.RULES,
    **commitments.RULES,
    **activities.RULES,
    **funding.RULES,
    **bodies.RULES,
}
_LONG_HEADING = 80
_RUN_IN = 60
_HEADED = rule(
    r"(?:\(?[\dIVXivx]{1,4}[.)] ?|[-•*] )?(?P<who><ORG|GRP>(?: \(<CTY|PLC>\))?(?: ?[/–&-] ?| and )<ORG|GRP>)"
    r"(?: \(<CTY|PLC>\))?[.:]?$"
)
_STOP = re.compile(r"[.!?:;][\"')]*$|; and$")
_LONGEST_STOP = 10
_WHO = rule("<PER|PST>")
_OPENING = 3
"""How far into a sentence reported words begin that are all of it."""
_WOULD = re.compile(r"\bwould\b(?! have\b)", re.IGNORECASE)


def read_on(here: Discourse, masked: Masked) -> None:
    """Take up what a sentence says."""
    here.begin(masked.number)
    here.in_heading = _is_heading(masked) or _runs_in(here, masked)
    pair = _HEADED.match(masked.text)
    if pair:
        here.heading_pair = (masked.number, masked.of(pair, "who"))
    mention(here, masked)
    bodies.names(here, masked)
    funding.kept(here, masked)
    for phrase in masked:
        if phrase.kind is Kind.HDS:
            here.introduce(phrase)
    found = clauses(masked)
    speech.named(here, masked)
    discussing.among(here, masked)
    told = [*quotations(here, masked), *reports(here, masked, found)]
    told = listing.planned(here, masked) or told
    if not told:
        here.unclaimed = []
    _introduce(here, masked, told)
    pairing.pair(here, masked, found)
    meetings.introduce(here, masked)
    meetings.sentence(here, masked, told)
    if not found:
        meetings.near(here, masked, None)
        for place, char in enumerate(masked.text):
            named = masked.phrases.get(char)
            report = next((one for one in told if one.holds(place)), None)
            if named and named.kind is Kind.INS and not (report and not report.claim):
                here.claim = report.claim if report else None
                naming.named(here, named, None, masked)
                here.claim = None
    naming.pointed(here, masked)
    for clause in found:
        _apply(here, clause, told)
    naming.frames(here, masked)
    named_work.spoken_of(here, masked)
    acceding.joining(here, masked)
    if found:
        here.actors = (masked.number, found[0].subject)
    _hold_to(here, masked, found, told)
    praise.judged(here, masked, found, told)
    planning.plans(here, masked, told)
    meetings.date_acts(here, masked)
    meetings.date_item(here, masked)


def _is_heading(masked: Masked) -> bool:
    """Tell whether a sentence is a heading: the first one that is short, or one without a stop."""
    text = masked.clean.text
    stops = _STOP.search(text, max(0, len(text) - _LONGEST_STOP)) is not None
    return not stops or (masked.number == 1 and len(text) < _LONG_HEADING and " - " not in text)


def _runs_in(here: Discourse, masked: Masked) -> bool:
    """Tell whether a short sentence without a verb heads its paragraph: “Agreement with OAPI.”."""
    text, start = here.source.document.text, masked.span(0, 1).start
    length = len(masked.clean.text)
    if length > _RUN_IN or text[max(0, start - 2) : start].strip() or verb_groups(masked.text):
        return False
    return text[start + length : start + length + 2].lstrip(".").startswith(" ")


def _introduce(here: Discourse, masked: Masked, told: list[Report]) -> None:
    """Take up people and posts in reading order, those in reported words as claimed."""
    for match in _WHO.finditer(masked.text):
        phrase = masked.phrases.get(match.group())
        if phrase:
            report = next((one for one in told if one.holds(match.start())), None)
            here.claim = report.claim if report else None
            if phrase.kind is Kind.PER:
                _meet(here, here.agent(phrase))
            else:
                here.introduce(phrase)
            here.claim = None


def _hold_to(here: Discourse, masked: Masked, found: list[Clause], told: list[Report]) -> None:
    """Take up what is confirmed and agreed; where somebody reports all of it, as a claim."""
    report = next((one for one in told if one.start <= _OPENING), None)
    if report and report.claim is None:
        return
    here.claim = report.claim if report else None
    affirmations.agreeing(here, masked)
    affirmations.at_one(here, masked, found)
    commitments.provided(here, masked)
    commitments.aimed(here, masked, found)
    commitments.undertaken(here, masked)
    affirmations.based(here, masked, found)
    here.claim = None


def _meet(here: Discourse, people: list[Thing]) -> None:
    """Remember whom a sentence names, in order."""
    if here.people_in != here.sentence:
        here.people, here.people_in = [], here.sentence
    here.people += people


def _apply(here: Discourse, clause: Clause, told: list[Report]) -> None:
    report = next((one for one in told if one.holds(clause.group.end - 1)), None)
    if report and report.claim is None:
        return
    if report:
        _in_report(clause)
    else:
        _outside(clause, told)
    here.claim = report.claim if report else None
    meetings.near(here, clause.masked, clause)
    rule = signing.rule_for(clause) or _RULES.get(meetings.act_of(clause))
    if rule is None and report:
        rule = SPEAKING.get(clause.act)
    if rule:
        rule(here, clause)
    meetings.occasion(here, clause)
    meetings.in_passing(here, clause)
    for phrase in clause.masked.inside(clause.masked.text[clause.start : clause.end]):
        if phrase.kind is Kind.INS:
            naming.named(here, phrase, clause, clause.masked)
    acceding.joins(here, clause)
    announcing.started(here, clause)
    named_work.under(here, clause)
    activities.carried(here, clause)
    funding.supported(here, clause)
    funding.pledge(here, clause)
    commitments.agreed(here, clause)
    bodies.told(here, clause)
    here.claim = None


def _in_report(clause: Clause) -> None:
    """What somebody says “would” be is meant to be."""
    if clause.mood is Mood.SUPPOSED and _WOULD.search(_words(clause)):
        clause.mood = Mood.PLAN


def _words(clause: Clause) -> str:
    return clause.masked.text[clause.group.start : clause.group.end]


def _outside(clause: Clause, told: list[Report]) -> None:
    """Keep a clause that makes somebody speak apart from the words that are spoken."""
    for report in told:
        if clause.group.end <= report.start < clause.end:
            clause.end = report.start
        if clause.start < report.end <= clause.group.start:
            clause.start = report.end
