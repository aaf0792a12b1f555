"""Who pays into a fund, and who pledges to."""

import re

from rdflib import XSD, Literal

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.discourse.works import fund
from ipcoop.extract.model import Span
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.involvement import BODIES
from ipcoop.extract.rules.parties import Told

_INSTALMENT = rule(
    r"(?:instal?lments?|tranche|payment|contribution|sum|amount|total) of (?P<sum><MON>) $"
)
_IT = re.compile(r"(?:^|[ ,])(?:[Ii]t|[Tt]hey)(?: also)? $")
_SUM = rule(
    r" (?:(?:to it |to them |into it )?(?:an? |the |some |another |its |their )?(?:\w+ )?"
    r"(?:total|sum|amount|contribution|grant|instal?lment|tranche|donation|payment|further|additional|extra|record|whole|"
    r"annual|yearly|voluntary|initial|first|second|maximum)(?: (?:\w+ ){0,2}?of| up to)? |up to |about |over |around )?"
    r"(?:another |some |over |more than |about |around |almost |nearly )?(?P<sum><MON>)"
)
_TO_IT = re.compile(r"^[^.;]{0,60}?\b(?:(?:in)?to|towards) (?:it|this|them|both)(?![\w-])")
_ELSEWHERE = rule(
    r" (?:to|for|towards|on|in support of) (?!<DAT>|it\b|the (?:end|period|year|next|coming|first|following)\b)(?!<FND>)"
)
_GIVING = ("give", "make", "provide", "extend", "offer", "receive")
_NEAR = 2
"""How many sentences ago a fund was named that “contributed CHF 500,000” can still mean."""


def contribute(here: Discourse, clause: Clause) -> None:
    """A body pays or pledges money, mostly into a fund."""
    if here.warrant(clause) is None:
        return
    money = _money(clause)
    target = _target(here, clause) or (_recent(here, clause) if money else None)
    agents = [(p, a) for p in clause.agents for a in here.agent(p) if a.family in BODIES]
    if not agents and money and here.pledge and (clause.is_passive or _IT.search(_left(clause))):
        agents, target = [(money, here.pledge[0])], target or here.pledge[1]
    for who, agent in agents if target else []:
        if target:
            spans = [who.span, clause.verb, *([money.span] if money else [])]
            if money:
                contribution(here, agent, target, money, Told(spans, clause))
            pays_into(here, target, agent, spans, clause)
            here.pledge = (agent, target)


def _money(clause: Clause) -> Phrase | None:
    """Return the sum of “contributed a total of CHF 2 million”, or of an instalment that was paid."""
    money = next((p for p in clause.patients if p.kind is Kind.MON), None)
    told = None if money or clause.is_passive else _SUM.match(clause.masked.text, clause.group.end)
    return money or (clause.masked.of(told, "sum")[0] if told else _instalment(clause))


def _recent(here: Discourse, clause: Clause) -> Thing | None:
    """Return the fund spoken of last, for money that goes “to it” or to nobody who is named."""
    rest = clause.masked.text[clause.group.end : clause.reach]
    if any(p.kind is Kind.FND for p in clause.masked.inside(rest)):
        return None
    if not _TO_IT.match(rest) and _ELSEWHERE.search(rest):
        return None
    return recent_fund(here)


def recent_fund(here: Discourse) -> Thing | None:
    """Return the fund that this or one of the last sentences has named last."""
    return here.money if here.money and here.money_in >= here.sentence - _NEAR else None


def _left(clause: Clause) -> str:
    return clause.masked.text[clause.start : clause.group.start]


def pledge(here: Discourse, clause: Clause) -> None:
    """A body pledges money, which it means to pay; or a payment is made, or a fund receives one."""
    lemma, is_told = clause.group.verb.lemma, clause.mood is Mood.FACT
    money = any(phrase.kind is Kind.MON for phrase in clause.object)
    if lemma == "receive" and money and not clause.is_passive:
        _received(here, clause)
    elif lemma in ("pledge", "promise", "commit") and money and is_told:
        clause.mood = Mood.PLAN
        contribute(here, clause)
    elif lemma in _GIVING and (
        _instalment(clause) if clause.is_passive else _given_to(here, clause)
    ):
        contribute(here, clause)


def _given_to(here: Discourse, clause: Clause) -> bool:
    """Tell whether money is given to a fund that is named: “has given USD 1 million to the fund”."""
    money = any(phrase.kind is Kind.MON for phrase in clause.object)
    return money and _target(here, clause) is not None


def _received(here: Discourse, clause: Clause) -> None:
    """Read “the fund received CHF 2 million from Japan”."""
    target = next((fund(here, p) for p in clause.subject if p.kind is Kind.FND), None)
    money = next(p for p in clause.object if p.kind is Kind.MON)
    if target is None:
        return
    for who in clause.governed("from"):
        for agent in here.agent(who):
            spans = [who.span, clause.verb, money.span]
            contribution(here, agent, target, money, Told(spans, clause))
            pays_into(here, target, agent, spans, clause)


def _instalment(clause: Clause) -> Phrase | None:
    """Return the sum of “a first instalment of AUD 800,000 was paid”."""
    match = _INSTALMENT.search(_left(clause))
    return clause.masked.of(match, "sum")[0] if match and clause.is_passive else None


def _target(here: Discourse, clause: Clause) -> Thing | None:
    into = [
        p for p in clause.governed("to", "into", "for", "towards", "through") if p.kind is Kind.FND
    ]
    after = [
        p
        for p in clause.masked.inside(clause.masked.text[clause.group.end : clause.end])
        if p.kind is Kind.FND and p not in clause.governed("from", "under", "by", "of")
    ]
    phrase = next(iter([*into, *after]), None)
    return fund(here, phrase) if phrase else None


def donors(
    here: Discourse, target: Thing | None, payer: Phrase, spans: list[Span], clause: Clause
) -> None:
    """Record the bodies that pay into a fund."""
    for agent in here.agent(payer) if target else []:
        if agent.family in BODIES and target:
            pays_into(here, target, agent, spans, clause)


def pays_into(
    here: Discourse, target: Thing, agent: Thing, spans: list[Span], clause: Clause | None
) -> None:
    """Record, once for each, that a body pays into a fund."""
    told = [f for f in here.facts if f.subject is target and f.object is agent and not f.claim]
    if not any(f.predicate == "isFundedBy" for f in told):
        here.say(target, "isFundedBy", agent, spans, clause)


def contribution(here: Discourse, agent: Thing, target: Thing, money: Phrase, words: Told) -> None:
    """Record the sum that a body pays or pledges."""
    if not money.value.currency:
        return
    links: list[tuple[str, Thing | Literal]] = [
        ("isContributionOf", agent),
        ("isContributionTo", target),
        ("amount", Literal(money.value.amount, datatype=XSD.decimal)),
        ("currency", Literal(money.value.currency)),
    ]
    label = f"{money.text.rstrip('.,')} of {here.short(agent)} to the {target.label}"
    amount = Thing("money", "", f"{money.value.currency} {money.value.amount}")
    here.relate(
        "contribution",
        "Contribution",
        label,
        (target, agent, amount),
        links,
        words.spans,
        words.clause,
    )
