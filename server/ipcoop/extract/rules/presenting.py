"""Who presents what."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.acts import begin, settle
from ipcoop.extract.rules.near_verb import near
from ipcoop.extract.rules.speakers import speakers
from ipcoop.extract.rules.topics import ABOUT, Range, parts, say_themes, topics

_EXPERIENCE = re.compile(
    r"(?:[^\s,]+ ){0,4}?(?:experiences?|insights|practices) (?:with|in|of|on|about) (?=\S)"
)
_WORDS = rule(r",? (?:that|how|why|what|whether|where|to)(?!\w)|[,:]? ?<QUO>")
_BRIEFED = re.compile(r" (?:on|about) (?P<topic>[^.;,]+?) by ")
_WHOM = re.compile(r" [^,.;]{1,60}? (?:on|about)(?= \S)")
_OBJECTS = re.compile(
    r"(?:[\w']+ ){0,4}?(?:instruments? of|certificates?|awards?|prizes?|gifts?|plaques?|medals?|"
    r"letters?|credentials|"
    r"troph(?:y|ies)|souvenirs?|diplomas?)(?!\w)"
)
_AS = rule(r" as (?=\S)|<QUO>")
_BY_PEOPLE = (Kind.PER, Kind.PRO, Kind.PST)
_PEOPLE = ("person", "post")
_IN_TALK = rule(r",? (?:in|during) (?:(?:a|an|his|her|the) )?(?:\w+ )?(?P<speech><SPC>)")


def present(here: Discourse, clause: Clause) -> None:
    """Somebody presents a subject."""
    if clause.group.verb.lemma == "brief" and clause.is_passive:
        _briefed(here, clause)
        return
    who = near(clause)
    alike = {phrase.kind for phrase in who} in ({Kind.ORG}, {Kind.PER})
    who = who if alike else who[:1]
    in_talk = here.speaking is not None and here.spoken_in >= clause.masked.number - 2
    kinds = (
        (*_BY_PEOPLE, Kind.ORG) if clause.group.verb.lemma == "present" or in_talk else _BY_PEOPLE
    )
    if not who or clause.is_passive or who[0].kind not in kinds or here.in_heading:
        return
    told = _WHOM.match(clause.masked.text, clause.group.end)
    is_brief = told is not None and clause.group.verb.lemma == "brief"
    found = topics(clause, told.end() if told and is_brief else None)
    if not found or _OBJECTS.match(clause.masked.clean.text, found[0][0]):
        return
    if here.warrant(clause) is None or clause.group.verb.form in ("ing", "base"):
        return
    voices = [
        v
        for v in speakers(here, who, clause.masked.number)
        if v.family in ("person", "post", "office", "organisation")
    ]
    if voices:
        spans = [*(phrase.span for phrase in who), clause.verb]
        act = begin(here, "Presentation", voices, spans, clause)
        say_themes(here, act, clause, [_beyond_experience(clause, one) for one in found])
        settle(here, act, clause)


def _beyond_experience(clause: Clause, found: Range) -> Range:
    """Return what a shared experience is of."""
    match = (
        _EXPERIENCE.match(clause.masked.clean.text, *found)
        if clause.group.verb.lemma == "share"
        else None
    )
    return (match.end(), found[1]) if match else found


def _briefed(here: Discourse, clause: Clause) -> None:
    """Take up “they were briefed on X by Y”."""
    text = clause.masked.text
    match = _BRIEFED.match(text, clause.group.end)
    who = [p for p in clause.governed("by") if p.kind in (Kind.PER, Kind.PST)]
    voices = speakers(here, who, clause.masked.number)
    if match and voices and here.warrant(clause):
        spans = [*(phrase.span for phrase in who), clause.verb]
        act = begin(here, "Presentation", voices, spans, clause)
        say_themes(here, act, clause, list(parts(clause.masked, *match.span("topic"))))


def explain(here: Discourse, clause: Clause) -> None:
    """Somebody explains something, in a lecture perhaps."""
    masked, place = clause.masked, clause.group.end
    talk = _IN_TALK.search(masked.text, place)
    told = clause.act == "say" and (explains(clause) or talk)
    subject = near(clause)[:1]
    if not told or here.warrant(clause) is None or _WORDS.match(masked.text, place) or not subject:
        return
    if talk and clause.group.verb.lemma not in ("explain", "describe"):
        return
    families = ("person", "post", "office") if clause.group.verb.lemma == "explain" else _PEOPLE
    who = [one for one in speakers(here, subject, masked.number) if one.family in families]
    found = topics(clause)
    if who and found:
        phrase = masked.of(talk, "speech")[0] if talk else None
        stop = masked.starts[talk.start()] if talk else len(masked.clean.text)
        spans = [subject[0].span, clause.verb, *([phrase.span] if phrase else [])]
        act = begin(here, noun_of(phrase).type if phrase else "Presentation", who, spans, clause)
        say_themes(
            here,
            act,
            clause,
            [(start, min(end, stop)) for start, end in found],
        )
        settle(here, act, clause)


def explains(clause: Clause) -> bool:
    """Tell “explained the scheme” and “described her work” from “described it as the best”."""
    lemma, text = clause.group.verb.lemma, clause.masked.text
    is_plain = not _AS.search(text, clause.group.end, clause.end)
    is_plain = is_plain and clause.group.verb.form != "ing" and clause.group.mood is Mood.FACT
    return lemma == "explain" or (lemma == "describe" and is_plain)


def report(here: Discourse, clause: Clause) -> None:
    """Somebody reports on something."""
    about = ABOUT.match(clause.masked.text, clause.group.end)
    subject = near(clause)
    who = speakers(here, subject, clause.masked.number) if about else []
    if about and who and all(one.family == "person" for one in who) and here.warrant(clause):
        spans = [*(phrase.span for phrase in subject), clause.verb]
        act = begin(here, "Presentation", who, spans, clause)
        say_themes(here, act, clause, topics(clause, about.end() - 1))
        settle(here, act, clause)
