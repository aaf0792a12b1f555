"""Who announces, starts or renews an instrument."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.instruments import instrument
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.making import free
from ipcoop.extract.rules.parties import Told, body_of, named_parties, party

_STARTING = frozenset(
    "launch introduce establish create start begin set open implement commence".split()
)
_LAUNCH = rule(
    r" (?:launch|start|conclusion|signing|establishment|renewal|extension) of (?P<what><INS>)"
)
_OWN = re.compile(r"(?:^|[ ,])(?:it|they)(?: also| jointly)? ?$", re.IGNORECASE)
_AGREED = re.compile(r"(?<!\w)(?:agreed?|agrees|decided|resolved)(?!\w)")
_THEIRS = re.compile(r"(?:the|their|its|this|that|both) ", re.IGNORECASE)
_CARRY_ON = rule(
    r" (?:(?:\w+ly|further|also|both) )?(?:to )?(?:\w+ly |further )?(?:continue|maintain|keep|resume|expand|strengthen|deepen|implement|upgrade)"
    r"(?: (?:with|to implement|to use|to operate|up))? (?P<what><INS>)"
)
_CARRYING = frozenset("continue maintain resume expand strengthen deepen implement".split())
_SEVERAL = 2


def started(here: Discourse, clause: Clause) -> None:
    """Read that bodies announce, start or renew an instrument between them."""
    if clause.group.verb.lemma == "agree":
        _carry_on(here, clause)
        return
    announced = clause.act in ("announce", "renew") or clause.group.verb.lemma in _CARRYING
    if not announced and clause.group.verb.lemma not in _STARTING:
        return
    undergone = clause.patients or (clause.subject if clause.act == "renew" else [])
    told = [p for p in undergone if p.kind is Kind.INS]
    for phrase in told or free(clause) or _launched(clause):
        fits = phrase.kind is Kind.INS and (announced or _is_pph(phrase))
        if fits and here.warrant(clause):
            _start(here, phrase, clause)


def _start(here: Discourse, phrase: Phrase, clause: Clause) -> None:
    thing = instrument(here, phrase, made=True)
    if thing is None or thing.iri:
        return
    if _goes_on(clause, phrase):
        _stand(here, thing, phrase, clause)
        return
    if clause.group.verb.lemma in _CARRYING:
        return
    named_parties(here, thing, phrase, clause)
    agents = [] if phrase in clause.agents else clause.agents
    acting = [*agents, *clause.governed("with")] or here.headed(clause.masked.number)
    if not clause.agents and _OWN.search(clause.masked.text[clause.start : clause.group.start]):
        acting += _announcers(clause)
    who = [(p, body_of(here, a)) for p in acting for a in here.each(p)]
    _by_letters(here, thing, [body for _, body in who if body], clause)
    if len(acting) + len(phrase.parts.get("parties", [])) < _SEVERAL or _is_between(phrase, clause):
        return
    for one, body in who:
        if body:
            party(here, thing, body, Told([one.span, clause.verb, phrase.span], clause))
    here.together([body for _, body in who if body])
    if clause.mood is Mood.FACT and here.claim is None:
        thing.facts = True
        here.signed, here.signed_in = thing, here.sentence


def _by_letters(here: Discourse, thing: Thing, bodies: list[Thing], clause: Clause) -> None:
    """Those who extend an agreement “by an exchange of letters” are party to the letters too."""
    letters = [p for p in clause.governed("by", "through", "in", "via") if p.kind is Kind.INS]
    bodies = bodies if len(bodies) > 1 else thing.parties
    for phrase in letters if len(bodies) > 1 and clause.act == "renew" else []:
        other = instrument(here, phrase, made=True)
        for body in bodies if other and other is not thing and not other.iri else []:
            other.facts = other.facts or clause.mood is Mood.FACT  # type: ignore[union-attr]
            party(here, other, body, Told([clause.verb, phrase.span], clause))  # type: ignore[arg-type]


def _carry_on(here: Discourse, clause: Clause) -> None:
    """Read “agreed to continue the PPH”."""
    match = _CARRY_ON.match(clause.masked.text, clause.group.end)
    phrase = clause.masked.of(match, "what")[0] if match else None
    if phrase and _THEIRS.match(phrase.text) and clause.mood is Mood.FACT:
        thing = instrument(here, phrase, made=True)
        if thing and not thing.iri:
            _stand(here, thing, phrase, clause)


def _goes_on(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether what there is already is to go on: “agreed to extend the PPH”."""
    words = clause.masked.text[clause.group.start : clause.group.end]
    return (
        clause.mood is Mood.PLAN
        and _AGREED.search(words) is not None
        and _THEIRS.match(phrase.text) is not None
    )


def _stand(here: Discourse, thing: Thing, phrase: Phrase, clause: Clause) -> None:
    """Record who is party to an instrument that is to go on; that it goes on makes nothing new."""
    named_parties(here, thing, phrase, None)
    if len(clause.agents) + len(phrase.parts.get("parties", [])) < _SEVERAL:
        return
    for who in clause.agents:
        for agent in here.each(who):
            body = body_of(here, agent)
            if body:
                thing.facts = thing.facts or here.claim is None
                party(here, thing, body, Told([who.span, phrase.span]))


def _announcers(clause: Clause) -> list[Phrase]:
    """Return who “it” is in “A announced that it has launched …”."""
    before = clause.previous
    return before.subject if before and before.act in ("announce", "say") else []


def _launched(clause: Clause) -> list[Phrase]:
    """Return the instrument of “announced the launch of a PPH programme”."""
    match = _LAUNCH.search(clause.masked.text, clause.group.end, clause.end)
    return clause.masked.of(match, "what") if match else []


def _is_pph(phrase: Phrase) -> bool:
    return getattr(phrase.value, "type", "") == "PatentProsecutionHighway"


def _is_between(phrase: Phrase, clause: Clause) -> bool:
    """Tell whether the phrase itself names all parties: somebody else may announce it."""
    words = clause.masked.text[clause.group.end : clause.end]
    return (
        len(phrase.parts.get("parties", [])) > 1
        or " between " in phrase.text
        or " between " in words
    )
