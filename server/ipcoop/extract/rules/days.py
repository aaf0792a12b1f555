"""The days and addresses that a clause names, and which end of an event they are."""

import re

from ipcoop.extract.finders.date_model import (
    Boundary,
    Precision,
)
from ipcoop.extract.finders.number_words import CARDINALS
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule

_BEGINS = ("open", "begin", "start", "commence", "kick", "inaugurate", "launch")
_ENDS = ("continue", "close", "conclude", "end", "finish", "wrap")
_OPENS = rule(
    r"^(?:On |In |Late on |Early on |From |Between )?(?P<day><DAT>)(?: morning| afternoon| evening)?(?:, | (?=at "
    r"|in |a |the |<EVT>))"
)
_RELATIVE = re.compile(r"\b(?:which|who|that|where|when|while|since|because|after|before)\b")
_HOUSE = rule(
    r"(?: \w+ly)? (?:at|in) (?:the )?(?:(?!<PLC|DAT|EVT>)[^,.;]){2,60}, (?P<place><PLC>)(?:, <CTY>)?"
    r"(?:,? (?:(?:on|from) )?(?P<day><DAT>))?(?=[.,;]|$| and| with| under)"
)
_SEASON = rule(
    r" (?:in|for) (?:the )?(?:early |late |mid-)?(?:spring|summer|autumn|fall|winter)(?: of)? "
    r"(?P<day><DAT>)"
)
_BARE_DAY = rule(
    r"(?<! in)(?<! on)(?<! of)(?<! by)(?<! to)(?<! for)(?<! and)(?<! from)(?<!since)(?<!until)"
    r"(?<!before)(?<!after)"
    r"(?<!the)(?<!,) (?P<day><DAT>)(?=[.,; ]|$)"
)
_OTHER_EVENT = re.compile(r"\b(?:preceded|followed) by [^.;]*$")
_TRIP = re.compile(r"(?:,? (?:trip|tour|mission|stay|stopover)|(?:-[A-Z]\w+)? regions?)(?!\w)")
_WHERE = rule(r"(?P<place><PLC|CTY>)(?: <DAT>)?, where (?:(?!, )[^.;]){0,40}$")
_PART = re.compile(r"\b(?:morning|afternoon|evening|night|day|days) of (?:the )?$", re.IGNORECASE)
_LASTING = re.compile(
    r"(?<![\w-])(?P<number>\w+)[- ]days?(?: of\b|-long\b|(?= \w)|(?=[.,;]|$))", re.IGNORECASE
)


def is_aside(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a day or place is that of something else: “a May trip”, “the Asia region”."""
    text = clause.masked.clean.text
    is_other = _OTHER_EVENT.search(text, clause.masked.starts[clause.group.start], phrase.start)
    return is_other is not None or _TRIP.match(text, phrase.end) is not None


def part_of_day(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a day is told by one of its parts: “on the evening of 3 May”."""
    return _PART.search(clause.masked.clean.text, 0, phrase.start) is not None


def where_before(clause: Clause) -> list[Phrase]:
    """Return the place that a relative clause is about: “in Limoges, where the guests visited”."""
    match = _WHERE.search(clause.masked.text, 0, clause.group.start)
    return clause.masked.of(match, "place") if match else []


def has_day(clause: Clause) -> bool:
    """Tell whether a clause names a day, so that a month in it belongs to something else."""
    return any(is_exact(p) for _, phrases in clause.adjuncts for p in phrases if p.kind is Kind.DAT)


def is_exact(phrase: Phrase) -> bool:
    """Tell whether a phrase names one day, and no bound of one."""
    return phrase.value.precision is Precision.DAY and phrase.value.boundary is Boundary.NONE


def bare_days(clause: Clause) -> list[Phrase]:
    """Return the days that no preposition governs: “Last Thursday, …”, “… in Seoul yesterday”."""
    masked_text = clause.masked.text[: clause.group.end]
    lead = (
        rule(r"^(?:<PLC|CTY>[^a-z]{0,30}?[-:] ?)?(?P<day><DAT>)(?! (?:saw|marked|brought))").match(
            masked_text
        )
        if not clause.previous
        else None
    )
    after = _BARE_DAY.search(clause.masked.text, clause.group.end, clause.end)
    season = _SEASON.search(clause.masked.text, clause.group.end, clause.end)
    found = [m for m in (lead, after, season) if m]
    return [p for m in found for p in clause.masked.of(m, "day")]


def address_of(clause: Clause) -> list[Phrase]:
    """Return the city and the day behind a house: “held at the Hilton Hotel, Accra, 3 May”."""
    if clause.act not in ("hold", "occur"):
        return []
    match = _HOUSE.match(clause.masked.text, clause.group.end, clause.end)
    return (
        [p for group in ("place", "day") for p in clause.masked.of(match, group)] if match else []
    )


def lead_day(clause: Clause) -> list[Phrase]:
    """Return the day that opens the sentence, for a later clause without a day of its own."""
    if clause.previous is None or any(p.kind is Kind.DAT for _, ps in clause.adjuncts for p in ps):
        return []
    left = clause.masked.text[clause.start : clause.group.start]
    lead = _OPENS.match(clause.masked.text)
    if (
        lead is None
        or _RELATIVE.search(left)
        or clause.group.verb.form == "ing"
        or clause.group.infinitive
    ):
        return []
    return clause.masked.of(lead, "day")


def opening_day(masked: Masked) -> list[Phrase]:
    """Return the day that a sentence opens with."""
    lead = _OPENS.match(masked.text)
    return masked.of(lead, "day") if lead else []


def side_of(clause: Clause) -> str:
    """Return “start” or “end” where the verb speaks of one end only."""
    lemma = clause.group.verb.lemma
    return "start" if lemma in _BEGINS else "end" if lemma in _ENDS else ""


def of_preposition(preposition: str) -> str:
    """Return which end of an event a preposition speaks of: “until Friday”."""
    return {"from": "from", "until": "end", "to": "end"}.get(preposition, "")


def days_lasting(clause: Clause) -> int:
    """Return for how many days an event lasts: “the three-day event”, “after two days of talks”."""
    return lasting(clause.masked.clean.text)


def lasting(words: str) -> int:
    """Return the number of days that words give: 3 for “a three-day visit”."""
    match = _LASTING.search(words)
    if not match:
        return 0
    number = match["number"].lower()
    return int(number) if number.isdigit() else CARDINALS.get(number, 0)
