"""Phrases that name events, instruments, funds, activities and groups of people."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ipcoop.extract.finders.alternatives import any_of
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.matching import Rule
from ipcoop.extract.phrases.verb_forms import STOPPING_FORMS

_NAMES = "<ORG|GRP|CTY|DEM|PLC|THM>"
_AGENTS = "<ORG|GRP|CTY>"
AGENT_LIST = rf"{_AGENTS}(?:(?:,? and |, |,? as well as |,? & )(?:the )?{_AGENTS})*"
_DET = (
    r"(?P<det>the|a|an|its|their|this|that(?!(?: [a-z-]+){0,2} (?:talks|consultations|meetings|sessions|"
    r"workshops|seminars|conferences|discussions|presentations|lectures|speeches|agreements|events|"
    r"visits|courses)(?!\w))|these|his|her|our|another|each|every|both|no|any|"
    r"The|A|An|Its|Their|This|That|These|His|Her|Our|Another|Each|Every|Both|No|Any)"
)
_ORDINALS = (
    r"\d+(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|"
    r"[Ee]ighth|[Nn]inth|[Tt]enth|[Ee]leventh|[Tt]welfth|[Tt]hirteenth|[Ff]ourteenth|[Ff]ifteenth|"
    r"[Ss]ixteenth|[Ss]eventeenth|[Ee]ighteenth|[Nn]ineteenth|[Tt]wentieth|"
    r"[Tt]wenty-[a-z]+|[Tt]hirtieth|[Ff]ortieth|[Ff]iftieth"
)
_VERB_FORMS = any_of(STOPPING_FORMS)
_STOP = (
    r"(?:of|in|at|on|from|to|by|with|for|under|during|through|between|among|about|via|following|"
    r"after|before|since|until|within|and|or|but|as|which|who|that|while|where|when|be|been|has|"
    r"have|had|will|would|not|no|the|a|an|its|their|this|his|her|both|also|opening of|present|"
    rf"various|{_VERB_FORMS})"
)
_WORD = rf"(?!{_STOP}(?![\w-]))[a-z][\w'-]*|\d+"
_CAP = rf"(?!(?i:{_VERB_FORMS}|signs?|hosts?|visits|meets?|opens?|heads|issues|leads|marks)(?![\w-]))(?:[A-Z][\w'&/-]*|{_NAMES}(?:-{_NAMES})*(?:'s)?|\d{{4}})"
_BEFORE = rf"(?:(?P<ord>{_ORDINALS}) )?(?P<mod>(?:(?:{_WORD}|{_CAP}|<FND>),? ){{0,6}}?)"
DETERMINER, ORDINALS, STOP, WORD, CAPITAL = _DET, _ORDINALS, _STOP, _WORD, _CAP


@dataclass(frozen=True, slots=True)
class Noun:
    """What the words of a phrase say of the thing that it names.

    Attributes:
        type: the class of the ontology.
        head: its main noun in lower case.
        definite: whether it points back, as “the meeting” does.
        ordinal: the words of its ordinal number, or nothing.
        name: the words that name it, without article and without what follows its main noun.
        is_plural: whether it names several.
        none: whether it denies that there is one: “no agreement”, “without any declaration”.
        tie: the preposition that leads to those who meet: “between”, “with”.
    """

    type: str
    head: str
    definite: bool
    ordinal: str
    name: str
    is_plural: bool = False
    none: bool = False
    tie: str = ""


_SHORT = 4
"""How long a noun is at most that is written in capitals too: “MOU”."""
_SPEECHES = {
    "keynote speech": "Speech", "keynote address": "Speech", "keynote lecture": "Presentation",
    "keynote presentation": "Presentation", "keynote remarks": "Speech",
    "speech": "Speech", "address": "Speech", "remarks": "Speech", "keynote": "Speech",
    "toast": "Speech", "message": "Speech", "vote of thanks": "Speech", "opening statement": "Statement",
    "closing statement": "Statement", "presentation": "Presentation", "presentations": "Presentation",
    "lecture": "Presentation", "talk": "Presentation", "briefing": "Presentation",
    "discussion": "Discussion", "discussions": "Discussion", "panel discussion": "Discussion",
    "panel session": "Discussion", "panel debate": "Discussion", "debate": "Discussion",
    "round-table discussion": "Discussion", "roundtable discussion": "Discussion",
    "podium discussion": "Discussion", "fireside chat": "Discussion", "intervention": "Speech",
    "words of welcome": "Speech", "word of welcome": "Speech", "word of thanks": "Speech",
    "exchange of views": "Discussion", "speeches": "Speech", "lectures": "Presentation",
}  # fmt: skip


def _heads(nouns: object) -> str:
    names = sorted(nouns, key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(name) for name in names)


def _cased(nouns: object) -> str:
    """Return the nouns in lower case, with capitals, and in upper case where short."""
    heads = _heads(nouns).split("|")
    capital = [head[0].upper() + head[1:] for head in heads]
    titled = [re.sub(r"\b(?!of\b)([a-z])", lambda m: m[1].upper(), head) for head in heads]
    upper = [head.upper() for head in heads if len(head) <= _SHORT]
    mixed = ["MoU", "MoC"] if "mou" in heads else []
    every = dict.fromkeys([*heads, *capital, *titled, *upper, *mixed])
    return "|".join(sorted(every, key=len, reverse=True))


_SPEECH = rule(rf"(?<![\w'-])(?:{_DET} )?{_BEFORE}(?P<head>{_cased(_SPEECHES)})(?![\w-])")
_HEADS_OF = rule(
    r"(?<![\w-])(?:[Tt]he )?(?P<role>[Hh]eads|[Ll]eaders|[Cc]ommissioners|[Cc]hiefs|[Rr]epresentatives|"
    r"[Dd]elegates|[Dd]elegations?|[Oo]fficials|[Ee]xperts|[Ee]xaminers|[Pp]articipants|[Oo]fficers)"
    r" (?:of|from) (?:the )?(?:(?:\w+ )?(?:national )?(?:IP|[Ii]ntellectual [Pp]roperty|"
    r"[Ii]ndustrial [Pp]roperty|[Pp]atent|[Cc]opyright|[Tt]rade ?[Mm]ark)?(?: \(IP\))? ?(?P<offices>[Oo]ffices?|[Aa]uthorities)(?: (?:of|from|in) (?:the )?"
    rf"(?:<CNT>,? (?:namely|including|that is|:) (?:the )?)?(?P<list>{AGENT_LIST}))?"
    rf"|{_AGENTS} (?:IP |[Ii]ntellectual [Pp]roperty |[Mm]ember )?(?:[Oo]ffices|[Ss]tates|"
    r"(?<=[Mm]ember )countries)(?!\w)"
    rf"|(?P<bodies>{AGENT_LIST}))"
)
_OFFICES_OF = rule(
    r"(?<![\w-])(?:[Tt]he )?(?P<role>(?:(?:national )?(?:IP|(?:[Ii]ntellectual|[Ii]ndustrial) [Pp]roperty|[Pp]atent) )?"
    rf"[Oo]ffices) (?:of|from|in) (?:the )?(?:<CNT>,? (?:namely|including) (?:the )?)?(?P<list>{AGENT_LIST})"
)
_SIDES = (
    r"(?:(?:\w+ )?(?:(?:IP|intellectual property|patent) )?offices|delegations?|sides|parties|"
    r"organi[sz]ations|agencies|institutions|authorities|administrations)"
)
_THE_HEADS = rule(
    r"(?<![\w-])(?:[Tt]he|[Bb]oth|[Tt]he two|[Tt]he three|[Tt]he four|[Tt]he five) (?:office |respective )?"
    r"(?P<role>heads|commissioners|leaders|delegations|representatives|presidents|ministers|directors[- ]general|chief executives)"
    rf"(?: of (?:the |both |all )?(?:two |three |four |five |respective )?{_SIDES})?(?![\w-])"
)
_THEY = rule(
    r"(?<![\w-])(?P<who>[Tt]he (?:two|three|four|five|six|same|participating|member) (?:IP )?(?:offices|sides|partners|signatories|"
    r"organi[sz]ations|agencies|parties|institutions|countries|authorities|administrations|bodies)|(?:[Bb]oth|[Aa]ll (?:three|four|five|six)) (?:IP )?"
    r"(?:offices|sides|parties|organi[sz]ations|agencies|countries|institutions|authorities|administrations|bodies|signatories)|[Tt]he (?:parties|offices|"
    r"participants|delegates|partners|partner offices)|[Tt]hey|[Tt]he Office|[Tt]he Organization|[Tt]he office|[Hh]e|[Ss]he)"
    r"(?![\w-])"
)


def _cue(nouns: object) -> Rule:
    return rule(rf"(?<![\w-])(?:{_cased(nouns)})(?![\w-])")


_SPEECH_CUE = _cue(_SPEECHES)


def fold_groups(masked: Masked) -> None:
    """Put together what names groups of people and bodies."""
    masked.fold(_HEADS_OF, lambda m: _heads_of(masked, m))
    masked.fold(_OFFICES_OF, lambda m: _offices_of(masked, m))
    masked.fold(_THE_HEADS, lambda m: masked.phrase(Kind.HDS, *m.span(), value=m["role"].lower()))
    masked.fold(_THEY, lambda m: masked.phrase(Kind.PRO, *m.span(), value=m["who"].lower()))


def fold_speeches(masked: Masked) -> None:
    """Put together what names speeches, presentations and discussions."""
    masked.fold(_SPEECH, lambda m: _noun(masked, m, Kind.SPC, _SPEECHES.get), _SPEECH_CUE)


def _noun(
    masked: Masked, match: re.Match[str], kind: Kind, types: Callable[[str], str | None]
) -> Phrase | None:
    head = match["head"].lower()
    cls = types(head)
    if not cls:
        return None
    groups = match.groupdict()
    parts: dict[str, list[Phrase]] = {}
    for role in ("parties", "late"):
        if groups.get(role):
            parts["parties"] = masked.of(match, role)
    if groups.get("dated"):
        parts["dated"] = masked.of(match, "dated")
    for role in ("short", "about"):
        if groups.get(role):
            parts[role] = [masked.phrase(kind, match.start(role), match.end(role))]
    parts["mod"] = masked.of(match, "mod")
    first = match.start("ord") if groups.get("ord") else match.start("mod")
    noun = Noun(
        type=cls,
        head=head,
        definite=(groups.get("det") or "").lower() in ("the", "this", "that", "these", "both"),
        ordinal=groups.get("ord") or "",
        name=masked.words(first, match.end("whose") if groups.get("whose") else match.end("head")),
        is_plural=(groups.get("det") or "").lower() in ("these", "both"),
        none=(groups.get("det") or "").lower() in ("no", "any"),
    )
    return masked.phrase(kind, *match.span(), value=noun, parts=parts)


def _heads_of(masked: Masked, match: re.Match[str]) -> Phrase | None:
    bodies = masked.of(match, "list") or masked.of(match, "bodies")
    return masked.phrase(
        Kind.HDS,
        *match.span(),
        value=match["role"].lower(),
        parts={"bodies": bodies, "head": [_head_words(masked, match)]},
    )


def _offices_of(masked: Masked, match: re.Match[str]) -> Phrase:
    head = masked.phrase(Kind.HDS, match.start("role"), match.start("list"))
    parts = {"bodies": masked.of(match, "list"), "head": [head]}
    return masked.phrase(Kind.HDS, *match.span(), value="offices", parts=parts)


def _head_words(masked: Masked, match: re.Match[str]) -> Phrase:
    """Return “heads of the IP offices of”, the words that every body of the list shares."""
    last = match.start("list") if match["list"] else match.end()
    last = match.start("bodies") if match["bodies"] else last
    last -= len(masked.text[:last]) - len(masked.text[:last].rstrip())
    return masked.phrase(Kind.HDS, match.start("role"), last)
