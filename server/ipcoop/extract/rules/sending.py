"""Who sends experts to whom."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import rule
from ipcoop.extract.rules.involvement import carries_out, receives, taken_up
from ipcoop.extract.rules.parties import Told

_SENT = rule(
    r" (?:\w+-term |\w+ )?(?P<what>(?:(?:<DEM|CTY|ORG|CNT>|[\w-]+) ){0,3}?(?:experts?|examiners?|"
    r"advisers?|advisors?|consultants?|"
    r"specialists?|instructors?|lecturers?))(?![\w-])",
    re.IGNORECASE,
)
_WHITHER = rule(
    r" to (?:the )?(?:(?:IP |patent |intellectual property )?offices? (?:of|in) (?:the )?)?"
    r"(?P<who><CTY|ORG|PLC|HDS>(?:(?:,? and (?:the )?|, )<CTY|ORG|PLC>)*)"
)
_EXPERTS = re.compile(r"(?:experts?|examiners?|advisers?|specialists?) $")


def send(here: Discourse, clause: Clause) -> None:
    """A body sends experts to others: an activity for the good of those who receive them."""
    masked = clause.masked
    sent = _SENT.match(masked.text, clause.group.end) if not clause.is_passive else None
    place = sent.end() if sent else clause.group.end
    who = _WHITHER.match(masked.text, place)
    passive = _EXPERTS.search(masked.text, 0, clause.group.start)
    if here.warrant(clause) is None or not who or not (sent or (clause.is_passive and passive)):
        return
    label = masked.words(*sent.span("what")) if sent else "experts"
    span = masked.span(clause.group.start, sent.end() if sent else clause.group.end)
    work = Thing("activity", "CooperationActivity", f"Sending of {label}", [span], head="sending")
    done = here.thing(("activity", words(f"sending {label}")), work)
    for phrase in clause.agents:
        for agent in here.agent(phrase):
            if agent.family in ("office", "organisation", "unit"):
                carries_out(here, done, agent, Told([phrase.span, clause.verb], clause))
    for phrase in masked.of(who, "who"):
        receives(here, done, phrase, clause)
    taken_up(here, done, clause)
