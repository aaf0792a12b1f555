"""Who works with whom."""

import re
from collections.abc import Iterable
from itertools import combinations

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Span
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Phrase, rule
from ipcoop.extract.phrases.nouns import AGENT_LIST
from ipcoop.extract.phrases.verbs import Mood

_NOUN = r"(?:co-?operation|collaboration|co-?operative relations(?:hip)?|partnership)"
_ADJECTIVES = r"(?:(?!(?:future|possible|potential|proposed)\b)[\w-]+ ){0,3}?"
_OWN = re.compile(rf"\b[Tt]heir {_ADJECTIVES}{_NOUN}(?![\w-])")
_BETWEEN = rule(
    rf"(?<!\w)(?:[Tt]he|this|their|its|whose) {_ADJECTIVES}{_NOUN}(?: (?:in|on) [^,.;<]{{1,60}}?)? (?:between|among) (?:the )?"
    rf"(?P<who>{AGENT_LIST}|<HDS|PRO>)"
)
_WITH = rule(rf"(?P<who><ORG>)'s? {_ADJECTIVES}{_NOUN} with (?:the )?(?P<other>{AGENT_LIST})")
_ITS = rule(rf"\b(?:its|their) {_ADJECTIVES}{_NOUN} with (?:the )?(?P<other>{AGENT_LIST})")
_CUE = rule(r"operati|ollaborati|artnership", re.IGNORECASE)
_FAMILIES = ("office", "organisation", "group")


def cooperate(here: Discourse, clause: Clause) -> None:
    """Bodies cooperate."""
    if (
        clause.group.verb.lemma == "work"
        and "together" not in clause.rest()
        and not clause.governed("with")
    ):
        return
    if clause.group.verb.lemma == "work" and not re.match(
        r" (?:\w+ )?(?:together|jointly)\b", clause.rest()
    ):
        return
    sides = [*clause.subject, *clause.governed("with")]
    bodies = _bodies(here, sides)
    here.together(bodies)
    _each(here, bodies, [*(p.span for p in sides), clause.verb], clause)


def told(here: Discourse, clause: Clause) -> None:
    """Read the noun: “their cooperation”, “the cooperation between A and B”."""
    masked = clause.masked
    text = masked.text
    if (
        clause.mood is not Mood.FACT
        or here.claim
        or not _CUE.search(text, clause.start, clause.end)
    ):
        return
    own = _OWN.search(text, clause.group.end, clause.end)
    if own:
        _each(
            here,
            _bodies(here, clause.subject),
            [*_spans(clause.subject), masked.span(*own.span())],
            clause,
        )
    for match in _BETWEEN.finditer(text, clause.start, clause.end):
        _each(here, _bodies(here, masked.of(match, "who")), [masked.span(*match.span())], clause)
    for match in _WITH.finditer(text, clause.start, clause.end):
        sides = [*masked.of(match, "who"), *masked.of(match, "other")]
        _with(here, sides, [masked.span(*match.span())], clause)
    for match in _ITS.finditer(text, clause.group.end, clause.end):
        sides = [*clause.subject[:1], *masked.of(match, "other")]
        _with(here, sides, [*_spans(clause.subject[:1]), masked.span(*match.span())], clause)


def _with(here: Discourse, sides: list[Phrase], spans: list[Span], clause: Clause) -> None:
    one = _bodies(here, sides[:1])
    for other in _bodies(here, sides[1:]) if len(one) == 1 else []:
        here.say(one[0], "cooperatesWith", other, spans, clause)


def _spans(phrases: Iterable[Phrase]) -> list[Span]:
    return [phrase.span for phrase in phrases]


def _bodies(here: Discourse, phrases: list[Phrase]) -> list[Thing]:
    told = [p for p in phrases if p.kind is not Kind.CTY]
    return [agent for agent in here.agents(told) if agent.family in _FAMILIES]


def _each(here: Discourse, bodies: list[Thing], spans: list[Span], clause: Clause) -> None:
    for one, other in combinations(bodies, 2):
        here.say(one, "cooperatesWith", other, spans, clause)
