"""Who pays into a fund, and who pledges to."""

import re

from rdflib import XSD, Literal

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.discourse.works import fund
from ipcoop.extract.model import Span
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.involvement import BODIES
from ipcoop.extract.rules.parties import Told

_INSTALMENT = rule(
    r"(?:instal?lments?|tranche|payment|contribution|sum|amount|total) of (?P<sum><MON>) $"
)
_GIVEN = rule(
    r"(?P<who><ORG|CTY|GRP>)(?:'s?)? (?:(?:annual|voluntary|first|new|latest) )?contributions? "
    r"(?:of (?P<sum><MON>) )?to (?:the )?(?P<fund><FND>)"
)
_FROM_WHOM = rule(
    r"contributions? (?:of (?P<sum><MON>) )?(?:from|by|made by|received from) (?:the )?(?P<who><ORG|CTY|GRP>) "
    r"(?:of (?P<sum2><MON>) )?to (?:the )?(?P<fund><FND>)"
)
_MADE = rule(
    r"(?P<who><ORG|CTY|GRP>),?(?: (?:through|via) (?:the )?<ORG|CTY>,?)? (?:(?:has|have|had) )?(?:(?:also|since|again) )?"
    r"(?:(?:made|makes|make) (?:an? )?(?:[\w-]+,? ){0,3}?contributions? (?:of (?P<sum><MON>) )?"
    r"|(?:increased|raised|renewed|doubled) (?:its|their) (?:[\w-]+ ){0,2}?contributions? )"
    r"to (?:the )?(?P<fund><FND>)"
)
_IT = re.compile(r"(?:^|[ ,])(?:[Ii]t|[Tt]hey)(?: also)? $")


def contribute(here: Discourse, clause: Clause) -> None:
    """A body pays or pledges money, mostly into a fund."""
    if here.warrant(clause) is None:
        return
    money = next((p for p in clause.patients if p.kind is Kind.MON), None) or _instalment(clause)
    target = _target(here, clause)
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


def _left(clause: Clause) -> str:
    return clause.masked.text[clause.start : clause.group.start]


def pledge(here: Discourse, clause: Clause) -> None:
    """A body pledges money: what it means to pay."""
    money = any(phrase.kind is Kind.MON for phrase in clause.object)
    if (
        clause.group.verb.lemma in ("pledge", "promise", "commit")
        and money
        and clause.mood is Mood.FACT
    ):
        clause.mood = Mood.PLAN
        contribute(here, clause)


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


def given(here: Discourse, masked: Masked) -> None:
    """Read “IP Australia's contribution of AUD 1 million to the fund”."""
    for pattern in (_GIVEN, _FROM_WHOM, _MADE) if "contribution" in masked.text else ():
        for match in pattern.finditer(masked.text):
            _given(here, masked, match)


def _given(here: Discourse, masked: Masked, match: re.Match[str]) -> None:
    target = fund(here, masked.of(match, "fund")[0])
    if target is None or re.search(
        r"(?:increase|raise|renew|consider|expect|await|plan|hope)\w* (?:for )?(?:its |the |a )?$",
        masked.text[: match.start()],
    ):
        return
    for who in masked.of(match, "who"):
        for agent in here.agent(who):
            spans = [masked.span(*match.span())]
            pays_into(here, target, agent, spans, None)
            sums = [
                p
                for name in ("sum", "sum2")
                if name in match.groupdict()
                for p in masked.of(match, name)
            ]
            for money in sums:
                contribution(here, agent, target, money, Told(spans))
