"""Hosts, partners and days of events told without a verb of holding: “IPOS played host”."""

import re
from dataclasses import replace
from datetime import timedelta

from rdflib import XSD, Literal

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.editions import ordinal
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Claim, Thing
from ipcoop.extract.finders.date_model import Precision
from ipcoop.extract.model import Modality, Span
from ipcoop.extract.phrases.masking import Masked, rule
from ipcoop.extract.phrases.nouns import ORDINALS
from ipcoop.extract.rules.days import lasting, opening_day
from ipcoop.extract.rules.holding import HOLDERS
from ipcoop.extract.rules.when_where import mark, when_where

_HOST = rule(
    r"(?P<who><ORG|GRP|CTY|UNI>(?:(?:,? and |, )(?:the )?<ORG|GRP|CTY|UNI>)*)(?:,? |(?='s turn))"
    r"(?:also |again |"
    r"jointly )?"
    r"(?:played(?: the)?|became(?: the)?|acted as(?: the)?|served as(?: the)?|was(?: the| its)?|"
    r"were(?: the| its)?|'s turn to (?:act as|play|be)(?: the)?) (?:co-)?hosts?(?![\w-])"
    r"(?: (?:to|of|for) (?P<event><EVT>))?"
)
_HOSTS_WERE = rule(
    r"(?:(?:[Tt]he |[Ii]ts |[Tt]heir )?(?:joint |main |local |lead )?(?:[Hh]osts?|[Cc]o-hosts?|[Oo]rgani[sz]ers?|"
    r"[Cc]o-organi[sz]ers?)(?: (?:of|for|behind) (?P<event><EVT>))?(?: (?:this|last) year)? (?:was|were|is|are)|"
    r"[Bb]ehind (?:it|(?P<event2><EVT>)) (?:was|were|stood))(?: once again| again| both)* "
    r"(?:the )?(?P<who><ORG|GRP|UNI>(?:(?:,? and |, |,? together with )(?:the )?<ORG|GRP|UNI>)*)"
)
_HOST_CITY = rule(
    r"(?P<place><PLC>),?(?: [\w ]{0,20})? (?:played(?: the)? host to|hosted|was (?:the )?host (?:to|of)|"
    r"was the (?:venue|scene|setting) (?:of|for)|welcomed|saw) (?:<QUO>, )?(?P<event><EVT>)"
)
_HOST_CUE = rule(r" hosts?(?![\w-])")
_UNDER_WAY = rule(
    r"(?P<event><EVT>)(?:(?!<EVT>)[^.;]){0,30}? (?:got|gets|is getting|was) under ?way(?: (?:in|"
    r"at) (?P<place><PLC|CTY>))?(?: on (?P<day><DAT>))?"
)
_RUN_BY = rule(
    r"(?:^|[.;] )(?P<verb>(?:Jointly )?(?:[Rr]un|[Oo]rgani[sz]ed|[Hh]osted|[Hh]eld|[Cc]onvened|"
    r"[Cc]o-hosted|[Cc]o-organi[sz]ed)(?: jointly)? by|[Cc]o-(?:hosted|organi[sz]ed) with) "
    r"(?:the )?(?P<who><ORG|GRP|UNI>(?:(?:,? and |, )(?:the )?<ORG|GRP|UNI>)*)"
    r"(?: and (?:\w+ )?(?:supported|sponsored|backed|funded) by [^,;.]{1,60})?,? (?P<event><EVT>|it(?!\w))"
)
_ENDING = rule(
    r"(?P<event><EVT>)(?:,? (?:to|in|at) (?:the )?<PLC|CTY>)?,? (?:which )?(?:(?P<start>beginning|starting|"
    r"opening|began|opened|started|begins|opens|starts)|ending|concluding|closing|ended|ends|concluded|"
    r"concludes) (?:on )?(?P<day><DAT>)"
)
_LASTED = rule(
    r"(?P<event><EVT>)[^.;<]{0,24}? (?:lasted|ran for|was spread over|stretched over|went on for|lasting)"
    r"(?: for| over)? (?P<days>\w+ days)(?![\w-])"
)
_TOLD = rule(
    r"(?P<day><DAT>)(?:,? \w+)? (?:saw|marked|brought) the (?:\w+ )?(?P<side>opening|start|"
    r"beginning|close|closing|end|"
    r"conclusion) of (?P<event><EVT>)"
)
_SAW = rule(r"(?P<day><DAT>) (?:saw|brought|marked) (?:an? |the )?(?P<event><EVT>)")
_PUT_ON = rule(
    r"(?P<event><EVT>)(?:(?!<EVT>)[^.;]){0,60}?,? (?:put on|laid on|staged|mounted|run|arranged)"
    r"(?: jointly)? by (?:the )?"
    r"(?P<who><ORG|GRP|UNI>(?:(?:,? and |, | together with | along with )(?:the )?<ORG|GRP|UNI>)*)"
)
_PARTNER = rule(
    r"(?P<who><ORG|GRP>(?:(?:,? and |, )(?:the )?<ORG|GRP>)*) (?:also )?(?:came on board|came in|"
    r"joined|acted|served|took part|participated)"
    r"(?: in (?:it|<EVT>))? as (?:an? |the |its |official )*partners?(?![\w-])"
)
_NTH_YEAR = rule(
    rf"(?P<event><EVT>)(?:,? (?:which is |is )?(?:now |already )?in its (?P<ord>{ORDINALS}) (?:year|"
    rf"edition)(?![\w-])|(?:(?!<EVT>)[^.;]){{0,60}}? (?:for|with|in|saw|marked) (?:its|the) "
    rf"(?P<ord2>{ORDINALS}) (?:edition|time)(?![\w-])"
    rf"|(?:,? (?:which )?(?:was|is))?,? the (?P<ord3>{ORDINALS}) (?:in (?:the|a|its|this) series|of its kind|"
    rf"such (?:meeting|event|conference|forum|seminar|workshop)|edition)(?![\w-]))"
)
_SET_DOWN = rule(
    r"(?P<event><EVT>) (?:will (?:also )?follow|(?:is|are) to follow|(?:is|are|has been|have been) (?:\w+ly )?"
    r"(?:pencilled in|penciled in|slated|scheduled|planned|foreseen|set|due|earmarked))(?: (?:in|at) (?P<venue><PLC|CTY>))?(?: (?:for|in|on) "
    r"(?P<day><DAT>)(?:,? in (?P<place><PLC|CTY>))?|(?<=<PLC|CTY>))"
)


def hosts(here: Discourse, masked: Masked, start: int, end: int) -> None:
    """Read hosts from nouns and participles: “IPOS played host”, “Run by the EPO, it …”."""
    if _HOST_CUE.search(masked.text):
        for match in _HOST.finditer(masked.text, start, end):
            thing = _named(here, masked, match) or here.it or here.main_event()
            _say_hosts(here, masked, match, thing, masked.span(*match.span()))
    for match in _HOSTS_WERE.finditer(masked.text, start, end):
        thing = _named(here, masked, match) or here.it or here.main_event()
        _say_hosts(here, masked, match, thing, masked.span(match.start(), match.start("who")))
    for match in _HOST_CITY.finditer(masked.text, start, end):
        thing = _named(here, masked, match)
        if thing:
            days = [] if thing.date else opening_day(masked)
            for part in [masked.of(match, "place")[0], *days]:
                when_where(here, thing, part, None)
    for match in _RUN_BY.finditer(masked.text, start, end):
        thing = _named(here, masked, match) or here.it
        _say_hosts(here, masked, match, thing, masked.span(*match.span("verb")))


def _named(here: Discourse, masked: Masked, match: re.Match[str]) -> Thing | None:
    named = [
        p
        for name in ("event", "event2")
        if name in match.groupdict()
        for p in masked.of(match, name)
    ]
    return event(here, named[0]) if named else None


def _say_hosts(
    here: Discourse, masked: Masked, match: re.Match[str], thing: Thing | None, words: Span
) -> None:
    for who in masked.of(match, "who") if thing else ():
        for agent in here.agent(who):
            if agent.family in HOLDERS:
                here.say(agent, "organises", thing, [words, who.span])


def ends(here: Discourse, masked: Masked, start: int, end: int) -> None:
    """Read when an event begins or ends: “Yesterday saw the close of …”, “got under way”."""
    for match in _UNDER_WAY.finditer(masked.text, start, end):
        thing = event(here, masked.of(match, "event")[0])
        if thing:
            here.focus = thing
            mark(here, thing, None)
            day = masked.of(match, "day") or opening_day(masked)
            for part in [*masked.of(match, "place"), *day]:
                when_where(here, thing, part, None, "start")
    for match in _TOLD.finditer(masked.text, start, end):
        thing = event(here, masked.of(match, "event")[0])
        side = "start" if match["side"] in ("opening", "start", "beginning") else "end"
        if thing:
            when_where(here, thing, masked.of(match, "day")[0], None, side)


def lasts(here: Discourse, masked: Masked, start: int, end: int) -> None:
    """Read one end of an event from a participle: “on a three-day visit to Seoul ending on Friday”."""
    for match in _ENDING.finditer(masked.text, start, end):
        phrase = masked.of(match, "event")[0]
        thing = event(here, phrase) if "to be" not in masked.text else None
        if thing:
            side = "start" if match["start"] else "end"
            when_where(here, thing, masked.of(match, "day")[0], None, side, lasting(phrase.text))
    _last(here, masked, start, end)


def _last(here: Discourse, masked: Masked, start: int, end: int) -> None:
    """Read the end of an event from its first day and its length: “the meeting, which lasted three days”."""
    for match in _LASTED.finditer(masked.text, start, end):
        thing = event(here, masked.of(match, "event")[0])
        date, days = thing.date if thing else None, lasting(match["days"])
        if (
            thing
            and date
            and date.precision is Precision.DAY
            and date.first == date.last
            and days > 1
        ):
            last = date.first + timedelta(days=days - 1)
            thing.date = replace(date, last=last)
            value = Literal(last, datatype=XSD.date)
            here.say(thing, "endDate", value, [masked.span(*match.span("days"))])


def set_down(
    here: Discourse, masked: Masked, start: int, end: int, claim: Claim | None = None
) -> None:
    """Read plans without a verb of holding: “The fifth ACW is pencilled in for September 2024”."""
    for match in _SET_DOWN.finditer(masked.text, start, end):
        thing = event(here, masked.of(match, "event")[0])
        if thing:
            by, act = (claim.by, claim.act) if claim else (None, None)
            here.claim = Claim(by, Modality.INTENTION, act)
            for group in ("day", "venue", "place"):
                for part in masked.of(match, group):
                    when_where(here, thing, part, None)
            here.claim = None


def further(here: Discourse, masked: Masked, start: int, end: int) -> None:
    """Read who holds or helps, and when, from phrases beside the verbs of holding."""
    for match in _SAW.finditer(masked.text, start, end):
        thing = event(here, masked.of(match, "event")[0])
        if thing:
            when_where(here, thing, masked.of(match, "day")[0], None)
    for match in _PUT_ON.finditer(masked.text, start, end):
        thing = event(here, masked.of(match, "event")[0])
        for agent in here.agents(masked.of(match, "who")) if thing else ():
            if agent.family in HOLDERS:
                here.say(agent, "organises", thing, [masked.span(*match.span("who"))])
    for match in _PARTNER.finditer(masked.text, start, end):
        thing = here.current_event()
        for agent in here.agents(masked.of(match, "who")) if thing else ():
            here.say(thing, "isHeldInCooperationWith", agent, [masked.span(*match.span())])
    for match in _NTH_YEAR.finditer(masked.text, start, end):
        thing = event(here, masked.of(match, "event")[0])
        number = ordinal(match["ord"] or match["ord2"] or match["ord3"])
        if thing and not thing.number and (number > 1 or match["ord"]):
            thing.number = number
