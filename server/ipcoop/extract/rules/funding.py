"""What a fund pays for."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.discourse.works import fund, work_of
from ipcoop.extract.model import Span
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.activities import implement
from ipcoop.extract.rules.beneficiaries import Stretch, beneficiaries
from ipcoop.extract.rules.donors import contribute, donors, pledge
from ipcoop.extract.rules.held import it
from ipcoop.extract.rules.involvement import taken_up, told_of
from ipcoop.extract.rules.keeping import administer, kept
from ipcoop.extract.rules.works_told import works_in

_SUPPORT = rule(
    r"(?:[Ww]ith (?:the )?(?:(?:financial|generous|kind) )?(?:support|funding|assistance|help|"
    r"resources|means|financing|backing)"
    r"(?: provided)? (?:of|from|by|under|through)|(?:financed|funded|paid for|(?:financially )"
    r"?supported|sponsored|made possible)"
    r" (?:by|from|through|under|with)(?: (?:funding|funds|support|resources|money) (?:from|of))?|"
    r"(?:[Tt]hrough|[Uu]nder|[Vv]ia|[Tt]hanks to)) "
    r"(?:(?:the )?<ORG|CTY>,? (?:through|under|via|within|from|out of) )?(?:the |its |resources of the )?(?P<fund><FND>)"
)
_AND_FUND = rule(
    r" (?:jointly )?(?:by|from) (?:both )?(?:the )?<ORG|CTY>,?(?: and| as well as) (?:by |from )?(?:the )?(?P<fund><FND>)"
)
_CUE = rule(r"support|fund|financ|paid|sponsor|possible|through|under|via|thanks", re.IGNORECASE)


_SOURCES = ("by", "from", "through", "under", "with", "out of")


def finance(here: Discourse, clause: Clause) -> None:
    """A fund or a body pays for an activity, or into a fund."""
    if here.warrant(clause) is None:
        return
    is_bare = _is_bare(clause)
    payers = [] if is_bare else clause.agents
    payers = payers + (
        [*clause.governed(*_SOURCES), *_second_payer(clause)]
        if clause.is_passive or is_bare
        else []
    )
    if any(p.kind is Kind.FND for p in clause.agents) and not clause.is_passive and not is_bare:
        _list_paid_for(here, clause, clause.group.end)
        return
    for phrase in clause.subject if is_bare else clause.patients:
        for payer in payers:
            spans = [payer.span, clause.verb, phrase.span]
            if payer.kind is Kind.FND and phrase.kind is not Kind.FND:
                pays_for(here, payer, work_of(here, phrase, told=True), spans, clause)
            elif phrase.kind is Kind.FND and payer.kind is not Kind.FND:
                donors(here, fund(here, phrase), payer, spans, clause)
    if clause.is_passive and not clause.patients:
        for payer in (p for p in payers if p.kind is Kind.FND):
            pays_for(here, payer, _meant(here, clause), [payer.span, clause.verb], clause)


def _list_paid_for(here: Discourse, clause: Clause, start: int) -> None:
    """Read “the fund financed A in Lima, B for C, and the drafting of D”."""
    masked = clause.masked
    payer = next(p for p in clause.agents if p.kind is Kind.FND)
    works = works_in(here, masked, start, clause.reach)
    for work in works:
        pays_for(here, payer, work.thing, [payer.span, clause.verb, work.span], None, clause)
        if work.thing.family == "activity" and len(works) == 1:
            taken_up(here, work.thing, clause)
        elif work.thing.family == "activity":
            told_of(here, work.thing, clause)
            beneficiaries(here, work.thing, Stretch(masked, work.end, work.upto, clause))


def _second_payer(clause: Clause) -> list[Phrase]:
    """Return the fund of “is financed by IP Australia and the Pacific Trust Fund”."""
    match = _AND_FUND.match(clause.masked.text, clause.group.end)
    return clause.masked.of(match, "fund") if match else []


def _is_bare(clause: Clause) -> bool:
    """Tell whether a participle stands for itself: “the project, financed under the fund”."""
    words = clause.masked.text[clause.group.start : clause.group.end]
    bare = clause.group.verb.form in ("participle", "past") and " " not in words.strip()
    money = [p for p in clause.governed("under", "through", "from", "by") if p.kind is Kind.FND]
    return bare and not clause.object and bool(money) and not clause.is_passive


def _meant(here: Discourse, clause: Clause) -> Thing | None:
    """Return what “it was financed by …” speaks of."""
    meant = it(here, clause)
    if meant and meant.type == "Seminar":
        return meant
    return here.work if here.worked_in >= here.sentence - 1 else None


def pays_for(
    here: Discourse,
    payer: Phrase,
    done: Thing | None,
    spans: list[Span],
    clause: Clause | None,
    within: Clause | None = None,
) -> None:
    """Record that a fund pays for an activity.

    Args:
        here: the discourse.
        payer: the fund.
        done: the activity.
        spans: the words that say so.
        clause: the clause that is all about the activity.
        within: the clause that tells it among others.
    """
    money = fund(here, payer)
    if done is None or money is None:
        return
    if not any(f.subject is done and f.object is money and not f.claim for f in here.facts):
        here.say(done, "isFinancedBy", money, spans, clause or within)
    if clause and done.family == "activity":
        taken_up(here, done, clause)


def implement_or_fund(here: Discourse, clause: Clause) -> None:
    """“Provide” and “support” mean a contribution where money or a fund stands with them."""
    if any(phrase.kind is Kind.MON for phrase in [*clause.object, *clause.subject]):
        if clause.group.verb.lemma == "offer" and clause.mood is Mood.FACT:
            clause.mood = Mood.PLAN
        pay(here, clause)
    elif any(phrase.kind is Kind.FND for phrase in clause.agents):
        finance(here, clause)
    elif clause.group.verb.lemma == "run" and any(p.kind is Kind.FND for p in clause.patients):
        administer(here, clause)
    else:
        implement(here, clause)


def pay(here: Discourse, clause: Clause) -> None:
    """Somebody pays: a fund for an activity, or a body into a fund."""
    if here.warrant(clause):
        _paid_for(here, clause)
        contribute(here, clause)


def _paid_for(here: Discourse, clause: Clause) -> None:
    """Read “the fund paid for a project” and “a project paid for by the fund”."""
    if not clause.is_passive and clause.masked.text.startswith(" for ", clause.group.end):
        if any(p.kind is Kind.FND for p in clause.subject):
            _list_paid_for(here, clause, clause.group.end + len(" for"))
        return
    sources = clause.governed(*_SOURCES) if clause.is_passive else []
    for payer in (p for p in sources if p.kind is Kind.FND):
        for phrase in clause.subject:
            spans = [payer.span, clause.verb, phrase.span]
            pays_for(here, payer, work_of(here, phrase, told=True), spans, clause)
        if not clause.subject:
            pays_for(here, payer, _meant(here, clause), [payer.span, clause.verb], clause)


def supported(here: Discourse, clause: Clause) -> None:
    """Read “… with financial support from the Funds-in-Trust”, of whatever the clause is about."""
    if here.warrant(clause) is None or not _CUE.search(clause.masked.text):
        return
    text = clause.masked.text
    match = _SUPPORT.search(text, clause.group.end, clause.reach)
    match = match or _SUPPORT.match(text, 0, clause.group.start)
    if not match or clause.act in ("contribute", "administer"):
        return
    payer = clause.masked.of(match, "fund")[0]
    for phrase in clause.patients or clause.subject:
        done = work_of(here, phrase)
        if done:
            pays_for(here, payer, done, [clause.masked.span(*match.span()), phrase.span], clause)


RULES = {
    "implement": implement_or_fund,
    "finance": finance,
    "contribute": pay,
    "administer": administer,
}

__all__ = ["RULES", "kept", "pledge", "supported"]
