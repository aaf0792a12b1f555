"""Who gives a speech, and about what."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.rules.acts import begin, settle
from ipcoop.extract.rules.discussing import talks
from ipcoop.extract.rules.speakers import near, speakers
from ipcoop.extract.rules.topics import ABOUT, char_of, parts, say_themes, theme_of, topics

_POSSESSIVE = rule(r"(?P<who><PER|PST|ORG>)'s? (?:own |very )?(?P<speech><SPC>)")
_BY = rule(r"(?P<speech><SPC>) (?:by|of|from) (?:the )?(?P<who><PER|PST>)")
_OWN_WORDS = re.compile(r"(?P<who>[^\s']+(?: [A-Z][^\s']*)*)'s? (?=[\w -]+$)")
_ABOUT = re.compile(
    r" (?:dealt with|deals with|focus(?:ed|es) on|covered|covers|concerned|was about|is about|"
    r"was on|"
    r"was devoted to|touched (?:up)?on|looked at|addressed|discussed|examined|entitled|titled|on|"
    r"about) (?=\S)"
)
_SPOKE_OF = re.compile(
    r"(?: also| \w+ly)? (?:about|on|of|regarding) (?!behalf|the (?:occasion|sidelines|"
    r"margins))(?=\S)"
)
_END = rule(
    r"[.;]|, (?!\w+ and )|$| (?:at|in|during) (?=<EVT|DAT|PLC>)| (?:was|were|is|are|has|have|had|"
    r"will|followed|"
    r"concluded|opened|closed|and (?:was|were))(?!\w)"
)
_MORE = rule(r",? (?:and|while) (?P<who><PER>)(?:, [^,]{0,60})?,? (?:about|on) (?=\S)")
_TALK = re.compile(r"presentation|lecture|session|talk|panel", re.IGNORECASE)


def named(here: Discourse, masked: Masked) -> None:
    """Take up speeches that only a noun tells of: “X's opening remarks”, “a speech by X”."""
    if not any(phrase.kind is Kind.SPC for phrase in masked.phrases.values()):
        return
    for match in [*_POSSESSIVE.finditer(masked.text), *_BY.finditer(masked.text)]:
        who, phrase = masked.of(match, "who"), masked.of(match, "speech")[0]
        voices = speakers(here, who, masked.number)
        if voices and noun_of(phrase).type != "Discussion":
            spans = [who[0].span, phrase.span]
            act = begin(here, noun_of(phrase).type, voices, spans, masked)
            _about(here, masked, act, match.end())
    for place, char in enumerate(masked.text):
        found = masked.phrases.get(char)
        if found and found.kind is Kind.SPC and "'s " in found.text:
            person = _in_name(here, found)
            if person:
                act = begin(here, noun_of(found).type, [person], [found.span], masked)
                _about(here, masked, act, place + 1)


def _in_name(here: Discourse, phrase: Phrase) -> Thing | None:
    """Return the person whose surname a phrase begins with: “WIPO's Matus's speech”."""
    match = _OWN_WORDS.search(phrase.text)
    return here.named_before(match["who"].split()[-1]) if match else None


def _about(here: Discourse, masked: Masked, act: Thing, end: int) -> None:
    """Record what stands behind the noun: “X's speech dealt with …”."""
    about = _ABOUT.match(masked.text, end)
    if about:
        _theme_after(here, masked, act, about.end())


def _theme_after(here: Discourse, masked: Masked, act: Thing, start: int) -> None:
    text = masked.text[start:]
    stop = _END.search(text)
    end = start + (stop.start() if stop else len(text))
    for one in parts(masked, start, end):
        spans = [*act.spans[:1], masked.clean.stored(*one)]
        here.say(act, "hasTheme", theme_of(here, masked, one), spans)


def give(here: Discourse, clause: Clause) -> None:
    """Somebody delivers a speech or gives a presentation, perhaps on a subject."""
    masked = clause.masked
    agents = clause.agents if clause.is_passive else near(clause)
    for phrase in clause.patients:
        if phrase.kind is not Kind.SPC or here.warrant(clause) is None:
            continue
        who = speakers(here, agents, masked.number)
        if who and noun_of(phrase).type != "Discussion":
            spans = [*(p.span for p in agents), clause.verb, phrase.span]
            act = begin(here, noun_of(phrase).type, who, spans, clause)
            settle(here, act, clause)
            place = masked.text.index(char_of(masked, phrase)) + 1
            about = ABOUT.match(masked.text, place)
            if about:
                _themes_of_each(here, clause, act, about.end())
    talks(here, clause)


def speak(here: Discourse, clause: Clause) -> None:
    """Somebody speaks, perhaps about something."""
    subject = near(clause)[:1]
    who = speakers(here, subject, clause.masked.number)
    if not who or here.warrant(clause) is None or who[0].family not in ("person", "post"):
        return
    if clause.group.verb.form in ("ing", "base") or not _speaks_to_all(clause):
        return
    masked = clause.masked
    cls = "Presentation" if _TALK.search(masked.clean.text) else "Speech"
    spans = [subject[0].span, clause.verb]
    act = begin(here, cls, who, spans, clause)
    settle(here, act, clause)
    about = _SPOKE_OF.match(masked.text, clause.group.end)
    if about:
        _themes_of_each(here, clause, act, about.end())


def _themes_of_each(here: Discourse, clause: Clause, act: Thing, start: int) -> None:
    """Record what a speech is about, and the one of another speaker behind it: “and Y about …”."""
    more = _MORE.search(clause.masked.text, start)
    found = topics(clause, start - 1)
    if more:
        stop = clause.masked.starts[more.start()]
        found = [(first, min(end, stop)) for first, end in found if first < stop]
    say_themes(here, act, clause, found)
    if more:
        _another(here, clause, act.type, more)


def _another(here: Discourse, clause: Clause, cls: str, more: re.Match[str]) -> None:
    """Take up “and Y about …” behind “X spoke about …”."""
    masked = clause.masked
    phrase = masked.of(more, "who")
    who = speakers(here, phrase, masked.number)
    if who:
        act = begin(here, cls, who, [phrase[0].span], clause)
        say_themes(here, act, clause, topics(clause, more.end() - 1))


def _speaks_to_all(clause: Clause) -> bool:
    """Tell “addressed the meeting” from “addressed the problem”."""
    if clause.group.verb.lemma == "speak":
        return True
    kinds = [phrase.kind for phrase in clause.object]
    return kinds[:1] in ([Kind.EVT], [Kind.PRO], [Kind.HDS])


def announce(here: Discourse, clause: Clause) -> None:
    """Bodies announce something that is told as a fact."""
    subject = near(clause)
    who = speakers(here, subject, clause.masked.number)
    told = clause.group.verb.lemma == "announce" and clause.group.verb.form in (
        "past",
        "participle",
        "s",
    )
    if who and told and not clause.is_passive and here.warrant(clause) and not here.in_heading:
        begin(here, "Statement", who, [*(p.span for p in subject), clause.verb], clause)
