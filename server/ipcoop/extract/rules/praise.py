"""The judgement of the document itself: praise and other description that no fact carries."""

import re

from ipcoop.extract.discourse.discourse import Discourse, noun_of
from ipcoop.extract.discourse.things import Claim, Thing
from ipcoop.extract.model import Modality
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase
from ipcoop.extract.rules.conveying import Report
from ipcoop.extract.rules.describing import REFERENTS, describe
from ipcoop.extract.rules.judgements import CUE, MODIFIER, WORLDS, judgements

_COMMON = re.compile(
    r"(?:^|, )the (?P<noun>corporation|agency|institute|institution|authority|association|bank|"
    r"administration|academy|chamber) (?:is|was|has|have|enjoys)(?: [^.;,]*)?$",
    re.IGNORECASE,
)

_SUBJECTS = (*REFERENTS, Kind.ORG, Kind.GRP, Kind.UNI)
_OWN = Claim(None, Modality.PRESENT)


def judged(here: Discourse, masked: Masked, found: list[Clause], told: list[Report]) -> None:
    """Record what the document says of things in words of praise."""
    subject = next((p for p in masked if p.kind in _SUBJECTS), None)
    if CUE.search(masked.clean.text) and not here.in_heading:
        _judge(here, masked, found, told)
    here.subject = subject or here.subject


def _judge(here: Discourse, masked: Masked, found: list[Clause], told: list[Report]) -> None:
    done: list[tuple[int, int]] = []
    for phrases, start, end in judgements(masked, found, here.subject):
        report = next((one for one in told if one.holds(start)), None)
        if (report and not report.claim) or any(first <= start < last for first, last in done):
            continue
        subject = None
        if _is_praise(masked, start, end):
            subject = _subject(here, phrases) or _body(here, masked.text[:start])
        if subject:
            done.append((start, end))
            by = report.claim if report and report.claim else _OWN
            describe(here, masked, subject, (start, end), by)
    _worlds(here, masked, told)
    _modifiers(here, masked, told, done)


def _body(here: Discourse, before: str) -> Thing | None:
    """Return the body that “the corporation” stands for: the only one with that in its name."""
    match = _COMMON.search(before)
    if not match:
        return None
    noun = match["noun"].lower()
    bodies = {id(body): body for body in here.bodies if _has_name(here, body, noun)}
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def _has_name(here: Discourse, body: Thing, noun: str) -> bool:
    names = here.reference.names(body.iri) if body.iri else {body.label}
    return any(noun in name.casefold().split() for name in names)


def _is_praise(masked: Masked, start: int, end: int) -> bool:
    return CUE.search(masked.words(max(0, start - 30), end)) is not None


def _worlds(here: Discourse, masked: Masked, told: list[Report]) -> None:
    """Take up “the world's five largest offices”, of the one group that the document speaks of."""
    match = WORLDS.search(masked.text)
    groups = [thing for thing in here.things if thing.family == "group" and thing.iri]
    if match and len(groups) == 1 and not any(report.holds(match.start()) for report in told):
        describe(here, masked, groups[0], match.span("words"), _OWN)


def _subject(here: Discourse, phrases: list[Phrase]) -> Thing | None:
    for phrase in phrases:
        things = here.agent(phrase)
        if len(things) == 1:
            return things[0]
        find = REFERENTS.get(phrase.kind)
        found = find(here, phrase) if find else None
        return found or (_last_of_its_kind(here, phrase) if find else None)
    return None


def _last_of_its_kind(here: Discourse, phrase: Phrase) -> Thing | None:
    """Return what “the course” points back to, if its name ends with that noun."""
    noun = noun_of(phrase)
    if not noun.definite or noun.name.casefold() != noun.head:
        return None
    things = (t for t in reversed(here.things) if t.family in ("event", "activity", "instrument"))
    return next(
        (t for t in things if re.search(rf"\b{re.escape(noun.head)}\b", t.label.casefold())), None
    )


def _modifiers(
    here: Discourse, masked: Masked, told: list[Report], done: list[tuple[int, int]]
) -> None:
    """Record what stands before a noun: “a highly successful workshop”."""
    for place, char in enumerate(masked.text):
        phrase = masked.phrases.get(char)
        if phrase is None or phrase.kind not in (Kind.EVT, Kind.INS, Kind.ACV, Kind.FND):
            continue
        if phrase.iris or any(report.holds(place) for report in told):
            continue
        match = MODIFIER.search(noun_of(phrase).name)
        if match and not any(first <= place < last for first, last in done):
            _modified(here, masked, phrase, match.group())


def _modified(here: Discourse, masked: Masked, phrase: Phrase, words: str) -> None:
    subject = _subject(here, [phrase])
    first = masked.clean.text.find(words, phrase.start, phrase.end)
    if subject is None or first < 0:
        return
    span = masked.clean.stored(first, first + len(words))
    before, here.claim = here.claim, _OWN
    here.say(subject, "describedAs", here.text(words, "en"), [span])
    here.claim = before
