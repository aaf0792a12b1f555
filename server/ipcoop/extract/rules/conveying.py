"""What reported words convey: whose claim they are, in which act, and of what time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Claim, Thing
from ipcoop.extract.model import Modality, Span
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, rule
from ipcoop.extract.phrases.verbs import Mood
from ipcoop.extract.rules.acts import act_for
from ipcoop.extract.rules.parties import BODIES
from ipcoop.extract.rules.speakers import Voice, speakers
from ipcoop.extract.rules.topics import Range

_POLITE = re.compile(
    r"(?:thanks|gratitude|appreciation|condolences|welcome|congratulations|greetings|regards|"
    r"(?:best|good|warm|warmest|sincere|kind) wishes|compliments|respects|apologies)(?!\w)",
    re.I,
)
_FEELINGS = frozenset(
    ("hope", "express", "suggest", "recommend", "urge", "call", "appreciate", "wish")
)
_HELD = frozenset(
    "hope expect believe estimate predict anticipate foresee forecast appreciate share thank".split()
)
"""What a body can hold without an act of speech that tells it."""
_AHEAD = frozenset("assure expect predict forecast anticipate foresee".split())
_INTENT = re.compile(
    r"(?<!that )(?<!which )(?<!who )\b(?:will|shall|plans? to|intends? to|aims? to|aims? (?:is|"
    r"was) to|(?:is|are) going to|"
    r"(?:is|are) set to|(?:is|are) (?:ready|determined|prepared) to|would(?! (?:have|rather|like|"
    r"not be|need|benefit|help|mean|require|cost|save|allow|improve|depend|remain|enable|boost|serve|"
    r"be (?:of|better|useful|good|wrong|right|premature|welcome|helpful|an? ))\b))\b|\b\w+'ll\b"
)
_PAST = re.compile(r"\b(?:was|were|had|did)\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have|does|do)\b")
_WHOLE = rule(r"[\s-]*(?P<words><QUO>)[\s.\"']*")
_DEPENDS = re.compile(r"(?<!\w)(?:if|unless|whether|should)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Report:
    """Words that are somebody's.

    Attributes:
        start: the first masked character of the words.
        end: the masked character after their last.
        claim: who puts them forward; nobody where nothing in them is asserted.
    """

    start: int
    end: int
    claim: Claim | None

    def holds(self, place: int) -> bool:
        """Tell whether a masked character is among the words."""
        return self.start <= place < self.end


def quotations(here: Discourse, masked: Masked) -> list[Report]:
    """Take up a sentence that is all quoted: words of whoever speaks, or will be named."""
    whole = _WHOLE.fullmatch(masked.text)
    if not whole:
        return []
    span = _inner(masked, whole.start("words"), whole.end("words"))
    last = here.speaking
    goes_on = last is not None and last.owner is not None and here.spoken_in >= masked.number - 1
    if goes_on and last and not here.unclaimed:
        here.spoken_in = masked.number
        convey(here, last, span)
    else:
        here.unclaimed.append(span)
    return [Report(0, len(masked.text), None)]


def convey(here: Discourse, act: Thing, span: Span) -> None:
    """Record words as conveyed in an act of speech."""
    words = here.source.document.text[span.start : span.end]
    before, here.claim = here.claim, Claim(act.owner, _modality(words, "say"), act)
    here.say(act, "reportedContent", here.text(words, "en"), [span])
    here.claim = before


def report_of(here: Discourse, voice: Voice, pieces: list[Range]) -> Iterator[Report]:
    """Yield the reported pieces as the claim of whoever is heard, and record their words."""
    masked = voice.masked
    ranges = [piece for piece in (trimmed(masked.text, *p) for p in pieces) if piece]
    who = _heard(here, voice)
    if not ranges or not who or here.in_heading:
        yield from (Report(start, end, None) for start, end in ranges)
        return
    is_act = voice.lemma != "wish" and (
        who[0].family == "person"
        or (voice.clause is not None and not (who[0].family in BODIES and voice.lemma in _HELD))
    )
    act = (
        act_for(here, voice, who, ranges[0])
        if is_act
        else _source(here, _inner(masked, *ranges[0]), who[0])
    )
    known = act if is_act else None
    opening = masked.phrases.get(masked.text[ranges[0][0]])
    is_whole = opening is not None and opening.kind is Kind.QUO
    is_whole = is_whole or masked.text[: ranges[0][0]].endswith("that ")
    modality = _modality(
        _words(masked, ranges), "say" if is_whole and voice.lemma == "assure" else voice.lemma
    )
    _say_words(here, voice, ranges, act, Claim(who[0], modality, known))
    past = Modality.PAST if modality is Modality.PAST else Modality.PRESENT
    yield from (Report(start, end, Claim(who[0], past, known)) for start, end in ranges)


def _heard(here: Discourse, voice: Voice) -> list[Thing]:
    """Return who says something, if it is said at all."""
    if not is_said(voice.clause):
        return []
    who = speakers(here, voice.phrases, voice.masked.number)
    goes_on = voice.clause is not None and voice.clause.group.verb.form == "ing"
    return who or (_still(here, voice.masked) if goes_on else [])


def _words(masked: Masked, ranges: list[Range]) -> str:
    return " ".join(masked.words(*piece) for piece in ranges)


def _say_words(
    here: Discourse, voice: Voice, ranges: list[Range], act: Thing, claim: Claim
) -> None:
    """Record what is conveyed, with the sentences of a quotation that came before its speaker."""
    masked = voice.masked
    opening = masked.phrases.get(masked.text[ranges[0][0]])
    is_quoted = opening is not None and opening.kind is Kind.QUO
    if not is_quoted and _is_polite(_words(masked, ranges), voice.lemma):
        here.polite.add(id(act))
    else:
        spans = [_inner(masked, *piece) for piece in ranges]
        text = here.source.document.text
        conveyed = " … ".join(text[span.start : span.end] for span in spans)
        before, here.claim = here.claim, claim
        here.say(act, "reportedContent", here.text(conveyed, "en"), spans)
        here.claim = before
    if is_quoted:
        for span in here.unclaimed:
            convey(here, act, span)
    here.unclaimed = []


def _still(here: Discourse, masked: Masked) -> list[Thing]:
    """Return whoever has spoken in the sentence already: “…, adding that …”."""
    last = here.speaking.owner if here.speaking and here.spoken_in == masked.number else None
    return [last] if last else []


def _source(here: Discourse, words: Span, body: Thing) -> Thing:
    """Return the statement that words “according to” a body must come from."""
    return here.act("Statement", body, [words])


def _is_polite(words: str, lemma: str) -> bool:
    """Tell thanks and greetings from what can be true or not."""
    if lemma in ("thank", "congratulate", "commend", "applaud", "pay tribute", "appreciate"):
        return True
    polite = lemma == "welcome" and re.match(
        r"(?:all |the |his |her |its |their |both )*(?:participants|delegates|guests|attendees|audience|everyone|"
        r"everybody|colleagues|speakers|those present|visitors|trainees|students|examiners|experts|gathering|"
        r"\w+ (?:delegat|guest|colleague|participant))",
        words,
    )
    return bool(polite) or (
        lemma in ("express", "convey", "voice") and _POLITE.search(words[:60]) is not None
    )


def is_said(clause: Clause | None) -> bool:
    """Tell whether somebody really says so, and does not merely mean to."""
    if clause is None or clause.mood is Mood.FACT:
        return True
    if clause.group.mood is Mood.FACT:
        return not _DEPENDS.search(clause.masked.text[clause.start : clause.group.start])
    if clause.mood is not Mood.PLAN:
        return False
    before = clause.masked.text[: clause.group.end]
    return (
        re.search(
            r"(?:went|goes|gone) on to|(?:opportunity|occasion|moment|chance) to|(?:was|is) (?:keen|quick|careful|anxious) to|"
            r"(?:kind|gracious|generous|bold|frank|honest) enough to|"
            r"not (?:fail|hesitate|forget) to|(?:pleased|happy|proud|delighted|glad) to",
            before[-60:],
        )
        is not None
    )


def trimmed(text: str, start: int, end: int) -> Range | None:
    """Return words without the spaces and marks around them, if any are left."""
    while start < end and text[start] in " ,:;-":
        start += 1
    while end > start and text[end - 1] in " ,;:.!?-":
        end -= 1
    return (start, end) if end > start else None


def _inner(masked: Masked, start: int, end: int) -> Span:
    """Return the place of words, without the quotation marks around them."""
    first, last = masked.starts[start], masked.ends[end - 1]
    words = masked.clean.text[first:last]
    bare = words.strip("\"', ")
    whole = masked.phrases.get(masked.text[start]) if end - start == 1 else None
    if (whole and whole.kind is Kind.QUO) or (words[:1] in "\"'" and '"' not in bare):
        first += len(words) - len(words.lstrip("\"', "))
        last = first + len(bare.rstrip(",. "))
    return masked.clean.stored(first, last)


def _modality(words: str, lemma: str) -> Modality:
    if lemma in _AHEAD or (lemma not in _FEELINGS and _INTENT.search(words)):
        return Modality.INTENTION
    if _PAST.search(words) and not _PRESENT.search(words):
        return Modality.PAST
    return Modality.PRESENT
