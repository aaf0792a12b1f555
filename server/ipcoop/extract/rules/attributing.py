"""Words that no verb of speech introduces: “according to X”, “in the view of X”, “X: “…””."""

import re
from collections.abc import Iterator

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.phrases.masking import Masked, rule
from ipcoop.extract.rules.conveying import Report, report_of
from ipcoop.extract.rules.saying import SPEAKER
from ipcoop.extract.rules.speakers import Voice

_ACCORDING = rule(
    rf"(?<!\w)according to (?:the |a |an )?(?:\w+ (?:of |from )?){{0,2}}?"
    rf"(?:(?:released|issued|published|made|put out) by (?:the )?)?(?P<who>{SPEAKER})",
    re.IGNORECASE,
)
_IN_VIEW = rule(
    rf"(?<!\w)in (?:the (?:words|view|opinion|eyes|estimation|judge?ment|assessment) of (?:the )?(?P<who>{SPEAKER})|"
    rf"(?:the )?(?P<who2>{SPEAKER})(?:'s?)? (?:words|view|opinion|estimation|judge?ment|assessment))(?=,)"
    rf"|^For (?:the )?(?P<who3><PER>)(?=, [^.;]*<QUO>)|^(?P<who4><PER>)(?=: <QUO>[. ]*$)",
    re.IGNORECASE,
)
_BEFORE_QUOTE = rule(
    r"(?:^|, )(?P<who><PER>),? (?!and |with |from )(?:[\w'-]+,? ){0,8}?[\w'-]+: (?P<words><QUO>)[. ]*$"
)
_PUT_IT = rule(rf"(?<!\w)as (?P<who>{SPEAKER}),? puts? it, ", re.IGNORECASE)


def according(here: Discourse, masked: Masked) -> Iterator[Report]:
    """Yield what somebody is named as the source of, or is said to view in some way."""
    text = masked.text
    for match in [*_ACCORDING.finditer(text), *_PUT_IT.finditer(text)]:
        who = masked.of(match, "who")
        comma = re.compile(r",\s|$").search(text, match.end() - 2)
        if match.start() == 0 or text[: match.start()].strip(" ,") == "":
            pieces = [(comma.end() if comma else match.end(), len(text))]
        else:
            start = text.rfind(";", 0, match.start()) + 1
            pieces = [(start, match.start())]
        yield from report_of(here, Voice(who, masked.span(*match.span()), masked), pieces)
    for match in _IN_VIEW.finditer(text):
        who = [p for n in ("who", "who2", "who3", "who4") for p in masked.of(match, n)]
        pieces = [(match.end(), len(text))]
        yield from report_of(here, Voice(who, masked.span(*match.span()), masked), pieces)


def quoted_after(here: Discourse, masked: Masked) -> Iterator[Report]:
    """Take up “X disagreed: “…””, whatever the verb is."""
    match = _BEFORE_QUOTE.search(masked.text)
    if match:
        voice = Voice(masked.of(match, "who"), masked.span(*match.span("who")), masked)
        yield from report_of(here, voice, [(match.start("words"), match.end("words"))])
