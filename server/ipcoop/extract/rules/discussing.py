"""Who discusses what with whom."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Span
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule
from ipcoop.extract.rules.acts import begin, settle
from ipcoop.extract.rules.near_verb import near
from ipcoop.extract.rules.speakers import are_several, speakers
from ipcoop.extract.rules.topics import ABOUT, Range, char_of, parts, say_themes, theme_of, topics

_TO_TALK = rule(
    r" to (?:<SPC> (?:about|on)|discuss|talk about|exchange views on|review) ", re.IGNORECASE
)
_VIEWS = re.compile(
    r" (?:views?|opinions?|ideas|thoughts|experiences?|information)(?: and \w+)? (?:on|about|"
    r"regarding) "
)
_TALKED = rule("<SPC>")
_COVERED = rule(
    r"(?:^|, )(?P<talk><SPC>) (?:also |mainly |mostly )?(?:covered|concerned|included|"
    r"touched (?:up)?on|addressed|"
    r"focus(?:s)?ed on|cent(?:er|re)d (?:on|around)|dealt with|revolved around|turned to|"
    r"were devoted to) (?=\S)"
)
_COMMITTED = re.compile(r"(?<!\w)(?:agreed|agrees?|pledged?|committed|decided|promised) ")
_JUDGING = ("evaluate", "assess")
_CENTRING = ("focus", "center", "centre", "deal")
_ON = re.compile(r" (?:mainly |largely |primarily )?(?:on|around) ")
_AMONG = rule(r"(?P<talk><SPC>) (?:among|between|with) (?:the )?(?P<who><HDS|PRO|PER|ORG|GRP>)")
_PANEL = rule(
    r"(?P<talk><SPC>)(?P<about> on [^.;,]{3,80}?)?,?(?: (?:was |were )?(?:moderated|chaired|led) by [^,;.]+,?)?"
    r" (?:which |that )?(?:(?:also )?(?:brought together|featured|featuring|saw|united|gathered|assembled|"
    r"included|comprised)|with) (?:the )?(?P<who><PER>(?:(?:, | and |, and |; |; and )(?:the )?<PER>)*)"
)
_SEATED = rule(
    r"(?:[Oo]n|[Aa]t) the (?:podium|panel|table) (?:sat|were|was) (?P<who><PER>(?:(?:, | and |, and )<PER>)*)"
    r"|[Tt]he (?:panel+ists|discussants|panel members|speakers on the panel) were "
    r"(?P<who2><PER>(?:(?:, | and |, and )<PER>)*)"
)
_IN_DISCUSSION = rule(r"^(?:In|During) (?P<talk><SPC>)")
_DENIED = re.compile(
    r"(?<!\w)(?:no|not|without|will|would|could|may|plans?|next) [\w ]*$", re.IGNORECASE
)


def discuss(here: Discourse, clause: Clause) -> None:
    """Several discuss a subject, or a speech deals with it."""
    text, lemma = clause.masked.text, clause.group.verb.lemma
    start = None
    if lemma == "sit down":
        _sat_down(here, clause)
        return
    if lemma in ("focus", "center", "centre") and not _ON.match(text, clause.group.end):
        return
    if lemma in _CENTRING and _centred(here, clause):
        return
    if lemma == "exchange":
        views = _VIEWS.match(text, clause.group.end)
        if not views:
            return
        start = views.end() - 1
    elif lemma == "deal" and not text.startswith(" with ", clause.group.end):
        return
    if here.in_heading or here.warrant(clause) is None or clause.group.verb.form == "ing":
        return
    if _COMMITTED.search(text, clause.group.start, clause.group.end):
        return
    _discussed(here, clause, start)


def _sat_down(here: Discourse, clause: Clause) -> None:
    """Take up “X sat down with Y to talk about Z”."""
    agents = [*near(clause), *clause.governed("with")]
    who = speakers(here, agents, clause.masked.number)
    if who and here.warrant(clause):
        spans = [*(phrase.span for phrase in agents), clause.verb]
        act = begin(here, "Discussion", who, spans, clause)
        here.apart.add(id(act))
        about = _TO_TALK.search(clause.masked.text, clause.group.end)
        if about:
            say_themes(here, act, clause, topics(clause, about.end() - 1))


def talks(here: Discourse, clause: Clause) -> None:
    """Several hold discussions, perhaps on a subject."""
    masked = clause.masked
    for phrase in clause.patients:
        if (
            phrase.kind is Kind.EVT
            and noun_of(phrase).type == "Discussion"
            and here.warrant(clause)
        ):
            _take_part(here, event(here, phrase), clause, [*near(clause), *clause.governed("with")])
        if (
            phrase.kind is Kind.SPC
            and noun_of(phrase).type == "Discussion"
            and here.warrant(clause)
        ):
            place = masked.text.index(char_of(masked, phrase)) + 1
            about = ABOUT.match(masked.text, place)
            _discussed(here, clause, about.end() - 1 if about else len(masked.text))


def _take_part(here: Discourse, thing: Thing | None, clause: Clause, who: list[Phrase]) -> None:
    """Record who speaks in talks that the text has a noun for."""
    if thing and not clause.is_passive:
        here.speaking, here.spoken_in = thing, clause.masked.number
        for speaker in speakers(here, who, clause.masked.number):
            here.speaks(thing, speaker, [*(phrase.span for phrase in who), clause.verb], clause)


def _centred(here: Discourse, clause: Clause) -> bool:
    """Take up “their talks centred on …”, for talks between those just named."""
    subject = clause.subject[:1]
    if not subject or subject[0].kind is not Kind.EVT:
        return False
    thing = event(here, subject[0])
    if thing and here.warrant(clause):
        say_themes(here, thing, clause, topics(clause))
        if thing.type == "Discussion" and re.match("their ", subject[0].text, re.I):
            for person in here.people if here.people_in == clause.masked.number - 1 else []:
                here.speaks(thing, person, [subject[0].span], clause)
    return True


def _discussed(here: Discourse, clause: Clause, start: int | None) -> None:
    if clause.is_passive and not clause.agents:
        return
    agents = clause.agents if clause.is_passive else near(clause)
    who = speakers(here, agents, clause.masked.number)
    found = _undergone(clause) if clause.is_passive else topics(clause, start)
    if clause.is_passive and not found:
        return
    if not found and not _TALKED.search(clause.rest()):
        return
    they = any(phrase.kind is Kind.PRO and phrase.value == "they" for phrase in agents)
    if len(who) == 1 and who[0].family in ("person", "post", "unit") and not they:
        _presented(here, clause, who, agents, found)
        return
    if not who and not are_several(clause, agents):
        return
    spans = [*(phrase.span for phrase in agents), clause.verb]
    act = discussion(here, who, spans, clause)
    say_themes(here, act, clause, [] if clause.group.verb.lemma in _JUDGING else found)
    settle(here, act, clause)


def _undergone(clause: Clause) -> list[Range]:
    """Return the subjects that are discussed where the clause is passive."""
    return [(p.start, p.end) for p in clause.patients if p.kind in (Kind.THM, Kind.ACV)]


def _presented(
    here: Discourse, clause: Clause, who: list[Thing], agents: list[Phrase], found: list[Range]
) -> None:
    """One person who discusses something presents it."""
    if found and clause.group.verb.lemma in ("discuss", "review", "examine", "explore"):
        spans = [*(phrase.span for phrase in agents), clause.verb]
        act = begin(here, "Presentation", who, spans, clause)
        say_themes(here, act, clause, found)
        settle(here, act, clause)


def discussion(here: Discourse, who: list[Thing], spans: list[Span], clause: Clause) -> Thing:
    """Return the discussion of several: the one that goes on, or a new one."""
    last = here.speaking
    masked = clause.masked
    if last and last.type == "Discussion" and here.spoken_in >= masked.number - 1:
        here.spoken_in = masked.number
        pointed = [phrase for phrase in near(clause) if phrase.kind in (Kind.PRO, Kind.HDS)]
        known = any(f.subject is last and f.predicate == "hasSpeaker" for f in here.facts)
        for speaker in [] if known and pointed else who:
            here.speaks(last, speaker, spans, clause)
        return last
    return begin(here, "Discussion", who, spans, clause)


def _panels(here: Discourse, masked: Masked) -> None:
    """Take up “a panel discussion on financing brought together X, Y and Z”."""
    for match in _PANEL.finditer(masked.text):
        phrase, people = masked.of(match, "talk")[0], masked.of(match, "who")
        is_told = not _DENIED.search(masked.text[: match.start()]) and not here.in_heading
        who = speakers(here, people, masked.number) if is_told else []
        if who and noun_of(phrase).type == "Discussion":
            act = begin(here, "Discussion", who, [people[0].span, phrase.span], masked)
            first, last = match.span("about")
            for one in parts(masked, first + len(" on "), last) if match["about"] else ():
                spans = [phrase.span, masked.clean.stored(*one)]
                here.say(act, "hasTheme", theme_of(here, masked, one), spans)
    for match in _SEATED.finditer(masked.text):
        people = [p for group in ("who", "who2") for p in masked.of(match, group)]
        who = speakers(here, people, masked.number)
        if who:
            begin(here, "Discussion", who, [masked.span(*match.span())], masked)


def among(here: Discourse, masked: Masked) -> None:
    """Take up “a discussion among the heads”."""
    for match in _AMONG.finditer(masked.text):
        phrase, whose = masked.of(match, "talk")[0], masked.of(match, "who")
        if noun_of(phrase).type == "Discussion" and not _DENIED.search(
            masked.text[: match.start()]
        ):
            who = speakers(here, whose, masked.number)
            if who:
                begin(here, "Discussion", who, [phrase.span, whose[0].span], masked)
    _panels(here, masked)
    for match in _COVERED.finditer(masked.text):
        phrase = masked.of(match, "talk")[0]
        if noun_of(phrase).type == "Discussion" and not here.in_heading:
            last = here.speaking
            goes_on = last and last.type == "Discussion" and here.spoken_in >= masked.number - 1
            act = last if last and goes_on else begin(here, "Discussion", [], [phrase.span], masked)
            here.spoken_in = masked.number
            words = masked.text[match.end() :].rstrip(" .")
            stop = re.search(r"[.;]|, (?:which|with|while) ", words)
            end = match.end() + (stop.start() if stop else len(words))
            for one in parts(masked, match.end(), end):
                spans = [phrase.span, masked.clean.stored(*one)]
                here.say(act, "hasTheme", theme_of(here, masked, one), spans)
    for match in _IN_DISCUSSION.finditer(masked.text):
        phrase = masked.of(match, "talk")[0]
        if noun_of(phrase).type == "Discussion" and not here.in_heading:
            begin(here, "Discussion", [], [phrase.span], masked)
