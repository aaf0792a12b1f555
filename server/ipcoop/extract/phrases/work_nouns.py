"""Phrases that name funds and activities: “the Funds-in-Trust Japan”, “a project on designs”."""

import re
from dataclasses import replace

from ipcoop.extract.finders.alternatives import any_of
from ipcoop.extract.finders.date_model import Precision
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.nouns import CAPITAL, DETERMINER, ORDINALS, STOP, WORD, Noun
from ipcoop.extract.phrases.verb_forms import VERBS

_FUND = rule(
    rf"(?<![\w'-])(?:{DETERMINER} )?(?:(?P<ord>{ORDINALS}) )?"
    rf"(?P<mod>(?:(?:{WORD}|{CAPITAL}|<ORG>/<CTY>)(?:,? and (?=<DEM|CTY|ORG>)|,? )){{0,6}}?)"
    r"(?P<head>[Ff]unds?[ -][Ii]n[ -][Tt]rusts?(?: \(FIT\)(?= [Pp]rog))?(?: [Pp]rogram(?:me)?(?![\w-]))?|(?:[Mm]ulti-?[Dd]onor )?[Tt]rust [Ff]unds?|"
    r"FIT/(?:<CTY>|[A-Z]{2,3}(?!\w))(?: IP Global)?|FITs?(?!/)|Fund"
    r"|(?<=[Tt]he )funds?|(?<=<DEM|CTY|ORG> )funds?(?! (?:the|an?|this|these|its|their|several|many)(?!\w))|(?<=[Jj]oint )fund|(?<=[Ss]pecial )fund|"
    r"(?<=[Tt]his )fund)"
    r"(?![\w-])(?! (?:managers?|raising)(?!\w))"
    r"(?P<whose>/<CTY>| <CTY|DEM>(?! and)(?: (?:IP|Industrial Property|Intellectual Property|Copyright|"
    r"<THM>)(?: Global)?)?| for (?:the )?(?:[A-Z][\w-]*|<THM|PLC|GRP>)(?:(?: and (?:the )?| of (?:the )?| )"
    r"(?:[A-Z][\w-]*|<THM|PLC|GRP>))*)?"
    r"(?: \((?:the )?(?P<short>\"?[A-Z][\w/-]*(?: [A-Z]\w+)*\"?|<QUO|FND>)\))?"
)
_LONGER = rule(
    rf"(?<![\w'-])(?:{DETERMINER} )?(?P<fund><FND>) (?:IP|Industrial Property|Intellectual "
    rf"Property|Copyright|<THM>)(?: Global)?(?![\w-])"
    r"(?: \((?P<short>\"?[A-Z][\w/-]*\"?|<FND|QUO>)\))?"
)
_CALLED = rule(
    r"(?P<fund><FND>) \((?:hereinafter |hereafter |henceforth )?(?:referred to as |called )?(?:the )?(?P<short><FND|QUO>)\)"
)
_FUND_CUE = rule(r"[Tt]rusts?(?!\w)|FIT|[Ff]unds?(?!\w)")
_PLURALS = (
    "training courses|training programmes|training programs|projects|programmes|programs|campaigns|"
    "initiatives|activities|courses|schemes|pilots|fellowships|awareness campaigns|"
    "training workshops|training activities|expert missions"
).split("|")
_SINGULARS = (
    "training course|training programme|training program|project|programme|program|campaign|"
    "initiative|scheme|course|training|content|contents|pilot|exchange|technical assistance|advice|"
    "expert mission|"
    "fellowship programme"
).split("|")
_HEADS = sorted((*_PLURALS, *_SINGULARS), key=len, reverse=True)
_ANY_CASE = "|".join(
    dict.fromkeys(
        form for head in _HEADS for form in (head, head[0].upper() + head[1:], head.title())
    )
)
_NO_MOD = (
    r"out|up|off|such|into|onto|gone|goes|covers?|covered|covering|includes?|included|involves?|involving|requires?|"
    r"receives?|received|gets?|got|needs?|needed|via|towards?|upon|per|without|against|beyond|across|along|around|over|"
    rf"{any_of(form for form, verb in VERBS.items() if verb.form == 'ing' and form != 'training')}|"
    r"than|like|gave|made|took|saw|means?|completed|attended"
)
_DOES = (
    r"(?:(?<=will )|(?<=to )|(?<=would )|(?<=can )|(?<=may )|(?<=shall ))"
    rf"(?:{any_of(form for form, verb in VERBS.items() if verb.form == 'base')}) "
)
"""What is done, not what it is called: “will support activities”."""
_ACTIVITY = rule(
    rf"(?<![\w'-])(?!{_DOES})(?:{DETERMINER} )?(?:(?P<ord>{ORDINALS}) )?"
    rf"(?P<mod>(?:(?!(?:{_NO_MOD})(?!\w))(?:{WORD}|<QUO|MON>|\d[\d.,]*-\w+|{CAPITAL}|<FND>)(?:(?<=[a-z]),)? ){{0,6}}?)"
    rf"(?P<head>{_ANY_CASE})(?![\w-])"
    r"(?! (?:department|division|cent(?:er|re)|material|room|needs|institute|manual|budget|project|programme|program|course|campaign|initiative|scheme|activitie)s?(?!\w))"
    r"(?: \((?:the )?(?P<short>\"?[A-Z][\w-]*[A-Z0-9]s?\"?|<QUO|INS|GRP|ORG|EVT>)\))?"
)
_ACTIVITY_CUE = rule(rf"(?<![\w-])(?:{_ANY_CASE})(?![\w-])")
_TOPIC = (
    rf"(?!(?:{STOP})(?![\w-]))(?:[\w'/&-]+|<THM|DEM|CTY|QUO|GRP|ORG>)"
    rf"(?:(?:,? and | of (?:the )?| )(?!(?:{STOP})(?![\w-]))(?:[\w'/&-]+|<THM|DEM|GRP|ORG>))*"
)
_ABOUT = rule(
    r" (?:on|about|concerning|regarding|in the (?:fields?|areas?) of|to (?:promote|raise|improve)"
    r"(?= <THM>))"
    rf" (?!<DAT>|behalf|the (?:first|last|second|third|following))(?:the )?(?P<about>{_TOPIC})"
)
_TAUGHT = re.compile(
    r"(?:training|course)$|(?:training|capacity[- ]building)\b.* program(?:me)?$", re.IGNORECASE
)
_HELD_AFTER = rule(
    r"(?: (?:for|on|of|in|about|at|to|with|from) (?:the )?[^.;,]{1,50}?){0,3}(?:,[^,.;]{1,60},)?,? "
    r"(?:(?:which )?(?:was|were|has been|had been) (?:\w+ )?(?:held|organi[sz]ed|conducted|hosted|delivered|opened|closed|"
    r"convened|inaugurated|concluded|completed|attended)|(?:jointly )?(?:held|hosted|organi[sz]ed|conducted)|(?:which )?(?:took place|ran from)|opened|"
    r"ended|concluded|began|started|kicked off|wrapped up|came to an end|drew to a close)(?![\w-])(?P<rest>[^.;]{0,120})"
)
_HELD_BEFORE = re.compile(
    r"(?:[Hh]eld|[Hh]olds?|[Hh]ost(?:s|ed)?|[Oo]rgani[sz](?:e|ed|es|ing)|[Cc]onduct(?:s|ed)|[Oo]pened|[Cc]onclud(?:ed|es)|[Cc]ompleted|"
    r"[Aa]ttended|took part in|participated in|delivered|[Ww]rapped up|closed)(?: jointly)? $"
)
_DAY_OR_PLACE = rule(r"(?P<day><DAT>)|<PLC>")


def fold_funds(masked: Masked) -> None:
    """Put together what names funds."""
    masked.fold(_LONGER, lambda m: _longer(masked, m))
    masked.fold(_FUND, lambda m: _fund(masked, m), _FUND_CUE)
    masked.fold(_CALLED, lambda m: _called(masked, m))


def fold_activities(masked: Masked) -> None:
    """Put together what names activities, with their subject."""
    if not _ACTIVITY_CUE.search(masked.text):
        return
    for match in reversed(list(_ACTIVITY.finditer(masked.text))):
        about = _ABOUT.match(masked.text, match.end())
        end = about.end() if about else match.end()
        parts = _parts(masked, match, Kind.ACV)
        if about:
            parts["about"] = [masked.phrase(Kind.ACV, about.start("about"), about.end("about"))]
        head = match["head"].lower()
        cls = "ActivityAggregate" if head in _PLURALS else "CooperationActivity"
        noun = _noun(masked, match, cls, match.end("head"))
        kind = Kind.ACV
        if _is_event(masked, noun, match.start(), end):
            kind, noun = Kind.EVT, replace(noun, type="Seminar", head="training course")
        masked.mask(
            match.start(), end, masked.phrase(kind, match.start(), end, value=noun, parts=parts)
        )


def _is_event(masked: Masked, noun: Noun, start: int, end: int) -> bool:
    """Tell whether a course was held on a day or at a place: “a training took place in Lima”."""
    if noun.type != "CooperationActivity" or not _TAUGHT.search(noun.name):
        return False
    after = _HELD_AFTER.match(masked.text, end)
    if after:
        return _is_dated(masked, after["rest"])
    before = _HELD_BEFORE.search(masked.text[:start])
    return before is not None and _is_dated(masked, masked.text[end:].partition(";")[0])


def _is_dated(masked: Masked, words: str) -> bool:
    """Tell whether words give a day or a place; a bare year is when something went on."""
    found = _DAY_OR_PLACE.finditer(words)
    days = (p.value for m in found for p in masked.inside(m.group()))
    return any(not hasattr(v, "precision") or v.precision is not Precision.YEAR for v in days)


def _fund(masked: Masked, match: re.Match[str]) -> Phrase | None:
    head = match["head"].lower()
    if head == "fund" and match["head"] == "Fund" and not match["mod"] and not match["whose"]:
        return None
    is_trust = re.search(r"trust|fit", head) is not None
    noun = _noun(
        masked,
        match,
        "FundInTrust" if is_trust else "Fund",
        match.end("whose" if match["whose"] else "head"),
    )
    return masked.phrase(Kind.FND, *match.span(), value=noun, parts=_parts(masked, match, Kind.FND))


def _longer(masked: Masked, match: re.Match[str]) -> Phrase | None:
    """Return “the Funds-in-Trust Japan IP Global”: not the fund with the shorter name."""
    end = match.start("short") - 2 if match["short"] else match.end()
    name = masked.words(match.start("fund"), end)
    noun = Noun("FundInTrust", "funds-in-trust", definite=True, ordinal="", name=name)
    parts = {}
    if match["short"]:
        parts["short"] = [masked.phrase(Kind.FND, match.start("short"), match.end("short"))]
    return masked.phrase(Kind.FND, *match.span(), value=noun, parts=parts)


def _called(masked: Masked, match: re.Match[str]) -> Phrase:
    """Return a fund with the short name that follows it in brackets."""
    fund, short = masked.of(match, "fund")[0], masked.of(match, "short")[0]
    parts = {**fund.parts, "short": [short]}
    return masked.phrase(Kind.FND, *match.span(), iris=fund.iris, value=fund.value, parts=parts)


def _parts(masked: Masked, match: re.Match[str], kind: Kind) -> dict[str, list[Phrase]]:
    parts = {"mod": masked.of(match, "mod")}
    if match["short"]:
        parts["short"] = [masked.phrase(kind, match.start("short"), match.end("short"))]
    return parts


def _noun(masked: Masked, match: re.Match[str], cls: str, end: int) -> Noun:
    det = (match["det"] or "").lower()
    first = match.start("ord") if match["ord"] else match.start("mod")
    return Noun(
        type=cls,
        head=match["head"].lower(),
        definite=det in ("the", "this", "that", "these", "both"),
        ordinal=match["ord"] or "",
        name=masked.words(first, end),
        is_plural=det in ("these", "both"),
        none=det in ("no", "any"),
    )
