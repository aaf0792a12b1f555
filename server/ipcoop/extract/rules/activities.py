"""Who carries out which activity."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.reference import words
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.discourse.works import activity, course, fund, work_of
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule
from ipcoop.extract.rules.involvement import BODIES, carries_out, receives, taken_up
from ipcoop.extract.rules.parties import Told
from ipcoop.extract.rules.purposes import aimed
from ipcoop.extract.rules.sending import send

_MAKING = {"develop": "Development", "create": "Creation"}
_STANDING = ("run", "provide", "offer", "conduct", "implement", "carry", "launch", "execute")
_GIVING = ("provide", "offer", "give", "support", "assist")
_MADE = rule(
    r" (?:the |its |their |various |new |many )*(?P<what>(?!to |that |how )(?:[a-z][\w'-]*|<THM>)"
    r"(?: (?!to|that|in|for|by|with|on|at|from|as|and|which)(?:[a-z][\w'-]*|<THM>)){0,4})"
)
_NOMINAL = rule(
    r"(?<![\w-])(?:the )?(?P<what>(?:creation|development|establishment|construction|"
    r"digiti[sz]ation|translation|"
    r"dispatch|secondment|provision|production|training) of (?:a |an |the )"
    r"?(?P<of>(?:[a-z][\w'-]*|<THM|DEM>)"
    r"(?: (?!to|that|in|for|by|with|on|at|from|as|and|which|was|is|were|are)(?:[a-z][\w'-]*|<THM>)"
    r"){0,4}))"
)
_RELATIVE = re.compile(r"(?<!\w)(?:which|that)(?: \w+)? ?$")
_THEY = rule(r"(?:^|, |; )(?P<who><PRO>) $")


def implement(here: Discourse, clause: Clause) -> None:
    """A body carries out an activity."""
    if here.warrant(clause) is None:
        return
    if _is_really_active(clause):
        clause.is_passive = False
    agents = [(p, a) for p in clause.agents for a in here.agent(p) if a.family in BODIES]
    last = _goes_on(here, clause)
    if last and not clause.patients:
        taken_up(here, last, clause)
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
            taken_up(here, done, clause)


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
    """Return the activity of the last sentence if “they train local staff” goes on about it."""
    match = _THEY.search(clause.masked.text, 0, clause.group.start)
    they = clause.masked.of(match, "who") if match else []
    goes_on = any(p.text.casefold() == "they" for p in they) and here.worked_in == here.sentence - 1
    return here.work if goes_on else None


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
    if not match or not agents or clause.group.verb.lemma not in _MAKING:
        return []
    start = clause.group.end
    return [clause.masked.phrase(Kind.THM, start + match.start("what"), start + match.end("what"))]


def _developed(here: Discourse, phrase: Phrase, clause: Clause) -> Thing | None:
    """Return the activity of developing something: “develop appropriate technology”."""
    lemma = clause.group.verb.lemma
    if phrase.kind is not Kind.THM or lemma not in _MAKING:
        return None
    label = f"{_MAKING[lemma]} of {phrase.text}"
    work = Thing("activity", "CooperationActivity", label, [phrase.span], head=phrase.text)
    done = here.thing(("activity", words(label)), work)
    here.say(done, "hasTheme", here.theme(phrase.text, phrase.span), [phrase.span], clause)
    return done


def nominal(here: Discourse, clause: Clause) -> Thing | None:
    """Return the activity of “the creation of a brand”, as the object of a clause."""
    match = _NOMINAL.search(clause.masked.text, clause.group.end, clause.end)
    if not match or match.start() > clause.group.end + 1:
        return None
    masked = clause.masked
    label = masked.words(*match.span("what"))
    span = masked.span(*match.span("what"))
    label = label[0].upper() + label[1:]
    thing = Thing("activity", "CooperationActivity", label, [span], head=label.split()[0].lower())
    return here.thing(("activity", words(label)), thing)


def aim(here: Discourse, clause: Clause) -> None:
    """An activity aims at something."""
    works = [done for p in clause.subject for done in [work_of(here, p, told=True)] if done]
    if (
        not works
        and _RELATIVE.search(clause.masked.text[: clause.group.start])
        and here.worked_in == here.sentence
    ):
        works = [here.work] if here.work else []
    for done in works if here.warrant(clause) else []:
        aimed(here, done, clause)


RULES = {"implement": implement, "aim": aim, "send": send}
