"""Who signs, concludes or adopts an instrument."""

import re
from collections.abc import Callable

from ipcoop.extract.conclusions.outcomes import said
from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.instruments import instrument, is_own
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.making import beside, making, told_of
from ipcoop.extract.rules.occasions import occasion, outcome
from ipcoop.extract.rules.parties import Told, named_parties, parties, party

_IT = re.compile(
    r"(?:^|[,;:] |\b(?:and|but|which) )(?:[Ii]t|[Tt]his|[Ww]hich)(?: (?:also|then|later))? ?$"
)
_RELATIVE = re.compile(r"(?:that|which)(?: \w+)? ?$")
_SEVERAL = 2


_ANOTHER = re.compile(r"(?<!\w)(?:one|ones|those) (?:already |previously |originally )?$")
"""Before “signed in 2015”: the verb tells of another instrument than the one at hand."""


def sign(here: Discourse, clause: Clause) -> None:
    """Somebody signs or concludes an instrument; an instrument is signed."""
    if _ANOTHER.search(clause.masked.text[: clause.group.start]):
        return
    phrases, passive = making(clause)
    for phrase in phrases:
        thing = instrument(here, phrase, made=bool(here.warrant(clause)))
        if thing and thing.iri and passive:
            occasion(here, thing, phrase, clause)
        elif thing and not thing.iri and here.warrant(clause):
            _made(here, thing, phrase, clause, passive=passive)
    if not phrases:
        _it(here, clause)


def _it(here: Discourse, clause: Clause) -> None:
    """Read “It was signed by …”, of the instrument that the sentence before spoke of."""
    left = clause.masked.text[clause.start : clause.group.start]
    if (
        clause.subject
        or clause.object
        or not _IT.search(left)
        or not here.signed
        or not here.warrant(clause)
    ):
        return
    if clause.is_passive or clause.governed("by"):
        span = clause.verb
        phrase = Phrase(Kind.INS, 0, 0, "it", span=span, thing=here.signed)
        _made(here, here.signed, phrase, clause, passive=True)


def _made(here: Discourse, thing: Thing, phrase: Phrase, clause: Clause, *, passive: bool) -> None:
    named_parties(here, thing, phrase, clause)
    acting = clause.governed("by", "between", "among") if passive else _acting(clause)
    who = list(acting)
    who += [
        p
        for p in clause.governed("with", "jointly with", "together with")
        if p.kind is not Kind.PRO
    ]
    joint = clause.act == "adopt"
    if joint and is_own(phrase) and not _are_several(here, who):
        return
    agents = (
        _adopters(here, thing, phrase, who, clause)
        if joint
        else parties(here, thing, phrase, who, clause)
    )
    _on_behalf(here, thing, phrase, clause)
    here.together([*agents, *thing.parties] if len(agents) < _SEVERAL else agents)
    occasion(here, thing, phrase, clause, signed=not joint)
    for part in who:
        if part.kind is Kind.EVT:
            outcome(here, thing, part, clause)
    if passive and not who:
        _signing(here, thing, phrase, clause)
    if clause.mood is Mood.FACT and here.claim is None:
        thing.facts, thing.made = True, "adopted" if joint else "signed"
        here.signed, here.signed_in = thing, here.sentence


def _are_several(here: Discourse, who: list[Phrase]) -> bool:
    """Tell whether several adopt something, or an event or a group does."""
    found = [agent for phrase in who for agent in here.each(phrase)]
    several = len(found) > 1 or any(agent.family == "group" for agent in found)
    return several or any(phrase.kind in (Kind.EVT, Kind.PRO, Kind.HDS) for phrase in who)


def _acting(clause: Clause) -> list[Phrase]:
    people = [p for p in told_of(clause) if p.kind is Kind.PER]
    return people or clause.subject or beside(clause)


def _signing(here: Discourse, thing: Thing, phrase: Phrase, clause: Clause) -> None:
    """A signing of which only the place is told is an event of its own."""
    placed = [f for f in said(here, thing, "signedAt") if f.status is Status.STATED]
    left = clause.masked.text[clause.start : clause.group.start]
    if (
        not placed
        or said(here, thing, "isOutcomeOf", "signedOn", "signedNotBefore")
        or _RELATIVE.search(left)
    ):
        return
    span = clause.masked.span(clause.group.start, clause.group.end)
    event = Thing(
        "event", "Signing", f"Signing of the {thing.label}", [phrase.span, span], head="signing"
    )
    here.thing(("signing", id(thing)), event)
    event.facts = True
    here.say(event, "isSigningOf", thing, [phrase.span, clause.verb], clause)
    here.say(event, "takesPlaceIn", placed[0].object, placed[0].spans, clause)


def _adopters(
    here: Discourse, thing: Thing, phrase: Phrase, who: list[Phrase], clause: Clause
) -> list[Thing]:
    """Record those who adopt an instrument; a single one that issues it need not be a party."""
    found = [(p, a) for p in who for a in here.each(p)]
    alone = len(found) == 1 and found[0][1].family != "group"
    if alone and clause.group.verb.lemma != "adopt":
        return []
    for one, agent in found:
        words = Told([one.span, clause.verb, phrase.span], clause)
        if agent.family == "post" and agent.owner:
            party(here, thing, agent.owner, words)
        else:
            party(here, thing, agent, words)
    return [agent for _, agent in found]


def _on_behalf(here: Discourse, thing: Thing, phrase: Phrase, clause: Clause) -> None:
    for part in clause.governed("on behalf of"):
        for agent in here.agent(part):
            party(here, thing, agent, Told([part.span, clause.verb, phrase.span], clause))


def rule_for(clause: Clause) -> Callable[[Discourse, Clause], None] | None:
    """Return the rule for verbs that mean a signing only because of what they are said of."""
    return sign if making(clause)[0] else None


RULES = {"sign": sign, "adopt": sign}
