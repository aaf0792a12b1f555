"""The verbs of the genre, and the groups of words that they head.

A verb belongs to an act, such as holding an event or signing an instrument. A verb group tells
besides whether the act is asserted, planned, supposed or denied, and whether its subject is the
one who acts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ipcoop.extract.phrases.idioms import IDIOM, meaning
from ipcoop.extract.phrases.masking import rule
from ipcoop.extract.phrases.verb_forms import FORM, VERBS, Verb


class Mood(StrEnum):
    """How a clause puts what it says."""

    FACT = "fact"
    PLAN = "plan"
    SUPPOSED = "supposed"
    DENIED = "denied"


_BE = "is|are|was|were|be|been|being"
_AUXILIARIES = (
    f"(?:will|would|shall|should|may|might|could|can|cannot|must|{_BE}|has|have|had|having|did|does|"
    "do|to|not|never|neither|nor|hardly|scarcely|no longer|in order|jointly|also|both|then|since|already|first|later|soon|"
    "formally|recently|all|again|expected|scheduled|planned|set|due|slated|plans?|planning|"
    "intends?|intending|hopes?|hoping|aims?|aiming|wish(?:es)?|wants?|proposed?|going|agreed|"
    "agrees|pledged|committed|decided|continues?|continued|failed|declined|refused|unable|invited|"
    "invites?|able|about|yet|\\w+ly)"
)
_AUXILIARY = re.compile(rf"(?:{_AUXILIARIES}|longer|order)(?:n't)?,? $", re.IGNORECASE)
"""The last word of auxiliaries."""
_NEAR = 20
"""Characters before a verb among which the word before it stands."""
_BEFORE = re.compile(rf"(?:(?<![\w-]){_AUXILIARIES}(?:n't)?,? )*$", re.IGNORECASE)
_PLAN = re.compile(
    r"\b(?:will|shall|going to|(?:expected|scheduled|planned|set|due|slated|plans?|planning|"
    r"intend(?:s|ing)?|hop(?:es?|ing)|aim(?:s|ing)?|wish(?:es)?|wants?|proposed?|agreed|agrees|"
    r"pledged|committed|decided|about|invited|invites?|is|are) to)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:would|could|may|might|should|can|must|to have)\b", re.IGNORECASE)
_HAD_TO = re.compile(r"\bhad(?: \w+ly)? to\b", re.IGNORECASE)
"""What somebody had to do was done."""
_DENIED = re.compile(
    r"(?:\b(?:not|never|neither|nor|hardly|scarcely|no longer|cannot|failed to|declined to|refused to|unable to|yet to)\b|n't\b)",
    re.IGNORECASE,
)
_IS_PASSIVE = re.compile(rf"\b(?:{_BE})\b(?: \w+ly| also| not| jointly| first| then)* $", re.I)
_ARRANGED = ("hold", "attend", "sponsor")
"""What is meant to be where it is told as going on: “WIPO is hosting a forum in July”."""
_IS_GOING_ON = re.compile(r"\b(?:is|are)\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto(?: \w+ly| be)? $", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?<=ing|.ed) (?:countr|nations|econom|world|groups?\b|members?\b|offices?\b|part(?:y|ies)\b|states)",
    re.I,
)
_HAD_HONOUR = re.compile(
    r"\b(?:had|has|have) the (?:\w+ )?(?:pleasure|hono[u]?r|privilege|joy|opportunity) of $",
    re.IGNORECASE,
)
_IN = re.compile(r"(?<![\w-])in $", re.IGNORECASE)
_SAID = re.compile(r" (?:that|how|in|the)\b|[:,]? [\"'\U000F0000-\U000FFFFF]")
_OWNED = re.compile(
    r"(?:\b(?:compar|exchang|tak|mak|took|made|swap)\w* |[A-Z]\w+ |(?:member|island|coastal|third|developing|"
    r"arab|small|other|all|\w+ern|observer) |[\U000F0000-\U000FFFFF] )$"
)
_SERVES = re.compile(r"\b(?:used|serves?|served|helps?|helped)(?: \w+ly)? $")
"""What one is for is done with it: “the fund is used to finance projects”."""
_THANKS_TO = re.compile(r"[Tt]hanks to(?!\w)")
_NAMING = re.compile(r"(?:called|named)(?![\w-])(?! (?:on|for|upon|that|by)\b)")
_AFTER_THING = rule(r"<ACV|EVT|FND|INS|UNI>(?: (?:of|for|in|on) [^,;.]{1,40})?,? $")
"""After a thing, “called” gives its name: “a project called Green Skies”."""
_NOUNISH = re.compile(
    r"(?:^|[^\w-])(?:the|a|an|(?<!well )(?<!quoted )(?<!cited )as|its|their|this|that|these|his|her|our|of|for|no|any|each|every|more|"
    r"warm|kind|hearty|cordial|joint|further|new|first|progress|search|annual|interim|regular|detailed|status|examination|"
    r"evaluation|technical|financial|continued|continuous|strong|full|mutual|close|closer|member|contracting)[ ]$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with the words that belong to it, by their characters in a masked sentence.

    Attributes:
        start: where the auxiliaries begin.
        end: where the verb ends.
        verb: the verb.
        mood: fact, plan, supposed or denied.
        passive: whether an auxiliary makes it passive.
        infinitive: whether it stands with “to”.
        present: whether it speaks of the present.
    """

    start: int
    end: int
    verb: Verb
    mood: Mood
    passive: bool
    infinitive: bool
    present: bool


def verb_groups(text: str) -> list[VerbGroup]:
    """Return the verb groups of a masked sentence, in order."""
    groups = [_group(text, m.start(), m.end(), VERBS[m.group().lower()]) for m in _verbs(text)]
    groups += [_group(text, m.start(), m.end(), Verb(*meaning(m))) for m in IDIOM.finditer(text)]
    return _without_auxiliaries(sorted(groups, key=lambda group: group.end))


def _verbs(text: str) -> Iterator[re.Match[str]]:
    for match in FORM.finditer(text):
        verb = VERBS[match.group().lower()]
        before = max(0, match.start() - _NEAR), match.start()
        if verb.form == "ing" and _HAD_HONOUR.search(
            text, max(0, match.start() - 2 * _NEAR), match.start()
        ):
            yield match
            continue
        is_noun = (
            (verb.form in ("base", "s", "ing") and _NOUNISH.search(text, *before))
            or _ATTRIBUTE.match(text, match.end())
            or _is_plural(text, match)
        )
        is_bare = verb.form == "base" and _IN.search(text, *before) is not None
        is_bare = is_bare or _THANKS_TO.match(text, match.start()) is not None
        is_name = _NAMING.match(text, match.start()) and _AFTER_THING.search(text, 0, match.start())
        if not is_noun and not is_bare and not is_name:
            yield match


def _is_plural(text: str, match: re.Match[str]) -> bool:
    """Tell whether “states” or “notes” are a noun: “the Gulf states”, “compared notes”."""
    if match.group().lower() not in ("states", "notes"):
        return False
    return (
        _SAID.match(text, match.end()) is None and _OWNED.search(text, 0, match.start()) is not None
    )


def _group(text: str, start: int, end: int, verb: Verb) -> VerbGroup:
    last = text.rfind(" ", 0, max(0, start - 1)) + 1
    is_bare = _AUXILIARY.search(text, last, start) is None
    before = None if is_bare else _BEFORE.search(text, max(0, start - 60), start)
    first = before.start() if before else start
    words = text[first:start]
    infinitive = _INFINITIVE.search(words) is not None
    serves = infinitive and _SERVES.search(text, max(0, first - 20), first) is not None
    return VerbGroup(
        start=first,
        end=end,
        verb=verb,
        mood=Mood.FACT if serves else _mood(words, verb),
        passive=verb.form in ("participle", "past") and _IS_PASSIVE.search(words) is not None,
        infinitive=infinitive,
        present=verb.form in ("base", "s") and not infinitive,
    )


def _mood(words: str, verb: Verb) -> Mood:
    if not words:
        return Mood.FACT
    if _DENIED.search(words):
        return Mood.DENIED
    if _HAD_TO.search(words):
        return Mood.FACT
    if _SUPPOSED.search(words):
        return Mood.SUPPOSED
    goes_on = verb.form == "ing" or "being" in words
    if verb.act in _ARRANGED and goes_on and _IS_GOING_ON.search(words):
        return Mood.PLAN
    if _PLAN.search(words) or _INFINITIVE.search(words):
        return Mood.PLAN
    return Mood.FACT


def _without_auxiliaries(groups: list[VerbGroup]) -> list[VerbGroup]:
    """Drop a group that lies among the auxiliaries of the next one."""
    kept: list[VerbGroup] = []
    for group in groups:
        while kept and kept[-1].end > group.start:
            kept.pop()
        kept.append(group)
    return kept
