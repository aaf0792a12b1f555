"""Free indirect speech: a sentence that goes on in the voice of the one before it."""

import re
from collections.abc import Iterator

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Claim
from ipcoop.extract.model import Modality
from ipcoop.extract.phrases.clauses import Clause
from ipcoop.extract.phrases.masking import Kind, Masked
from ipcoop.extract.rules.conveying import Report

_WOULD = re.compile(r"(?<!\w)would(?! (?:like|rather|have|not|be (?:happy|pleased|glad))(?!\w))")
_IF = re.compile(r"(?<!\w)(?:if|unless|who|which|where)(?!\w)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n\s*\n")
_SPEAKERS = (Kind.PER, Kind.PST, Kind.QUO)


def going_on(here: Discourse, masked: Masked, found: list[Clause]) -> Iterator[Report]:
    """Yield a sentence as the claim of whoever was reported last, if only they can say so.

    “It would be open to all” behind “she said that …” tells what she said next.
    """
    number, claim = here.quoting
    first = found[0] if found else None
    if not claim or not claim.act or number != masked.number - 1 or first is None:
        return
    main = _WOULD.search(masked.text[: first.group.end])
    others = any(phrase.kind in _SPEAKERS for phrase in masked)
    if not main or others or _IF.search(masked.text[: main.start()]) or _is_apart(here, masked):
        return
    end = len(masked.text.rstrip(" ."))
    plan = Claim(claim.by, Modality.INTENTION, claim.act)
    span = masked.span(0, end)
    words = here.source.document.text[span.start : span.end]
    before, here.claim = here.claim, plan
    here.say(claim.act, "reportedContent", here.text(words, "en"), [span])
    here.claim, here.spoken_in = before, masked.number
    yield Report(0, end, Claim(claim.by, Modality.PRESENT, claim.act))


def _is_apart(here: Discourse, masked: Masked) -> bool:
    """Tell whether a sentence begins a paragraph of its own."""
    sentences = here.source.document.sentences
    start = masked.span(0, 1).start
    before = max((one.end for one in sentences if one.end <= start), default=0)
    return _PARAGRAPH.search(here.source.document.text, before, start) is not None
