"""Who signs, concludes or adopts an instrument."""

import re
from collections.abc import Callable

from ipcoop.extract.conclusions.outcomes import said
from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.instruments import exists, instrument, is_own
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.making import making, stands_behind
from ipcoop.extract.rules.occasions import occasion, outcome
from ipcoop.extract.rules.parties import Told, named_parties, parties, party, signed_for
from ipcoop.extract.rules.signers import signed_by, signing

_IT = re.compile(
    r"(?:^|[,;:] |\b(?:and|but|which) )(?:[Ii]t|[Tt]his|[Ww]hich)(?: (?:also|then|later))? ?$"
)
_UNSAID = rule(
    r"(?: it| them)?(?: \w+ly| today| yesterday| <DAT>)*(?=[.,;)]|$| (?:for|on|in|at|during|and|while)(?!\w))"
)
_NOT_ALONE = re.compile(r"(?:conclude|reach|strike|formali[sz]e)$")
_RELATIVE = re.compile(r"(?:that|which)(?: \w+)? ?$")
_UNDER = rule(
    r"(?:Under|Through|Based on|Pursuant to|Thanks to|By virtue of)(?: the terms of)? (?:the |an? )?<INS>"
)
_SEVERAL = 2
_RECENT, _FOR_RECENT = 2, 6
"""How many sentences ago an instrument was told of at most that is signed unnamed; for a body."""


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
            claim = here.claim
            if _is_presupposed(clause, phrase):
                here.claim = None
            _made(here, thing, phrase, clause, passive=passive)
            here.claim = claim
    if not phrases:
        _it(here, clause)


def _is_presupposed(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a clause merely says which agreement is meant: “the one that they signed”."""
    is_behind = phrase.span.start < clause.verb.start and phrase in clause.object
    return is_behind and clause.mood is Mood.FACT and exists(phrase)


def _it(here: Discourse, clause: Clause) -> None:
    """Read “It was signed by …” and “Both signed in Geneva”, of the instrument spoken of last."""
    sides = clause.governed("for", "on behalf of")
    recent = _FOR_RECENT if sides else _RECENT
    thing = signed_for(here, sides, here.sentence - recent)
    if thing is None or here.signed_in < here.sentence - recent or not here.warrant(clause):
        return
    left = clause.masked.text[clause.start : clause.group.start]
    is_passive = clause.is_passive or bool(clause.governed("by"))
    if is_passive:
        is_it = not clause.subject and not clause.object and _IT.search(left) is not None
    else:
        is_it = _signs_it(clause) and bool(signing(here, clause))
    if is_it:
        noun = here.noun_for(thing, thing.label)
        phrase = Phrase(Kind.INS, 0, 0, "it", value=noun, span=clause.verb, thing=thing)
        _made(here, thing, phrase, clause, passive=is_passive)


def _signs_it(clause: Clause) -> bool:
    """Tell whether somebody signs what is left unsaid: “Ms Cho signed for KIPO”."""
    if (
        clause.act != "sign"
        or _NOT_ALONE.match(clause.group.verb.lemma)
        or clause.mood is not Mood.FACT
    ):
        return False
    is_free = not any(p.kind in (Kind.INS, Kind.EVT, Kind.DAT) for p in clause.subject)
    return is_free and _UNSAID.match(clause.masked.text, clause.group.end) is not None


def _made(here: Discourse, thing: Thing, phrase: Phrase, clause: Clause, *, passive: bool) -> None:
    named_parties(here, thing, phrase, clause)
    who = [*(signed_by(clause) if passive else signing(here, clause))]
    who += [
        p
        for p in clause.governed("with", "jointly with", "together with")
        if p.kind is not Kind.PRO
    ]
    if passive and not signed_by(clause):
        who += _holder(clause) or here.headed(here.sentence)
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
    signed = not joint and clause.group.verb.lemma != "agree"
    occasion(here, thing, phrase, clause, signed=signed)
    for part in who:
        if part.kind is Kind.EVT:
            outcome(here, thing, part, clause)
    if passive and not who:
        _signing(here, thing, phrase, clause)
    if clause.mood is Mood.FACT and here.claim is None:
        thing.facts, thing.made = True, "signed" if signed else "adopted"
        here.signed, here.signed_in = thing, here.sentence
        here.all_signed.append((here.sentence, thing))


def _holder(clause: Clause) -> list[Phrase]:
    """Return whose instrument it is in “under an MoU signed with WIPO in 2022, ARIPO …”."""
    with_whom, after = clause.governed("with"), clause.next
    leads = _UNDER.match(clause.masked.text) and stands_behind(clause)
    return after.subject[:1] if leads and with_whom and after and len(after.subject) == 1 else []


def _are_several(here: Discourse, who: list[Phrase]) -> bool:
    """Tell whether several adopt something, or an event or a group does."""
    found = [agent for phrase in who for agent in here.each(phrase)]
    several = len(found) > 1 or any(agent.family == "group" for agent in found)
    return several or any(phrase.kind in (Kind.EVT, Kind.PRO, Kind.HDS) for phrase in who)


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
