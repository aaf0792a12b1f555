"""Days and places that stand beside an event: “a workshop in Johor Bahru on 4 May”."""

import re
from collections.abc import Iterator

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.editions import has_name
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.days import bare_days, is_exact, lasting, lead_day, side_of
from ipcoop.extract.rules.held import BESIDE
from ipcoop.extract.rules.taking_part import attend_by
from ipcoop.extract.rules.when_where import is_off, mark, when_where

_PAST = re.compile(
    r",? (?:which (?:was|took|ran|lasted)|held|hosted|convened|organi[sz]ed|took|that (?:was|took|"
    r"ran))\b"
)
_AHEAD = re.compile(r",? (?:to be|which is|which will|scheduled|planned|due)\b")
_HELD = (
    r"(?:which (?:was|is|will be|had been|ran|lasted|took place) |that (?:was|ran|took place) |"
    r"was |"
    r"to be |planned |due )?(?:held |hosted |convened |organi[sz]ed |scheduled |taking place |"
    r"took place )?"
)
_HOUSE = (
    r"(?:the )?(?:(?:headquarters|premises|offices?|seat|secretariat|campus) of (?:the )?)?"
    r"(?:<ORG|UNI>|[A-Z][\w'&-]*(?: [A-Z][\w'&-]*){0,4})(?:'s?)?"
    r"(?: (?:[Hh]eadquarters|premises|offices?|[Ss]ecretariat|seat|campus|building))?"
)
_NEAR = rule(
    r"(?P<event><EVT>)(?: (?:of|for|with|among) (?:the |its |this )?(?:<DEM> )?[a-z-]+(?: [a-z-]+)"
    rf"{{0,3}}?|,? (?:held )?at {_HOUSE}| \((?:also|hereinafter|known)[^()]{{1,60}}\))?"
    r"(?P<tail>(?:,? (?:goes back |went back |dates back |dates )?"
    rf"{_HELD}(?:(?:last )?(?:in|on|from|of|for|during|between|to)? ?(?:the )?<DAT>|(?:in|at|to)"
    rf"(?: the (?:city|town) of)?(?: the)? ?<PLC|CTY>)"
    r"|, (?=<PLC|CTY|DAT>)<PLC|CTY|DAT>| <DAT>| \((?:[Ii]n |[Oo]n )?<PLC|CTY|DAT>(?:, <PLC|CTY|DAT>)*\))+)"
)
_LEAD = rule(
    r"(?:^|[.;:] |- )(?:[Oo]n |[Ii]n )?(?P<day><DAT>)(?: morning| afternoon| evening)?,? (?:at|"
    r"during|in) (?P<event><EVT>)"
)
_WHERE = rule(
    r"(?P<place><PLC|CTY>)(?: <DAT>| last week| this week| last month)?, where (?P<event><EVT>)"
)
_TRIP = rule(
    r"(?:(?P<day><DAT>),? [^.;]{1,60}?)?(?:(?P<who><PER>(?:(?:,? and |, )<PER>)*) (?:also |then |later )?)?"
    r"(?:(?:travel+ed|went|came|flew|proceeded|moved)(?: on)? to|arrived in|"
    r"(?:was|were|is|are) in) (?P<place><PLC|CTY>)"
    r"(?:,? (?:on )?(?P<day2><DAT>))? (?:for|to attend|to join) (?P<event><EVT>)"
)
_AT = rule(
    r"(?:^|[.;] )(?:At|During) (?P<event><EVT>)(?: (?:in|on|of|at) [^,;.]{1,40})?, "
    r"(?P<who><PER>(?:(?:,? and |, )(?:the )?<PER>)*)"
)
_GATHERED = rule(
    r"(?:came together|convened|assembled|gathered|met|sat down)(?: (?:in|at) (?P<place><PLC|CTY>)"
    r")?"
    r"(?: (?:on |from )?(?P<day><DAT>))?(?: (?:in|at) (?P<place2><PLC|CTY>))? for <PRO>?'? "
    r"?(?P<event><EVT>)"
)
_AROUND = rule(r"(?:preced(?:ed|es|ing)|<EVT>(?:,[^.;]{0,80},)? followed) (?:on )?$")
"""What has a day behind an event be that of another one: “a user day preceded the forum on Tuesday”."""
_A = re.compile(r"an? ", re.IGNORECASE)
_AT_EVENTS = (
    "at", "during", "in", "after", "following", "at the close of", "at the end of",
    "at the conclusion of", "at the opening of", "in the course of", "on the occasion of", *BESIDE,
)  # fmt: skip
_OF_A_DAY = ("Ceremony", "Signing", "Meeting", "CooperationEvent")
_OPENS = rule(
    r"^(?:(?:Over|For|During|In) (?:the )?[\w ]{3,24}, )?(?:[Ff]rom |[Bb]etween |[Oo]n )?(?P<day><DAT>),? "
)
_ELSEWHERE = re.compile(
    r"\b(?:ahead of|before|after|following|since|prior to|for|until)(?: the| its)? $"
)
_EDGES = re.compile(r"(?:opening|closing) ceremony", re.IGNORECASE)
_TRIP_CUE = rule(r" where | for | to (?:attend|join) ")
_EDGE = re.compile(
    r"(?:(?P<start>[Oo]pening|start|beginning)|(?:[Cc]los(?:e|ing)|end|conclusion)) of $"
)
_DOUBT = re.compile(r"\b(?:will|would|could|might|may|if|not|to be)\b")


def near(here: Discourse, masked: Masked, clause: Clause | None) -> None:
    """Read the dates and places right behind an event, in a clause if there is one."""
    if clause and clause.group.present and clause.mood is Mood.FACT:
        clause.mood = _mood_of_present(here, clause)
    first, last = (clause.start, clause.end) if clause else (0, len(masked.text))
    for match in _NEAR.finditer(masked.text, first, last):
        told = None if clause and _PAST.match(match["tail"]) else clause
        plan = _plan(clause)
        if plan and _is_ahead(here, masked.of(match, "tail")):
            told = plan
        phrase = masked.of(match, "event")[0]
        if clause and (
            _belongs_before(clause, phrase, match.start()) or _is_said_of(clause, phrase)
        ):
            continue
        if (
            _AHEAD.match(match["tail"])
            or is_off(masked.text)
            or _AROUND.search(masked.text, 0, match.start())
            or _is_negated(masked.text, match.start())
        ):
            continue
        thing = event(here, phrase) if told is None or here.warrant(told) else None
        if thing:
            side = _side_near(masked, match.start(), told, phrase)
            for part in masked.of(match, "tail"):
                if not (part.kind is Kind.DAT and clause and _is_setting(clause, phrase)):
                    when_where(here, thing, part, told, side)


def in_passing(here: Discourse, clause: Clause) -> None:
    """An event at which something was done took place: “signed at the Trilateral Conference”."""
    if here.warrant(clause) != (Status.STATED, None) or here.in_heading or clause.group.infinitive:
        return
    for phrase in clause.governed(*_AT_EVENTS):
        is_named = phrase.kind is Kind.EVT and has_name(noun_of(phrase))
        thing = event(here, phrase) if is_named and not clause.group.present else None
        if thing:
            mark(here, thing, clause)


def occasion(here: Discourse, clause: Clause) -> None:
    """What happens at an event happens on its day: “On 8 May, DIP launched it at a ceremony”."""
    days = [p for _, phrases in clause.adjuncts for p in phrases if p.kind is Kind.DAT]
    days = days or lead_day(clause) or bare_days(clause)
    if here.warrant(clause) != (Status.STATED, None) or len(days) != 1 or not is_exact(days[0]):
        return
    for phrase in clause.governed("at", "during"):
        is_new = phrase.kind is Kind.EVT and _A.match(phrase.text) is not None
        thing = event(here, phrase) if is_new else None
        if thing and not thing.date and thing.type in _OF_A_DAY:
            when_where(here, thing, days[0], clause)


def _plan(clause: Clause | None) -> Clause | None:
    """Return the clause that plans what a clause speaks of: itself or the one before."""
    around = (clause, clause.previous) if clause else ()
    return next((one for one in around if one and one.mood is Mood.PLAN), None)


def _is_ahead(here: Discourse, parts: list[Phrase]) -> bool:
    """Tell whether a day lies behind that of the text, so that “held” does not tell a fact."""
    issued = here.source.metadata.issued
    days = [part.value.first.isoformat() for part in parts if part.kind is Kind.DAT]
    return bool(issued) and any(one > issued for one in days)


def _is_setting(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether something else is held at an event: “held talks at the forum on 5 May”."""
    held = clause.act == "hold" and any(p.kind is Kind.EVT for p in clause.patients)
    return (held or clause.act == "meet") and phrase in clause.governed("at", "during")


def _is_said_of(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether an event is what something spoken of before was: “It was the first visit to Oslo”."""
    is_predicate = clause.act == "be" and phrase in clause.object
    return is_predicate and not clause.governed("at", "during")


def _belongs_before(clause: Clause, phrase: Phrase, start: int) -> bool:
    """Tell whether an event before the verb belongs to the clause before."""
    if clause.previous is None or start >= clause.group.start:
        return False
    return phrase not in clause.subject or clause.group.verb.form == "ing"


def _mood_of_present(here: Discourse, clause: Clause) -> Mood:
    """Tell whether “hosts” speaks of what is to come: its day lies behind that of the text."""
    issued = here.source.metadata.issued
    days = [p for p in clause.masked.inside(clause.masked.text[clause.start : clause.end])
            if p.kind is Kind.DAT and clause.act in ("hold", "occur", "attend")]  # fmt: skip
    ahead = issued and any(p.value.first.isoformat() > issued for p in days)
    return Mood.PLAN if ahead else Mood.FACT


def around(here: Discourse, masked: Masked, start: int, end: int) -> None:
    """Read days and places that stand before an event: “On Wednesday, at a workshop on …”."""
    patterns = [_LEAD, _WHERE, _TRIP, _GATHERED] if _TRIP_CUE.search(masked.text) else [_LEAD]
    for pattern in patterns:
        for match in pattern.finditer(masked.text, start, end):
            thing = event(here, masked.of(match, "event")[0])
            if thing is None or is_off(masked.text) or _DOUBT.search(masked.text):
                continue
            if thing.head == "visit" and "who" in pattern.groupindex:
                for who in masked.of(match, "who"):
                    attend_by(here, thing, who, None)
            days = lasting(masked.of(match, "event")[0].text)
            for group in ("day", "day2", "place", "place2"):
                if group in pattern.groupindex and not (group.startswith("day") and thing.date):
                    for part in masked.of(match, group):
                        when_where(here, thing, part, None, "start" if days > 1 else "", days)


def opening_days(here: Discourse, masked: Masked, start: int, end: int) -> None:
    """Read the days that open a sentence on a new event: “From 3 to 5 May, ten experts followed a course”."""
    match = _OPENS.match(masked.text, start, end)
    told = [p for p in masked.inside(masked.text[start:end]) if p.kind is Kind.EVT]
    if match is None or len(told) != 1 or not _is_subject(masked, told[0]):
        return
    day = masked.of(match, "day")[0]
    if day.value.is_range and not (_DOUBT.search(masked.text) or is_off(masked.text)):
        thing = event(here, told[0])
        if thing and not thing.date:
            when_where(here, thing, day, None)


def _is_subject(masked: Masked, phrase: Phrase) -> bool:
    """Tell whether a sentence is about an event: a new one, or one that it names."""
    before = masked.clean.text[max(0, phrase.start - 24) : phrase.start]
    is_told = _A.match(phrase.text) is not None or has_name(noun_of(phrase))
    return is_told and _ELSEWHERE.search(before) is None


def speaking_at(
    here: Discourse, masked: Masked, start: int, end: int
) -> Iterator[tuple[Thing, Phrase]]:
    """Give those who act at a meeting: “At the meeting, Ms Cho and Mr Lanz evaluated …”."""
    for match in _AT.finditer(masked.text, start, end):
        thing = event(here, masked.of(match, "event")[0])
        if (
            thing
            and thing.type in ("Meeting", "Conference", "Seminar", "Ceremony")
            and not _EDGES.match(thing.label)
            and not _DOUBT.search(masked.text)
        ):
            for who in masked.of(match, "who"):
                yield thing, who


def _side_near(masked: Masked, start: int, clause: Clause | None, phrase: Phrase) -> str:
    """Tell whether a day behind an event is that of its opening or close."""
    before = _EDGE.search(masked.text, max(0, start - 30), start)
    if before:
        return "start" if before["start"] else "end"
    inside = clause and phrase in [*clause.subject, *clause.object]
    return side_of(clause) if clause and inside else ""


def _is_negated(text: str, start: int) -> bool:
    return (
        re.search(r"\b(?:no|without|instead of|ahead of|not) $", text[max(0, start - 12) : start])
        is not None
    )
