"""Who attends, observes, sponsors, chairs and represents."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.counting import counted
from ipcoop.extract.rules.held import it
from ipcoop.extract.rules.participants import is_present, participants
from ipcoop.extract.rules.taking_part import attend_by, on_behalf, seat_of
from ipcoop.extract.rules.when_where import mark, settle

_AT = ("in", "at", "to", "during", "of", "for")
_NEITHER = re.compile(r"\b(?:[Nn]either|[Nn]one of|[Nn]o one from|[Nn]obody from)\b[^.;]*$")
_A = re.compile(r"an? ", re.IGNORECASE)
STANDS_FOR = ("on behalf of", "in place of", "instead of", "in the absence of")
_OBSERVER = re.compile(r"\bobserv(?:er|ers|ed|ing)\b", re.I)
_AS_OBSERVER = re.compile(r"\b(?:as (?:an? )?observers?|observer (?:capacity|status))\b")
OTHERS = re.compile(
    r",? (?:as (?:were|did|was|had)|alongside|together with|with|while|and) (?:\w+ )?observers"
)
_PRESENT = re.compile(r"\b(?:is|are|was|were|be|been)\b.*\b(?:present|represented)\Z")
_DELEGATION = re.compile(r"\b(?:delegations?|team|group|side|mission)\b", re.I)
DISCUSSION = re.compile(
    r" (?:in |at |to )?the (?:\w+ )?(?:discussions?|debates?|exchanges?|conversations?|deliberations)(?!\w)"
)
GUESTS = re.compile(
    r"^ (?:to [^ ]+ )?(?:all |the |her |his |their |its |an? |[a-z]+-(?:member|person|strong) |visiting |foreign "
    r"|high-level |large |small )*(?:participants|delegates|delegations?|guests?|"
    r"visitors?|"
    r"attendees|counterparts?|partners|colleagues|[\U000F0000-\U000FFFFF])", re.I
)  # fmt: skip


def reframe(clause: Clause) -> str:
    """Return the act of a clause: “were present”, “observed the meeting”, “led the delegation”."""
    words = clause.masked.text[clause.group.start : clause.group.end]
    verb = clause.group.verb
    if clause.act == "present" and _PRESENT.search(words):
        return "attend"
    if verb.lemma == "observe" and any(p.kind is Kind.EVT for p in clause.patients):
        return "attend"
    if verb.lemma == "welcome" and GUESTS.match(clause.rest()):
        return "welcome"
    if verb.lemma in ("lead", "head") and _leads_delegation(clause):
        return "lead"
    return clause.act


def _leads_delegation(clause: Clause) -> bool:
    text = clause.masked.clean.text
    return _DELEGATION.search(text) is not None or any(p.kind is Kind.HDS for p in clause.object)


def _meant(here: Discourse, clause: Clause) -> list[Thing]:
    """Return the events that a clause names as those which somebody attends."""
    phrases = [p for p in [*clause.patients, *clause.governed(*_AT)] if p.kind is Kind.EVT]
    found = [thing for phrase in phrases for thing in [event(here, phrase)] if thing]
    if found or phrases:
        return found[:1]
    talk = talk_in(here, clause)
    if talk or DISCUSSION.match(clause.rest()):
        return [talk] if talk else []
    if clause.is_passive:
        thing = it(here, clause) or (None if clause.patients else here.main_event())
    else:
        thing = here.current_event()
    return [thing] if thing else []


def talk_in(here: Discourse, clause: Clause) -> Thing | None:
    """Return the discussion that somebody joins or chairs."""
    spoken = [*clause.patients, *clause.governed("in", "at")]
    told = any(p.kind is Kind.SPC and p.value.type == "Discussion" for p in spoken)
    return here.discussion() if told or DISCUSSION.match(clause.rest()) else None


def _joins_something_else(clause: Clause) -> bool:
    """Tell whether a clause names what is attended, and that is no event: “joined the EPO”."""
    if clause.is_passive or is_present(clause) or not clause.object:
        return False
    return not any(p.kind in (Kind.EVT, Kind.SPC) for p in clause.object)


def attend(here: Discourse, clause: Clause) -> None:
    """Somebody attends an event."""
    if _joins_something_else(clause) or _NEITHER.search(clause.masked.text, 0, clause.group.start):
        return
    role = _role(clause)
    for thing in _meant(here, clause):
        if clause.is_passive and clause.agents:
            settle(here, thing, clause)
        elif here.warrant(clause):
            mark(here, thing, clause)
            _behind(here, thing, clause)
        found: list[Thing] = []
        for phrase in participants(clause):
            if clause.mood is Mood.FACT and phrase.kind is Kind.HDS:
                counted(here, thing, phrase, clause.masked)
            for agent in attend_by(here, thing, phrase, clause, role):
                found.append(agent)
                for other in clause.governed(*STANDS_FOR):
                    on_behalf(here, thing, agent, other, [phrase.span, clause.verb], clause)
        here.together([seat_of(agent) or agent for agent in found])


def _behind(here: Discourse, thing: Thing, clause: Clause) -> None:
    """Read when what is attended takes place: “joined a meeting with users on 5 May”."""
    named = [p for p in [*clause.object, *clause.governed(*_AT)] if p.kind is Kind.EVT]
    is_new = bool(named) and _A.match(named[0].text) is not None
    if is_new and thing.date is None and thing.type in ("Meeting", "Seminar"):
        settle(here, thing, clause)


def _role(clause: Clause) -> str:
    words = OTHERS.split(clause.masked.words(clause.group.start, clause.end).casefold())[0]
    return "observer" if _OBSERVER.search(words) else "attendee"


def _role_of_all(clause: Clause) -> str:
    """Return the role of those led: “a delegation headed by Mr Sok sat in as an observer”."""
    return "observer" if _AS_OBSERVER.search(clause.rest()) else "attendee"


def gather(here: Discourse, clause: Clause) -> None:
    """An event brings people together; people gather for it."""
    events = [p for p in clause.subject if p.kind is Kind.EVT]
    if clause.group.present and clause.mood is Mood.FACT:
        return
    for phrase in events:
        thing = event(here, phrase)
        if thing:
            settle(here, thing, clause)
            for who in [*clause.object, *clause.governed("from", "of", "including", "as well as")]:
                attend_by(here, thing, who, clause)
    if not events and all(p.kind in (Kind.DAT, Kind.PLC, Kind.CTY) for p in clause.object):
        for thing in _meant(here, clause):
            settle(here, thing, clause)
            for who in clause.subject:
                attend_by(here, thing, who, clause)


def sponsor(here: Discourse, clause: Clause) -> None:
    """Somebody sponsors an event; a sponsor is no host."""
    named = [p for p in clause.patients if p.kind is Kind.EVT]
    things = [t for p in named for t in [event(here, p)] if t]
    if not named:
        meant = it(here, clause)
        things = [meant] if meant else []
    for thing in things:
        for who in clause.agents:
            attend_by(here, thing, who, clause, "sponsor")


def lead(here: Discourse, clause: Clause) -> None:
    """Somebody leads a delegation to an event."""
    thing = next(iter(_meant_by_leading(here, clause)), None)
    if thing is None:
        _wait(here, clause)
    if thing:
        leaders = clause.governed("by") if clause.is_passive else clause.subject
        led = [
            agent
            for who in leaders
            if who.kind in (Kind.PER, Kind.PST)
            for agent in attend_by(here, thing, who, clause, _role_of_all(clause))
        ]
        here.together([body for agent in led for body in [seat_of(agent)] if body])
        people = [agent for agent in led if agent.family == "person"]
        here.leaders = [*here.leaders, *(one for one in people if one not in here.leaders)]


def _wait(here: Discourse, clause: Clause) -> None:
    """Keep the leaders of a delegation until the text tells where it went."""
    if here.warrant(clause) == (Status.STATED, None):
        for who in clause.governed("by") if clause.is_passive else clause.subject:
            if who.kind is Kind.PER:
                here.waiting += [(agent, (who.span, clause.verb)) for agent in here.agent(who)]


def _meant_by_leading(here: Discourse, clause: Clause) -> list[Thing]:
    named = [p for p in clause.governed("to", "at", "in") if p.kind is Kind.EVT]
    found = [t for p in named for t in [event(here, p)] if t]
    current = here.current_event()
    return found or ([current] if current else [])


def chair(here: Discourse, clause: Clause) -> None:
    """Somebody chairs an event, and so attends it."""
    places = [*clause.patients, *clause.governed("over", "at")]
    named = [p for p in places if p.kind is Kind.EVT]
    things = [t for p in named for t in [event(here, p)] if t]
    if not named:
        meant = talk_in(here, clause) or (it(here, clause) if clause.is_passive else None)
        things = [meant] if meant else []
    for thing in things:
        if here.warrant(clause):
            mark(here, thing, clause)
        for who in clause.agents:
            attend_by(here, thing, who, clause)
