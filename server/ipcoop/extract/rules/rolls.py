"""Rolls: who was there, as told in the lines of a list or behind a colon."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.masking import Kind, Masked, rule
from ipcoop.extract.phrases.verbs import verb_groups
from ipcoop.extract.rules.people_lists import LIST, listed
from ipcoop.extract.rules.taking_part import attend_by, participation, seat_of

_HEADING = rule(
    r"(?:[#*]+ ?)?(?:[Ll]ist of )?(?:[Mm]ain |[Oo]ther |[Tt]he )?(?P<what>[Pp]articipants?|[Aa]ttendees|"
    r"[Dd]elegates|[Dd]elegations?|(?:[Ii]n )?[Aa]ttendance|[Pp]resent|[Oo]bservers?)"
    r"(?: (?:list|(?:at|in|of) (?:the )?<EVT>))?(?:\*+)?:?(?:\*+)?$"
)
_LISTING = rule(
    r"(?:[Pp]articipants|[Aa]ttendees|[Dd]elegates|[Pp]resent|[Gg]uests|[Oo]bservers|"
    r"<PRO|HDS>)[^.;]{0,40}? (?:were|are|included|was)(?: as follows)?:$|"
    r"(?:attended|joined|represented) by(?: the following)?:$|"
    r"[Ff]ollowing [^.;:]{0,40}(?:attended|took part|participated|present)[^.;:]{0,60}:$"
)
_BULLET = r"(?:[-*•–] ?|\(?[a-z\d]{1,2}[.)] )"
_ITEM = rule(
    rf"(?P<bullet>{_BULLET})?(?:(?P<side><CTY|ORG|DEM|GRP>)(?: delegation| side)?(?: \([^)]*\))?(?::| -) )?"
    rf"(?:the )?(?P<who>{LIST})"
)
_BEHIND_COLON = rule(
    r"(?:(?P<kind>[Dd]elegations?|[Dd]elegates|[Rr]epresentatives|[Oo]fficials|[Oo]ffices|[Cc]ountries|"
    r"[Ss]tates|[Oo]rgani[sz]ations|[Oo]bservers?|[Ff]ollowing|<HDS>)(?!\w)[^.;:]{0,130}?"
    r"(?:attended|took part|participated|joined|followed|sent (?:delegations?|delegates|representatives|observers?)"
    r"|(?:were|was) (?:also )?(?:represented|present|there|in attendance))[^.;:]{0,90}?(?::|, namely:?)"
    r"|^(?:[Pp]articipants|[Aa]ttendees|[Pp]resent|[Ii]n attendance|[Dd]elegations|[Oo]bservers)"
    rf"(?: (?:at|in) <EVT>)?:) (?:the )?(?P<who>{LIST})"
)
_PEOPLE_FROM = re.compile(r"[Pp]articipants|[Ee]xaminers|[Tt]rainees|[Ss]tudents")


def follow(here: Discourse, masked: Masked) -> bool:
    """Read a line of a list of participants, or the heading of one; tell whether it was one."""
    heading = _HEADING.match(masked.text)
    thing = here.current_event() if heading else None
    if heading and thing:
        here.roll = thing, _role(heading["what"])
        return True
    if here.roll is None:
        return False
    return _line(here, masked, *here.roll)


def _line(here: Discourse, masked: Masked, thing: Thing, role: str) -> bool:
    item = _ITEM.match(masked.text)
    if item is None or verb_groups(masked.text):
        if item is not None or not re.match(_BULLET, masked.text):
            here.roll = None
        return False
    people = listed(masked, item, "who")
    named = [who for who in masked if who.kind is Kind.PER]
    for who in named or people:
        attend_by(here, thing, who, None, role)
    return True


def opens(here: Discourse, masked: Masked, thing: Thing, start: int, end: int) -> None:
    """Take up that the lines behind a sentence list who was there."""
    match = _LISTING.search(masked.text, start, end)
    if match:
        here.roll = thing, _role(match.group())


def called(here: Discourse, masked: Masked, thing: Thing, start: int, end: int) -> None:
    """Read those behind a colon: “delegations from three countries took part: A, B and C”."""
    for match in _BEHIND_COLON.finditer(masked.text, start, end):
        before = masked.text[match.start() : match.start("who")]
        if _PEOPLE_FROM.search(before):
            continue
        words = masked.span(match.start(), match.start("who"))
        for who in listed(masked, match, "who"):
            for agent in here.agent(who):
                if agent.family != "person" or seat_of(agent) or who.kind is Kind.PER:
                    participation(here, thing, agent, [words, who.span], None, _role(before))


def _role(words: str) -> str:
    return "observer" if "observer" in words.casefold() else "attendee"
