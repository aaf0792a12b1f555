"""Hearsay: what a document passes on without vouching for it, and what it leaves in doubt."""

import re
from collections.abc import Iterator

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Claim
from ipcoop.extract.model import Modality
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Masked, rule
from ipcoop.extract.rules.conveying import Report
from ipcoop.extract.rules.describing import describe, described

_NOUN_THAT = rule(
    r"(?<!\w)(?:reports?|rumou?rs?|allegations?|speculation|suggestions?|proposals?|assumption|"
    r"possibility|idea|belief|impression|expectation|hopes?|fears?|claims?|request|demand|view)"
    r"(?: (?!that\b)[^\s,.;]+){0,6} that (?=\S)"
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
    r"(?<!\w)in our (?:view|opinion|experience|judge?ment|assessment)(?!\w)", re.IGNORECASE
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
_IS_THOUGHT = rule(
    r"(?<!\w)(?:is|are|was|were)(?: \w+ly| also| now)? (?:understood|thought|rumou?red|alleged|"
    r"supposed|presumed|assumed|known|felt) to have (?=\w)",
    re.IGNORECASE,
)
_PASSED_ON = Claim(None, Modality.PRESENT)


def unsure(here: Discourse, masked: Masked, found: list[Clause]) -> Iterator[Report]:
    """Yield what follows “rumours that …”, of which nothing is asserted, and what is hearsay."""
    for match in _NOUN_THAT.finditer(masked.text):
        before = masked.text[: match.start()]
        if _EXPRESSED.search(before) or (_HOLDS.match(match.group()) and _NAME.search(before)):
            continue
        stop = re.compile(r"[,;]|$").search(masked.text, match.end())
        yield Report(match.end(), stop.start() if stop else len(masked.text), None)
    if _OURS.search(masked.text):
        yield Report(0, len(masked.text), _PASSED_ON)
    for match in _IT_IS_SAID.finditer(masked.text):
        end = _stop(masked.text, match.end())
        _pass_on(here, masked, found, match.end(), end)
        yield Report(match.end(), end, None)
    for start, end in _reputed(masked.text):
        _pass_on(here, masked, found, start, end)
        yield Report(start, end, _PASSED_ON)


def _reputed(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is only reputed to be: up to a semicolon, or the whole sentence."""
    for pattern in (_REPUTED, _IS_THOUGHT):
        cue = pattern.search(text)
        if cue:
            yield text.rfind(";", 0, cue.start()) + 1, _stop(text, cue.end())


def _stop(text: str, place: int) -> int:
    semicolon = text.find(";", place)
    return semicolon if semicolon >= 0 else len(text)


def _pass_on(here: Discourse, masked: Masked, found: list[Clause], start: int, end: int) -> None:
    """Record the words as what the document passes on of whoever they begin with."""
    clause = next((one for one in found if start <= one.group.start < end), None)
    subject = described(here, clause.subject) if clause and not here.in_heading else None
    if subject:
        first = start + len(masked.text[start:end]) - len(masked.text[start:end].lstrip())
        describe(here, masked, subject, (first, end), _PASSED_ON)
