"""Which two a sentence brings together: “at the meeting with IMPI” makes a pair with the host."""

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.known_people import stands_for
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase
from ipcoop.extract.phrases.verbs import Mood

_BODIES = (Kind.ORG, Kind.CTY, Kind.GRP)
_ACTING = (*_BODIES, Kind.PER)
_TWO = 2


def pair(here: Discourse, masked: Masked, found: list[Clause]) -> None:
    """Remember who meets whom, for “the two offices” and “both heads”."""
    for clause in found:
        if clause.act in ("meet", "discuss") and clause.mood is Mood.FACT and not clause.is_passive:
            _meet(here, clause)
    for phrase in masked:
        if phrase.kind is not Kind.EVT or noun_of(phrase).tie != "with":
            continue
        guests = phrase.parts.get("parties", [])
        guest = here.agents(guests) if len(guests) == 1 and guests[0].kind in _BODIES else []
        host = _host(here, found) if guest else None
        if host and stands_for(host) is not guest[0]:
            here.together([host, *guest])


def _meet(here: Discourse, clause: Clause) -> None:
    """Remember the two of “A and B discussed” and “A met B”; one who is unknown leaves none."""
    others = [p for p in clause.object if p.kind in _ACTING] or clause.governed("with")
    sides = [*clause.subject, *(others if clause.act == "meet" else [])]
    if len(sides) != _TWO or not any(side.kind is Kind.PER for side in sides):
        return
    bodies = [{id(b): b for b in map(stands_for, here.agent(side))} for side in sides]
    if not all(len(one) == 1 for one in bodies):
        named = {key for one in bodies for key in one}
        here.pair = here.pair if named <= {id(body) for body in here.pair} else []
        return
    here.together([body for one in bodies for body in one.values()])


def _host(here: Discourse, found: list[Clause]) -> Thing | None:
    """Return the one who acts in the sentence or acted in the one before, or the publisher."""
    last, before = here.actors
    told = [_one(found[0].subject)] if found else []
    if last == here.sentence - 1:
        told.append(_one(before))
    named = next((phrase for phrase in told if phrase), None)
    agents = here.agent(named) if named else []
    return agents[0] if len(agents) == 1 else here.publisher()


def _one(who: list[Phrase]) -> Phrase | None:
    return who[0] if len(who) == 1 and who[0].kind in _ACTING else None
