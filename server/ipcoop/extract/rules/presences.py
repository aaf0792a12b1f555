"""Words other than verbs of attending that tell that somebody was there, as rules."""

from ipcoop.extract.phrases.masking import rule
from ipcoop.extract.rules.people_lists import LIST

_GUESTS = r"(?:[Pp]articipants|[Aa]ttendees|[Dd]elegates|[Dd]elegations|[Gg]uests)"
PRESENCE = rule(
    r"(?:by|saw|with|had|through|enjoyed) (?:the )?(?:\w+ )?(?:presence|participation|attendance) of "
    rf"(?:the )?(?P<who>{LIST})"
)
"""“with the participation of A and B”."""
DASHED = rule(rf"(?:{_GUESTS}|<PRO>)(?: (?:in|at|of) <EVT>)? - (?:the )?(?P<who>{LIST}) - ")
"""“The participants - A, B and C - agreed”."""
AS_FOLLOWS = rule(
    rf"{_GUESTS}(?: (?:in|at|of) <EVT>)? (?:were|included)(?: as follows)?: (?:the )?(?P<who>{LIST})"
)
HEADING = rule(
    r"(?:[Hh]eading|[Ll]eading) (?:the |its |a )?(?:<DEM|ORG|CTY>(?:'s)? )?(?:delegation|side|team|mission|<HDS>)"
    r"(?: (?:of|from) <ORG|CTY>)? (?:was|were) (?:the |its )?(?P<who><PER|PST>)"
)
ACCOMPANYING = rule(
    rf"[Aa]ccompanying (?:the )?(?P<who2><PER|PST>)(?: (?:in|at|to|on) [^.;,]{{1,40}})? (?:was|were) (?P<who>{LIST})"
)
SO_DID = rule(
    r"(?:attended|took part|participated|joined|(?:was|were) (?:also )?(?:present|there|represented))"
    rf"[^.;:]{{0,60}}?,? as (?:did|was|were|had) (?:the )?(?P<who>{LIST})"
)
ROLE = rule(
    r"(?:^|[.;] |, )(?:[Tt]he )?(?:[Mm]oderators?|[Rr]apporteurs?)(?: (?:of|at) <EVT>)? "
    rf"(?:was|were) (?:the )?(?P<who>{LIST})"
)
LED = rule(
    r"<ORG>(?: \([^)]*\))? (?:was|were) (?:led|headed) (?:there )?by (?:the |its )?(?P<who><PER>)"
    r"(?! (?:from|until|between|since|for)(?!\w))"
)
SENDING = rule(
    r"(?:[Pp]resent|[Aa]ttending|[Tt]aking part|[Pp]articipating|[Rr]epresenting|[Ii]n attendance|[Ss]itting in)"
    r" ?(?:on behalf of|for|in (?:the )?place of)?(?: (?:the|its))? (?P<for><ORG|CTY|GRP|PST>) "
    r"(?:was|were) (?:the |its )?(?P<who><PER>)"
)
"""“Present on behalf of the EPO was A”."""
SEEN = (PRESENCE, DASHED, AS_FOLLOWS, HEADING, ACCOMPANYING, SO_DID, ROLE, LED)
"""What tells of attendees, whoever they are."""


def told(text: str) -> bool:
    """Tell whether a sentence has any of these."""
    return any(pattern.search(text) for pattern in (*SEEN, SENDING))
