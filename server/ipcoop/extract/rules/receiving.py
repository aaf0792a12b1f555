"""Somebody receives guests: a meeting that only this verb tells of."""

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import RECEIVED
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule
from ipcoop.extract.rules.attending import GUESTS, STANDS_FOR
from ipcoop.extract.rules.taking_part import attend_by, on_behalf, represented
from ipcoop.extract.rules.when_where import settle, within

_DELEGATION = rule(
    r"(?:(?:an? |the )?(?:[a-z-]+ ){0,2}delegation (?:of|from) (?:the )?(?P<from><ORG|CTY|UNI>)|"
    r"(?P<sent><HDS>)(?!'s)|(?:an? |the )(?:visiting )?"
    r"(?:<DEM>|[A-Z]\w+) (?:\w+ )?(?:delegation|team|side|guests))(?: of (?:the )?<CTY>)?"
    r"(?:,? (?:led|headed) by (?:its |the )?(?P<leader><PER>))?"
)
_BODIES = ("office", "organisation", "group")


def receive(here: Discourse, clause: Clause) -> None:
    """Somebody receives somebody else, or a delegation."""
    if here.warrant(clause) is None or clause.is_passive:
        return
    if here.current_event() and not _is_another_day(here, clause):
        _welcome(here, clause)
        return
    hosts = [p for p in clause.subject if p.kind in (Kind.PER, Kind.PST, Kind.ORG)]
    match = _DELEGATION.search(clause.masked.text, clause.group.end)
    is_welcome = clause.group.verb.lemma == "welcome"
    guests = [] if is_welcome else [p for p in clause.object if p.kind in (Kind.PER, Kind.PST)]
    if not hosts or not (match or guests):
        return
    thing = here.unnamed_event("Meeting", "Meeting", clause.verb)
    thing.head = RECEIVED
    here.attend_to(thing)
    settle(here, thing, clause)
    sent = [*clause.masked.of(match, "from"), *clause.masked.of(match, "sent")] if match else []
    leaders = clause.masked.of(match, "leader") if match else guests
    for who in hosts:
        _host(here, thing, who, clause)
    for phrase in sent:
        for agent in here.agent(phrase):
            if agent.family in (*_BODIES, "country"):
                here.say(
                    thing, "isHeldInCooperationWith", agent, [clause.verb, phrase.span], clause
                )
    for who in leaders:
        attend_by(here, thing, who, clause)


def _is_another_day(here: Discourse, clause: Clause) -> bool:
    """Tell whether guests are received on another day than those of the events at hand."""
    days = [p.value for _, phrases in clause.adjuncts for p in phrases if p.kind is Kind.DAT]
    dates = [t.date for t in (here.current_event(), here.main_event()) if t and t.date]
    return bool(days and dates) and not any(within(day, date) for day in days for date in dates)


def _host(here: Discourse, thing: Thing, who: Phrase, clause: Clause) -> None:
    body = represented(here, who)
    if body:
        here.say(body, "organises", thing, [who.span, clause.verb], clause)
    if who.kind is not Kind.ORG:
        attend_by(here, thing, who, clause)


def _welcome(here: Discourse, clause: Clause) -> None:
    """Somebody receives the guests of an event, and so is there."""
    thing = here.current_event()
    if thing is None or not GUESTS.match(clause.rest()):
        return
    for who in clause.object if clause.group.verb.lemma == "welcome" else []:
        if who.kind is Kind.PER:
            attend_by(here, thing, who, clause)
    for who in clause.agents:
        if who.kind in (Kind.PER, Kind.PST):
            for agent in attend_by(here, thing, who, clause):
                for other in clause.governed(*STANDS_FOR):
                    on_behalf(here, thing, agent, other, [who.span, clause.verb], clause)
