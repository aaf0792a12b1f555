"""Hearsay: what a document passes on without vouching for it, and what it leaves in doubt."""

import re
from collections.abc import Iterator

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Claim, Thing
from ipcoop.extract.model import Modality
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Masked, Phrase, rule
from ipcoop.extract.rules.conveying import Report
from ipcoop.extract.rules.describing import describe, described

_NOUN_THAT = rule(
    r"(?<!\w)(?:reports?|rumou?rs?|allegations?|speculation|suggestions?|proposals?|assumption|"
    r"possibility|idea|belief|impression|expectation|hopes?|fears?|claims?|request|demand|view)"
    r"(?: (?!(?:that|and|but|or)\b)[^\s,.;]+){0,6} that (?=\S)"
    r"|(?<!\w)(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|doubt(?:s|ed)?|rul(?:e|es|ed|"
    r"ing) out|question(?:s|ed)|"
    r"dismiss(?:es|ed)|reject(?:s|ed)|ask(?:s|ed)|wonder(?:s|ed))(?: [^\s,.;]+){0,4}? (?:that|"
    r"whether|if) (?=\S)",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"(?:hopes|fears|claims) that(?!\w)", re.IGNORECASE)
_NAME = rule(r"<ORG|GRP|PER|PST|PRO> $")
_EXPRESSED = re.compile(
    r"(?:(?:express|voic|shar|conve|underlin|stress)\w*|h[eo]lds?|took|takes?|(?:is|was|are|were) of) (?:\w+ ){0,3}$",
    re.IGNORECASE,
)
_OURS = rule(
    r"(?:^|[.;] )(?:but |and |however, )?(?:in our (?:\w+ )?(?:view|opinion|experience|judge?ment|assessment|"
    r"estimation),? |we (?:would |shall |will |cannot |do |also |still |therefore |strongly |firmly |\w+ly )*(?:not )?(?:expect|"
    r"believe|think|recommend|advise|hope|anticipate|consider|suspect|doubt|trust|predict|bet|feel|"
    r"regard|find|suggest|estimate|guess|fear)(?!\w))"
    r"|, in our (?:view|opinion|experience|judge?ment|assessment|estimation)(?=[,.])",
    re.IGNORECASE,
)
_REPUTED = rule(
    r"(?<![\w-])(?:reportedly|allegedly|supposedly|purportedly|apparently|presumably|seemingly|"
    r"rumou?redly|ostensibly)(?![\w-])",
    re.IGNORECASE,
)
_IT_IS_SAID = rule(
    r"(?<!\w)(?:(?:it|there) (?:is|was|has been)(?: \w+ly| also| now| generally)? (?:understood|thought|"
    r"believed|rumou?red|alleged|reported|said|claimed|assumed|supposed|presumed|felt|feared|"
    r"speculated|suggested|talk|speculation)|it (?:seems|appears|would seem|would appear)|"
    r"(?:rumou?r|word|legend|report) has it|(?:insiders|observers|sources|people)(?: \w+){0,4}? "
    r"(?:say|said|claim|claimed|believe|believed)) that (?=\S)",
    re.IGNORECASE,
)
_IT_IS_PLANNED = rule(
    r"(?<!\w)it is (?:also |now |generally |widely |still )?(?:expected|hoped|planned|envisaged|intended|foreseen|"
    r"anticipated|likely|proposed) that (?=\S)",
    re.IGNORECASE,
)
_IS_THOUGHT = rule(
    r"(?<!\w)(?:is|are|was|were)(?: \w+ly| also| now)? (?:understood|thought|rumou?red|alleged|"
    r"supposed|presumed|assumed|known|felt) to have (?=\w)",
    re.IGNORECASE,
)
_BY_SOURCES = rule(
    r", (?:[a-z]+ ){0,3}(?:sources?|people|persons?|officials|insiders|diplomats)(?: (?!that(?!\w))[\w'-]+){0,6}? (?:said|say|says)"
    r"(?:,? (?:on )?<DAT>)?\.?$"
    r"|^According to (?:[a-z]+ ){0,3}(?:sources?|people|persons?|insiders|(?:media|press|news) reports|reports)(?: [^,]{1,40})?,",
)
_WE = re.compile(r"[ .;]*(?:But |And |However, )?[Ww]e ")
_TOPICS = ("event", "instrument", "fund", "activity")
_PASSED_ON = Claim(None, Modality.PRESENT)


def unsure(here: Discourse, masked: Masked, found: list[Clause]) -> Iterator[Report]:
    """Yield what follows “rumours that …”, of which nothing is asserted, and what is hearsay."""
    for match in _NOUN_THAT.finditer(masked.text):
        before = masked.text[: match.start()]
        if _EXPRESSED.search(before) or (_HOLDS.match(match.group()) and _NAME.search(before)):
            continue
        stop = re.compile(r"[,;]|$").search(masked.text, match.end())
        yield Report(match.end(), stop.start() if stop else len(masked.text), None)
    for own in _OURS.finditer(masked.text):
        yield _own(here, masked, found, own)
    for match in _IT_IS_SAID.finditer(masked.text):
        end = _stop(masked.text, match.end())
        _pass_on(here, masked, found, match.end(), end)
        yield Report(match.end(), end, None)
    sources = _BY_SOURCES.search(masked.text)
    if sources:
        ahead = sources.start() == 0
        start, end = (sources.end(), len(masked.text)) if ahead else (0, sources.start())
        yield Report(start, end, _PASSED_ON)
    for match in _IT_IS_PLANNED.finditer(masked.text):
        end = _stop(masked.text, match.end())
        _pass_on(here, masked, found, match.end(), end, Claim(None, Modality.INTENTION))
        yield Report(match.end(), end, None)
    for start, end in _reputed(masked.text):
        _pass_on(here, masked, found, start, end)
        yield Report(start, end, _PASSED_ON)


def _own(here: Discourse, masked: Masked, found: list[Clause], own: re.Match[str]) -> Report:
    """Return what the document says in its own name: “In our view, …”, “We expect …”."""
    text = masked.text
    start = text.rfind(";", 0, own.start() + 1) + 1
    end = _stop(text, own.end())
    is_view = own.group().endswith(", ") or own.group().startswith(",")
    _pass_on(here, masked, found, own.end() if is_view and own.start() == start else start, end)
    return Report(start, end, _PASSED_ON)


def _reputed(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is only reputed to be: up to a semicolon, or the whole sentence."""
    for pattern in (_REPUTED, _IS_THOUGHT):
        cue = pattern.search(text)
        if cue:
            yield text.rfind(";", 0, cue.start()) + 1, _stop(text, cue.end())


def _stop(text: str, place: int) -> int:
    semicolon = text.find(";", place)
    return semicolon if semicolon >= 0 else len(text)


def _spoken_of(here: Discourse, named: list[Phrase]) -> Thing | None:
    """Return the first thing named that is one, or else what the sentence before speaks of."""
    told = (
        described(here, [phrase]) for phrase in [*named, *([here.subject] if here.subject else [])]
    )
    before = (t for t in reversed(here.things) if t.family in _TOPICS and t.head)
    return next((thing for thing in told if thing), None) or next(before, None)


def _pass_on(
    here: Discourse,
    masked: Masked,
    found: list[Clause],
    start: int,
    end: int,
    claim: Claim | None = None,
) -> None:
    """Record the words as what the document passes on of whoever they begin with."""
    clause = next((one for one in found if start <= one.group.start < end), None)
    named = [*(clause.subject if clause else []), *masked.inside(masked.text[start:end])]
    own = here.publisher() if _WE.match(masked.text[start:end]) else None
    subject = None if here.in_heading else own or _spoken_of(here, named)
    if subject:
        first = start + len(masked.text[start:end]) - len(masked.text[start:end].lstrip())
        describe(here, masked, subject, (first, end), claim or _PASSED_ON)
