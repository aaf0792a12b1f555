"""Plans that no relation carries: “EAPO is to open a contact point in Almaty”."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Claim
from ipcoop.extract.model import Modality, Span
from ipcoop.extract.phrases.masking import Masked, rule
from ipcoop.extract.rules.conveying import Report
from ipcoop.extract.rules.describing import describe, described

_PLAN = rule(
    r"^(?P<mark>\(?[a-z0-9]{1,3}[).] |[*•–-] )?(?:(?:[A-Z][^,;.]{1,60}, |(?:In|By|From|On|Under|With) [^,;.]{1,40},? ))?(?:[Tt]he |[Ii]ts |[Tt]heir )?"
    r"(?P<who><ORG|GRP|UNI|CTY|FND|ACV|INS>)(?: \([^()]*\))?(?:, [^,;]{1,90},)? (?:also |now |currently )?"
    r"(?:(?:is|are) (?:also |now |currently |\w+ly )?(?:to|going to|set to|due to|expected to|"
    r"scheduled to|planned to|slated to|planning to|intending to|hoping to|preparing to|poised to|"
    r"keen to|determined to|about to)|plans? to|intends? to|hopes? to|aims? to|wants? to|"
    r"wish(?:es)? to|will)(?: also| then| soon)? (?!enter|take effect|come into|expire|remain|not|never)(?=[a-z])"
)
_UNSURE = re.compile(
    r"(?<!\w)(?:if|unless|whether|should|provided|would|not|never)(?!\w)", re.IGNORECASE
)


def plans(here: Discourse, masked: Masked, told: list[Report]) -> None:
    """Record what somebody means to do, where nothing else in the sentence was read of it."""
    plan = _PLAN.match(masked.text)
    if not plan or told or here.in_heading or _UNSURE.search(masked.text):
        return
    subject = None if _is_planned(here, masked) else described(here, masked.of(plan, "who"))
    if subject:
        stop = masked.text.find(";", plan.end())
        end = stop if stop >= 0 else len(masked.text)
        begin = plan.end("mark") if plan["mark"] else 0
        describe(here, masked, subject, (begin, end), Claim(None, Modality.INTENTION))


def _is_planned(here: Discourse, masked: Masked) -> bool:
    """Tell whether something of a plan has been read from the sentence already."""
    whole = masked.span(0, len(masked.text))
    return any(_within(fact.spans, whole) for fact in here.facts if fact.claim) or any(
        _within(link.spans, whole) for link in here.links if link.claim
    )


def _within(spans: tuple[Span, ...], whole: Span) -> bool:
    return any(whole.start <= span.start and span.end <= whole.end for span in spans)
