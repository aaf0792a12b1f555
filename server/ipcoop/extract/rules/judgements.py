"""Where a sentence judges something in words of praise."""

import re
from collections.abc import Iterator

from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked, Phrase, rule

_STRONG = (
    r"leading|foremost|premier|renowned|world-class|world-leading|first-class|state-of-the-art|"
    r"exemplary|"
    r"outstanding|remarkable|landmark|historic|ground-?breaking|path-?breaking|unprecedented|"
    r"pioneering|"
    r"excellent|impressive|successful|fruitful|prestigious|unrivalled|unparalleled|acclaimed|"
    r"influential|"
    r"respected|unique|invaluable|resounding|indispensable"
)
_SUPERLATIVE = (
    r"(?:most (?!of\b|recent\b|common\b|part\b|cases\b|important\b)\w+|best|finest|greatest|"
    r"strongest|"
    r"(?:\w+'s|global|world|recogni[sz]ed|industry|regional) leaders?|global leaders?|"
    r"success story|"
    r"great success|huge success|big success|milestone|largest|biggest|shining example|"
    r"good example|role model|benchmark)"
)
_PRAISE = rf"(?:{_STRONG}|{_SUPERLATIVE}|quieter|quietest|cheapest|fastest)"
CUE = rule(
    rf"(?<![\w-])(?:{_PRAISE}|successfully|regarded|reputation|forefront|vanguard)(?![\w-])",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    rf"(?:, [^,.;]{{1,40}},)? (?:(?:proud|honou?red|happy|pleased|delighted|reputed|thought) to be )?(?:(?:widely |generally )?(?:regarded|seen|considered|known|"
    rf"recogni[sz]ed) as |considered )?"
    rf"(?P<words>(?:[^.;,]{{1,40}}, but (?:also )?)?(?:(?:a|an|the|one of|among|very|highly|truly|also|in|now|still|"
    rf"particularly) )*(?:[^\s.;,]+ ){{0,5}}?"
    rf"{_PRAISE}(?![\w-])[^.;,:]*)",
    re.IGNORECASE,
)
_APPOSED = rule(
    r"(?P<what><ORG|GRP|EVT|INS|FND|ACV|UNI|PER>),? (?P<words>(?:one of (?:the )?|the |a |an |"
    r"among the )"
    rf"(?:[^\s.;,]+ ){{0,4}}?{_PRAISE}(?![\w-])[^.;,]*)(?=[.;,]|$)",
    re.IGNORECASE,
)
_ONE_OF_GROUP = rule(
    rf"one of (?:the )?(?:\d+ |\w+ )?(?P<words>(?:\w+ )?(?:{_PRAISE}|"
    rf"<CNT>)[^.;,()]*?) ?\((?P<what><GRP>)\)",
    re.I,
)
_OF_THE_WORLD = rule(
    r"(?P<what><GRP>),?(?: (?:is|are|was))?(?: an?)?"
    r" [^.;]{0,50}?(?P<words>(?:the )?(?:world's )?(?:\w+ |<CNT> )?"
    r"(?:largest|biggest|leading|major) [^.;,]*?(?:(?:of|in) the world|(?=[.,;]|$)))"
)
WORLDS = rule(
    r"(?P<words>(?:the )?world's (?:\w+ |<CNT> )?(?:largest|biggest|"
    r"leading) (?:\w+ ){0,2}?(?:<THM> )?offices)"
)
_HAS_LED = re.compile(
    r"(?:has|have) been (?P<words>(?:leading|pioneering|at the forefront of|"
    r"in the vanguard of) [^.;,]+)"
)
_REPUTATION = re.compile(
    r"(?P<verb>(?:has|have|enjoys?) (?:a|the) reputation (?:of being|as|for) )(?P<words>[^.;,]+)"
)
_SUCCESSFULLY = rule(
    r"(?P<words>(?:very |highly )?successfully) (?:held|hosted|concluded|completed|organi[sz]ed|"
    r"conducted|"
    r"implemented|launched|signed|closed|convened)(?: (?:the |a |an |its |"
    r"their )?(?P<what><EVT|INS|ACV>))?",
    re.IGNORECASE,
)
MODIFIER = re.compile(rf"(?<![\w-])(?:(?:very|highly|most) )?(?:{_STRONG})(?![\w-])")
_STOP = re.compile(
    r",? (?:and|but) (?:both|the|they|it|he|she|we|its|has|have|had|is|was|will|\w+ed|"
    r"a member)(?!\w)"
    r"|,? (?:which|who|where|that) "
)
_KINDS = (Kind.ORG, Kind.GRP, Kind.UNI, Kind.PER, Kind.EVT, Kind.INS, Kind.FND, Kind.ACV, Kind.CTY)


def judgements(
    masked: Masked, found: list[Clause], subject: Phrase | None
) -> Iterator[tuple[list[Phrase], int, int]]:
    """Yield what is judged, and the masked characters that judge it."""
    text = masked.text
    for pattern in (_ONE_OF_GROUP, _OF_THE_WORLD, _SUCCESSFULLY, _APPOSED):
        for match in pattern.finditer(text):
            what = masked.of(match, "what") or _before(masked, match.start())
            yield what, match.start("words"), _end(text, match.start("words"), match.end("words"))
    for match in (*_REPUTATION.finditer(text), *_HAS_LED.finditer(text)):
        yield _opening(masked, match.start()), match.start("words"), match.end("words")
    for clause in found:
        if clause.act == "be" and clause.mood.value == "fact":
            said = _PREDICATE.match(text, clause.group.end)
            if said:
                start, end = said.span("words")
                what = (
                    _adjacent(masked, clause) or clause.subject[:1] or _it(masked, clause, subject)
                )
                yield what, start, _end(text, start, end)


def _end(text: str, start: int, end: int) -> int:
    stop = _STOP.search(text, start, end)
    return stop.start() if stop else end


def _it(masked: Masked, clause: Clause, last: Phrase | None) -> list[Phrase]:
    """Return what “it” stands for: what the sentence before speaks of first."""
    text = masked.text[: clause.group.start]
    return [last] if last and re.fullmatch(r"It(?:, [^,]+,)? ?", text) else []


def _adjacent(masked: Masked, clause: Clause) -> list[Phrase]:
    phrase = masked.phrases.get(masked.text[: clause.group.start].rstrip()[-1:])
    return [phrase] if phrase and phrase.kind in _KINDS else []


def _opening(masked: Masked, end: int) -> list[Phrase]:
    """Return what a sentence begins with, or what stands right before a place."""
    near = masked.phrases.get(masked.text[:end].rstrip()[-1:])
    phrases = [p for p in masked.inside(masked.text[:end]) if p.kind in _KINDS]
    return [near] if near and near.kind in _KINDS else phrases[:1]


def _before(masked: Masked, end: int) -> list[Phrase]:
    phrases = masked.inside(masked.text[:end])
    return [phrase for phrase in phrases if phrase.kind in _KINDS][-1:]
