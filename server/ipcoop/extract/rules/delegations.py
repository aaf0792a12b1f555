"""Who takes part, as told without a verb of taking part: “sent observers”, “among them A and B”."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Kind, Masked, rule
from ipcoop.extract.rules import presences, rolls
from ipcoop.extract.rules.attending import OTHERS
from ipcoop.extract.rules.people_lists import LIST, listed, parts
from ipcoop.extract.rules.taking_part import attend_by, on_behalf

_SENT = rule(
    rf"(?P<who>{LIST})(?: \([^)]*\))? (?:also |each |both |had |have |has )*(?P<verb>sent|"
    rf"dispatched) (?:an? |\w+ |its |their )?"
    r"(?P<what>observers?|examiners|delegat(?:es?|ions?)|representatives?|officials?|experts|"
    r"speakers)"
    r"(?![\w-])(?P<more>[^.;]{0,120})"
)
_SENT_ONE = rule(
    r"<ORG|GRP|CTY|UNI> (?:also |had |has |both )?(?:sent|dispatched|delegated|fielded) (?:the |its )?"
    r"(?P<who><PER>(?:(?:,? and|,) (?:the )?<PER>)*)(?!'s)"
)
_SO_DID = rule(rf"as (?:did|were|was|had) (?:the )?(?P<who>{LIST})")
_UNDER = rule(r"^ ?,? ?(?:under|led by|headed by|consisting of) (?:its |the )?(?P<who><PER>)")
_AS = rule(
    r"(?:(?:[Jj]oining|[Aa]ttending|[Pp]articipating|[Pp]resent)(?: (?:in |at )?<EVT>)? as observers "
    rf"(?:were|was) (?:also )?(?:the )?(?P<who2>{LIST}))|"
    rf"(?P<who>{LIST}) (?:also |both )?(?:attending|participating|"
    rf"taking part|joining|followed|attended|observed|joined|were|was|took part|"
    rf"participated|sat in)"
    r"[^.;,]{0,60}? (?:as|in|in the capacity of|with the status of|with) (?:an |the )?[Oo]bservers?"
    r"(?: [Ss]tates?| [Cc]ountries| capacity| status| delegations?)?(?![\w-])"
)
_AMONG = rule(
    rf"(?:[Gg]uests(?: also)? included|[Pp]articipants "
    rf"(?:in|at) <EVT> (?:were|included)|[Aa]mong "
    rf"(?:them|<PRO>|those present|the participants|the guests|those attending|whom)(?: were| was)"
    rf"?|"
    r"(?:[Pp]resent|[Ii]n attendance|[Aa]ttending|[Pp]articipating|[Tt]aking part|[Jj]oining (?:them|him|her|<PRO>)|"
    r"[Rr]epresenting (?:the )?<ORG|CTY>)(?! as )[^.;:,]{0,60}? (?:were|was)|[Oo]n the (?:<DEM|ORG|CTY>(?:'s)? |other |\w+ )?"
    r"side,? (?:were|was|sat|came|there (?:was|were))|[Ff]rom (?:the )?<ORG|CTY> (?:came|there (?:was|were))|"
    rf"(?:[Pp]articipants|[Aa]ttendees|[Gg]uests|[Dd]elegates|[Ss]peakers),? (?:including|among "
    rf"them|such as)|"
    r"(?:[Pp]articipants|[Aa]ttendees|[Gg]uests|[Dd]elegates|[Ss]peakers|[Tt]hose present|<PRO>)"
    r"(?: also)? included)"
    rf",? (?:also )?(?:the )?(?P<who>{LIST})"
)
_SPONSORS = rule(
    rf"(?P<who>{LIST})(?: also)? (?:was|were|acted as|served as|came in as) (?:the |its |a |an |"
    rf"official |main |sole )*"
    r"(?:co-)?sponsors?(?![\w-])|[Ss]ponsors?(?: (?:of|for) <EVT>)?(?: (?:was|were|is|are|included?)|:) (?:the )?"
    rf"(?P<who2>{LIST})|(?:with|under|by|to|through) (?:the )?(?:\w+ )?sponsorship (?:of|from|by) "
    rf"(?:the )?(?P<who3>{LIST})"
    rf"|with (?:the )?(?P<who4>{LIST}) as (?:an? |the )?sponsors?"
    r"|<EVT>(?: <DAT>)? (?:is|was|were) (?:also |jointly |partly )?(?:paid for|co-funded|funded|financed|"
    rf"underwritten) by (?:the )?(?P<who6>{LIST})"
    rf"|(?P<who5>{LIST})(?: also)? (?:supported|joined|backed|assisted|took part in) "
    rf"[^.;]{{0,60}}? as (?:an? |the )?(?:\w+ )?sponsors?"
)
_DELEGATION = rule(
    r"(?:[Tt]he |[Aa] |its )?(?:<DEM|ORG|CTY>(?:'s)? |\w+ )?(?:delegations?|team|side|hosts|"
    r"guests|one|<HDS>)"
    r"(?: (?:of|from) <ORG|CTY>)?(?: was| were|,)?(?: led| headed)? by (?:the |its )?(?P<who><PER|"
    r"PST>)"
)
_CHAIRED = rule(
    r"with (?P<who><PER>) in the chair|under the chair(?:man)?ship of (?:the )?(?P<who2><PER>)"
)
_INVITED = rule(
    r"[Oo]bservers?(?: (?:attended|took part|participated|were present|followed)[^:.;]{0,60}:| were| included) "
    rf"(?:the )?(?P<who>{LIST})|(?P<who2>{LIST}) (?:looked on|(?:was|were) observers?|had observer status)"
    rf"|(?P<who3>{LIST}) (?:also )?(?:sat in|listened in|looked in) (?:on|at) (?:the )?<EVT>"
)
_ALONG = rule(
    rf"(?:accompanied|joined|flanked|assisted|attended(?=[^.]*;)) (?:\w+ )?by (?:the |her |his |its )?(?P<who>{LIST})"
)
_BRIEF = rule(
    r"(?P<who><PER>)(?:(?!<PER>)[^.;]){0,60}?,? (?:standing in for|deputi[sz](?:ing|ed) for|filling in for|sitting "
    r"in for|"
    r"substituting for|in (?:the )?place of|on behalf of|representing) (?:the |its |his |her )"
    r"?(?P<for><PER|PST|ORG|GRP|CTY>)"
)
_OBSERVERS = rule(
    rf"(?:(?<=as were )|(?<=as did ))observers? (?:from|of) (?:the )?(?P<who2>{LIST})|"
    rf"[Oo]bservers? (?:from|of) (?:the )?(?P<who>{LIST})[^.;,]{{0,20}}? (?:were|was|attended|"
    rf"took part|participated|joined|followed)"
)
_MADE_UP = rule(
    r"(?:delegation|side|team|mission|<HDS>)(?: of <ORG|CTY>)?(?:,? (?:which was )?(?:led|headed) by "
    r"(?P<head><PER|PST>),?)? (?:also )?"
    r"(?:included|comprised|consisted of|was (?:made up|composed) of)(?P<rest>[^.]+)"
)
_PRESENT = rule(
    rf"(?P<who>{LIST}) (?:were|was) (?:also |both |all )*(?:in attendance|there|present|on hand)"
    rf"(?![\w-])"
)
_FOLLOWED = rule(rf"(?P<who>{LIST}) (?:also )?(?:followed|watched) (?:the )?<EVT>")
_FOR = rule(
    r"(?:[Ss]peaking|[Aa]ttending|[Aa]cting|[Aa]ppearing) (?:on behalf of|for|in (?:the )?place "
    r"of) (?:the |its )?"
    r"(?P<for><ORG|PER|PST>), (?P<who><PER>)"
)
_FROM = rule(
    r"(?:\w+|<CNT>|<HDS>)? ?(?:examiners|officials|representatives|delegates|experts|participants|"
    r"delegations?|staff|members)"
    r" (?:from|of) (?:the )?(?P<who><ORG>(?:(?:,? and |, )(?:the )?<ORG>)*)"
    r"[^.;,<]{0,20}? (?:(?:were|was) (?:also )?(?:in attendance|present|there)|(?:also )"
    r"?(?:attended|took part|participated|joined))"
)
_CUE = rule(
    r"\bsent\b|dispatched|bserver| side |[Ff]rom |ollowing|[Tt]aking|[Jj]oining|esenting|sat in|looked|resent:|"
    r"ttendance|elegations|epresentatives|chair| one by | hosts |podium|panel|[Aa]mong |resent |onsist|omprise|omposed|made up|ttend|"
    r"ponsor|funded|financed|paid for|underwritten|delegation|participants|"
    r"guests|"
    r" by |standing in|deputi|filling in|place of|behalf|representing|speakers|delegates|"
    r"articipating| included| were:|ended by:|follow"
)
_DISCUSSION = re.compile(
    r"(?:joined|in|at) (?:the (?:\w+ )?(?:discussions?|debate)(?!\w)|[\U000F0000-\U000FFFFF],? "
    r"representing)"
)
_DENIED = re.compile(
    r"\b(?:not|never|no longer|unable|absent|could|might|would|if|will|to be|invited)\b"
)
_SIGNED = re.compile(r"\b(?:signed|inked|signatures?)\b")
_SEEN = (
    (_AS, "observer"),
    (_OBSERVERS, "observer"),
    (_FOLLOWED, ""),
    (_PRESENT, ""),
    (_AMONG, "attendee"),
    (_DELEGATION, "attendee"),
    (_CHAIRED, "attendee"),
    (_INVITED, "observer"),
    (_ALONG, "attendee"),
    (_FROM, "attendee"),
    (_SENT_ONE, ""),
    (_SPONSORS, "sponsor"),
    *((pattern, "attendee") for pattern in presences.SEEN),
)
"""What tells of participants, and their role; without one, the sentence tells it."""


def sightings(here: Discourse, masked: Masked, start: int, end: int) -> None:
    """Read who takes part in the event that a sentence is about."""
    if start == 0 and rolls.follow(here, masked):
        return
    if not (_CUE.search(masked.text) or presences.told(masked.text)):
        return
    for first, last in parts(masked, start, end):
        _sighted(here, masked, first, last)


def _sighted(here: Discourse, masked: Masked, start: int, end: int) -> None:
    thing = _event(here, masked, start, end) if end > start else None
    is_denied = _DENIED.search(masked.text, start, end) is not None
    if thing is None:
        if not is_denied:
            _wait(here, masked, start, end)
        return
    for pattern in (_BRIEF, _FOR, presences.SENDING):
        for match in pattern.finditer(masked.text, start, end):
            if not _DENIED.search(match.group()):
                _stand_in(here, masked, thing, match)
    if is_denied:
        return
    _sent(here, masked, thing, start, end)
    rolls.opens(here, masked, thing, start, end)
    rolls.called(here, masked, thing, start, end)
    for match in _MADE_UP.finditer(masked.text, start, end):
        for who in [*masked.of(match, "head"), *masked.of(match, "rest")]:
            if who.kind in (Kind.PER, Kind.HDS):
                attend_by(here, thing, who, None)
    for pattern, role in _SEEN:
        for match in pattern.finditer(masked.text, start, end):
            _all(here, masked, thing, match, role or _role(masked))


def _wait(here: Discourse, masked: Masked, start: int, end: int) -> None:
    """Keep the people of whom it is told where they were before it is told what that was."""
    for pattern in (_AMONG, _DELEGATION, _CHAIRED):
        for match in pattern.finditer(masked.text, start, end):
            for who in [p for group in match.re.groupindex for p in listed(masked, match, group)]:
                if who.kind is Kind.PER:
                    here.waiting += [(agent, (who.span,)) for agent in here.agent(who)]


def _role(masked: Masked) -> str:
    before = OTHERS.split(masked.text)[0]
    return "observer" if "observer" in before.casefold() else "attendee"


def _event(here: Discourse, masked: Masked, start: int, end: int) -> Thing | None:
    text, at = masked.text[start:end], masked.span(start, end).start
    for phrase in masked.inside(text):
        if phrase.kind is Kind.EVT:
            thing = event(here, phrase)
            if thing:
                return thing
    talk = here.discussion() if _DISCUSSION.search(text) else None
    return talk or _whole(here, here.current_event(), at)


def _whole(here: Discourse, thing: Thing | None, start: int) -> Thing | None:
    """Return the whole of which an event is part, once a new paragraph has begun since."""
    main = here.main_event()
    if thing is None or main is None or main is thing:
        return thing
    is_part = thing.part_of is main or thing.type in ("Ceremony", "Signing")
    since = here.source.document.text[thing.spans[-1].end : start]
    return main if is_part and "\n\n" in since else thing


def _sent(here: Discourse, masked: Masked, thing: Thing, start: int, end: int) -> None:
    for match in _SENT.finditer(masked.text, start, end):
        role = "observer" if match["what"].startswith("observer") else "attendee"
        leaders = _UNDER.search(match["more"])
        if leaders:
            for who in masked.inside(leaders["who"]):
                attend_by(here, thing, who, None, role, (masked.span(*match.span("verb")),))
            continue
        words = (masked.span(match.start("verb"), match.end("what")),)
        for who in listed(masked, match, "who"):
            attend_by(here, thing, who, None, role, words)
        also = _SO_DID.search(masked.text, match.end("what"))
        if also:
            _all(here, masked, thing, also, role)


def _all(here: Discourse, masked: Masked, thing: Thing, match: re.Match[str], role: str) -> None:
    for group in match.re.groupindex:
        if group.startswith("who") and match[group]:
            start, end = match.span(group)
            around = [(match.start(), start), (end, match.end())]
            told = [span for span in around if span[1] > span[0] and masked.words(*span).strip()]
            words = tuple(masked.span(*span) for span in told[:1])
            for who in listed(masked, match, group):
                attend_by(here, thing, who, None, role, words)


def _stand_in(here: Discourse, masked: Masked, thing: Thing, match: re.Match[str]) -> None:
    if _SIGNED.search(masked.text):
        return
    person, other = masked.of(match, "who")[0], masked.of(match, "for")[0]
    for agent in here.agent(person):
        on_behalf(here, thing, agent, other, [person.span], None)
