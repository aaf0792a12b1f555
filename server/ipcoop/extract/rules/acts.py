"""Acts of speech: in which act and in which event somebody speaks."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.events import event
from ipcoop.extract.discourse.things import Thing
from ipcoop.extract.model import Span, Status
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Masked, Phrase, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.speakers import Voice
from ipcoop.extract.rules.topics import TITLED, char_of, parts, theme_of

_IN_SPEECH = rule(
    r"(?<!\w)(?:in|during|at|through|with) (?:(?P<who><PER|PST|ORG|PRO>)'s? |(?:his|her|their|"
    r"its|the|a|an) )?"
    r"(?:\w+ )?(?P<speech><SPC>)",
    re.IGNORECASE,
)
_IN_EVENT = rule(
    r"(?<!\w)(?P<how>at|during|in|opening|closing|concluding|addressing)"
    r" (?:the (?:opening|close|end|start|beginning|margins|closing) of )?(?:the |a |"
    r"an )?(?P<event><EVT>)",
    re.IGNORECASE,
)
_APART = re.compile(
    r"(?<!\w)(?:later|afterwards|told (?:us|reporters|journalists|the (?:press|media))|interview|"
    r"press (?:release|conference)|ahead of|in a (?:written )?statement|last (?:week|month|"
    r"year))(?!\w)",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"(?<!\w)(?:in reply|in response|in turn|for (?:his|her) part)(?!\w)", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"(?<!\w)(?:in reply|in response|in turn|for (?:his|her|their) part|(?:before|after) (?:him|"
    r"her)|then|vote of thanks|"
    r"also (?:spoke|took the floor|delivered|gave))(?!\w)",
    re.IGNORECASE,
)
_EXPOUNDING = frozenset(
    "emphasise emphasize stress highlight explain underline underscore point describe outline add "
    "express".split()
)
_REPLIES = frozenset("reply respond answer".split())
_OPENING = re.compile(
    r"(?:opening|closing|addressing|taking the floor|speaking at)(?!\w)", re.IGNORECASE
)
_TO_ALL = re.compile(
    r" (?:all )?(?:the )?(?:participants|delegates|guests|attendees|audience)(?!\w)"
)


def act_for(here: Discourse, voice: Voice, who: list[Thing], place: tuple[int, int]) -> Thing:
    """Return the act in which reported words are spoken: one that goes on, or a new one."""
    last = here.speaking
    is_meant = voice.clause is not None and voice.clause.mood is Mood.PLAN
    said = voice.masked if is_meant else voice.said  # “went on to say” tells that it was said
    goes_on = last and last.owner is who[0] and here.spoken_in >= voice.masked.number - 1
    speech = _speech_before(voice.masked, place[0]) or _speech_after(voice)
    if speech:
        act = begin(here, noun_of(speech).type, who, [*voice.spans, speech.span], said)
        _titled(here, act, voice.masked, speech)
    elif goes_on and last and _can_go_on(last, voice):
        here.spoken_in = voice.masked.number
        return last
    else:
        act = begin(here, _class_of(voice, place), who, voice.spans, said)
    _place(here, act, voice, place, last)
    return act


def _titled(here: Discourse, act: Thing, masked: Masked, speech: Phrase) -> None:
    """Record the title that stands behind a speech: “in his talk, entitled “…”, he said”."""
    place = masked.text.index(char_of(masked, speech)) + 1
    title = TITLED.match(masked.text, place)
    for one in parts(masked, title.end(), title.end() + 1) if title else ():
        spans = [speech.span, masked.clean.stored(*one)]
        here.say(act, "hasTheme", theme_of(here, masked, one), spans)


def _can_go_on(last: Thing, voice: Voice) -> bool:
    """Tell whether a speech goes on in what somebody says; a presentation needs a fitting verb."""
    return last.type == "Speech" or (last.type == "Presentation" and voice.lemma in _EXPOUNDING)


def _class_of(voice: Voice, place: tuple[int, int]) -> str:
    if voice.clause and voice.clause.act == "present":
        return "Presentation"
    to_all = _TO_ALL.match(voice.masked.words(place[0] - 1, place[1]))
    greets = voice.lemma == "welcome" and to_all
    return "Speech" if greets or _OPENING.match(voice.masked.text) else "Statement"


def _speech_before(masked: Masked, place: int) -> Phrase | None:
    match = _IN_SPEECH.search(masked.text, 0, max(place, 0))
    return masked.of(match, "speech")[0] if match else None


def _speech_after(voice: Voice) -> Phrase | None:
    """Return the speech of “…, she said in her address”."""
    if voice.clause is None:
        return None
    match = _IN_SPEECH.match(voice.masked.text, voice.clause.group.end + 1)
    return voice.masked.of(match, "speech")[0] if match else None


def begin(
    here: Discourse,
    cls: str,
    who: list[Thing],
    spans: list[Span],
    said: Clause | Masked,
    *,
    anew: bool = False,
) -> Thing:
    """Return the act of a class of speakers, and record who speaks in it.

    Each class has one act of the same speakers, unless another begins anew.
    """
    clause, masked = (said, said.masked) if isinstance(said, Clause) else (None, said)
    is_fresh = anew and here.spoken_in < masked.number - 1
    act = here.act(cls, who[0] if who else None, spans[-1:], who[1:], anew=is_fresh)
    for speaker in who:
        here.speaks(act, speaker, spans, clause)
    here.speaking, here.spoken_in = act, masked.number
    if cls == "Discussion":
        here.debate = (masked.number, act)
    if here.focus and (here.focus.type != "Ceremony" or _GOES_ON.search(masked.text)):
        here.settings.setdefault(id(act), here.focus)
    if _APART.search(masked.text):
        here.apart.add(id(act))
    return act


def _place(
    here: Discourse, act: Thing, voice: Voice, place: tuple[int, int], last: Thing | None
) -> None:
    """Record in which event an act takes place."""
    if act.part_of or set_in(here, act, voice.said, place[0], voice.span):
        return
    answers = voice.lemma in _REPLIES or _REPLY.search(voice.masked.text)
    if answers and last and last is not act and last.part_of:
        act.part_of = last.part_of
        here.say(act, "isSubEventOf", last.part_of, [voice.span], status=Status.IMPLIED)


def set_in(here: Discourse, act: Thing, said: Clause | Masked, end: int, verb: Span) -> bool:
    """Record the event that stands before a place of the sentence, as “at the ceremony, …”."""
    clause, masked = (said, said.masked) if isinstance(said, Clause) else (None, said)
    for match in _IN_EVENT.finditer(masked.text, 0, max(end, 0)):
        phrase = masked.of(match, "event")[0]
        held = event(here, phrase)
        if held and held is not act:
            act.part_of = held
            status = (
                Status.STATED if match["how"].lower() in ("at", "during", "in") else Status.IMPLIED
            )
            here.say(act, "isSubEventOf", held, [phrase.span, verb], clause, status)
            return True
    return False


def settle(here: Discourse, act: Thing, clause: Clause) -> None:
    """Record the event in which a clause has an act of speech take place."""
    if not act.part_of:
        set_in(here, act, clause, len(clause.masked.text), clause.verb)
