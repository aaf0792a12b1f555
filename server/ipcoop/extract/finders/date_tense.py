"""Whether a date without a year lies before or after the day of the document, as its verb tells."""

import re
from datetime import date

_PLAN = (
    r"(?:will|shall|planned|scheduled|slated|due|expected|foreseen|pencilled in|earmarked|forthcoming|"
    r"upcoming|next|(?:is|are|been) set|(?:is|are) to|plans? to|intends? to|aims? to|"
    r"to (?:be|take|host|hold|visit|follow|start|begin|open|meet|attend|sign))"
    r"(?: (?:be|also|to|for|take|then|again|jointly|\w+ly))*"
    r"(?: (?:held|given|run|put|signed|hosted|opened|launched|organi[sz]ed|convened|followed))?"
)
_PAST = (
    r"(?:was|were|had|took|held|met|ran|gave|said|led|came|went|saw|brought|paid|made|began|last|"
    r"earlier|previous|\w{2,}(?<!ne)(?<!spe)ed)"
)
_CUES = re.compile(rf"\b(?:(?P<plan>{_PLAN})|(?P<past>{_PAST}))\b", re.IGNORECASE)


def tense(sentence: str, start: int, end: int) -> int:
    """Return 1 where a date is told as to come, -1 where it is told as past, else 0."""
    before = list(_CUES.finditer(sentence, 0, start))
    cue = before[-1] if before else _CUES.search(sentence, end)
    if cue is None:
        return 0
    return 1 if cue["plan"] else -1


def choose(days: list[date], anchor: date, told: int) -> date | None:
    """Return the day that is nearest to the day of the document, on the side that is told."""
    fitting = [day for day in days if (day - anchor).days * told >= 0] if told else days
    return min(fitting or days, key=lambda day: abs(day - anchor), default=None)
