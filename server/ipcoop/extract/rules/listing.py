"""Lists of activities under a heading or a colon, and lists of what is only planned."""

import re

from ipcoop.extract.discourse.discourse import Discourse
from ipcoop.extract.discourse.things import Claim, Thing
from ipcoop.extract.discourse.works import fund
from ipcoop.extract.model import Modality
from ipcoop.extract.phrases.masking import Kind, Masked, rule
from ipcoop.extract.rules.beneficiaries import Stretch, beneficiaries
from ipcoop.extract.rules.conveying import Report
from ipcoop.extract.rules.involvement import receives
from ipcoop.extract.rules.works_told import works_in

_HEADING = re.compile(
    r"(?:[Aa]ctivities|[Pp]rojects|[Pp]rogrammes)[^a-z]* ?(?:financed|funded|supported|paid for)|"
    r"[\U000F0000-\U000FFFFF] (?:financed|funded|supported)"
)
_PAID = re.compile(
    r"financ|fund(?:ed|s)(?!\w)|support|paid|sponsor|under (?:the )?[\U000F0000-\U000FFFFF]|contribut|resources"
)
_MARK = re.compile(r"(?:\(?\w{1,3}[.)]|[-*•–]) ?")
_PLANNED = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were|remains?) to|to be|plan(?:s|ned)?|next (?:year|month|week)|foresee\w*|envisage\w*|"
    r"scheduled|agreed to|propos\w+|intend\w*|upcoming|forthcoming|future)\b"
)
_CANCELLED = re.compile(
    r"(?<!\w)(?:cancell?ed|postponed|called off|not|never|withdrawn|abandoned|dropped)(?!\w)"
)
_TO = rule(r" (?:to|for) (?:the )?(?P<to><ORG|CTY>)")


def planned(here: Discourse, masked: Masked) -> list[Report]:
    """Return the whole of an item as what is meant to be, in a list of what is planned."""
    text = masked.text.rstrip()
    if text.endswith(":"):
        here.plans = masked.number if _PLANNED.search(text) else 0
        return []
    if not here.plans or masked.number != here.plans + 1 or not _MARK.match(text):
        return []
    here.plans = masked.number
    return [Report(0, len(masked.text), Claim(None, Modality.INTENTION))]


def listed(here: Discourse, masked: Masked) -> None:
    """Read the items of a list under “Activities financed in 2021”, or “The fund supported:”."""
    if _opens(here, masked):
        funds = [fund(here, p) for p in masked.inside(masked.text) if p.kind is Kind.FND]
        told = [t for t in here.things if t.family == "fund" and not t.claim]
        here.listing = masked.number
        here.listed_by = next(filter(None, funds), None) or (told[-1] if told else None)
        here.colon, here.marks = masked.text.rstrip().endswith(":"), ""
        return
    mark = _MARK.match(masked.text)
    if here.in_heading and not mark:
        here.listing = 0
    if here.colon and (mark is None or _style(mark) != (here.marks or _style(mark))):
        here.listing = 0
    if mark and here.listing:
        here.marks = _style(mark)
        _item(here, masked, mark.end())


def _style(mark: re.Match[str]) -> str:
    """Return how an item is marked: “(x)” for “(1)” and “(a)”."""
    return re.sub(r"\w+", "x", mark.group().strip())


def _opens(here: Discourse, masked: Masked) -> bool:
    if masked.text.rstrip().endswith(":"):
        return _PAID.search(masked.text) is not None
    return here.in_heading and _HEADING.search(masked.text) is not None


def _item(here: Discourse, masked: Masked, start: int) -> None:
    if _CANCELLED.search(masked.text):
        return
    if here.plans == masked.number:
        here.claim = Claim(None, Modality.INTENTION)
    for work in works_in(here, masked, start, len(masked.text)):
        done = work.thing
        if here.claim is None:
            done.facts = True
            here.work, here.worked_in = done, here.sentence
        if here.listed_by and not _is_paid(here, done, here.listed_by):
            here.say(done, "isFinancedBy", here.listed_by, [work.span])
        beneficiaries(here, done, Stretch(masked, work.end, work.upto, None))
        to = _TO.match(masked.text, work.end)
        for part in masked.of(to, "to") if to else ():
            receives(here, done, part, None)
    here.claim = None


def _is_paid(here: Discourse, done: Thing, money: Thing) -> bool:
    return any(
        f.subject is done and f.object is money and f.predicate == "isFinancedBy"
        for f in here.facts
    )
