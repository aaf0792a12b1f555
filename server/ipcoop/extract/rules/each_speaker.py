"""Several speakers of one sentence, each with a subject of their own."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Masked, Phrase, rule
from ipcoop.extract.rules.acts import begin, settle
from ipcoop.extract.rules.speakers import speakers
from ipcoop.extract.rules.topics import ABOUT, Range, parts, say_themes, theme_of, topics

_SPEAKERS = rule(
    r"(?:^|[.;] )(?:The |Other |Further |Keynote |Guest |Invited |Among the )*(?:[Ss]peakers|[Pp]resenters|"
    r"(?P<taught>[Ll]ecturers|[Ff]acilitators|[Tt]rainers|[Rr]esource persons))(?: \w+){0,4}? (?:included|were|comprised)"
    r"(?: also)? (?=\S)"
)
_EACH = rule(
    r"(?P<who><PER>)(?:(?: of [^,;]{1,60})?,? (?:on|about|whose (?:topic|subject|theme) was) (?=\S))?"
)
_BY_EACH = rule(r"(?:^|[ ,])by (?:the )?(?P<who><PER|PST>)")
_END = rule(
    r"[.;]|, (?!\w+ and )|$| (?:at|in|during) (?=<EVT|DAT|PLC>)| (?:was|were|is|are|has|have|had|"
    r"will|followed|"
    r"concluded|opened|closed|and (?:was|were))(?!\w)"
)
_ONE_BY = rule(
    r"(?:one|another|an? (?:\w+ )?(?:paper|talk|lecture|presentation|speech))(?: \w+ed| given| made)? by "
    r"(?:the )?(?P<who><PER|PST>)(?: of [^,;]{1,60}?)? (?:on|about) (?=\S)"
)
_PAPERS = rule(r"papers|presentations|lectures|talks|speeches|contributions", re.IGNORECASE)
_TO_THE_NEXT = re.compile(r",?(?: and)?[ ,]*$")


def listed(here: Discourse, masked: Masked) -> None:
    """Take up “Speakers included X, on …; Y, whose topic was …; and Z”."""
    opening = _SPEAKERS.search(masked.text)
    _papers(here, masked)
    if opening is None or here.in_heading:
        return
    each = list(_EACH.finditer(masked.text, opening.end()))
    if opening["taught"]:
        people = [p for match in each for p in masked.of(match, "who")]
        voices = speakers(here, people, masked.number)
        spans = [masked.span(*opening.span()), *(p.span for p in people)]
        each, _ = [], begin(here, "Presentation", voices, spans, masked) if voices else None
    for match in each:
        who = masked.of(match, "who")
        voices = speakers(here, who, masked.number)
        if voices:
            spans = [masked.span(*opening.span()), who[0].span]
            act = begin(here, "Speech", voices, spans, masked)
            if match.end() > match.end("who"):
                theme_after(here, masked, act, match.end())


def _papers(here: Discourse, masked: Masked) -> None:
    """Take up “several papers were presented, including one by X on … and another by Y on …”."""
    each = list(_ONE_BY.finditer(masked.text)) if _PAPERS.search(masked.clean.text) else []
    for match in each:
        who = masked.of(match, "who")
        voices = speakers(here, who, masked.number)
        if voices:
            spans = [masked.span(*match.span()), who[0].span]
            act = begin(here, "Presentation", voices, spans, masked)
            theme_after(here, masked, act, match.end())


def by_each(here: Discourse, clause: Clause, phrase: Phrase) -> bool:
    """Take up “presentations were made by X on …, by Y on … and by Z on …”."""
    masked = clause.masked
    each = list(_BY_EACH.finditer(masked.text, clause.group.end)) if clause.is_passive else []
    if len(each) < len(("one", "other")):
        return False
    for match, after in zip(each, [*each[1:], None], strict=True):
        who = masked.of(match, "who")
        voices = speakers(here, who, masked.number)
        stop = after.start() if after else len(masked.text)
        if voices:
            spans = [who[0].span, clause.verb, phrase.span]
            act = begin(here, noun_of(phrase).type, voices, spans, clause, anew=True)
            settle(here, act, clause)
            about = ABOUT.match(masked.text, match.end())
            found = topics(clause, about.end() - 1) if about else []
            last = masked.starts[min(stop, len(masked.text) - 1)]
            ends = [(first, min(end, last)) for first, end in found if first < last]
            say_themes(here, act, clause, [_without_and(clause, one) for one in ends])
    return True


def _without_and(clause: Clause, found: Range) -> Range:
    """Return words without the comma and the “and” that lead to the next speaker."""
    words = clause.masked.clean.text[slice(*found)]
    return found[0], found[0] + len(_TO_THE_NEXT.sub("", words))


def theme_after(here: Discourse, masked: Masked, act: Thing, start: int) -> None:
    """Record the themes that stand from a place on: “X's speech dealt with …”."""
    text = masked.text[start:]
    stop = _END.search(text)
    end = start + (stop.start() if stop else len(text))
    for one in parts(masked, start, end):
        spans = [*act.spans[:1], masked.clean.stored(*one)]
        here.say(act, "hasTheme", theme_of(here, masked, one), spans)
