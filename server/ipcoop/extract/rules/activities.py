"""Who carries out which activity."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.discourse.works import activity, course, fund, work_of
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule
from ipcoop.extract.rules.beneficiaries import Stretch, beneficiaries
from ipcoop.extract.rules.involvement import BODIES, carries_out, receives, taken_up, told_of
from ipcoop.extract.rules.parties import Told
from ipcoop.extract.rules.purposes import aimed
from ipcoop.extract.rules.sending import send
from ipcoop.extract.rules.works_told import Work, works_in

_MAKING = {"develop": "Development", "create": "Creation"}
_STANDING = ("run", "provide", "offer", "conduct", "implement", "carry", "launch", "execute")
_LISTING = (*_STANDING, "support", "give", "deliver", "make", "organize", "organise", "hold")
_TO = rule(r" (?:to|for) (?:the )?(?P<to><ORG|CTY>(?:(?:,? and |, )(?:the )?<ORG|CTY>)*)")
_GIVING = ("provide", "offer", "give", "support", "assist", "deliver")
_BESIDE = rule(r" (?:(?!of |in |for |to )[a-z-]+,? (?:and )?){0,4}?(?P<what><THM>)")
_MADE = rule(
    r" (?:the |its |their |various |new |many )*(?P<what>(?!(?:to|that|how|by|in|for|with|on|at|from|as|and|through|under|together|into|over) )(?:[a-z][\w'-]*|<THM>)"
    r"(?: (?!to|that|in|for|by|with|on|at|from|as|and|which)(?:[a-z][\w'-]*|<THM>)){0,4})"
)
_RELATIVE = re.compile(r"(?<!\w)(?:which|that)(?: \w+)? ?$")
_IT = re.compile(r"(?:^|; )(?:It|They)(?: also)? $")
_THEY = rule(r"(?:^|, |; )(?:(?P<who><PRO>)|[Ii]t) $")


def implement(here: Discourse, clause: Clause) -> None:
    """A body carries out an activity."""
    if here.warrant(clause) is None:
        return
    if _is_really_active(clause):
        clause.is_passive = False
    agents = [(p, a) for p in clause.agents for a in here.agent(p) if a.family in BODIES]
    last = _goes_on(here, clause)
    if last and not clause.patients:
        for who, agent in agents if clause.is_passive else []:
            carries_out(here, last, agent, Told([clause.verb, who.span], clause))
        taken_up(here, last, clause)
    works = _works(here, clause)
    for phrase in clause.patients or _unmasked(clause, agents):
        done = _done(here, phrase, clause) or _developed(here, phrase, clause)
        if done and (agents or clause.group.verb.lemma not in _GIVING):
            for who, agent in agents:
                done.owner = done.owner or agent
                words = Told([who.span, clause.verb, phrase.span], clause)
                carries_out(here, done, agent, words)
            _financed_too(here, done, clause)
            if clause.group.verb.lemma in _GIVING:
                for one in clause.governed("to"):
                    receives(here, done, one, clause)
            taken_up(here, done, clause, works[0].upto if len(works) > 1 else None)
    if agents and works:
        _more(here, clause, works, [agent for _, agent in agents])


def _works(here: Discourse, clause: Clause) -> list[Work]:
    """Return the activities that an active clause lists: “ran A for B, and the drafting of C”."""
    is_list = clause.group.verb.lemma in _LISTING and not clause.is_passive
    return works_in(here, clause.masked, clause.group.end, clause.reach) if is_list else []


def _more(here: Discourse, clause: Clause, works: list[Work], agents: list[Thing]) -> None:
    """Take up the activities of a list that are not the object of the clause."""
    known = [p.thing for p in clause.patients]
    for work in works:
        if work.thing in known or work.thing.family != "activity":
            continue
        for agent in agents:
            work.thing.owner = work.thing.owner or agent
            carries_out(here, work.thing, agent, Told([clause.verb, work.span], clause))
        told_of(here, work.thing, clause)
        beneficiaries(here, work.thing, Stretch(clause.masked, work.end, work.upto, clause))
        to = _TO.match(clause.masked.text, work.end)
        for one in clause.masked.of(to, "to") if to else ():
            receives(here, work.thing, one, clause)


def carried(here: Discourse, clause: Clause) -> None:
    """Read “held a training programme” and “gave technical assistance to Bhutan” as activities."""
    if clause.act not in ("hold", "give") or here.warrant(clause) is None:
        return
    has_day = any(p.kind is Kind.DAT for _, ps in clause.adjuncts for p in ps)
    named = any(p.kind is Kind.ACV for p in clause.patients)
    if named and not has_day:
        implement(here, clause)
    elif clause.act == "give" and not clause.is_passive:
        agents = [a for p in clause.agents for a in here.agent(p) if a.family in BODIES]
        if agents:
            _more(here, clause, _works(here, clause), agents)


def _financed_too(here: Discourse, done: Thing, clause: Clause) -> None:
    """Ask whether “through the fund” goes for a second activity that “and” joins to the first."""
    before = clause.previous
    if (
        before is None
        or before.act != clause.act
        or clause.subject != before.subject
        or done.family != "activity"
    ):
        return
    paid = [
        p for p in before.governed("through", "with", "under", "from", "via") if p.kind is Kind.FND
    ]
    money = fund(here, paid[0]) if paid else None
    if money and here.warrant(clause) == here.warrant(before):
        label = f"Is this financed by the {money.label} too: {done.label}?"
        here.ask(done, "isFinancedBy", label, [paid[0].span, *done.spans[:1]])


def _is_really_active(clause: Clause) -> bool:
    """Tell whether “has been developed technology” is meant as “has been developing technology”."""
    return (
        clause.is_passive
        and bool(clause.object and clause.subject)
        and clause.subject[0].kind is Kind.ORG
    )


def _goes_on(here: Discourse, clause: Clause) -> Thing | None:
    """Return the activity of the last sentence if “they train staff” or “it is run by …” goes on."""
    match = _THEY.search(clause.masked.text, 0, clause.group.start)
    if match is None or here.worked_in != here.sentence - 1:
        return None
    they = clause.masked.of(match, "who")
    if not they:
        return here.work if clause.is_passive else None
    return here.work if they[0].text.casefold() == "they" else None


def _done(here: Discourse, phrase: Phrase, clause: Clause) -> Thing | None:
    if phrase.kind is Kind.EVT:
        pointed = work_of(here, phrase) if noun_of(phrase).definite else None
        if pointed and pointed.family == "activity":
            return pointed
        return course(here, phrase) if clause.group.verb.lemma in _STANDING else None
    return activity(here, phrase, told=True) if phrase.kind is Kind.ACV else None


def _unmasked(clause: Clause, agents: list[tuple[Phrase, Thing]]) -> list[Phrase]:
    """Return what is developed or created where no finder knows it: “has developed brands”."""
    match = _MADE.match(clause.rest())
    if not match or not agents or clause.is_passive or clause.group.verb.lemma not in _MAKING:
        return []
    start = clause.group.end
    return [clause.masked.phrase(Kind.THM, start + match.start("what"), start + match.end("what"))]


def _developed(here: Discourse, phrase: Phrase, clause: Clause) -> Thing | None:
    """Return the activity of developing something: “develop appropriate technology”."""
    lemma = clause.group.verb.lemma
    beside = _BESIDE.match(clause.rest())
    is_object = clause.is_passive or (beside and clause.masked.of(beside, "what")[0] is phrase)
    if phrase.kind is not Kind.THM or lemma not in _MAKING or not is_object:
        return None
    label = f"{_MAKING[lemma]} of {phrase.text}"
    work = Thing("activity", "CooperationActivity", label, [phrase.span], head=phrase.text)
    done = here.thing(("activity", words(label)), work)
    here.say(done, "hasTheme", here.theme(phrase.text, phrase.span), [phrase.span], clause)
    return done


def aim(here: Discourse, clause: Clause) -> None:
    """An activity aims at something."""
    works = [done for p in clause.subject for done in [work_of(here, p, told=True)] if done]
    if (
        not works
        and _RELATIVE.search(clause.masked.text[: clause.group.start])
        and here.worked_in == here.sentence
    ):
        works = [here.work] if here.work else []
    if not works and _IT.search(clause.masked.text[: clause.group.start]):
        works = [here.work] if here.work and here.worked_in >= here.sentence - 1 else []
    for done in works if here.warrant(clause) else []:
        aimed(here, done, clause)


RULES = {"implement": implement, "aim": aim, "send": send}
