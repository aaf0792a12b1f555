"""Phrases that name the events of a series: “the fifth edition of the forum”, “the next one”."""

import re
from dataclasses import replace

from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.nouns import DETERMINER, ORDINALS, Noun

_EDITION = rule(
    rf"(?<![\w-])(?:{DETERMINER} )?(?P<ord>{ORDINALS}) (?:(?:annual )?(?:edition|round|session|"
    r"series of meetings) of (?:the |its )?|(?:annual |biennial )?)(?P<event><EVT>)"
)
_NEXT = rule(
    rf"(?<![\w-])(?<!for )(?<!in )(?<!with )(?<!saw )(?<!marked )(?:[Tt]he|[Ii]ts|[Tt]heir) (?P<which>(?:very )?(?:next|previous|last|preceding|coming|upcoming|"
    rf"latest|inaugural|{ORDINALS}))(?: (?:one|edition)(?![\w-])(?! of )|"
    r"(?= (?:was|had been) (?:held|hosted|organi[sz]ed|convened|conducted|staged)(?![\w-])| (?:took|had taken) place))"
)
_BESIDE = ("next", "previous", "last", "preceding", "coming", "upcoming", "latest")
_NEXT_NAMED = rule(
    r"(?<![\w-])(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur) (?P<which>next|previous|last|preceding|coming|upcoming|"
    r"forthcoming) (?:annual |regular )?(?P<event><EVT>)"
)
_NEXT_NAMED_CUE = rule(
    r"(?:next|previous|last|preceding|coming|upcoming|forthcoming) (?:\w+ )?<EVT>"
)
_OF_TIME = rule(
    r"(?P<day><DAT>)'s(?: (?P<which>edition|event|meeting|conference|symposium|forum|seminar|"
    r"workshop|session)(?![\w-])|(?= (?:was|were|had been|took place)(?![\w-])))"
)
_SERIES = rule(
    rf"(?<![\w-])(?P<det>[Tt]he|[Ii]ts) (?P<ord>{ORDINALS}) (?P<short>[A-Z]{{3,}}|<EVT>)(?![\w-])"
)
_ALIAS = rule(
    r"(?P<name><EVT>) \((?:also |hereinafter |hereafter )?(?:called|known as|referred to as) (?:the )?[\"']?"
    r"(?P<short><EVT>)[\"']?\)"
)
_ALIAS_CUE = rule(r"<EVT> \(")
_APPOSED_CUE = rule("<EVT>, <EVT>")
_APPOSED = rule(r"(?P<name><EVT>), (?P<what><EVT>)(?=, (?!and |or |as |an? |the |<EVT>)|\.?$)")
_SAYS_WHAT = re.compile(
    r"(?:the|its|their|an?) (?:\w+ )?(?:annual|biennial|yearly|flagship|largest|first|only|main|major|regional|"
    r"international|national|\w+-day|high-level|new|global)\b",
    re.IGNORECASE,
)
_SERIES_CUE = rule(r"[A-Z]{3}|[\U000F0000-\U000FFFFF]")
_ORDINAL_CUE = rule(rf"(?:{ORDINALS}) ")
_NEXT_CUE = rule(
    r" (?:one|edition)(?!\w)|'s | (?:edition|round|meetings|session) of |[Tt]he \w+ (?:was|had|took) "
)


def fold_dated(masked: Masked) -> None:
    """Put together “last year's edition”, and names with “the fifth edition of” before them."""
    masked.fold(_OF_TIME, lambda m: _of_time(masked, m), _NEXT_CUE)
    masked.fold(_EDITION, lambda m: _edition(masked, m), _ORDINAL_CUE)


def fold_editions(masked: Masked) -> None:
    """Put together what names one event of a series, and a name with what it is the name of."""
    masked.fold(_EDITION, lambda m: _edition(masked, m), _ORDINAL_CUE)
    masked.fold(_NEXT_NAMED, lambda m: _next_named(masked, m), _NEXT_NAMED_CUE)
    masked.fold(_NEXT, lambda m: _next(masked, m), _NEXT_CUE)
    masked.fold(_SERIES, lambda m: _in_series(masked, m), _SERIES_CUE)
    masked.fold(_ALIAS, lambda m: _with_alias(masked, m), _ALIAS_CUE)
    masked.fold(_APPOSED, lambda m: _apposed(masked, m), _APPOSED_CUE)


def _edition(masked: Masked, match: re.Match[str]) -> Phrase | None:
    """Return “the fifth edition of the Asian IP Forum” as the fifth forum."""
    event = masked.of(match, "event")[0]
    noun: Noun = event.value
    if noun.ordinal:
        return None
    name = f"{match['ord']} {noun.name}"
    value = Noun(noun.type, noun.head, definite=True, ordinal=match["ord"], name=name)
    return masked.phrase(Kind.EVT, *match.span(), value=value, parts=event.parts)


def _with_alias(masked: Masked, match: re.Match[str]) -> Phrase:
    """Return “the 63rd Series of Meetings (also called the WIPO Assembly)” as one event."""
    name, short = masked.of(match, "name")[0], masked.of(match, "short")[0]
    alias = masked.phrase(Kind.EVT, match.start("short"), match.end("short"))
    alias.text = short.value.name
    parts = {**name.parts, "short": [alias]}
    return masked.phrase(Kind.EVT, *match.span(), value=name.value, parts=parts)


def _apposed(masked: Masked, match: re.Match[str]) -> Phrase | None:
    """Return “IP Week, the annual flagship event of IPOS,” as one event."""
    name, what = masked.of(match, "name")[0], masked.of(match, "what")[0]
    noun, said = name.value, what.value
    is_named = sum(word[0].isupper() for word in noun.name.split()) > 1
    if not is_named or said.is_plural or not _SAYS_WHAT.match(what.text):
        return None
    if noun.type == "CooperationEvent":
        noun = replace(noun, type=said.type)
    parts = {**what.parts, **name.parts}
    return masked.phrase(Kind.EVT, *match.span(), value=noun, parts=parts)


def _next(masked: Masked, match: re.Match[str]) -> Phrase:
    name = masked.words(match.start("which"), match.end())
    name = name if name.endswith((" one", " edition")) else f"{name} one"
    which = match["which"].removeprefix("very ")
    number = "" if which in _BESIDE else which
    noun = Noun("", "one", definite=True, ordinal=number, name=name)
    return masked.phrase(Kind.EVT, *match.span(), value=noun)


def _next_named(masked: Masked, match: re.Match[str]) -> Phrase:
    """Return “the next IP5 Heads Meeting” as another event than “the IP5 Heads Meeting”."""
    event = masked.of(match, "event")[0]
    noun = replace(event.value, definite=True, name=f"{match['which']} {event.value.name}")
    return masked.phrase(Kind.EVT, *match.span(), value=noun, parts=event.parts)


def _of_time(masked: Masked, match: re.Match[str]) -> Phrase:
    """Return “last year's edition”."""
    name = masked.words(*match.span()) + ("" if match["which"] else " one")
    noun = Noun("", "one", definite=True, ordinal="", name=name)
    day = masked.of(match, "day")
    return masked.phrase(Kind.EVT, *match.span(), value=noun, parts={"day": day})


def _in_series(masked: Masked, match: re.Match[str]) -> Phrase:
    """Return “the fourth AHIC”: what kind of event that is, the text may tell later."""
    name = masked.words(match.start("ord"), match.end())
    noun = Noun("CooperationEvent", "event", definite=True, ordinal=match["ord"], name=name)
    short = masked.phrase(Kind.EVT, match.start("short"), match.end("short"))
    return masked.phrase(Kind.EVT, *match.span(), value=noun, parts={"series": [short]})
