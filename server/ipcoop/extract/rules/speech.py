"""Who gives a speech, and about what."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.rules.acts import begin, settle
from ipcoop.extract.rules.discussing import talks
from ipcoop.extract.rules.each_speaker import by_each, listed, theme_after
from ipcoop.extract.rules.near_verb import near
from ipcoop.extract.rules.speakers import same_person, speakers
from ipcoop.extract.rules.topics import (
    ABOUT,
    TITLED,
    char_of,
    parts,
    say_themes,
    topics,
)

_WITH = rule(
    r"(?P<who><PER|PST|PRO>)(?:, [^,;.]{1,80})?,? (?:(?:then|also|officially|formally|himself|"
    r"herself) )*"
    r"(?:opened|closed|began|started|concluded|ended|addressed|graced|kicked off|launched|greeted|"
    r"inaugurated|wound up|rounded off|set the (?:scene|tone))(?:(?!<PER|PST>)[^.;]){0,60}?"
    r" with (?P<speech><SPC>)"
)
_POSSESSIVE = rule(r"(?P<who><PER|PST|ORG>)'s? (?:own |very )?(?P<speech><SPC>)")
_BY = rule(r"(?P<speech><SPC>) (?:by|of|(?P<sent>from)) (?:the )?(?P<who><PER|PST>)")
_AUDIENCE = re.compile(
    r" (?:(?:an|the|a|some|about|over|more than|\d+|\w+) ){0,4}(?:audience|gathering|crowd|delegates|participants|"
    r"students|attorneys|staff|assembly|plenary|guests|lawmakers|parliament|judges|examiners|entrepreneurs|attendees)(?!\w)"
)
_READ_BY = re.compile(
    r",? (?:(?:which|that) (?:was|were) )?(?:read(?: out)?|delivered|conveyed|passed on) (?:out )?by "
)
_PASSED_ON = re.compile(r"(?:read|deliver|convey|present|brought|pass)\w*(?: \w+){0,3}? $")
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
_MORE = rule(
    r"(?:,? (?:and|while|whereas)|[,;]) (?P<who><PER>)(?:, [^,]{0,60})?,? (?:about|on) (?=\S)"
)
_OF_PLACE = rule(
    r"(?:,? (?:of|from|at|for) (?:the )?(?:<ORG|UNI|PLC|GRP>|[A-Z][^,.;]{1,60}?)|, [^,;.]{1,80},)"
    r"(?= (?:on|about|regarding) (?!<DAT>))"
)
_TALK = re.compile(r"presentation|lecture|session|talk|panel", re.IGNORECASE)


def named(here: Discourse, masked: Masked) -> None:
    """Take up speeches that only a noun tells of: “X's opening remarks”, “a speech by X”."""
    listed(here, masked)
    if not any(phrase.kind is Kind.SPC for phrase in masked.phrases.values()):
        return
    told = [m for pattern in (_WITH, _POSSESSIVE, _BY) for m in pattern.finditer(masked.text)]
    for match in told:
        who, phrase = masked.of(match, "who"), masked.of(match, "speech")[0]
        voices = [] if _is_sent(masked, match) else speakers(here, who, masked.number)
        if voices and noun_of(phrase).type != "Discussion":
            spans = [who[0].span, phrase.span]
            act = begin(here, noun_of(phrase).type, voices, spans, masked)
            _about(here, masked, act, match.end())
    for place, char in enumerate(masked.text):
        found = masked.phrases.get(char)
        if place == 0 and found and found.kind is Kind.SPC:
            _own_speech(here, masked, found)
        if found and found.kind is Kind.SPC and "'s " in found.text:
            person = _in_name(here, found)
            if person:
                act = begin(here, noun_of(found).type, [person], [found.span], masked)
                _about(here, masked, act, place + 1)


def _own_speech(here: Discourse, masked: Masked, phrase: Phrase) -> None:
    """Take up “Her keynote was devoted to …”, of the person spoken of before."""
    pronoun = {"his": "he", "her": "she"}.get(phrase.text.split()[0].casefold())
    about = _ABOUT.match(masked.text, 1)
    person = same_person(here, masked.number, pronoun) if pronoun and about else None
    if person and about and noun_of(phrase).type != "Discussion":
        act = begin(here, noun_of(phrase).type, [person], [phrase.span], masked)
        theme_after(here, masked, act, about.end())


def _is_sent(masked: Masked, match: re.Match[str]) -> bool:
    """Tell whether somebody else reads out what was sent: “read a message from the Minister”."""
    if _READ_BY.match(masked.text, match.end()):
        return True
    is_from = match.groupdict().get("sent")
    return bool(is_from) and _PASSED_ON.search(masked.text[: match.start()]) is not None


def _in_name(here: Discourse, phrase: Phrase) -> Thing | None:
    """Return the person whose surname a phrase begins with: “WIPO's Matus's speech”."""
    match = _OWN_WORDS.search(phrase.text)
    return here.named_before(match["who"].split()[-1]) if match else None


def _about(here: Discourse, masked: Masked, act: Thing, end: int) -> None:
    """Record what stands behind the noun: “X's speech dealt with …”."""
    place = _OF_PLACE.match(masked.text, end)
    about = _ABOUT.match(masked.text, place.end() if place else end)
    if about:
        theme_after(here, masked, act, about.end())


def give(here: Discourse, clause: Clause) -> None:
    """Somebody delivers a speech or gives a presentation, perhaps on a subject."""
    masked = clause.masked
    agents = clause.agents if clause.is_passive else near(clause)
    for phrase in clause.patients:
        if phrase.kind is not Kind.SPC or here.warrant(clause) is None:
            continue
        if noun_of(phrase).type == "Discussion" or by_each(here, clause, phrase):
            continue
        who = speakers(here, agents, masked.number)
        if who:
            spans = [*(p.span for p in agents), clause.verb, phrase.span]
            act = begin(here, noun_of(phrase).type, who, spans, clause, anew=_is_another(phrase))
            settle(here, act, clause)
            place = masked.text.index(char_of(masked, phrase)) + 1
            about, titled = (one.match(masked.text, place) for one in (ABOUT, TITLED))
            if titled:
                title = (titled.end(), titled.end() + 1)
                say_themes(here, act, clause, list(parts(masked, *title)))
            elif about:
                _themes_of_each(here, clause, act, about.end())
    talks(here, clause)


def _is_another(phrase: Phrase) -> bool:
    """Tell “a lecture”, which may be one more of its speaker, from “the lecture”."""
    return phrase.text.casefold().startswith(("a ", "an ", "another "))


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
    masked = clause.masked
    others = list(_MORE.finditer(masked.text, start))
    places = [(start, act), *((more.end(), _another(here, clause, act, more)) for more in others)]
    stops = [*(masked.starts[more.start()] for more in others), len(masked.clean.text)]
    for (first, one), stop in zip(places, stops, strict=True):
        found = topics(clause, first - 1) if one else []
        if one:
            say_themes(here, one, clause, [(a, min(b, stop)) for a, b in found if a < stop])


def _another(here: Discourse, clause: Clause, act: Thing, more: re.Match[str]) -> Thing | None:
    """Take up “and Y about …” behind “X spoke about …”."""
    phrase = clause.masked.of(more, "who")
    who = speakers(here, phrase, clause.masked.number)
    return begin(here, act.type, who, [phrase[0].span], clause) if who else None


def _speaks_to_all(clause: Clause) -> bool:
    """Tell “addressed the meeting” from “addressed the problem”."""
    if clause.group.verb.lemma == "speak":
        return True
    if _AUDIENCE.match(clause.masked.text, clause.group.end):
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
