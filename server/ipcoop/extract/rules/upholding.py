"""To which instrument or act of speech it belongs that something is confirmed or agreed."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.instruments import instrument
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule
from ipcoop.extract.rules.acts import begin, set_in
from ipcoop.extract.rules.near_verb import near
from ipcoop.extract.rules.parties import BODIES, Told, party
from ipcoop.extract.rules.speakers import are_several, speakers
from ipcoop.extract.rules.topics import Range, say_theme

_ALSO = re.compile(r"(?<!\w)(?:also|further|again|moreover)(?!\w)")
FIRST = rule(
    r"(?:Under|In|Through|With|By|Within)(?: the terms of|"
    r" the framework of)? (?:the )?(?P<what><INS>)"
)
_UNDER = rule(
    r"(?: also| jointly| further)? (?:in|under|through|with|within the framework of)(?: the terms of)? (?:the |an? )?(?P<what><INS>)"
)
_IN_WHICH = rule(
    r"(?P<what><INS>)(?: \([^()]*\))?(?:, an? [a-z-]+(?: [a-z-]+){0,3})?(?: (?:which|that) [^,.;]+? and)?"
    r",? (?:in|by|under|through) which (?:(?!, (?:which|who|where)|[.;]).)*$"
)


def hold_to(here: Discourse, clause: Clause, predicate: str, found: list[Range]) -> None:
    """Record what is confirmed or agreed, of the instrument or the act that does so."""
    if not found or here.warrant(clause) is None or here.in_heading:
        return
    subject = _instrument(here, clause) or _act(here, clause, predicate)
    if subject:
        for one in found:
            say_theme(here, subject, predicate, clause, one)


def _instrument(here: Discourse, clause: Clause) -> Thing | None:
    """Return the instrument under which, in which or by which something is agreed."""
    governed = _right_behind(clause)
    around = _in_which(clause)
    for phrase in [*around, *clause.subject, *governed, *_leading(clause)]:
        if phrase.kind is Kind.INS:
            thing = instrument(here, phrase, made=bool(around))
            if around and thing and not thing.iri:
                _parties(here, thing, phrase, clause)
            return thing
    return None


def _right_behind(clause: Clause) -> list[Phrase]:
    """Return the instrument of “agreed in the memorandum to …”, not that of “progress under it”."""
    match = _UNDER.match(clause.masked.text, clause.group.end)
    found = clause.masked.of(match, "what") if match else []
    governed = clause.governed("under", "in", "through", "with", "within the framework of")
    before = [p for p in governed if p.span.start < clause.verb.start]
    return [*found, *before]


def _in_which(clause: Clause) -> list[Phrase]:
    """Return the instrument of “a joint statement in which they affirm … and undertake …”."""
    match = _IN_WHICH.search(clause.masked.text, 0, clause.group.start)
    return clause.masked.of(match, "what") if match else []


def _parties(here: Discourse, thing: Thing, phrase: Phrase, clause: Clause) -> None:
    """Those who undertake something in an instrument are party to it."""
    agents = [(who, agent) for who in clause.agents for agent in here.each(who)]
    for who, agent in agents if len(agents) > 1 else []:
        if agent.family in BODIES:
            party(here, thing, agent, Told([phrase.span, who.span, clause.verb], clause))


def _leading(clause: Clause) -> list[Phrase]:
    """Return what stands at the beginning of the sentence: “Under the MOU, …”."""
    match = FIRST.match(clause.masked.text)
    return clause.masked.of(match, "what") if match else []


def _act(here: Discourse, clause: Clause, predicate: str) -> Thing | None:
    masked = clause.masked
    who = speakers(here, clause.agents, masked.number)
    last = here.speaking
    debated_in, debate = here.debate
    if debate and debated_in >= masked.number - 1 and last is not debate:
        last = debate
    goes_on = last is not None and last.type == "Discussion" and here.spoken_in >= masked.number - 1
    fresh = clause.act == "affirm" and here.spoken_in < masked.number and _is_full(clause)
    if (
        goes_on
        and last
        and not fresh
        and (not who or _is_same(who, last, here) or clause.act == "commit")
    ):
        here.spoken_in = masked.number
        return last
    if not who and not are_several(clause, clause.agents):
        return None
    is_hers = last is not None and who == [last.owner] and who[0].family == "person"
    if last and is_hers and here.spoken_in >= masked.number - 1:
        here.spoken_in = masked.number
        return last
    spans = [*(phrase.span for phrase in clause.agents), clause.verb]
    cls = (
        "Discussion"
        if len(who) != 1 and (predicate == "commitsTo" or clause.act == "commit")
        else "Statement"
    )
    act = begin(here, cls, who, spans, clause)
    if not act.part_of:
        set_in(here, act, clause, clause.group.start, clause.verb)
    return act


def _is_full(clause: Clause) -> bool:
    """Tell whether those who affirm are named anew, as when something else begins."""
    kinds = {phrase.kind for phrase in near(clause)}
    words = clause.masked.text[clause.group.start - 8 : clause.group.end]
    return bool(kinds & {Kind.HDS, Kind.ORG, Kind.PER}) and not _ALSO.search(words)


def _is_same(who: list[Thing], last: Thing, here: Discourse) -> bool:
    """Tell whether those who agree are those who discussed."""
    spoke = {id(f.object) for f in here.facts if f.subject is last and f.predicate == "hasSpeaker"}
    return not spoke or bool({id(thing) for thing in who} & spoke)
