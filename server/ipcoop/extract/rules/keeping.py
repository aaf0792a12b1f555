"""Who keeps and administers a fund."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.works import fund
from ipcoop.extract.model import Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.rules.contributions import given
from ipcoop.extract.rules.donors import recent_fund

_KEPT_AT = rule(r"(?P<fund><FND>) (?:at|with) (?:the )?(?P<body><ORG>)")
_KEPT_BY = rule(
    r"(?P<fund><FND>),? (?:which|that) (?:the )?(?P<body><ORG>) (?:also |now )?(?:manages|"
    r"administers|runs|keeps|holds|managed|administered)"
    r"|(?P<body2><ORG>)-(?:administered|managed|run|held) (?P<fund2><FND>)"
    r"|(?P<fund3><FND>) is (?:also )?one of (?:the |a )?[\w' -]{1,30}?(?:funds|funds-in-trust) (?:administered|managed|run|held|kept)"
    r" (?:by|at) (?:the )?(?P<body3><ORG>)"
    r"|(?P<fund4><FND>), (?:to|into|from|for|under) which [^,;.]*, (?:is|was|has been) (?:also |jointly )?"
    r"(?:managed|administered|run|held|kept) by (?:the )?(?P<body4><ORG>)"
)

_THE_MONEY = re.compile(
    r"(?:^|; )(?:It|The (?:money|funds?|resources|sum)|the money)(?: (?:is|was) (?:held|kept) and)? $"
)


def kept(here: Discourse, masked: Masked) -> None:
    """Read what a sentence says of funds outside its verbs: who keeps them, what they pay for."""
    named = [p for p in masked.phrases.values() if p.kind in (Kind.FND, Kind.INS, Kind.ACV)]
    funds = [phrase for phrase in named if phrase.kind is Kind.FND]
    for phrase in (one for one in funds if not _is_part(one, named)):
        target = fund(here, phrase)
        if (
            target
            and not target.iri
            and (target.named or noun_of(phrase).head.startswith(("fund", "fit")))
        ):
            target.facts = target.facts or noun_of(phrase).name[:1].isupper()
    for match in _KEPT_AT.finditer(masked.text):
        _keeps(here, masked.of(match, "fund")[0], masked.of(match, "body")[0], Status.IMPLIED)
    for match in _KEPT_BY.finditer(masked.text):
        n = next(n for n in ("", "2", "3", "4") if match[f"fund{n}"])
        money, body = f"fund{n}", f"body{n}"
        _keeps(here, masked.of(match, money)[0], masked.of(match, body)[0], Status.STATED)
    given(here, masked)


def _is_part(phrase: Phrase, named: list[Phrase]) -> bool:
    """Tell whether a name is only part of a longer one, or its short form in brackets."""
    return any(
        one is not phrase and one.start <= phrase.start and phrase.end <= one.end for one in named
    )


def _keeps(here: Discourse, money: Phrase, body: Phrase, status: Status) -> None:
    target, keeper = fund(here, money), here.body(body)
    told = any(f.subject is target and f.predicate == "isAdministeredBy" for f in here.facts)
    if target and keeper and not told:
        here.say(target, "isAdministeredBy", keeper, [money.span, body.span], status=status)


def _keepers(clause: Clause) -> list[Phrase]:
    """Return who manages something, or to whom it is entrusted."""
    entrusted = clause.group.verb.lemma == "entrust"
    return clause.governed("to") if entrusted else clause.agents


def _money_kept(here: Discourse, clause: Clause) -> None:
    """Read “The money is managed by WIPO” of the fund that was named last."""
    target = recent_fund(here)
    told = any(f.subject is target and f.predicate == "isAdministeredBy" for f in here.facts)
    for who in clause.agents if target and not told else []:
        for agent in here.agent(who):
            here.say(target, "isAdministeredBy", agent, [clause.verb, who.span], clause)


def administer(here: Discourse, clause: Clause) -> None:
    """A body administers a fund."""
    if clause.is_passive and _THE_MONEY.search(clause.masked.text[: clause.group.start]):
        _money_kept(here, clause)
    for phrase in clause.patients or [p for p in clause.subject if p.kind is Kind.FND]:
        if phrase.kind is Kind.FND:
            for who in _keepers(clause):
                for agent in here.agent(who):
                    spans = [who.span, clause.verb, phrase.span]
                    told = (
                        f for f in here.facts if f.predicate == "isAdministeredBy" and not f.claim
                    )
                    if not any(f.object is agent and f.subject is fund(here, phrase) for f in told):
                        here.say(fund(here, phrase), "isAdministeredBy", agent, spans, clause)
