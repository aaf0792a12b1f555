"""What an activity is for, by what means it is carried out, and for whose good."""

import re
from collections.abc import Iterator

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.discourse.works import work_of
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, rule
from ipcoop.extract.rules.beneficiaries import Stretch, beneficiaries

_END = (
    r"(?:(?! by \w+ing| using | through | with the (?:help|aid)| in order to| so as to|"
    r", (?:which|and it))[^.;])+?"
)
_PURPOSE = re.compile(
    r"(?<!\w)(?:(?:that |which )?aim(?:s|ed|ing)? (?:to|at)|(?:is|are|was|were) (?:meant|intended|"
    r"designed) to|"
    r"in order to|so as to|with the (?:aim|goal|purpose|objective|intention) of|with a view to|"
    r"designed to|"
    r"intended to|meant to|in an effort to|so that (?:they|it) can|for the purpose of) "
    rf"(?P<what>{_END})(?=,|[.;]|$| by \w+ing| using | through | with the (?:help|aid)| in order "
    rf"to| so as to)"
)
_ITS_PURPOSE = rule(
    r"(?:(?P<its>[Ii]ts|[Tt]heir|whose|[Tt]he) (?:main |stated |overall )?(?:aim|purpose|"
    r"objective|goal)"
    r"(?: of (?:the )?(?P<of><ACV|EVT>))?|(?P<it><ACV|EVT>)(?: (?:in|for|of|under|at|on|with) [^,;.]{1,50}?|, [^,;.]{1,50},)?(?:,? (?:which|that))? "
    r"(?:is|was|are|were|has been)(?: (?:also|primarily|mainly|\w+ly))?(?= (?:aimed|intended|designed|meant|conceived|geared))"
    r"|(?P<back>[Ii]t|[Tt]hey|[Tt]hese) (?:is|was|are|were)(?: (?:also|\w+ly))?(?= (?:aimed|intended|designed|meant|conceived|geared))) "
    r"(?:(?:is|was|are|were|being|has been)(?: to| aimed at| that of)?|(?:aimed at|geared towards?|(?:intended|"
    r"designed|meant|conceived) to)) (?:to )?"
    rf"(?P<what>{_END})(?=,|[.;]|$| by \w+ing| using | through )"
)
_HELPERS = (Kind.ORG, Kind.GRP, Kind.PER, Kind.PST, Kind.UNI, Kind.HDS)
"""Whoever helps is no means."""
_MEANS = re.compile(
    r"(?<!\w)(?:by (?:using|means of|making use of|drawing on|way of)|with the (?:help|aid|use) "
    r"of|using|"
    rf"through the use of|on the basis of|making use of) (?:the )?(?P<what>{_END})"
    r"(?= and |,|[.;]|$| in order to| to (?=[a-z]))"
)
_BY_DOING = re.compile(
    rf"(?<!\w)by (?P<what>(?!using|making use|drawing on|means)[a-z]+ing {_END})(?=,|[.;]|$| in "
    rf"order to| so as to)"
)
_CUE = rule(
    r"aim|purpose|objective|goal|in order|so as|view to|design|intend|meant|effort|geared|conceived"
)
_AND_DO = re.compile(
    r",? and (?:to )?(?=[a-z]+ (?:the |its |their |[\U000F0000-\U000FFFFF]|[A-Z]))"
)
_AT = re.compile(
    rf" (?:to|at) (?P<what>{_END})(?=[,.;]|$| by \w+ing| using | through | with the (?:help|aid)| "
    rf"in order to)"
)
_NOUNS_TOO = frozenset(
    "mark design project issue exchange share report register address claim".split()
)
_RAISED = rule(
    r"(?:increas|improv|strengthen|enhanc|build|develop|promot|foster|rais|support|advanc)\w* "
    r"(?:up )?(?:the |their |its )?"
    r"<THM>(?: of [\w' -]+| in [\w' -]+)? ?"
)
_IT = re.compile(r"(?:[;,] |^|and )(?:[Ii]t|[Tt]hey)(?: \w+){0,2} $")
_BACK = ("its", "their", "it", "they", "these")

Range = tuple[int, int]


def described(here: Discourse, done: Thing, clause: Clause, upto: int | None = None) -> None:
    """Record purpose, means and beneficiaries that a clause tells of an activity, up to a place."""
    masked, start = clause.masked, clause.group.end
    end = reach(clause) if upto is None else upto
    for found in _ranges(_PURPOSE, masked, start, end):
        purpose(here, done, masked, found, clause)
    for found in [*_ranges(_MEANS, masked, start, end), *_ranges(_BY_DOING, masked, start, end)]:
        means(here, done, masked, found, clause)
    beneficiaries(here, done, Stretch(masked, start, end, clause))


def aimed(here: Discourse, done: Thing, clause: Clause) -> None:
    """Record what an activity aims at, and by what means."""
    masked, start = clause.masked, clause.group.end
    match = _AT.match(masked.text, start)
    if match:
        purpose(here, done, masked, match.span("what"), clause)
    for found in [
        *_ranges(_MEANS, masked, start, reach(clause)),
        *_ranges(_BY_DOING, masked, start, reach(clause)),
    ]:
        means(here, done, masked, found, clause)


def reach(clause: Clause) -> int:
    """Return where a clause ends: before the next verb that cannot be a noun."""
    following = clause.next
    while following and _goes_on(following):
        following = following.next
    return following.group.start if following else len(clause.masked.text)


def _goes_on(clause: Clause) -> bool:
    """Tell whether a verb has no subject of its own, or may be a noun: “marks”."""
    verb = clause.group.verb
    is_noun = verb.form in ("s", "base") and verb.lemma in _NOUNS_TOO
    return is_noun or clause.group.infinitive or verb.form == "ing"


def opened(here: Discourse, done: Thing, clause: Clause) -> None:
    """Read the means that open a sentence: “Using distance learning, they train …”."""
    match = _MEANS.match(_lowered(clause.masked.text), 0, clause.group.start)
    if match:
        means(here, done, clause.masked, match.span("what"), clause)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def stated(here: Discourse, masked: Masked, work: Thing | None) -> None:
    """Read purposes told by nouns: “its aim was to …”, “the objective of the programme is …”."""
    if not _CUE.search(masked.text):
        return
    for match in _ITS_PURPOSE.finditer(masked.text):
        named = masked.of(match, "of") or masked.of(match, "it")
        done = work_of(here, named[0]) if named else _owner(here, masked, match, work)
        if done:
            purpose(here, done, masked, match.span("what"), None)
            if named and done.family == "activity" and not done.claim:
                done.facts = True
                here.work, here.worked_in = done, masked.number


def _owner(
    here: Discourse, masked: Masked, match: re.Match[str], work: Thing | None
) -> Thing | None:
    """Return whose aim “its aim” is: that of the activity named last."""
    before = [
        p for p in masked.inside(masked.text[: match.start()]) if p.kind in (Kind.ACV, Kind.EVT)
    ]
    for phrase in reversed(before):
        done = work_of(here, phrase)
        if done:
            return done
    return work if (match["its"] or match["back"]).lower() in _BACK else None


def by_doing(here: Discourse, masked: Masked, work: Thing | None) -> None:
    """Read “it did so by sending experts”: the means of the activity spoken of last."""
    for match in re.finditer(
        rf"(?:did|does|do|achieved|reached) (?:so|this|it) by (?P<what>[a-z]+ing {_END})(?=[,.;]|$)"
        rf"",
        masked.text,
    ):
        if work and _IT.search(masked.text[: match.start()]):
            means(here, work, masked, match.span("what"), None)


def purpose(
    here: Discourse, done: Thing, masked: Masked, found: Range, clause: Clause | None
) -> None:
    """Record a purpose; what “and” joins to it with a verb of its own is another one."""
    start, end = found
    for part in _AND_DO.split(masked.text[start:end]):
        first = masked.text.index(part, start)
        last = first + len(part.rstrip(" ,"))
        span = masked.span(first, last)
        known = [p for p in masked.inside(part) if p.kind is Kind.THM and len(p.iris) == 1]
        general = len(known) == 1 and _RAISED.fullmatch(part) is not None
        words = known[0].text if general else masked.words(first, last)
        theme = here.theme(words, span)
        if not _is_told(here, done, "hasPurpose", theme):
            here.say(done, "hasPurpose", theme, [span], clause)
        start = first


def means(
    here: Discourse, done: Thing, masked: Masked, found: Range, clause: Clause | None
) -> None:
    """Record by what means an activity is carried out."""
    span = masked.span(*found)
    first = masked.phrases.get(masked.text[found[0]])
    if first and first.kind in _HELPERS:
        return
    theme = here.theme(masked.words(*found), span)
    if not _is_told(here, done, "usesMeans", theme):
        here.say(done, "usesMeans", theme, [span], clause)


def _is_told(here: Discourse, done: Thing, predicate: str, theme: Thing | None) -> bool:
    told = (f for f in here.facts if f.subject is done and f.predicate == predicate)
    return theme is None or any(f.object is theme for f in told)


def _ranges(pattern: re.Pattern[str], masked: Masked, start: int, end: int) -> Iterator[Range]:
    for match in pattern.finditer(masked.text, start, end):
        yield match.span("what")
