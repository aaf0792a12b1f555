"""Who works with whom, where nouns tell it: “the cooperation between A and B”."""

import re
from collections.abc import Iterable
from itertools import combinations

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Span
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.nouns import AGENT_LIST
from ipcoop.extract.phrases.verbs import Mood

_NOUN = r"(?:co-?operation|collaboration|co-?operative relations(?:hip)?|partnership|working relationship)"
_ADJECTIVES = (
    r"(?:(?!(?:future|possible|potential|proposed|possibilit\w+|prospects?|ideas?|options?|scope|needs?|lack|absence|"
    r"start|lines?|wish|hope|in|to|with|for|and)\b)[\w-]+ |<THM> ){0,4}?"
)
_TOPIC = r"(?: (?:in|on|in the field of) [^.;]{1,60}?)?"
_OWN = rule(rf"\b[Tt]heir {_ADJECTIVES}{_NOUN}(?![\w-])")
_BETWEEN = rule(
    rf"(?<!\w)(?:[Tt]he|this|their|its|whose|{{deepen}}(?: the| their)?) {_ADJECTIVES}{_NOUN}{_TOPIC} (?:between|among) (?:the )?"
    rf"(?P<who>{AGENT_LIST}|<HDS|PRO>)".replace(
        "{deepen}",
        r"(?:strengthen|deepen|expand|intensif|enhanc|bolster|broaden|consolidat|reinforc|boost)\w+",
    )
)
_WITH = rule(
    rf"(?P<who><ORG>)'s? {_ADJECTIVES}{_NOUN}{_TOPIC} with (?:the )?(?P<other>{AGENT_LIST}|<HDS>)"
)
_ITS = rule(
    rf"\b(?:its|their) {_ADJECTIVES}{_NOUN}{_TOPIC} with (?:the )?(?P<other>{AGENT_LIST}|<HDS>)"
)
_OF_BOTH = rule(
    rf"(?P<who><ORG>)(?:-| - |/)(?P<other><ORG>) (?:[\w-]+ )?{_NOUN}(?![\w-])"
    rf"|(?P<who2><ORG>)(?: and | & )(?:the )?(?P<other2><ORG>)'s? {_ADJECTIVES}{_NOUN}(?![\w-])"
)
_DEEPENS = (
    r"(?:strengthen|deepen|expand|continu|intensif(?:y|ie)|enhanc|bolster|broaden|consolidat|reinforc|boost|formali[sz]|"
    r"pursu|cement|renew|upgrad|widen|step|extend|maintain|enjoy|further)(?:e?s|e?d|ing|ped|ping|e)?(?: up| on)?"
)
_DEEPENED = rule(
    rf"(?P<who>{AGENT_LIST}|<PRO>)(?: \([^()]*\))?,? "
    r"(?:(?:has|have|is|are|been|further|also|now|again|continues? to|continued to|\w+ly) )*"
    rf"{_DEEPENS} (?:the |its |their |an? )?{_ADJECTIVES}{_NOUN}(?![\w-])"
    rf"(?:{_TOPIC} with (?:the )?(?P<other>{AGENT_LIST}|<HDS>))?",
    re.IGNORECASE,
)
_AGREED = rule(
    rf"(?P<who>{AGENT_LIST}|<PRO>)[^.;:<]{{1,60}}? (?:to|on|of|for|in) (?:further |continue to |\w+ly )?{_DEEPENS} "
    rf"(?:and {_DEEPENS} )?their {_ADJECTIVES}{_NOUN}(?! with)(?![\w-])"
)
_PARTNER = rule(
    r"(?P<who><ORG>)(?: \([^()]*\))?,? (?:(?:is|are|was|has been|have been|remains?)(?: also)? )?(?:an?|one of the|the) "
    r"(?:(?!potential|possible|future|prospective)[\w-]+ ){0,3}?(?:partners?|partner office) of (?:the )?(?P<other><ORG>)(?!'s)"
)
_FRAMEWORK = rule(
    r"(?P<group><GRP>)[^.;]{0,60}?(?:framework|forum|group\w*|platform|network|mechanism|alliance|partnership|initiative)"
    r"[^.;]{0,60}?(?:(?:in|through|by|under|within|where)(?: which)? (?:the |its )?[^.;]{0,60}?(?:offices|members|partners)"
    rf"[^.;]{{0,30}}? (?:co-?operate|collaborate|work together)|(?:of|for) (?:the )?{_NOUN} (?:between|among|of) (?:the |its )?"
    r"[^.;]{0,60}?(?:offices|members|partners))(?![\w-])"
)
_CUE = rule(r"operati|operate|ollaborat|artner|work(?:ing)? (?:together|relation)", re.IGNORECASE)
_FAMILIES = ("office", "organisation", "group")


def told(here: Discourse, clause: Clause) -> None:
    """Read the noun: “their cooperation”, “the cooperation between A and B”."""
    masked, text = clause.masked, clause.masked.text
    is_told = clause.mood is Mood.FACT and not here.claim
    if not is_told or not _CUE.search(text, clause.start, clause.end):
        return
    own = _OWN.search(text, clause.group.end, clause.end)
    if own:
        bodies = bodies_of(here, clause.subject)
        pairs(here, bodies, [*_spans(clause.subject), masked.span(*own.span())], clause)
    for match in _BETWEEN.finditer(text, clause.start, clause.end):
        bodies = bodies_of(here, masked.of(match, "who"))
        pairs(here, bodies, [masked.span(*match.span())], clause)
    for match in _WITH.finditer(text, clause.start, clause.end):
        sides = [*masked.of(match, "who"), *masked.of(match, "other")]
        _with(here, sides, [masked.span(*match.span())], clause)
    for match in _ITS.finditer(text, clause.group.end, clause.end):
        sides = [*clause.subject[:1], *masked.of(match, "other")]
        _with(here, sides, [*_spans(clause.subject[:1]), masked.span(*match.span())], clause)


def spoken_of(here: Discourse, masked: Masked) -> None:
    """Read cooperation that a sentence tells of whatever its verbs are."""
    text = masked.text
    if not _CUE.search(text):
        return
    for match in _DEEPENED.finditer(text):
        who, other = masked.of(match, "who"), masked.of(match, "other")
        spans = [masked.span(*match.span())]
        if other and len(bodies_of(here, who)) == 1:
            _with(here, [*who, *other], spans, None)
        elif not other and not re.match(
            r"[^.;]{0,80} (?:with|between|among) ", text[match.end() :]
        ):
            pairs(here, bodies_of(here, who), spans, None)
    for match in _AGREED.finditer(text):
        pairs(here, bodies_of(here, masked.of(match, "who")), [masked.span(*match.span())], None)
    for pattern in (_OF_BOTH, _PARTNER):
        for match in pattern.finditer(text):
            groups = (g for g in ("who", "who2", "other", "other2") if g in match.groupdict())
            sides = [phrase for group in groups for phrase in masked.of(match, group)]
            _with(here, sides, [masked.span(*match.span())], None)
    for match in _FRAMEWORK.finditer(text):
        group = here.body(masked.of(match, "group")[0])
        if group:
            here.frameworks.append((group, masked.span(*match.span())))


def members_cooperate(here: Discourse) -> None:
    """Let those cooperate that a document has told to be the members of a framework for it."""
    for group, span in here.frameworks:
        told = [f for f in here.facts if f.predicate == "isMemberOf" and f.object is group]
        members = {id(f.subject): f.subject for f in told if not f.claim}
        for one, other in combinations(members.values(), 2):
            _say(here, one, other, [span], None)


def _with(here: Discourse, sides: list[Phrase], spans: list[Span], clause: Clause | None) -> None:
    one = bodies_of(here, sides[:1])
    for other in bodies_of(here, sides[1:]) if len(one) == 1 else []:
        _say(here, one[0], other, spans, clause)


def _spans(phrases: Iterable[Phrase]) -> list[Span]:
    return [phrase.span for phrase in phrases]


def bodies_of(here: Discourse, phrases: list[Phrase]) -> list[Thing]:
    """Return the bodies that phrases denote; countries are none."""
    told = [p for p in phrases if p.kind is not Kind.CTY]
    return [agent for agent in here.agents(told) if agent.family in _FAMILIES]


def pairs(here: Discourse, bodies: list[Thing], spans: list[Span], clause: Clause | None) -> None:
    """Record of each two of some bodies that they cooperate."""
    for one, other in combinations(bodies, 2):
        _say(here, one, other, spans, clause)


def _say(
    here: Discourse, one: Thing, other: Thing, spans: list[Span], clause: Clause | None
) -> None:
    told = (f for f in here.facts if f.predicate == "cooperatesWith" and not f.claim)
    if not any({id(f.subject), id(f.object)} == {id(one), id(other)} for f in told):
        here.say(one, "cooperatesWith", other, spans, clause)
