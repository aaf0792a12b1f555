"""Phrases that name events: “the 18th TRIPO Heads Meeting”, “a seminar on AI inventions”."""

import re

from ipcoop.extract.finders.alternatives import any_of
from ipcoop.extract.phrases.edition_nouns import fold_dated, fold_editions
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.phrases.nouns import AGENT_LIST, CAPITAL, DETERMINER, ORDINALS, STOP, WORD, Noun
from ipcoop.extract.phrases.verb_forms import STOPPING_FORMS

EVENTS = {
    "conference": "Conference", "summit": "Conference", "forum": "Conference",
    "symposium": "Conference", "congress": "Conference", "colloquium": "Conference",
    "general assembly": "Meeting", "general assemblies": "Meeting",
    "meeting": "Meeting", "session": "Meeting", "talks": "Discussion", "consultation": "Meeting",
    "consultations": "Meeting", "dialogue": "Meeting", "roundtable": "Meeting",
    "round table": "Meeting", "assembly": "Meeting", "assemblies": "Meeting",
    "gathering": "Meeting", "meetings": "Meeting", "sessions": "Meeting", "breakfast": "Meeting",
    "visit": "CooperationEvent", "trip": "CooperationEvent",
    "dinner": "CooperationEvent", "lunch": "CooperationEvent", "banquet": "CooperationEvent",
    "gala dinner": "CooperationEvent", "gala evening": "CooperationEvent", "gala": "CooperationEvent",
    "celebration": "CooperationEvent", "celebrations": "CooperationEvent", "quiz": "CooperationEvent", "contest": "CooperationEvent",
    "hackathon": "CooperationEvent", "festival": "CooperationEvent", "roadshow": "CooperationEvent",
    "study tour": "CooperationEvent", "study trip": "CooperationEvent", "field trip": "CooperationEvent",
    "open day": "CooperationEvent", "info day": "CooperationEvent", "information day": "CooperationEvent",
    "courtesy call": "Meeting", "hearing": "Meeting", "information session": "Seminar", "briefing session": "Seminar",
    "boot camp": "Seminar", "bootcamp": "Seminar", "refresher course": "Seminar", "e-learning course": "Seminar",
    "inauguration": "Ceremony", "plenary": "Meeting",
    "user day": "CooperationEvent", "industry day": "CooperationEvent", "luncheon": "Meeting", "reception": "CooperationEvent", "retreat": "Meeting",
    "seminar": "Seminar", "workshop": "Seminar", "webinar": "Seminar",
    "training course": "Seminar", "training workshop": "Seminar", "training seminar": "Seminar",
    "training session": "Seminar", "masterclass": "Seminar", "master class": "Seminar",
    "summer school": "Seminar", "advanced course": "Seminar", "short course": "Seminar", "opening session": "Ceremony",
    "closing session": "Ceremony", "series of meetings": "Meeting", "ceremony": "Ceremony",
    "press briefing": "CooperationEvent", "press conference": "CooperationEvent",
    "news conference": "CooperationEvent", "study visit": "CooperationEvent",
    "series of assemblies": "Meeting", "signing ceremony": "Signing", "signature ceremony": "Signing",
    "exhibition": "CooperationEvent", "competition": "CooperationEvent", "fair": "CooperationEvent",
    "expo": "CooperationEvent", "event": "CooperationEvent", "side event": "CooperationEvent",
}  # fmt: skip
_SIDE = r"(?! (?:(?i:meetings?|sessions?|workshops?|seminars?|forum|conference|ceremony)|minutes|agreement|reports?|rooms?|halls?|documents?|series|cent(?:er|re)s?)(?!\w))"
_VERBS = any_of(STOPPING_FORMS)
_NAMED = "<ORG|GRP|CTY|DEM|PLC|THM|FND>"
_NAME_WORD = (
    rf"(?!(?i:{_VERBS}|signs?|hosts?|visits|meets?|opens?|issues|leads|marks|and|or|at|on|in|the|"
    rf"to|"
    r"for|of|from|during|with|by|as|report|following|after|before)(?![\w-]))"
    rf"(?:[A-Z][\w'&/-]*|{_NAMED}(?:[-/]{_NAMED})*(?:'s)?|\d{{4}}|\d(?= \()|[Hh]eads of)"
)
_IN_BRACKETS = r"(?: \((?:<ORG|GRP|EVT|THM>|[A-Z][\w-]*[A-Z0-9]s?)\))"
_NAME_JOIN = rf"(?: of (?:the )?|(?<!<ORG|GRP|CTY>) and | & | on | for (?!\d)|{_IN_BRACKETS} | )"
_TAIL = (
    rf"(?P<about>{_NAME_WORD}(?:(?: of (?:the )?|,? and (?:(?<=<ORG|GRP|CTY> and )the (?=<ORG|GRP>))?|"
    rf" & |, | for |{_IN_BRACKETS} | on (?:the )?| in (?:the )"
    rf"?(?=<THM>)| )"
    rf"(?:{_NAME_WORD}))*)"
)
_SHORT = (
    r"(?: \((?:hereinafter |hereafter |henceforth )?(?:referred to as |called |known as )?(?:the )?"
    r"(?P<short>\"?[A-Z][\w-]*[A-Z0-9]s?\"?|<QUO|INS|GRP|ORG|EVT>)\))?"
)
_COURSE = "[Cc]ourse"
_IS_HELD = re.compile(
    r"(?:,? on [^.;,]{1,40},)? (?:(?:is|are|was) (?:due|scheduled|planned|set|to) |will (?:be|run|start|take|open) |took place|(?:was|is|will be|had been|has been) (?:also )?(?:held|organi|opened|conducted|hosted|"
    r"delivered|attended)|opened|began|started|held in|ended|closed|concluded|drew|brought)"
)
_HOLDING = re.compile(
    r"(?:open|clos|attend|complet|follow|join|host|organi[sz]|chair|conclud)\w*(?: in| at)? $|"
    r"(?:particip\w+|took part|taking part|take part|part) in $"
)
"""What makes a course an event that is held at a time, and no activity."""
_TITLED_HEADS = any_of({"Week", *(h.title() for h in EVENTS)})
_QUOTED_WORD = r"(?:[A-Z0-9][\w&'/-]*|of|on|and|for|in|the|with|to)"
_QUOTED_NAME = re.compile(
    rf"[\"'](?:{_QUOTED_WORD} ){{1,12}}?(?:{_TITLED_HEADS})(?: (?:of|on|for) (?:{_QUOTED_WORD} ?){{1,12}})?[\"']"
)
_IN_QUOTES = rule(r"(?:(?:[Tt]he|[Aa]n?) )?[\"'](?P<event><EVT>)[\"']")
_BEHIND_NAME = r"(?<=\) )(?:meeting|session|forum|conference|summit|workshop|seminar|symposium)"
_ORDINAL = rf"(?:(?P<ord>{ORDINALS}),? )?"
_NAME = rule(
    rf"(?<![\w'-])(?:{DETERMINER} )?{_ORDINAL}(?P<mod>(?:{_NAME_WORD}{_NAME_JOIN}){{0,12}}?)"
    rf"(?P<head>{_TITLED_HEADS}|{_BEHIND_NAME})(?![\w-]){_SIDE}(?: (?P<tie>for|on|of) (?:the )?{_TAIL})?{_SHORT}"
)
_TOPIC_WORD = (
    rf"(?!(?:{STOP}|covers|covered|aims|focuses|saw|went|lasted|included|attracted)(?![\w-])"
    r"|\w+(?<!relat)(?<!bas)ed(?![\w-]))(?:[\w'/&-]+|<THM|DEM|CTY|QUO|GRP|ORG|INS|ACV>)"
)
_ABOUT = (
    r"(?: (?:on|about|concerning|regarding|devoted to|dedicated to|dealing with) (?:the )?"
    rf"(?P<about>{_TOPIC_WORD}(?:(?:, and | and | of (?:the )?|{_IN_BRACKETS} | )"
    rf"{_TOPIC_WORD})*))?"
)
_WITH = (
    rf"(?: (?P<tie>between|among|of|with|by) (?:the )?(?P<parties>{AGENT_LIST}|<HDS|PRO>)"
    r"|(?= (?P<by>by) <PER>))?"
)
_OF_BODY = (
    rf" of (?:the |its )?(?!<DEM> [a-z])(?!{AGENT_LIST}(?![\w ]|, | [a-z(]))"
    rf"(?P<body>{_TAIL.replace('about', 'whose')})"
    r"(?: \([^().;]{1,40}\))?"
)
_PLAIN_HEADS = (
    r"\w+-day (?:activity|program|programme|training)|\w+-(?:day|week|month)(?: \w+)? (?:training "
    rf")?(?:programme|program|course)|{_COURSE}|"
    + "|".join(
        re.escape(form)
        for form in sorted(
            {f for h in EVENTS for f in (h, h.capitalize(), h.title())}, key=len, reverse=True
        )
    )
)
_PLAIN = rule(
    rf"(?<![\w'-])(?:{DETERMINER} )?{_ORDINAL}(?P<mod>(?:(?:{WORD}|{CAPITAL})(?:{_IN_BRACKETS}|,)? ){{0,6}}?)"
    rf"(?P<head>{_PLAIN_HEADS})(?![\w-]){_SIDE}{_SHORT}(?:{_OF_BODY}|{_WITH}{_ABOUT})"
)
_RUNS = re.compile(r"\b(?:ha(?:s|ve) run|runs|running|operates?|operated|offers?) (?:an? )?$")
_MEALS = ("lunch", "dinner", "breakfast", "luncheon", "banquet", "reception", "gala", "gala dinner")
_BARE_ACTS = (*_MEALS, "celebration", "celebrations", "contest", "hearing", "plenary")
"""What is no event of its own without an article: “over lunch”."""
_BODY_BEFORE = rule("<ORG|GRP>(?:,| is| are| was) $")
"""What makes an event a body: “IP5, a forum of the five largest offices”."""
_AT_HAND = re.compile(r"\bwho (?:\w+ )?(?:was|were|is|are) (?:\w+ )?(?:making|paying|on) $")
"""What makes a visit the one at hand: “Ms Boro, who was making her first trip to Paris”."""
_TO = re.compile(r"(?:^|[^\w-])[Tt]o (?:\w+ly )?$")
_DAYS_OF = rule(r"(?:days? of|<CNT> of)(?: \w+)? $")
_CUE = rule(rf"(?<![\w-])(?:Week|{_PLAIN_HEADS})(?![\w-])")


def names_event(quoted: str) -> bool:
    """Tell whether quoted words are the name of an event: at the “Regional Seminar on Designs”."""
    return _QUOTED_NAME.fullmatch(quoted) is not None


def fold_event_names(masked: Masked) -> None:
    """Put together the names of events: words with capitals."""
    masked.fold(_NAME, lambda m: _event(masked, m, is_name=True), _CUE)
    masked.fold(_IN_QUOTES, lambda m: _unquoted(masked, m))


def _unquoted(masked: Masked, match: re.Match[str]) -> Phrase:
    """Return an event whose name stands in quotation marks."""
    name = masked.of(match, "event")[0]
    return masked.phrase(Kind.EVT, *match.span(), value=name.value, parts=name.parts)


def fold_events(masked: Masked) -> None:
    """Put together what describes events."""
    fold_dated(masked)
    masked.fold(_PLAIN, lambda m: _event(masked, m), _CUE)
    fold_editions(masked)


def _event(masked: Masked, match: re.Match[str], *, is_name: bool = False) -> Phrase | None:
    groups = match.groupdict()
    head = _head(match["head"].lower())
    if _is_no_event(masked.text[: match.start()], match, head, is_name=is_name):
        return None
    ends_name = match.end("head")
    parts: dict[str, list[Phrase]] = {"mod": masked.of(match, "mod")}
    if is_name and match["tie"]:
        if _names_parties(match):
            parts["parties"], groups["tie"] = masked.of(match, "about"), match["tie"]
        else:
            ends_name = match.end("about")
    elif groups.get("body"):
        ends_name = match.end("body")
    elif groups.get("parties"):
        parts["parties"] = masked.of(match, "parties")
    if groups.get("short"):
        parts["short"] = [masked.phrase(Kind.EVT, match.start("short"), match.end("short"))]
    about = groups.get("about") and "parties" not in parts if is_name else groups.get("about")
    if about and head not in _MEALS and (not is_name or match["tie"] == "on"):
        parts["about"] = [masked.phrase(Kind.EVT, match.start("about"), match.end("about"))]
    det = (groups.get("det") or "").lower()
    if _DAYS_OF.search(masked.text[: match.start()]):
        det = "the"
    noun = Noun(
        type="Meeting"
        if head == "talks" and match["ord"]
        else EVENTS.get(head, "CooperationEvent"),
        head=head,
        definite=det in ("the", "this", "that", "these", "both"),
        ordinal=groups.get("ord") or "",
        name=masked.words(match.start("ord") if match["ord"] else match.start("mod"), ends_name),
        is_plural=det in ("these", "both"),
        none=det in ("no", "any"),
        tie=groups.get("tie") or groups.get("by") or "",
    )
    return masked.phrase(Kind.EVT, *match.span(), value=noun, parts=parts)


def _is_no_event(before: str, match: re.Match[str], head: str, *, is_name: bool) -> bool:
    """Tell whether the words, or those before them, speak of no event, or of one known already."""
    if match["head"].lower() == "course":
        after = _IS_HELD.match(match.string, match.end("head"))
        return not (after or _HOLDING.search(before))
    if _BODY_BEFORE.search(before) and (match["det"] or "").lower() in ("a", "an"):
        return True
    is_bare = not (match["det"] or match["mod"] or match["ord"])
    if head == "visit":
        told = _AT_HAND.search(before) if match["ord"] else not match["det"] and _TO.search(before)
        return bool(told)
    runs = match["head"].startswith("training course") and _RUNS.search(before)
    unnamed = is_name and not (match["mod"] or match["tie"] or match["ord"])
    return bool(runs) or unnamed or (is_bare and head in _BARE_ACTS)


def _head(words: str) -> str:
    """Return the main noun: “training course” for “two-week training programme”."""
    if re.match(r"\w+-(?:day|week|month) ", words):
        return "training course" if re.search(r"train|course", words) else "event"
    return {"trip": "visit", "course": "training course"}.get(words, words)


def _names_parties(match: re.Match[str]) -> bool:
    """Tell whether a name ends in those who meet: “the Trilateral Meeting of the JPO and KIPO”."""
    return rule(AGENT_LIST).fullmatch(match["about"]) is not None and match["tie"] == "of"
